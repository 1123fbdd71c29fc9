"""Strong signs that nobody has answered with an assessment: what I68 is raised from.

    assessing   agency, area, newest: agencies that send assessments, and until which day they have
    ran_out     two strong signs that both waited, the last of the ten days, and the councils that
                could have begun one, with the oldest of their news
    unanswered  a hit (signs/hits.py) for each of them that the news reaches

A strong sign waits from the day it stood and had been written down until an assessment or a
section 47 enquiry is open. Two of different codes that have both waited ten working days are the
alarm; it ends when either is answered or ends. Nothing is said on a day after the newest delivery
of a council that could have begun one, or where none that covers the home sends assessments.
Keeps: worked out for each audience from what that audience sees, and never evidence for a sign.
"""

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

from wayhome.governance.visibility import visible_sql
from wayhome.lexicon.places import areas
from wayhome.lexicon.working_days import working_days_after
from wayhome.signs.forms import FOREVER

BEGUN = "('assessment', 'section_47')"
# An assessment of youth justice is of an offence, and says nothing of what the council began.
NOT_OF = "youth_justice"
WITHIN = 10  # working days, facts §5 (I68)
# An assessment may take 45 working days: one that shows no end is counted as open for so long.
LONGEST = 45

_ASSESSING = f"""
create or replace temp table assessing as
with told as (
    select agency, feed, max(received_at) as newest from fact
    where kind in {BEGUN} and feed <> '{NOT_OF}' group by agency, feed
),
came as (select agency, feed, max(received_at) as newest from delivery group by agency, feed)
select t.agency, any_value(a.area) as area, max(greatest(t.newest, c.newest))::date as newest
from told t left join came c using (agency, feed) left join agency a on a.code = t.agency
group by t.agency
"""

_STRONG = "s.strength in ('A', 'S') and s.split <> 'protective'"
_ASKED = f"""
create or replace temp table asked as
with many as (
    select person_id from sign s where {_STRONG} group by person_id
    having count(distinct code) > 1
),
reader as (
    select distinct person_id, 'open' as audience from sign
    union select distinct person_id, audience from sign
    union select distinct person_id, agency from fact f
        where kind in {BEGUN} and part = 'own' and not {visible_sql("f", "''")}
    union select distinct person_id, agency from holding h where not {visible_sql("h", "''")}
)
select person_id, audience from reader semi join many using (person_id)
"""
# Where an agency's own reading of a sign differs, it stands in place of the open one.
_STANDING = f"""
create or replace temp table waiting_sign as
select row_number() over () as number, v.view_id, v.person_id, s.code, s.sign_id,
    s.audience, greatest(s.fired_on, s.first_together) as begins,
    coalesce(s.until, {FOREVER}) as ends, s.first_received as received
from view v join sign s on s.person_id = v.person_id and {_STRONG} and (
    s.audience = v.audience or (s.audience = 'open' and not exists (
        select 1 from sign o where o.person_id = s.person_id and o.code = s.code
            and o.audience = v.audience)))
where v.viewer = '*' and greatest(s.fired_on, s.first_together) <= coalesce(s.until, {FOREVER})
"""
_ANSWERED = f"""
create or replace temp table begun as
select v.view_id, f.occurred_from::date as begins,
    coalesce(f.occurred_to::date, c.longest) as ends
from view v join fact f on f.person_id = v.person_id and f.kind in {BEGUN} and f.part = 'own'
    and f.feed <> '{NOT_OF}' and f.superseded_at is null and {visible_sql("f", "v.audience")}
join clock c on c.day = f.occurred_from::date
where v.viewer = '*'
"""
_WAITED = """
create or replace temp table waited as
select w.* replace (coalesce(least(w.ends, a.answered_on - 1), w.ends) as ends)
from waiting_sign w left join (
    select w.number, min(greatest(w.begins, b.begins)) as answered_on
    from waiting_sign w join begun b on b.view_id = w.view_id and b.ends >= w.begins
    group by w.number
) a using (number)
"""
# Of the councils that hold somebody or cover their home, the one whose news is the oldest.
_KNOWN = f"""
create or replace temp table known as
with lives as (
    select distinct v.view_id, f.area from view v join fact f on f.person_id = v.person_id
    where f.kind = 'home' and f.part = 'own' and f.superseded_at is null and f.area is not null
        and {visible_sql("f", "v.audience")}
        and (f.occurred_to is null or f.occurred_to::date > date '{{as_of}}')
),
covers as (
    select l.view_id, a.agency, a.newest from lives l join district d using (area)
    join assessing a on a.area in (d.area, d.upper)
),
holds as (
    select v.view_id, a.agency, a.newest from view v join holding h on h.person_id = v.person_id
        and h.superseded_at is null and {visible_sql("h", "v.audience")}
    join assessing a on a.agency = h.agency
)
select view_id, min(newest) as newest, list_sort(list(distinct agency)) as councils
from (from covers union all from holds)
where view_id in (select view_id from covers) or view_id not in (select view_id from lives)
group by view_id
"""
_BEHIND = """
create or replace temp table behind_sign as
select w.number, list(distinct coalesce(f.handle, b.handle)) as handles
from waited w join sign_evidence e on e.sign_id = w.sign_id and e.audience = w.audience
    and e.person_id = w.person_id
left join (
    select rowid as handle, person_id, record_id from fact semi join view using (person_id)
) f on not e.another and f.person_id = w.person_id and f.record_id = e.record_id
left join beside_record b on e.another and b.record_id = e.record_id and b.agency = e.agency
    and b.marking is not distinct from e.marking
group by w.number
"""
_RECORDS = """
create or replace temp table beside_record as
select -row_number() over () as handle, *, null::varchar as person_id, null::timestamp as began,
    null::timestamp as recorded_at, null::timestamp as received_at
from (
    select distinct e.record_id, e.agency, e.marking from sign_evidence e
    semi join waiting_sign w on w.sign_id = e.sign_id and w.audience = e.audience
    where e.another)
"""
_RAN_OUT = """
create or replace temp table ran_out as
select i.view_id, i.person_id, c.due, i.number as later, j.number as sooner,
    least(i.ends, j.ends) as ends, greatest(i.received, j.received, c.due + 1) as received,
    coalesce(k.councils, []) as councils, coalesce(k.newest > c.due, false) as reached
from waited i
join waited j on j.view_id = i.view_id and j.code <> i.code
    and (j.begins, j.number) < (i.begins, i.number)
join clock c on c.day = i.begins
left join known k on k.view_id = i.view_id
left join adult_from a on a.person_id = i.person_id and a.agency = ''
where c.due < least(i.ends, j.ends) and coalesce(c.due + 1 < a.adult_on, true)
"""
_UNANSWERED = f"""
create or replace temp table unanswered as
select r.view_id, row_number() over () as episode, si.handles[1] as handle, true as present,
    false as weak, r.due + 1 as "on", r.due + 1 as begins, false as acute, null::double as detail,
    null::double as total, case when r.ends < {FOREVER} then r.ends end as ends,
    list_distinct(si.handles || sj.handles) as rests, r.due + 1 as seen, r.received
from ran_out r
join behind_sign si on si.number = r.later join behind_sign sj on sj.number = r.sooner
where r.reached
"""
MADE = ("asked", "waiting_sign", "begun", "waited", "known", "behind_sign", "clock", "district")


