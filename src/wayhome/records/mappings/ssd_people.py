"""The safeguarding dataset on people: particulars, addresses, kin, other numbers, disability.

A date of birth on the 15th hides the day only where the child came unaccompanied, which is when
the dataset tells councils to write the 15th. An adopted child's record from before is sealed.
A council says that it held a child under another number before by `pers_legacy_id` (PERS014A: to
carry over the number of an older system) or by a linked identifier of type Case Number (LINK003A);
Standard Safeguarding Dataset 1.4.5, read 28 November 2026.
"""

from wayhome.records.expressions import GENDERS, at_day, json_text, sex, words
from wayhome.records.mapping import Mapping, person, with_person

PERSON = "s.pers_person_id"


def same(alias: str, key: str, number: str) -> str:
    """The rows of another table of this dataset with that number, in the same system."""
    return (
        f"{alias}.{key} = {number} AND {alias}._agency = s._agency AND {alias}._system = s._system"
    )


def newest(table: str, alias: str, key: str, number: str) -> str:
    """Joins the row that stands of another table."""
    return f'LEFT JOIN "ssd.{table}.newest" {alias} ON {same(alias, key, number)}'


_ADOPTED = (
    f'EXISTS (SELECT 1 FROM "ssd.ssd_cla_episodes" x WHERE {same("x", "clae_person_id", PERSON)}'
    " AND regexp_matches(x.clae_cla_episode_ceased_reason, '(?i)^ *E1[12]|\\badopted'))"
    f' OR EXISTS (SELECT 1 FROM "ssd.ssd_permanence" x WHERE {same("x", "perm_person_id", PERSON)}'
    " AND x.perm_permanence_order_type ILIKE '%adoption%'"
    " AND x.perm_permanence_order_date IS NOT NULL)"
)
_CAME_ALONE = (
    'EXISTS (SELECT 1 FROM "ssd.ssd_immigration_status" x'
    f" WHERE {same('x', 'immi_person_id', PERSON)}"
    " AND regexp_matches(x.immi_immigration_status, '(?i)UASC|unaccompanied'))"
)


def _former(number: str, person_id: str) -> str:
    """Another number under which the council says that it held the child before."""
    other = f"nullif(trim({number}), '')"
    return f"CASE WHEN {other} <> trim({person_id}) THEN s._agency || ':' || {other} END"


SUBJECT = Mapping(
    "ssd",
    "ssd_person",
    "subject",
    "person",
    {
        "subject_ref": person(PERSON),
        "local_id": PERSON,
        "given_names": "s.pers_forename",
        "family_name": "s.pers_surname",
        "dob": "coalesce(s.pers_dob, s.pers_expected_dob)",
        "dob_precision": "CASE WHEN s.pers_dob IS NULL AND s.pers_expected_dob IS NULL"
        " THEN 'not known' WHEN s.pers_dob IS NULL THEN 'month'"
        f" WHEN day(s.pers_dob) = 15 AND {_CAME_ALONE} THEN 'month' ELSE 'day' END",
        "sex": sex("s.pers_sex"),
        "gender": words("upper(trim(s.pers_gender))", GENDERS, "s.pers_gender"),
        "ethnicity": "s.pers_ethnicity",
        "nationality": "s.pers_nationality",
        "nhs_number": "s.pers_common_child_id",
        "upn": "s.pers_upn",
        "child_id": f"s._agency || ':' || {PERSON}",
        "former_child_id": _former("s.pers_legacy_id", PERSON),
        "died_on": "s.pers_death_date",
        "sealed_reason": f"CASE WHEN {_ADOPTED} THEN 'adopted' END",
    },
    text="CASE WHEN s.pers_dob IS NULL AND s.pers_expected_dob IS NOT NULL"
    " THEN 'Not yet born when recorded' END",
)

_STREET = ", ".join(
    json_text("s.addr_address_json", key)
    for key in ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN")
)
# Keys of another make: what they hold. What is no object stays as written.
_OTHERWISE = (
    "CASE WHEN starts_with(trim(s.addr_address_json), '{') THEN nullif(array_to_string(list_filter("
    """regexp_extract_all(s.addr_address_json, ':\\s*"([^"]*)"', 1), lambda v: trim(v) <> ''),"""
    " ', '), '') ELSE s.addr_address_json END"
)
ADDRESS = Mapping(
    "ssd",
    "ssd_address",
    "stay",
    "home",
    {
        "subject_ref": person("s.addr_person_id"),
        "kind": "CASE WHEN regexp_matches(s.addr_address_type, '(?i)placement|foster|children.s')"
        " THEN 'placement' ELSE 'home' END",
        "address": f"coalesce(nullif(concat_ws(' ', {_STREET}), ''), {_OTHERWISE})",
        "postcode": "s.addr_address_postcode",
        "uprn": json_text("s.addr_address_json", "UPRN"),
    },
    began=at_day("s.addr_address_start_date"),
    ended=at_day("s.addr_address_end_date"),
    text="CASE WHEN upper(trim(s.addr_address_type)) <> 'HOME'"
    " THEN 'Sort of address: ' || s.addr_address_type END",
)
MOTHER = Mapping(
    "ssd",
    "ssd_mother",
    "relation",
    "mother",
    {
        "subject_ref": person("s.moth_childs_person_id"),
        "other_ref": person("s.moth_person_id"),
        "kind": "'parent'",
    },
    began=at_day("s.moth_childs_dob"),
    text="'mother'",
)
FAMILY = Mapping(
    "ssd",
    "ssd_family",
    "relation",
    "family",
    {
        "subject_ref": person("s.fami_person_id"),
        "other_ref": person("x.fami_person_id"),
        "kind": "'family'",
    },
    joins='LEFT JOIN "ssd.ssd_family.newest" x'
    f" ON {same('x', 'fami_family_id', 's.fami_family_id')}"
    " AND x.fami_person_id <> s.fami_person_id",
    suffix="x.fami_person_id",
    since="x._first",
)

