"""Anybody's spreadsheet: persons, events, who was what in them, places, contacts, things.

A graph's export keeps places and contacts apart from what points at them, so those tables are
joined here; a plain sheet has everything in one row and the joins find nothing to add.
"""

from wayhome.records.expressions import at_day, before_adoption, parted, sex
from wayhome.records.mapping import Mapping, person, with_person

GRADE = "nullif(concat(s.source_evaluation, s.information_assessment), '')"
SAME = "{0}._agency = s._agency AND {0}._system = s._system"


def _beside(table: str, alias: str, condition: str) -> str:
    newest = f'"generic.{table}.newest"'
    return f"LEFT JOIN {newest} {alias} ON {condition} AND {SAME.format(alias)}"


# an event has one place here: of several, the one whose number is smallest
ONE_PLACE = (
    "LEFT JOIN (SELECT _agency, _system, event_ref, min(place_ref) AS place_ref"
    ' FROM "generic.event_places.newest" GROUP BY ALL) e'
    f" ON e.event_ref = s.event_ref AND {SAME.format('e')}"
)
PERSON = Mapping(
    "generic",
    "persons",
    "subject",
    "person",
    {
        "subject_ref": person("s.person_ref"),
        "local_id": "s.person_ref",
        "given_names": "CASE WHEN s.forename IS NULL AND s.surname IS NULL AND s.full_name LIKE"
        r" '% %' THEN regexp_replace(trim(s.full_name), '\s+\S+$', '') ELSE s.forename END",
        "family_name": "CASE WHEN s.forename IS NULL AND s.surname IS NULL"
        r" THEN regexp_extract(trim(s.full_name), '(\S+)$', 1) ELSE s.surname END",
        "other_names": parted("s.aliases"),
        "street_name": "s.street_name",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "nationality": "s.nationality",
        "language": "s.language",
        "nhs_number": "s.nhs_number",
        "upn": "s.upn",
        "uln": "s.uln",
        "pnc_id": "s.pnc_id",
        "sealed_reason": before_adoption("s.before_adoption"),
    },
    text="'Age ' || s.age",
)
HOME = Mapping(
    "generic",
    "persons",
    "stay",
    "home",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
    },
    where="s.address IS NOT NULL OR s.postcode IS NOT NULL",
)


def _contact(kind: str) -> Mapping:
    return Mapping(
        "generic",
        "persons",
        "contact_point",
        kind,
        {
            "subject_ref": person("s.person_ref"),
            "kind": f"'{kind}'",
            "value": f"s.{kind}",
            "whose": "'not known'",
        },
        where=f"s.{kind} IS NOT NULL",
    )


EVENT = Mapping(
    "generic",
    "events",
    "event",
    "event",
    {
        "kind": "coalesce(s.kind, 'not_known')",
        "category": "CASE WHEN f.category = 'not_known' THEN NULL ELSE f.category END",
        "code": "coalesce(s.code, s.category)",
        "reference": "coalesce(s.reference, s.event_ref)",
        "outcome": "s.outcome",
        "value": "s.value",
        "value_of": "s.value_of",
        "place_name": "coalesce(s.place_name, p.place_name)",
        "address": "coalesce(s.address, p.address)",
        "postcode": "coalesce(s.postcode, p.postcode)",
        "lat": "coalesce(s.lat, p.lat)",
        "lon": "coalesce(s.lon, p.lon)",
    },
    joins=ONE_PLACE
    + " "
    + _beside("places", "p", "p.place_ref = e.place_ref")
    + " LEFT JOIN _generic_category f ON f.description IS NOT DISTINCT FROM s.category",
    began="s.occurred_from",
    ended="s.occurred_to",
    text="s.text",
    grading=GRADE,
)
_EVENT, _IN_IT = with_person(EVENT, "s.person_ref")
IN_IT = Mapping(
    "generic",
    "events",
    "involvement",
    "event-role",
    {**_IN_IT.columns, "role": "coalesce(s.role, 'not_known')"},
    where="s.person_ref IS NOT NULL",
    began="s.occurred_from",
    ended="s.occurred_to",
    grading=GRADE,
)
ROLE = Mapping(
    "generic",
    "roles",
    "involvement",
    "role",
    {
        "subject_ref": person("s.person_ref"),
        "event_id": "o._record || ':event'",
        "role": "coalesce(s.role, 'not_known')",
    },
    joins=f'LEFT JOIN "generic.events" o ON o.event_ref = s.event_ref AND {SAME.format("o")}',
    began="o.occurred_from",
    ended="o.occurred_to",
    suffix="o._delivery || '.' || o._row",
    since="o._received",
    until="o._superseded_at",
    until_by="o._superseded_by",
    marking="o._marking",
)
RELATION = Mapping(
    "generic",
    "relations",
    "relation",
    "tie",
    {
        "subject_ref": person("s.person_ref"),
        "other_ref": person("s.other_ref"),
        "kind": "coalesce(s.kind, 'not_known')",
    },
    began="s.seen_from",
    ended="s.seen_to",
    grading=GRADE,
)
STAY = Mapping(
    "generic",
    "stays",
    "stay",
    "stay",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "coalesce(s.kind, 'home')",
        "place_id": "s.place_ref",
        "place_name": "coalesce(s.place_name, p.place_name)",
        "address": "coalesce(s.address, p.address)",
        "postcode": "coalesce(s.postcode, p.postcode)",
        "lat": "p.lat",
        "lon": "p.lon",
    },
    joins=_beside("places", "p", "p.place_ref = s.place_ref"),
    began=at_day("s.stay_from"),
    ended=at_day("s.stay_to"),
    grading=GRADE,
)
CONTACT = Mapping(
    "generic",
    "contacts",
    "contact_point",
    "contact",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "coalesce(s.kind, 'phone')",
        "value": "s.value",
        "whose": "coalesce(s.whose, 'not known')",
    },
    grading=GRADE,
)
OWNER = Mapping(
    "generic",
    "contact_owners",
    "contact_point",
    "owner",
    {
        "subject_ref": person("s.person_ref"),
        "kind": "coalesce(c.kind, 'phone')",
        "value": "c.value",
        "whose": "coalesce(s.whose, 'not known')",
    },
    joins=_beside("contacts", "c", "c.contact_ref = s.contact_ref"),
    since="c._first",
    grading=GRADE,
)
THING = Mapping(
    "generic",
    "things",
    "thing",
    "thing",
    {
        "event_id": "o._record || ':event'",
        "kind": "coalesce(s.kind, 'other')",
        "description": "s.description",
        "quantity": "s.quantity",
        "unit": "s.unit",
    },
    joins=_beside("events", "o", "o.event_ref = s.event_ref"),
    since="o._first",
)
STATEMENT = Mapping(
    "generic",
    "statements",
    "statement",
    "said",
    {
        "subject_ref": person("s.person_ref"),
        "event_id": "o._record || ':event'",
        "said_by": "s.said_by",
        "topic": "s.topic",
    },
    joins=_beside("events", "o", "o.event_ref = s.event_ref"),
    since="o._first",
    began="s.said_at",
    text="s.text",
    grading=GRADE,
)

GENERIC = (
    PERSON,
    HOME,
    _contact("phone"),
    _contact("email"),
    _EVENT,
    IN_IT,
    ROLE,
    RELATION,
    STAY,
    CONTACT,
    OWNER,
    THING,
    STATEMENT,
)
