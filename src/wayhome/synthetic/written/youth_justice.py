"""The youth justice feed: young people, offences, outcomes, remands, assessments, and what is said.

The service asks for the force's number and mostly has it. Its workers write some codes in full and
some as the older system did.
"""

from wayhome.synthetic.holders import YOUTH_JUSTICE, first
from wayhome.synthetic.street_names import street_sql
from wayhome.synthetic.written.aliases import spelt, spelt_list
from wayhome.synthetic.written.sheet import Sheet, ended, occurrence, person, versions
from wayhome.synthetic.written.turns import in_turn

_HOLDER = first(YOUTH_JUSTICE)
_H = f"{_HOLDER} _h, delivery_of(x.recorded) _n, x.pid _pid"
_WHO = person(YOUTH_JUSTICE, "0", "x.pid + extract(day from x.recorded)")
_OFFENCE = "printf('F%06d', x.fid)"
_ORDER = "printf('D%06d', x.did)"

_KEPT = "case x.pid % 197 when 5 then 'restricted' when 6 then 'official-sensitive' end"


def _sheet(table: str, order: str, sql: str, impossible: str = "", **wrong: str) -> Sheet:
    return Sheet("youth_justice", table, YOUTH_JUSTICE, order, sql, wrong, impossible)


# Who else was accused with them, by the service's own number: those whose offence came here too.
_TOGETHER = f"""left join (
    select a.fid, string_agg(distinct o.local_id, '; ' order by o.local_id) numbers
    from t_yj_offence a join t_yj_offence b on a.oid = b.oid and a.force = b.force
        and a.pid <> b.pid and delivery_of(b.recorded) <= delivery_of(a.recorded)
    join held o on o.h = {_HOLDER} and o.pid = b.pid and o.copy = 0
    group by a.fid) together on together.fid = x.fid"""
_KIND = {
    "no_further_action": "NFA", "outcome_22": "O22", "community_resolution": "CR",
    "youth_caution": "YC", "conditional_caution": "YCC", "referral_order": "RO",
    "rehabilitation_order": "YRO", "intensive_order": "YRO ISS", "training_order": "DTO",
    "withdrawn": "discontinued",
}  # fmt: skip
_REMAND = {
    "bail": "unconditional", "bail_conditions": "conditional bail", "bail_support": "BSS",
    "council_accommodation": "RLAA", "youth_detention": "YDA",
}  # fmt: skip
_CAME = {"was_not_brought": "DNA", "could_not_come": "acceptable absence", "attended": "kept"}
_LEVEL = {"L": "low", "M": "medium", "H": "high", "VH": "very high"}
_CONCERN = {"exploitation": "cce", "substance_use": "substance_misuse", "education": "ete"}
_TOPIC = {"debt": "owing", "older_associate": "older", "new_phone": "sim", "positive": "progress"}

