"""The health feed: patients, attendances, alerts, referrals, treatment, appointments, notes.

Departments, clinics and the drug service write some codes each in their own way. A child's number
to ring is often the mother's.
"""

from wayhome.synthetic.holders import HEALTH, first
from wayhome.synthetic.identifiers import LINES_BEGIN
from wayhome.synthetic.written.aliases import spelt, spelt_list
from wayhome.synthetic.written.sheet import Sheet, ended, person, versions
from wayhome.synthetic.written.turns import in_turn

_HOLDER = first(HEALTH)
_H = f"{_HOLDER} _h, delivery_of(x.recorded) _n, x.pid _pid"
_WHO = person(HEALTH, "0", "x.pid + extract(day from x.recorded)")
HIDDEN_EVERY = 487  # people whose home the national register hides, about two in a thousand

_KEPT = "case x.pid % 197 when 5 then 'restricted' when 6 then 'official-sensitive' end"


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("health", table, HEALTH, order, sql, wrong, impossible)


_CHILD = "date_diff('day', born, l.known_from::date) < 14 * 365"
_HIDDEN = f"pid % {HIDDEN_EVERY} = 11"
# Told once it is known: a delivery from before the adoption cannot say it.
_ADOPTED = (
    "exists (from t_care c where c.pid = p.pid and c.why = 'E11' "
    "and delivery_of(c.until) <= l.n_from)"
)
_PRACTICES = (
    "['Queen''s Road Surgery', 'Mill Lane Practice', 'Castle Health Centre', 'Park Surgery']"
)
_MECHANISM = {
    "assault": "fight", "stabbing": "sharp object", "road": "RTC", "overdose": "poisoning",
    "intoxication": "intoxicated", "self_harm": "self harm", "burn": "scald",
    "not_known": "unknown", "concealed_item": "internal concealment",
}  # fmt: skip
_REASON = {"injury": "trauma", "mental_health": "psychiatric", "substance_use": "toxicology"}
_INTENT = {"accident": "non-intentional", "self": "self inflicted", "assault": "alleged assault"}
_COMPANY = {"parent": "mother", "adult_not_family": "other adult", "alone": "unaccompanied"}
_DISPOSAL = {"discharged": "home", "left_before_seen": "DNW", "left_before_end": "self discharge"}
_SERVICE = {
    "mental_health": "CAMHS", "neurodevelopmental": "ADHD", "speech_and_language": "SALT",
    "substance_use": "drug and alcohol", "school_nursing": "school nurse", "paediatrics": "paeds",
}  # fmt: skip
_CAME = {"was_not_brought": "DNA", "could_not_come": "cancelled by patient", "moved": "rebooked"}
_CLOSING = {"not_brought": "WNB", "contact_lost": "no contact", "not_suitable": "unsuitable"}
_SUBSTANCE = {"cannabis": "skunk", "ecstasy": "MDMA", "nitrous_oxide": "nos"}
_OBSERVED = {"hunger": "hungry", "tiredness": "tired", "fear": "frightened", "anger": "angry"}
_PLAN = {"child_protection": "CPP", "looked_after": "LAC"}
_SETTING = {"emergency": "A&E", "minor_injuries": "UTC", "walk_in": "WIC"}

# A referral is written when it is made, when the child is first seen, and when it is closed.
_TURNS = "[delivery_of(recorded), delivery_of(seen), delivery_of(closed)]"
_REFERRALS = (
    f"(select *, unnest(list_distinct({_TURNS})) vn from {in_turn('t_health_referral', 'rid')}) x"
)


def _by(column: str, written: str) -> str:
    return f"case when delivery_of({written}) <= x.vn then {column} end"


