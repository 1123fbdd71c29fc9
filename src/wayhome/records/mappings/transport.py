"""Transport: incidents on the way, journeys, hired cars, and the people as recorded there.

A role stays in its incident. Rows of one incident share a `reference`, so those who were together
meet; a companion with a row of their own is told of there, once. A journey is an event at its
destination: `code` is where it began as stated, `outcome` the means of travel.
"""

from collections.abc import Iterator
from dataclasses import replace

from wayhome.extracts import feeds
from wayhome.records.expressions import in_words, parted, said, sex, words
from wayhome.records.mapping import Mapping, involvement, person, with_person

UNCHECKED = "s.identity_checked IS NOT DISTINCT FROM false"
TRAVELLER = Mapping(
    "transport",
    "travellers",
    "subject",
    "person",
    {
        "subject_ref": person("s.traveller_ref"),
        "local_id": "s.traveller_ref",
        "given_names": "s.forename",
        "family_name": "s.surname",
        "other_names": parted("s.other_names"),
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
    },
    text="CASE WHEN s.identity_checked THEN 'Identity checked'"
    " WHEN NOT s.identity_checked THEN 'As stated: identity not checked' END",
)
HOME = Mapping(
    "transport",
    "travellers",
    "stay",
    "home",
    {
        "subject_ref": person("s.traveller_ref"),
        # Who is far from home may state an address nearby. As a home, one that nobody checked
        # would silence the sign that a child was found far away.
        "kind": f"CASE WHEN {UNCHECKED} THEN 'not_known' ELSE 'home' END",
        "address": "s.stated_address",
        "postcode": "s.stated_postcode",
    },
    where="s.stated_address IS NOT NULL OR s.stated_postcode IS NOT NULL",
    text=f"CASE WHEN {UNCHECKED} THEN 'Address as stated: identity not checked' END",
)
PHONE = Mapping(
    "transport",
    "travellers",
    "contact_point",
    "phone",
    {
        "subject_ref": person("s.traveller_ref"),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'not known'",
    },
    where="s.phone IS NOT NULL",
)


# What no list knows may be somebody's name, which is never passed on.
PAYER = words("s.paid_by", feeds()["transport"].codes["payer"].said, "'somebody else'")
# Another row of the sender that tells of the same. One that is kept closer does not count (words of
# a marking happen to sort so): what an open row then lacked would tell that there is one.
OWN = "own._agency = s._agency AND own._system = s._system AND own._marking <= s._marking"
REFERENCE = "coalesce(s.occurrence_ref, s.incident_ref)"
PLACE = {
    "place_name": "coalesce(s.station, s.route)",
    "postcode": "s.postcode",
    "lat": "s.lat",
    "lon": "s.lon",
}
INCIDENT = Mapping(
    "transport",
    "incidents",
    "event",
    "event",
    {
        "kind": "'travel_incident'",
        "category": "CASE WHEN s.kind IS NULL THEN 'not_known' WHEN s.kind = 'drugs'"
        " THEN 'drug_possession' WHEN s.kind IN ('weapon', 'robbery') THEN s.kind"
        " WHEN s.kind = 'anti_social_behaviour' THEN 'disorder' ELSE 'other' END",
        "code": "s.kind",
        "reference": REFERENCE,
        "outcome": "s.outcome",
        **PLACE,
    },
    began="s.happened_at",
    text=said(
        "s.text",
        "CASE WHEN s.station IS NOT NULL THEN 'Service: ' || s.route END",
        "'Travelling from ' || s.origin",
        "'Travelling to ' || s.destination",
        "'With: ' || s.travelling_with",
        "'Incident ' || s.incident_ref",
    ),
)
ROLES = {
    "traveller": "subject",
    "companion": "found_with",
    "reported_by": "reported_by",
    "victim": "victim",
    "suspect": "suspect",
}
# a system that has no roles records who travelled
_ROLE = words("coalesce(s.role, 'traveller')", ROLES, "'not_known'")
_IN_IT = involvement(INCIDENT, "s.traveller_ref")
IN_IT = replace(_IN_IT, part="event-role", columns={**_IN_IT.columns, "role": _ROLE})
TRAVELLED = "coalesce(s.role, 'traveller') IN ('traveller', 'companion', 'suspect')"