SHEETS = (
    _sheet(
        "young_people",
        "ypid",
        f"""select h _h, l.n_from _n, pid _pid, local_id ypid, given forename,
            middle middle_names, family surname, aliases,
            {street_sql("pid")} street_name,
            dob, sex, ethnicity, pnc pnc_id, nhs nhs_number, upn, l.address, l.postcode, phone,
            case when l.n_from >= c.n then c.worker end worker_role,
            case when l.n_from >= c.n then c.allocated end allocated_on, l.known_from recorded,
            {_KEPT.replace("x.", "")} marking
        from held join lived l using (h, pid, copy)
        left join (
            select pid, arg_min(worker, recorded) worker, min(allocated) allocated,
                min(delivery_of(recorded)) n from t_yj_case group by pid) c using (pid)
        where l.shown and h = {_HOLDER}""",
        "dob",
        dob="date '2031-05-01'",
        marking="'secret'",
    ),
    _sheet(
        "offences",
        "offence_ref",
        f"""select {_H}, {_OFFENCE} offence_ref, who.local_id ypid, x.happened offence_date,
            x.code offence_code, x.title offence_description, x.category, x.gravity,
            case when x.referenced then {occurrence()} end occurrence_no, x.place, x.postcode,
            together.numbers co_accused, x.recorded, x.marking
        from t_yj_offence x {_WHO} {_TOGETHER}""",
        "offence_date",
        offence_date="timestamp '2031-05-01 10:00:00'",
    ),
    _sheet(
        "outcomes",
        "outcome_ref",
        f"""select {_HOLDER} _h, x.vn _n, x.pid _pid, {_ORDER} outcome_ref, who.local_id ypid,
            {_OFFENCE} offence_ref, {spelt("x.kind", _KIND)} kind, x.decided decided_on, x.court,
            x.start starts_on, coalesce({ended("x.until")}, x.planned) ends_on,
            {ended("x.ended")} ended,
            case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end recorded,
            {_KEPT} marking
        from {versions("t_yj_outcome")} {_WHO}""",
        "decided_on",
        ends_on="decided_on - 40",
    ),
    _sheet(
        "remands",
        "remand_ref",
        f"""select {_HOLDER} _h, x.vn _n, x.pid _pid, printf('B%06d', x.bid) remand_ref,
            who.local_id ypid, {_OFFENCE} offence_ref, {spelt("x.kind", _REMAND)} kind,
            x.start starts_on, {ended("x.until")} ends_on, x.place, x.postcode,
            {ended("x.ended")} ended,
            case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end recorded,
            {_KEPT} marking
        from {versions("t_yj_remand")} {_WHO}""",
        "starts_on",
        ends_on="starts_on - 9",
    ),
    _sheet(
        "assessments",
        "assessment_ref",
        f"""select {_H}, printf('A%06d', x.no) assessment_ref, who.local_id ypid,
            x.done assessed_on, {spelt("x.kind", {"assetplus": "full", "report": "PSR"})} kind,
            {spelt("x.safety", _LEVEL, 3)} safety_and_wellbeing,
            {spelt("x.harm", _LEVEL, 3)} risk_of_serious_harm,
            {spelt("x.likelihood", _LEVEL, 3)} likelihood,
            {spelt_list("x.concerns", _CONCERN)} concerns, x.protective, x.summary, x.recorded,
            x.marking
        from {in_turn("t_yj_assessment", "aid")} x {_WHO}""",
        "assessed_on",
        safety_and_wellbeing="'extreme'",
    ),
    _sheet(
        "appointments",
        "appointment_ref",
        f"""select {_H}, printf('V%07d', x.vid) appointment_ref, who.local_id ypid,
            x.due appointment_at, {spelt("x.kind", {"education": "ETE", "office": "office visit"})}
            kind, {spelt("x.outcome", _CAME, 3)} outcome, x.reason, x.recorded, {_KEPT} marking
        from t_yj_appointment x {_WHO}""",
        "appointment_at",
    ),
    _sheet(
        "breaches",
        "breach_ref",
        f"""select {_HOLDER} _h, x.vn _n, x.pid _pid, printf('BR%05d', x.bid) breach_ref,
            who.local_id ypid, {_ORDER} outcome_ref, x.happened breached_on,
            {spelt("x.reason", {"appointments": "attendance", "area": "exclusion zone"})} reason,
            {ended("x.result")} result, x.summary,
            case when delivery_of(x.closed) <= x.vn then x.closed else x.recorded end recorded,
            {_KEPT} marking
        from {versions("t_yj_breach")} {_WHO}""",
        "breached_on",
    ),
    _sheet(
        "notes",
        "note_ref",
        f"""select {_H}, printf('N%07d', x.no) note_ref, who.local_id ypid,
            x.happened noted_at, {spelt_list("x.topics", _TOPIC)} topics, other.local_id named,
            x.place, x.postcode, x.text, x.by worker_role, x.recorded, x.marking
        from {in_turn("t_yj_note", "nid")} x {_WHO}
        {person(YOUTH_JUSTICE, "0", "x.pid", alias="other", optional=True)}""",
        "noted_at",
        marking="'secret'",
    ),
)
