"""Referrals to the National Referral Mechanism and the decisions that came back.

The county lines flag is the referring agency's own: it stands in `outcome` of the referral as
'county lines', because the form has no such box (facts §1.5).
"""

from wayhome.records.expressions import at_day, in_words, sex
from wayhome.records.mapping import Mapping, person, with_person

NUMBER = "coalesce(s.person_ref, s.nrm_ref)"
# somebody who did not consent is counted without particulars: no person at all
NAMED = "s.kind IS DISTINCT FROM 'duty_to_notify' OR s.surname IS NOT NULL"
SUBJECT = Mapping(
    "nrm",
    "referrals",
    "subject",
    "person",
    {
        "subject_ref": person(NUMBER),
        "local_id": NUMBER,
        "given_names": "s.forename",
        "family_name": "s.surname",
        "street_name": "s.nickname",
        "dob": "s.dob",
        "dob_precision": "s.dob_precision",
        "sex": sex("s.sex"),
        "ethnicity": "s.ethnicity",
        "nationality": "s.nationality",
    },
    where=NAMED,
)
HOME = Mapping(
    "nrm",
    "referrals",
    "stay",
    "home",
    {"subject_ref": person(NUMBER), "kind": "'home'", "postcode": "s.postcode"},
    where=f"s.postcode IS NOT NULL AND ({NAMED})",
)
REFERRAL = Mapping(
    "nrm",
    "referrals",
    "event",
    "referral",
    {
        "kind": "'nrm_referral'",
        "category": "'exploitation'",
        "code": "array_to_string(s.exploitation_types, '; ')",
        "reference": "s.nrm_ref",
        "outcome": "CASE WHEN s.county_lines THEN 'county lines'"
        " WHEN s.kind = 'duty_to_notify' THEN 'duty to notify' END",
        "place_name": "s.where_exploited",
    },
    began=at_day("s.referred_on"),
    text="nullif(concat_ws('. ', 'Referred by ' || s.first_responder,"
    " 'Crime reference ' || s.crime_ref, s.circumstances), '')",
)

REFERRED = (
    'LEFT JOIN "nrm.referrals.newest" r ON r.nrm_ref = s.nrm_ref'
    " AND r._agency = s._agency AND r._system = s._system"
)
DECIDED = "coalesce(s.person_ref, r.person_ref, s.nrm_ref)"
DECISION = Mapping(
    "nrm",
    "decisions",
    "event",
    "decision",
    {
        "kind": "'nrm_decision'",
        "category": "'exploitation'",
        "code": "s.stage",
        "reference": "s.nrm_ref",
        "outcome": "s.outcome",
    },
    joins=REFERRED,
    began=at_day("s.decided_on"),
    since="r._first",
    marking="r._marking",
    text="nullif(concat_ws('. ', 'Decided by ' ||"
    f" {in_words('s.decision_body', 'nrm', 'body')}, s.reasons), '')",
)

_REFERRAL, _REFERRED = with_person(REFERRAL, f"CASE WHEN {NAMED} THEN {NUMBER} END")
NRM = (SUBJECT, HOME, _REFERRAL, _REFERRED, *with_person(DECISION, DECIDED))
