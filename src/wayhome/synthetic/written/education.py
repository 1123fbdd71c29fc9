"""The education feed: roll, attendance, suspensions and exclusions, moves, concerns."""

from wayhome.synthetic.holders import EDUCATION
from wayhome.synthetic.words import TOPICS
from wayhome.synthetic.written.sheet import EDUCATION_H, Sheet, ended, versions

# Whose education service a pupil is with, and the school they were at on a day.
_AT = f"""(
    select pid, school_area, urn, school_name, school_postcode, start, leave,
           {EDUCATION_H} + (school_area > 0)::int h
    from t_roll join school using (school) where school_area <> 1)"""


# A roll is written when it begins and when it ends, and again when a new address is heard of.
_ROLLS = f"""(
    select * from {versions("t_roll")}
    union all
    select r.*, l.n_from from t_roll r join school using (school)
    join lived l on l.h = {EDUCATION_H} + (school_area > 0)::int and l.pid = r.pid and l.copy = 0
    where school_area <> 1 and l.shown and l.turn > 0
        and l.n_from > delivery_of(r.recorded) and l.n_from < delivery_of(r.closed)) x"""


def _with_school(day: str) -> str:
    return f"""join {_AT} r on r.pid = x.pid and {day} >= r.start
        and {day} < coalesce(r.leave + 7, date '2999-01-01')
        join held who on who.h = r.h and who.pid = x.pid and who.copy = 0"""


# Whoever writes a concern ticks what it is about, three times in ten not: then it is in the words.
_TICKED = " ".join(
    f"when contains(x.text, '{part.replace(chr(39), chr(39) * 2)}') then '{code}'"
    for part, code in TOPICS.items()
)
_TOPICS = f"case when mod(x.nid * 7, 10) < 7 then case {_TICKED} end end"

SHEETS = (
    Sheet(
        "education",
        "pupils",
        EDUCATION,
        "upn, school_urn, start_date",
        f"""select {EDUCATION_H} + (s.school_area > 0)::int _h, x.vn _n, x.pid _pid,
            who.local_id upn, who.given forename, who.middle middle_names, who.family surname,
            who.dob, who.sex, who.ethnicity, lives.address, lives.postcode, who.phone,
            s.urn school_urn, s.school_name, s.school_postcode, x.sen,
            x.start start_date, {ended("x.leave")} leave_date, {ended("x.reason")} leave_reason,
            case when delivery_of(x.closed) <= x.vn then x.closed
                else greatest(x.recorded, lives.known_from) end recorded, x.marking
        from {_ROLLS} join school s using (school)
        join held who on who.h = {EDUCATION_H} + (s.school_area > 0)::int and who.pid = x.pid
        join lived lives on lives.h = who.h and lives.pid = who.pid and lives.copy = who.copy
            and lives.shown and lives.n_from <= x.vn and x.vn < lives.n_until
        where s.school_area <> 1""",
        {"leave_date": "start_date - 30", "dob": "date '2032-02-01'"},
        "dob",
    ),
    Sheet(
        "education",
        "attendance",
        EDUCATION,
        "upn, week_start",
        f"""select who.h _h, delivery_of(x.recorded) _n, x.pid _pid, who.local_id upn,
            x.start week_start, case when x.possible > 10 then x.until end period_end,
            r.urn school_urn, x.possible, x.attended, x.authorised, x.unauthorised, x.late
        from t_attendance x {_with_school("x.start")}""",
        {"attended": "possible + 4"},
        "week_start",
    ),
    Sheet(
        "education",
        "exclusions",
        EDUCATION,
        "exclusion_ref",
        f"""select who.h _h, delivery_of(x.recorded) _n, x.pid _pid,
            printf('X%07d', x.xid) exclusion_ref, who.local_id upn, r.urn school_urn,
            r.school_name, x.kind, x.start start_date,
            case when x.kind = 'suspension' then x.start + ceil(x.days)::int - 1 end end_date,
            x.days, x.r1 reason_1, x.r2 reason_2, x.r3 reason_3, x.text summary, x.recorded
        from t_exclusion x {_with_school("x.start")}""",
        {"kind": "'sent home'", "end_date": "start_date - 3"},
        "start_date",
    ),
    Sheet(
        "education",
        "moves",
        EDUCATION,
        "upn, move, start_date",
        f"""select who.h _h, delivery_of(x.recorded) _n, x.pid _pid, who.local_id upn, x.move,
            x.start start_date, x.until end_date, r.urn from_urn, null to_urn, null to_name,
            x.reason, x.recorded
        from t_move x {_with_school("x.start")}""",
        {"end_date": "start_date - 3"},
        "start_date",
    ),
    Sheet(
        "education",
        "concerns",
        EDUCATION,
        "concern_ref",
        f"""select who.h _h, delivery_of(x.recorded) _n, x.pid _pid,
            printf('K%07d', x.nid) concern_ref, who.local_id upn, x.happened concern_date,
            x.category, {_TOPICS} topics, r.urn school_urn, x.text, x.action, x.by raised_by,
            x.recorded, x.marking
        from t_concern x {_with_school("x.happened::date")}""",
        {},
        "concern_date",
    ),
    Sheet(
        "education",
        "reports",
        EDUCATION,
        "upn, report_date",
        f"""select who.h _h, delivery_of(x.recorded) _n, x.pid _pid, who.local_id upn,
            x.on report_date, r.urn school_urn, x.grade average_grade, x.points behaviour_points,
            null "text", x.recorded, null marking
        from t_report x {_with_school("x.on")}""",
        {"average_grade": "17.5", "behaviour_points": "-2"},
        "report_date",
    ),
)