# Where somebody missing is located on the way, the absence ends, as the report of it may say too.
FOUND = replace(
    INCIDENT,
    part="found",
    columns={"kind": "'found'", "reference": REFERENCE, "outcome": "s.outcome", **PLACE},
    where=f"s.kind = 'missing_located' AND s.traveller_ref IS NOT NULL AND {TRAVELLED}",
    text="'With: ' || s.travelling_with",
)
# What was said of the way is a journey, unless the same sender told that day's journey by itself.
STATED_JOURNEY = replace(
    INCIDENT,
    part="journey",
    columns={
        "kind": "'journey'",
        "code": "s.origin",
        "reference": REFERENCE,
        "outcome": "s.mode",
        "place_name": "s.destination",
    },
    where="s.origin IS NOT NULL AND s.destination IS NOT NULL AND s.traveller_ref IS NOT NULL"
    f' AND {TRAVELLED} AND NOT EXISTS (SELECT 1 FROM "transport.journeys" own'
    f" WHERE {OWN} AND own.traveller_ref = s.traveller_ref"
    " AND CAST(coalesce(own.departed_at, own.arrived_at) AS DATE) = CAST(s.happened_at AS DATE))",
    text=said("'As stated on the way'", "'Ticket: ' || s.ticket"),
)


def together(event: Mapping, table: str, number: str) -> Mapping:
    """Those whom a row names as travelling along and who have no row of their own there."""
    return replace(
        involvement(event, "c.other", "found_with"),
        joins=f"CROSS JOIN unnest(list_distinct({parted('s.companion_refs')})) AS c(other)",
        where=f"c.other IS DISTINCT FROM s.traveller_ref AND NOT EXISTS (SELECT 1 FROM"
        f' "transport.{table}" own WHERE {OWN} AND own.{number} = s.{number}'
        " AND own.traveller_ref = c.other)",
        suffix="c.other",
        columns={
            "subject_ref": person("c.other"),
            "event_id": f"s._record || ':{event.part}'",
            "role": "'found_with'",
        },
    )


def thing(kind: str, description: str, where: str, count: str = "NULL", unit: str = "") -> Mapping:
    """Something found in an incident."""
    return Mapping(
        "transport",
        "incidents",
        "thing",
        kind,
        {
            "event_id": "s._record || ':event'",
            "kind": f"'{kind}'",
            "description": description,
            "quantity": count,
            "unit": f"'{unit}'" if unit else "NULL",
        },
        where=where,
        began="s.happened_at",
    )


# Some systems answer here whether there was any; a "no" taken for drugs would make a sign acute.
NOTHING = "'no', 'n', 'none', 'nil', 'nothing', 'false', '0', 'no ticket'"


def _things() -> Iterator[Mapping]:
    yield thing("cash", "'cash'", "s.cash_found > 0", "s.cash_found", "£")
    yield thing("phone", "'telephones'", "s.phones_found > 0", "s.phones_found", "items")
    for kind, column in (
        ("ticket", "s.ticket"),
        ("drugs", "s.drugs_found"),
        ("weapon", "s.weapon_found"),
        ("other", "s.items"),
    ):
        yield thing(kind, column, f"lower(trim({column})) NOT IN ({NOTHING})")


JOURNEY = Mapping(
    "transport",
    "journeys",
    "event",
    "event",
    {
        "kind": "'journey'",
        "code": "coalesce(s.from_name, s.from_postcode)",
        "reference": "s.journey_ref",
        "outcome": "s.mode",
        "place_name": "s.to_name",
        "postcode": "s.to_postcode",
        "lat": "s.to_lat",
        "lon": "s.to_lon",
    },
    began="coalesce(s.departed_at, s.arrived_at)",
    ended="s.arrived_at",
    text=said(
        "'From postcode ' || s.from_postcode",
        f"'Ticket: ' || {in_words('s.ticket_type', 'transport', 'ticket')}",
        f"CASE WHEN s.paid_by IS NOT NULL THEN 'Paid by ' || {PAYER} END",
        "s.notes",
    ),
)

_CAR = "concat_ws(' ', s.registration, s.colour, s.make, s.model)"
HIRE = Mapping(
    "transport",
    "vehicles",
    "event",
    "hire",
    {
        "kind": "'note'",
        "code": "'vehicle'",
        "reference": "s.occurrence_ref",
        "outcome": "'hired'",
        "place_name": "s.picked_up",
        "postcode": "s.picked_up_postcode",
    },
    began="s.hired_from",
    ended="s.hired_to",
    text=said(
        f"{_CAR} || ' hired'",
        "'Returned at ' || nullif(concat_ws(', ', s.returned, s.returned_postcode), '')",
    ),
)
CAR = Mapping(
    "transport",
    "vehicles",
    "thing",
    "vehicle",
    {"event_id": "s._record || ':hire'", "kind": "'vehicle'", "description": _CAR},
    began="s.hired_from",
)

TRANSPORT = (
    TRAVELLER,
    HOME,
    PHONE,
    INCIDENT,
    IN_IT,
    together(INCIDENT, "incidents", "incident_ref"),
    *_things(),
    *with_person(FOUND, "s.traveller_ref", "found"),
    *with_person(STATED_JOURNEY, "s.traveller_ref"),
    *with_person(JOURNEY, "s.traveller_ref"),
    together(JOURNEY, "journeys", "journey_ref"),
    *with_person(HIRE, "s.traveller_ref", "named"),
    CAR,
)
