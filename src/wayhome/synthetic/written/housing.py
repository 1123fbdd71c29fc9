"""The housing feed: who rents which home, what happens at homes, and people without one."""

from wayhome.synthetic.holders import HOUSING, by_area, first
from wayhome.synthetic.places import CITY, COUNTY
from wayhome.synthetic.written.sheet import FORCE_CODE, Sheet, ended, person, versions

_AREA = f"(x.area = {COUNTY})::int"
_BY = by_area(HOUSING, "x.area")
_H = f"{_BY} _h, delivery_of(x.recorded) _n"
_WHO = person(HOUSING, _AREA, "x.pid")
_WHO_MAYBE = person(HOUSING, _AREA, "x.pid", optional=True)
_OTHER = person(HOUSING, _AREA, "x.other", alias="other", optional=True)
_PLACE = "x.address, x.postcode, x.uprn"
_TENANCY = "printf('%s%06d', case when x.area = 0 then 'N' else 'TEN-' end, x.ten)"
_CALL = f"coalesce(x.log, printf('%s/%07d', {FORCE_CODE.replace('x.force', 'x.area')}, x.oid))"


def _as_city_writes(column: str, words: dict[str, str]) -> str:
    """One landlord's system has words where the other's has codes."""
    arms = " ".join(f"when '{code}' then '{word}'" for code, word in words.items())
    return (
        f"case when x.area = {CITY} then case {column} {arms} else {column} end else {column} end"
    )


_ROLE = {"tenant": "main tenant", "joint_tenant": "joint tenant",
         "authorised_occupant": "permitted occupier", "household_member": "household"}  # fmt: skip
_KIND = {
    "noise": "noise nuisance", "visitors_day_and_night": "footfall", "drug_dealing": "drug dealing",
    "vehicles_stopping": "vehicles", "door_buzzers": "buzzers", "unknown_people": "strangers",
    "hostile_callers": "hostile callers", "drug_use": "drug use or litter", "rubbish": "litter",
    "unknown_children": "unknown children",
}  # fmt: skip
_OUTCOME = {"no_action": "NFA", "warning": "warning letter", "police": "referred to police"}
_OPENED = {"given": "access gained", "no_answer": "no reply", "refused": "access refused"}
_BROKEN = {"front_door": "door", "lock": "lock change", "entry": "door entry"}
_CAUSE = {"wear": "fair wear and tear", "forced": "kicked in", "deliberate": "criminal damage"}
_HOMELESS = {
    "sofa_surfing": "sofa surfing", "temporary_housing": "TA", "homeless": "rough sleeping",
    "threatened": "threatened with homelessness",
}  # fmt: skip
_DUTY = {"prevention": "prevention duty", "relief": "relief duty", "main": "full duty"}
_MEASURE = {"partial_closure": "partial closure order", "protection_notice": "CPN"}


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("housing", table, HOUSING, order, sql, wrong, impossible)