def find_assessing(con: duckdb.DuckDBPyConnection) -> None:
    """Make `assessing`, from the facts and deliveries of everybody."""
    con.execute(_ASSESSING)


def find_asked(con: duckdb.DuckDBPyConnection) -> None:
    """Make `asked(person_id, audience)`: of whom two strong signs ever were, for which readers."""
    con.execute(_ASKED)


def find_unanswered(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `unanswered` and `beside_record`; after `view`, `adult_from`, `sign` and `assessing`."""
    con.execute(_STANDING)
    _lay_clock(con)
    rows = [(area.area, area.upper) for area in areas().values()]
    con.register("district_rows", _table(rows, ("area", "upper")))
    con.execute("create or replace temp table district as from district_rows")
    con.unregister("district_rows")
    con.execute(_ANSWERED)
    con.execute(_WAITED)
    con.execute(_KNOWN.format(as_of=as_of))
    con.execute(_RECORDS)
    con.execute(_BEHIND)
    con.execute(_RAN_OUT)
    con.execute(_UNANSWERED)


def _lay_clock(con: duckdb.DuckDBPyConnection) -> None:
    """The table `clock`: for each day that counts, when ten and when 45 working days are over."""
    days = con.execute(
        f"""select distinct begins from waiting_sign union
        select distinct f.occurred_from::date from fact f semi join view using (person_id)
        where f.kind in {BEGUN} and f.occurred_from is not null"""
    ).fetchall()
    rows = [(d, working_days_after(d, WITHIN), working_days_after(d, LONGEST)) for (d,) in days]
    table = _table(rows, ("day", "due", "longest"), pa.date32())
    con.register("clock_rows", table)
    con.execute("create or replace temp table clock as from clock_rows")
    con.unregister("clock_rows")


def _table(
    rows: Sequence[tuple[object, ...]], names: tuple[str, ...], kind: pa.DataType | None = None
) -> pa.Table:
    kind = kind or pa.string()
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(c, kind) for name, c in zip(names, columns, strict=True)})
