"""Health: who came to an emergency department and why, alerts, referrals, treatment, welfare notes.

An attendance says in `code` all that a sign asks for, parted by semicolons: how they came to harm,
whether it was meant, what for, and whether nothing explains it. No row is wider than
official-sensitive, and no row of a person whose home the national register hides leaves the trust.
"""

from dataclasses import replace

from wayhome.records.expressions import at_day, before_adoption, in_words, parted, sex
from wayhome.records.mapping import NONE, Mapping, person, with_person

NUMBER = "s.patient_id"
SUBJECT = Mapping(
    "health",
    "patients",
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
        "nhs_number": "s.nhs_number",
        "sealed_reason": before_adoption("s.before_adoption"),
    },
    # somebody hides from somebody: what hangs on the person follows (records.narrowing)
    marking="CASE WHEN s.s_flag THEN 'restricted' ELSE 'official-sensitive' END",
    text="'GP practice: ' || s.gp_practice",
)
HOME = Mapping(
    "health",
    "patients",
    "stay",
    "home",
    {
        "subject_ref": person(NUMBER),
        "kind": "'home'",
        "address": "s.address",
        "postcode": "s.postcode",
        "uprn": "s.uprn",
    },
    where="coalesce(s.address, s.postcode, s.uprn) IS NOT NULL",
)
PHONE = Mapping(
    "health",
    "patients",
    "contact_point",
    "phone",
    {
        "subject_ref": person(NUMBER),
        "kind": "'phone'",
        "value": "s.phone",
        "whose": "coalesce(s.phone_of, 'not known')",
    },
    where="s.phone IS NOT NULL",
)


def _told(column: str) -> str:
    """A code that says something."""
    return f"CASE WHEN s.{column} NOT IN ('other', 'not_known') THEN s.{column} END"


def _list(*codes: str) -> str:
    return f"nullif(concat_ws('; ', {', '.join(codes)}), '')"


