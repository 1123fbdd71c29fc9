"""Education: who is on which roll, how much they attend, what sends them out of school.

A suspension may give three reasons and stays one event: `code` is the reason that tells most
(weapon, then drugs, then the first), `outcome` lists them all. Rows that give a school's number
alone take its name from any row that has both; the number of the school stays in `code`.
"""

from wayhome.extracts import feeds
from wayhome.lexicon.categories import exclusion_reasons
from wayhome.records.expressions import at_day, before_adoption, given, sex, words
from wayhome.records.mapping import Mapping, person, with_person

PUPIL = Mapping(
    "education",
    "pupils",
    "subject",
    "person",
    {
        "subject_ref": person("s.upn"),
        "local_id": "s.upn",
        "given_names": given("s.forename", "s.middle_names"),
        "family_name": "s.surname",
        "other_names": "CASE WHEN s.preferred_surname <> s.surname"
        " THEN [concat_ws(' ', s.forename, s.preferred_surname)] END",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "language": "s.language",
        "upn": "s.upn",
        "former_upn": "s.former_upn",
        "uln": "s.uln",
        "sealed_reason": before_adoption("s.before_adoption"),
    },
)
HOME = Mapping(
    "education",
    "pupils",
    "stay",
    "home",
    {
        "subject_ref": person("s.upn"),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)
SCHOOL = Mapping(
    "education",
    "pupils",
    "stay",
    "school",
    {
        "subject_ref": person("s.upn"),
        "kind": "'school'",
        "place_id": "s.school_urn",
        "place_name": "s.school_name",
        "postcode": "s.school_postcode",
        "end_reason": "s.leave_reason",
    },
    where="s.school_urn IS NOT NULL OR s.school_name IS NOT NULL",
    began="s.start_date",
    ended="s.leave_date",
)
PHONE = Mapping(
    "education",
    "pupils",
    "contact_point",
    "phone",
    {
        "subject_ref": person("s.upn"),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'parent'",
    },
    where="s.phone IS NOT NULL",
)
NEED = Mapping(
    "education",
    "pupils",
    "event",
    "need",
    {"kind": "'send'", "code": "s.sen"},
    where="s.sen IN ('K', 'E')",
    began="s.start_date",
    ended="s.leave_date",
)
ATTENDANCE = Mapping(
    "education",
    "attendance",
    "event",
    "event",
    {
        "kind": "'attendance'",
        "reference": "s.school_urn",
        "outcome": "nullif(concat_ws('; ', 'unauthorised ' || s.unauthorised,"
        " 'authorised ' || s.authorised, 'late ' || s.late), '')",
        "value": "s.attended",
        "value_of": "s.possible",
    },
    began=at_day("s.week_start"),
    ended=at_day("coalesce(s.period_end, s.week_start + 6)"),
    precision="'day'",
)

REASONS = "list_filter([s.reason_1, s.reason_2, s.reason_3], lambda r: r IS NOT NULL)"
TELLING = (
    f"CASE WHEN list_contains({REASONS}, 'OW') THEN 'OW'"
    f" WHEN list_contains({REASONS}, 'DA') THEN 'DA' ELSE {REASONS}[1] END"
)
_ABOUT = " ".join(f"WHEN '{code}' THEN '{about}'" for code, about in exclusion_reasons().items())


def _school(number: str) -> str:
    """Joins the name last given to a school, as `n`."""
    return (
        "LEFT JOIN (SELECT school_urn, arg_max(school_name, (_received, _record)) AS name FROM"
        ' (SELECT school_urn, school_name, _received, _record FROM "education.pupils" UNION ALL'
        ' SELECT school_urn, school_name, _received, _record FROM "education.exclusions")'
        f" WHERE school_name IS NOT NULL GROUP BY school_urn) n ON n.school_urn = {number}"
    )


def _named(number: str, told: str = "NULL") -> str:
    return f"coalesce({told}, n.name, 'school number ' || {number})"


EXCLUSION = Mapping(
    "education",
    "exclusions",
    "event",
    "event",
    {
        "kind": "s.kind",
        "category": f"CASE {TELLING} {_ABOUT} ELSE 'not_known' END",
        "code": TELLING,
        "reference": "s.exclusion_ref",
        "outcome": f"nullif(array_to_string({REASONS}, '; '), '')",
        "value": "s.days",
        "place_name": _named("s.school_urn", "s.school_name"),
    },
    joins=_school("s.school_urn"),
    began=at_day("s.start_date"),
    ended=at_day("s.end_date"),
    text="s.summary",
)
MOVE = Mapping(
    "education",
    "moves",
    "event",
    "event",
    {
        "kind": "'school_move'",
        "code": "s.to_urn",
        "reference": "s.from_urn",
        "outcome": "s.move",
        "place_name": _named("s.to_urn", "s.to_name"),
    },
    joins=_school("s.to_urn"),
    began=at_day("s.start_date"),
    ended=at_day("s.end_date"),
    text="s.reason",
)
CONCERN = Mapping(
    "education",
    "concerns",
    "event",
    "event",
    {
        "kind": "'school_concern'",
        "category": "coalesce(s.category, 'not_known')",
        "code": "s.school_urn",
        "reference": "s.concern_ref",
        "outcome": "s.action",
        "place_name": _named("s.school_urn"),
    },
    joins=_school("s.school_urn"),
    began="s.concern_date",
    text="s.text",
)
_PLAIN = {code: code.replace("_", " ") for code in feeds()["education"].codes["topic"].values}
TOPIC = Mapping(
    "education",
    "concerns",
    "statement",
    "topic",
    {
        "subject_ref": person("s.upn"),
        "event_id": "s._record || ':event'",
        "said_by": "coalesce(s.raised_by, 'school')",
        "topic": words("t.topic", _PLAIN),
    },
    joins="CROSS JOIN unnest(list_distinct(s.topics)) AS t(topic)",
    suffix="t.topic",
    began="s.concern_date",
    text="s.text",
)


def _report(named: str, column: str) -> Mapping:
    """What a report measures is an event each, for a rule compares like with like."""
    return Mapping(
        "education",
        "reports",
        "event",
        named,
        {
            "kind": "'school_report'",
            "code": f"'{named}'",
            "value": f"s.{column}",
            "place_name": _named("s.school_urn"),
        },
        joins=_school("s.school_urn"),
        # a report without either is one still
        where=f"s.{column} IS NOT NULL"
        + (" OR s.average_grade IS NULL" if column == "behaviour_points" else ""),
        began=at_day("s.report_date"),
        precision="'day'",
        text="s.text",
    )


EDUCATION = (
    PUPIL,
    HOME,
    SCHOOL,
    PHONE,
    *with_person(NEED, "s.upn"),
    *with_person(ATTENDANCE, "s.upn"),
    *with_person(EXCLUSION, "s.upn"),
    *with_person(MOVE, "s.upn"),
    *with_person(CONCERN, "s.upn"),
    TOPIC,
    *with_person(_report("attainment", "average_grade"), "s.upn"),
    *with_person(_report("behaviour", "behaviour_points"), "s.upn"),
)