SHEETS = (
    _sheet(
        "patients",
        "patient_id",
        f"""select h _h, l.n_from _n, pid _pid, local_id patient_id, nhs nhs_number,
            given forename, family surname, aliases, dob, sex, h.ethnicity,
            case when not {_HIDDEN} then l.address end address,
            case when not {_HIDDEN} then l.postcode end postcode,
            case when not {_HIDDEN} then d.uprn end uprn,
            case when {_CHILD} and p.mother >= 0
                then printf('07700 %06d', 900000 + p.mother % {LINES_BEGIN}) else phone end phone,
            case when {_CHILD} and p.mother >= 0 then 'parent' when phone is not null then 'own' end
            phone_of,
            {_PRACTICES}[1 + ascii(right(l.postcode, 3)) % 4] gp_practice,
            {_HIDDEN} s_flag, {_ADOPTED} before_adoption, l.known_from recorded,
            {_KEPT.replace("x.", "")} marking
        from held h join lived l using (h, pid, copy) join person p using (pid)
        left join (select pid, address, min(uprn) uprn from t_health_door group by all) d
            using (pid, address)
        where l.shown and h = {_HOLDER}""",
        "dob",
        dob="date '2031-05-01'",
    ),
    _sheet(
        "attendances",
        "attendance_id",
        f"""select {_H}, printf('ED%08d', x.no) attendance_id, who.local_id patient_id,
            x.arrived arrived_at, x.departed departed_at, x.department,
            x.postcode department_postcode, {spelt("x.reason", _REASON)} attendance_reason,
            {spelt("x.mechanism", _MECHANISM)} injury_mechanism,
            {spelt("x.intent", _INTENT, 3)} injury_intent, x.weapon, x.substances,
            x.incident incident_at, x.place incident_place, x.place_postcode incident_postcode,
            x.uprn incident_uprn,
            {spelt("x.company", _COMPANY)} accompanied_by, x.account told_account, x.unexplained,
            {spelt("x.disposal", _DISPOSAL)} disposal, x.flagged safeguarding_flag, x.summary,
            x.recorded, x.marking
        from {in_turn("t_health_emergency", "eid")} x {_WHO}""",
        "arrived_at",
        departed_at="arrived_at - interval 2 days",
        marking="'secret'",
    ),
    _sheet(
        "alerts",
        "alert_ref",
        f"""select {_H}, printf('CP%07d', x.no) alert_ref, who.local_id patient_id,
            x.seen seen_at, {spelt("x.setting", _SETTING)} setting, x.site site_name,
            x.postcode site_postcode, {spelt("x.plan", _PLAN)} plan_kind,
            'Northborough City Council' council, x.told council_told, x.told_at, x.recorded,
            {_KEPT} marking
        from {in_turn("t_health_alert", "aid")} x {_WHO}""",
        "seen_at",
        marking="'secret'",
    ),
    _sheet(
        "referrals",
        "referral_ref",
        f"""select {_HOLDER} _h, x.vn _n, x.pid _pid, printf('SR%08d', x.no) referral_ref,
            who.local_id patient_id, {spelt("x.service", _SERVICE)} service, x.referred referred_on,
            x.by referred_by, x.reason,
            case when x.refused and delivery_of(x.closed) <= x.vn then 'refused'
                when delivery_of(x.closed) <= x.vn then 'closed'
                when delivery_of(x.seen) <= x.vn
                    then case when x.rid % 2 = 0 then 'seen' else 'in treatment' end
                when x.rid % 3 = 0 then 'on waiting list' else 'waiting' end outcome,
            {_by("x.first_seen", "x.seen")} first_seen_on, {_by("x.until", "x.closed")} closed_on,
            {_by(spelt("x.closing", _CLOSING), "x.closed")} closing_reason,
            coalesce({_by("x.closed", "x.closed")}, {_by("x.seen", "x.seen")}, x.recorded) recorded,
            x.marking
        from {_REFERRALS} {_WHO}""",
        "referred_on",
        closed_on="referred_on - 30",
    ),
    _sheet(
        "treatment",
        "treatment_ref",
        f"""select {_HOLDER} _h, x.vn _n, x.pid _pid, printf('TX%06d', x.no) treatment_ref,
            who.local_id patient_id, x.start treatment_start, {ended("x.until")} treatment_end,
            {spelt("x.s1", _SUBSTANCE, 3)} substance_1, x.s2 substance_2, x.s3 substance_3,
            x.setting, {ended("x.outcome")} outcome,
            case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end recorded,
            {_KEPT} marking
        from {versions(in_turn("t_health_treatment", "tid"))} {_WHO}""",
        "treatment_start",
        treatment_end="treatment_start - 9",
    ),
    _sheet(
        "appointments",
        "appointment_ref",
        f"""select {_H}, printf('AP%08d', x.no) appointment_ref, who.local_id patient_id,
            x.due appointment_at, {spelt("x.service", _SERVICE)} service,
            {spelt("x.outcome", _CAME)} outcome, x.recorded, {_KEPT} marking
        from {in_turn("t_health_appointment", "vid")} x {_WHO}""",
        "appointment_at",
        marking="'secret'",
    ),
    _sheet(
        "notes",
        "note_ref",
        f"""select {_H}, printf('WN%07d', x.no) note_ref, who.local_id patient_id,
            x.seen seen_at, x.setting, {spelt_list("x.observed", _OBSERVED)} observed,
            x.by seen_by, x.text, x.recorded, x.marking
        from {in_turn("t_health_note", "nid")} x {_WHO}""",
        "seen_at",
    ),
)