# A number that stands apart from the person takes the person's particulars with it, so that the
# row says by itself whose it is.
_NUMBERED = {
    "given_names": "p.pers_forename",
    "family_name": "p.pers_surname",
    "dob": "p.pers_dob",
    "sex": sex("p.pers_sex"),
}
_KIND = "lower(coalesce(s.link_identifier_type, ''))"
IDENTIFIER = Mapping(
    "ssd",
    "ssd_linked_identifiers",
    "subject",
    "number",
    {
        "subject_ref": person("s.link_person_id"),
        "local_id": "s.link_person_id",
        **_NUMBERED,
        "nhs_number": f"CASE WHEN contains({_KIND}, 'nhs') THEN s.link_identifier_value END",
        "upn": f"CASE WHEN regexp_matches({_KIND}, 'upn|pupil') AND NOT contains({_KIND}, 'former')"
        " THEN s.link_identifier_value END",
        "former_upn": f"CASE WHEN regexp_matches({_KIND}, 'upn|pupil')"
        f" AND contains({_KIND}, 'former') THEN s.link_identifier_value END",
        "child_id": "s._agency || ':' || s.link_person_id",
        "former_child_id": f"CASE WHEN {_KIND} IN ('case number', 'former case number')"
        f" THEN {_former('s.link_identifier_value', 's.link_person_id')} END",
    },
    joins=newest("ssd_person", "p", "pers_person_id", "s.link_person_id"),
    began=at_day("s.link_valid_from_date"),
    ended=at_day("s.link_valid_to_date"),
    text="s.link_identifier_type || ': ' || s.link_identifier_value",
)
SEND_NUMBER = Mapping(
    "ssd",
    "ssd_send",
    "subject",
    "number",
    {
        "subject_ref": person("s.send_person_id"),
        "local_id": "s.send_person_id",
        **_NUMBERED,
        "upn": "s.send_upn",
        "uln": "s.send_uln",
        "child_id": "s._agency || ':' || s.send_person_id",
    },
    joins=newest("ssd_person", "p", "pers_person_id", "s.send_person_id"),
    where="s.send_upn IS NOT NULL OR s.send_uln IS NOT NULL",
)
SEND = Mapping("ssd", "ssd_send", "event", "send", {"kind": "'send'"})
DISABILITY = Mapping(
    "ssd",
    "ssd_disability",
    "event",
    "disability",
    {"kind": "'send'", "code": "coalesce(s.disa_disability_code, 'not known')"},
)
IMMIGRATION = Mapping(
    "ssd",
    "ssd_immigration_status",
    "event",
    "status",
    {"kind": "'immigration'", "code": "s.immi_immigration_status"},
    began=at_day("s.immi_immigration_status_start_date"),
    ended=at_day("s.immi_immigration_status_end_date"),
)
VOICE = Mapping(
    "ssd",
    "ssd_voice_of_child",
    "statement",
    "said",
    {"subject_ref": person("s.voch_person_id"), "said_by": "'child'", "topic": "'own view'"},
    text="concat_ws('; ', 'worries explained: ' || trim(s.voch_explained_worries),"
    " 'story helps: ' || trim(s.voch_story_help_understand),"
    " 'agrees with worker: ' || trim(s.voch_agree_worker),"
    " 'plan keeps safe: ' || trim(s.voch_plan_safe),"
    " 'tablet helps: ' || trim(s.voch_tablet_help_explain))",
)

SSD_PEOPLE = (
    SUBJECT,
    ADDRESS,
    MOTHER,
    FAMILY,
    IDENTIFIER,
    SEND_NUMBER,
    *with_person(SEND, "s.send_person_id"),
    *with_person(DISABILITY, "s.disa_person_id"),
    *with_person(IMMIGRATION, "s.immi_person_id"),
    VOICE,
)