SHEETS = (
    # a person is sent when they come to be known, and again when something is noted of them
    _sheet(
        "people",
        "person_ref",
        f"""select p.h _h, p.n _n, p.pid _pid, p.local_id person_ref, p.given forename,
            p.family surname, p.aliases other_names, p.dob, p.sex, p.ethnicity, p.nhs nhs_number,
            p.phone, x.codes vulnerabilities, x.noted noted_on,
            greatest(p.since, x.recorded) recorded, k.marking
        from (
            select w.*, unnest(list_distinct(
                [delivery_of(w.since), delivery_of(coalesce(v.recorded, w.since))])) n
            from held w left join t_hardship v on v.pid = w.pid
            where w.h between {first(HOUSING)} and {first(HOUSING) + 1}) p
        left join t_hardship x on x.pid = p.pid and delivery_of(x.recorded) <= p.n
        left join (select distinct pid, marking from t_tenancy where marking is not null) k
            on k.pid = p.pid
        where p.n >= delivery_of(p.since)""",
        impossible="dob",
        dob="date '2031-05-01'",
    ),
    _sheet(
        "tenancies",
        "tenancy_ref, person_ref",
        f"""select {_BY} _h, x.vn _n, x.pid _pid, {_TENANCY} tenancy_ref, who.local_id person_ref,
            x.uprn, x.address, x.postcode, {_as_city_writes("x.role", _ROLE)} as role, x.tenure,
            x.start starts_on, {ended("x.until")} ends_on, {ended("x.ended")} end_reason,
            coalesce({ended("x.closed")}, x.recorded) recorded, x.marking
        from {versions("t_tenancy")} {_WHO}""",
        impossible="starts_on",
        ends_on="starts_on - interval 9 days",
    ),
    _sheet(
        "nuisance",
        "case_ref, reported_at",
        f"""select {_BY} _h, x.vn _n, x.pid _pid,
            printf('%s%06d', case when x.area = {CITY} then 'ASB' else 'N/' end, x.nid) case_ref,
            x.happened reported_at, {_PLACE}, {_as_city_writes("x.kind", _KIND)} kind,
            x.others other_kinds, who.local_id about_person_ref,
            other.local_id affected_person_ref, x.reporter reported_by, x.phone line_or_phone,
            {_CALL} police_ref,
            coalesce({ended(_as_city_writes("x.outcome", _OUTCOME))}, 'open') outcome,
            {ended("x.closed")} closed_at, x.text, coalesce({ended("x.closed")}, x.recorded)
                recorded, x.marking
        from {versions("t_nuisance")} {_WHO_MAYBE} {_OTHER}
        qualify row_number() over (partition by x.nid, x.happened, x.vn order by x.row) = 1""",
        impossible="reported_at",
    ),
    _sheet(
        "visits",
        "visit_ref",
        f"""select {_H}, x.pid _pid, printf('HV%06d', x.vid) visit_ref, x.happened visited_at,
            {_PLACE}, {_TENANCY} tenancy_ref, who.local_id person_ref, x.reason,
            {_as_city_writes("x.access", _OPENED)} access, x.seen tenant_seen,
            x.strangers strangers_seen, x.concerns, x.welfare welfare_check, x.declined,
            x.text notes, x.recorded, x.marking
        from t_home_visit x {_WHO_MAYBE}""",
        impossible="visited_at",
        strangers_seen="-1",
    ),
    _sheet(
        "repairs",
        "repair_ref",
        f"""select {_H}, null _pid, printf('WO%06d', x.jid) repair_ref, x.happened reported_at,
            {_PLACE}, {_as_city_writes("x.kind", _BROKEN)} kind,
            {_as_city_writes("x.cause", _CAUSE)} cause, x.text, x.recorded, x.marking
        from t_repair x""",
        impossible="reported_at",
    ),
    _sheet(
        "arrears",
        "tenancy_ref, as_of",
        f"""select {_H}, null _pid, {_TENANCY} tenancy_ref, x.day as_of, x.amount, x.weeks,
            x.change, {_PLACE}, x.recorded, x.marking
        from t_arrears x
        qualify row_number() over (partition by x.ten, x.day order by x.row) = 1""",
        impossible="as_of",
    ),
    _sheet(
        "homelessness",
        "application_ref, person_ref",
        f"""select {_BY} _h, x.vn _n, x.pid _pid, printf('HA%06d', x.hid) application_ref,
            who.local_id person_ref, x.applied applied_on, {ended("x.decided")} decided_on,
            {ended(_as_city_writes("x.outcome", _DUTY))} outcome,
            {_as_city_writes("x.kind", _HOMELESS)} kind, {ended("x.address")} temporary_address,
            {ended("x.postcode")} temporary_postcode, {ended("x.uprn")} temporary_uprn,
            {ended("x.placed")} placed_from, {ended("x.left")} placed_to, x.text,
            coalesce({ended("x.closed")}, x.recorded) recorded, x.marking
        from {versions("t_homeless")} {_WHO}""",
        impossible="applied_on",
        placed_to="placed_from - interval 2 days",
    ),
    _sheet(
        "closures",
        "measure_ref",
        f"""select {_H}, x.pid _pid, printf('CM%05d', x.xid) measure_ref,
            {_as_city_writes("x.measure", _MEASURE)} measure, x.begun measure_from,
            x.until measure_to, {_PLACE}, x.reason, x.served served_on, who.local_id person_ref,
            x.log police_ref, x.text, x.recorded, x.marking
        from t_measure x {_WHO_MAYBE}""",
        measure_to="measure_from - interval 3 days",
    ),
)
