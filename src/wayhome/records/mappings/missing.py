"""Missing people: an absence, where it ended, and the interview offered afterwards.

All three carry the report's number as `reference`. The person is the system's own number, or the
report's where it has none.
"""

from wayhome.records.expressions import parted, sex
from wayhome.records.mapping import Mapping, person, with_person

NUMBER = "coalesce(s.nominal_id, s.misper_ref)"
SUBJECT = Mapping(
    "missing",
    "reports",
    "subject",
    "person",
    {
        "subject_ref": person(NUMBER),
        "local_id": NUMBER,
        "given_names": "s.forename",
        "family_name": "s.surname",
        "other_names": parted("s.aliases"),
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
    },
)
HOME = Mapping(
    "missing",
    "reports",
    "stay",
    "home",
    {
        "subject_ref": person(NUMBER),
        "kind": "'home'",
        "address": "s.home_address",
        "postcode": "s.home_postcode",
    },
    # Missing from a placement, the address may be the placement's: the council dates that, a report
    # cannot. Then it stands on the absence as where from.
    where="NOT coalesce(s.from_placement, false)"
    " AND (s.home_address IS NOT NULL OR s.home_postcode IS NOT NULL)",
)
PHONE = Mapping(
    "missing",
    "reports",
    "contact_point",
    "phone",
    {
        "subject_ref": person(NUMBER),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "'own'",
    },
    where="s.phone IS NOT NULL",
)
ABSENCE = Mapping(
    "missing",
    "reports",
    "event",
    "absence",
    {
        "kind": "CASE s.kind WHEN 'A' THEN 'away' ELSE 'missing' END",
        "category": r"CASE WHEN regexp_matches(s.flags, '(?i)\b(CCE|CSE)\b')"
        " THEN 'exploitation' END",
        "code": "s.risk",
        "reference": "s.misper_ref",
        # Of being missing alone: two who went together may be found in two places.
        "joint_ref": "s.joint_ref",
        "outcome": "s.found_how",
        "place_name": "coalesce(s.last_seen_location, s.missing_from)",
        "address": "CASE WHEN s.from_placement THEN s.home_address END",
        "postcode": "s.last_seen_postcode",
    },
    began="coalesce(s.last_seen_at, s.reported_at)",
    ended="s.found_at",
    recorded="coalesce(s.recorded, s.reported_at)",
    text="nullif(concat_ws('. ', s.circumstances, 'Harm: ' || s.harm), '')",
)
FOUND = Mapping(
    "missing",
    "reports",
    "event",
    "found",
    {
        "kind": "'found'",
        "reference": "s.misper_ref",
        "outcome": "s.found_how",
        "place_name": "s.found_location",
        "postcode": "s.found_postcode",
        "lat": "s.found_lat",
        "lon": "s.found_lon",
    },
    where="s.found_at IS NOT NULL",
    began="s.found_at",
    text="'With: ' || s.found_with",
)

REPORT = (
    'LEFT JOIN "missing.reports.newest" r ON r.misper_ref = s.misper_ref'
    " AND r._agency = s._agency AND r._system = s._system"
)
INTERVIEWED = "coalesce(s.nominal_id, r.nominal_id, s.misper_ref)"
INTERVIEW = Mapping(
    "missing",
    "return_interviews",
    "event",
    "interview",
    {
        "kind": "'return_interview'",
        "code": "CASE WHEN s.independent THEN 'independent'"
        " WHEN NOT s.independent THEN 'not independent' END",
        "reference": "s.misper_ref",
        "outcome": "CASE WHEN s.outcome IN ('held', 'declined', 'offered', 'not offered')"
        " THEN s.outcome WHEN s.accepted THEN 'held' WHEN NOT s.accepted AND s.offered"
        " IS DISTINCT FROM false THEN 'declined' WHEN NOT s.offered THEN 'not offered'"
        " WHEN s.offered THEN 'offered' ELSE 'not known' END",
    },
    joins=REPORT,
    began="coalesce(s.interview_date, s.offered_at, s.recorded)",
    since="r._first",
    marking="r._marking",
    text="s.summary",
)

MISSING = (
    SUBJECT,
    HOME,
    PHONE,
    *with_person(ABSENCE, NUMBER),
    *with_person(FOUND, NUMBER, "found"),
    *with_person(INTERVIEW, INTERVIEWED),
)