# A blade that hurt somebody is no weapon they carried, and a drug in the blood none that they had:
# both stay words of the attendance, because a thing in an event is read as found on the person.
ATTENDANCE = Mapping(
    "health",
    "attendances",
    "event",
    "attendance",
    {
        "kind": "'emergency_attendance'",
        "category": "CASE WHEN s.injury_mechanism = 'sexual_assault' THEN 'sexual'"
        " WHEN s.injury_mechanism IN ('assault', 'stabbing', 'gunshot')"
        " AND s.injury_intent IS DISTINCT FROM 'self' AND s.injury_intent IS DISTINCT FROM"
        " 'accident' OR s.injury_intent = 'assault' THEN 'violence' END",
        "code": _list(
            _told("injury_mechanism"),
            _told("injury_intent"),
            _told("attendance_reason"),
            "CASE WHEN s.unexplained THEN 'unexplained' END",
            "CASE WHEN s.accompanied_by = 'adult_not_family' THEN 'adult_not_family' END",
            "CASE WHEN s.safeguarding_flag THEN 'safeguarding' END",
        ),
        "reference": "s.attendance_id",
        "outcome": "s.disposal",
        "place_name": "s.department",
        "postcode": "s.department_postcode",
    },
    began="s.arrived_at",
    ended="s.departed_at",
    text="nullif(concat_ws('. ',"
    f" 'Came with: ' || {in_words('s.accompanied_by', 'health', 'company')},"
    " 'Happened ' || strftime(s.incident_at, '%d/%m/%Y %H:%M'), 'Hurt with: ' || s.weapon,"
    " 'Substances named: ' || s.substances, 'Account given: ' || rtrim(s.told_account, '. '),"
    " s.summary), '')",
)
# An event has one place, and here are two: where they turned up, and where they had been.
INCIDENT = Mapping(
    "health",
    "attendances",
    "event",
    "incident",
    {
        "kind": "'note'",
        "code": "'incident_place'",
        "reference": "s.attendance_id",
        "place_name": "s.incident_place",
        "postcode": "s.incident_postcode",
        "uprn": "s.incident_uprn",
    },
    where="coalesce(s.incident_place, s.incident_postcode, s.incident_uprn) IS NOT NULL",
    began="coalesce(s.incident_at, s.arrived_at)",
    text="'Where it happened, as told when they came for care'",
)
ALERT = Mapping(
    "health",
    "alerts",
    "event",
    "alert",
    {
        "kind": "'protection_alert'",
        "category": "CASE WHEN s.plan_kind IN ('child_protection', 'unborn')"
        " THEN 'abuse_or_neglect' END",
        "code": "s.plan_kind",
        "reference": "s.alert_ref",
        "outcome": "CASE WHEN s.council_told THEN 'council told'"
        " WHEN NOT s.council_told THEN 'council not told' END",
        "place_name": f"coalesce(s.site_name, {in_words('s.setting', 'health', 'setting')})",
        "postcode": "s.site_postcode",
    },
    began="s.seen_at",
    text=f"nullif(concat_ws('. ', 'Setting: ' || {in_words('s.setting', 'health', 'setting')},"
    " 'Council: ' || s.council, 'Told ' || strftime(s.told_at, '%d/%m/%Y %H:%M')), '')",
)
REFERRAL = Mapping(
    "health",
    "referrals",
    "event",
    "referral",
    {
        "kind": "'service_referral'",
        "code": "s.service",
        "reference": "s.referral_ref",
        "outcome": "coalesce(s.outcome, CASE WHEN s.closed_on IS NOT NULL THEN 'closed'"
        " WHEN s.first_seen_on IS NOT NULL THEN 'seen' END)",
        # days until first seen
        "value": "date_diff('day', s.referred_on, s.first_seen_on)",
    },
    began=at_day("s.referred_on"),
    ended=at_day("s.closed_on"),
    text="nullif(concat_ws('. ', rtrim(s.reason, '. '), 'Referred by: ' || s.referred_by,"
    " 'First seen ' || strftime(s.first_seen_on, '%d/%m/%Y'),"
    f" 'Closed: ' || {in_words('s.closing_reason', 'health', 'closed_because')}), '')",
)
TREATMENT = Mapping(
    "health",
    "treatment",
    "event",
    "treatment",
    {
        "kind": "'substance_use'",
        "code": _list("s.substance_1", "s.substance_2", "s.substance_3"),
        "reference": "s.treatment_ref",
        "outcome": "s.outcome",
    },
    began=at_day("s.treatment_start"),
    ended=at_day("s.treatment_end"),
    text=f"'In treatment: ' || {in_words('s.setting', 'health', 'setting')}",
)
APPOINTMENT = Mapping(
    "health",
    "appointments",
    "event",
    "appointment",
    {
        "kind": "'appointment'",
        "code": "s.service",
        "reference": "s.appointment_ref",
        "outcome": "s.outcome",
    },
    began="s.appointment_at",
)
# One note is one event, however much it saw: signs that count notes must not count one twice.
NOTE = Mapping(
    "health",
    "notes",
    "event",
    "note",
    {
        "kind": "'note'",
        "code": "nullif(array_to_string(list_sort(list_distinct(s.observed)), '; '), '')",
        "reference": "s.note_ref",
        "place_name": in_words("s.setting", "health", "setting"),
    },
    began="s.seen_at",
    text="nullif(concat_ws(': ', s.seen_by, s.text), '')",
)


def _kept_close(mapping: Mapping) -> Mapping:
    if mapping.marking != NONE:
        return mapping
    return replace(mapping, marking="'official-sensitive'")


HEALTH = tuple(
    _kept_close(mapping)
    for mapping in (
        SUBJECT,
        HOME,
        PHONE,
        *with_person(ATTENDANCE, NUMBER),
        *with_person(INCIDENT, NUMBER),
        *with_person(ALERT, NUMBER),
        *with_person(REFERRAL, NUMBER),
        *with_person(TREATMENT, NUMBER),
        *with_person(APPOINTMENT, NUMBER),
        *with_person(NOTE, NUMBER),
    )
)
