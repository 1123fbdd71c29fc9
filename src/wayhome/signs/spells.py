"""From the records that count to the days a sign stood: occasions, triggers, spells.

A happening told by several records is one occasion. A form turns occasions into triggers. Triggers
that touch are one spell: the sign holds on each of its days and on no other. `figures` are what its
words are filled with, by clause (see `sentence`); `newest` is the day of its newest occasion.
Keeps: a spell's evidence is exactly the present records that its triggers rest on.
"""

import duckdb

from wayhome.signs.forms import FOREVER
from wayhome.signs.sign import Sign
from wayhome.signs.subject import PERSON, Subject

# Of what an agency alone would have had only the days are told: records are listed for the rest.
_OCCASION = """
select view_id, episode, min("on") filter (present) as "on",
    min(begins) filter (present) as begins,
    max(coalesce(ends, {forever})) filter (present) as ends,
    coalesce(bool_or(acute and not weak) filter (present), false) as acute,
    max(detail) filter (present) as detail, max(total) filter (present) as total,
    greatest(min("on") filter (present), min(seen)) as seen, min(received) as received,
    flatten(list(rests) filter (present and view_id >= 0)) as handles
from ({hits}) group by view_id, episode having bool_or(present)
""".replace("{forever}", FOREVER)

# The same of records that are very many: what shares its episode with nothing needs no grouping,
# which takes longer than all else.
_USUAL = f"""
select view_id, episode, "on", begins, coalesce(ends, {FOREVER}) as ends,
    coalesce(acute and not weak, false) as acute, detail, total,
    greatest("on", seen) as seen, received, case when view_id >= 0 then rests end as handles
from ({{hits}}) anti join several using (view_id, episode) where present
union all by name
{_OCCASION.replace("({hits})", "(from ({hits}) semi join several using (view_id, episode))")}
"""

_TABLE = """
create or replace temp table trigger (code varchar, clause integer, view_id bigint, starts date,
    ends date, newest date, times bigint, detail double, acute boolean, seen date, received date,
    handles bigint[])
"""

# A sign that begins on a later day by what is there today begins without a new record (kept.py).
_WAKE = """
insert into {wake}
select person_id, min(starts) from trigger join view using (view_id)
where starts > date '{as_of}' and starts <= ends group by person_id
"""

# Windows may put what begins on one day in any order: one of it begins the spell, and the window of
# whole days gives that day to all. `single`: nothing else is of the spell, as nearly every one is.
_STOOD = """
create or replace temp table stood as
with standing as (
    select * from trigger where starts <= date '{as_of}' and starts <= ends
),
marked as (
    select *, case when coalesce(starts > 1 + max(ends) over (partition by code, view_id
        order by starts rows between unbounded preceding and 1 preceding), true)
        then starts end as began
    from standing
)
select * exclude (began), max(began) over days as fired_on,
    began is not null and lag(starts) over days is distinct from starts
        and (lead(starts) over days is null
            or lead(starts) over days > starts and lead(began) over days is not null) as single
from marked window days as (partition by code, view_id order by starts)
"""

_SPELLS = """
create or replace temp table spell as
with held as (
    select code, view_id, fired_on, clause, max(ends) as ends, max(newest) as newest,
        bool_or(acute) as acute, min(seen) as seen, min(received) as received,
        flatten(list(handles)) as handles,
        {'clause': clause, 'times_least': min(times), 'times_most': max(times),
          'least': min(detail), 'most': max(detail), 'all_known': count(detail) = count(*)}
            as figures
    from stood where view_id >= 0 and not single group by code, view_id, fired_on, clause
)
select code, view_id, fired_on, ends as until, newest, acute, seen, received,
    case when len(handles) > 1 then list_distinct(handles) else handles end as handles,
    [{'clause': clause, 'times_least': times, 'times_most': times,
      'least': detail, 'most': detail, 'all_known': detail is not null}] as figures
from stood where view_id >= 0 and single
union all
select code, view_id, fired_on, max(ends), max(newest), bool_or(acute), min(seen), min(received),
    list_distinct(flatten(list(handles))), list(figures order by clause)
from held group by code, view_id, fired_on
"""

_ALONE = """
create or replace temp table alone as
select code, view_id, fired_on, max(ends) as until, min(seen) as seen
from stood where view_id < 0 group by code, view_id, fired_on
"""


def find_triggers(con: duckdb.DuckDBPyConnection, sign: Sign) -> int:
    """Add the triggers of one sign, for every viewer of every subject, to `trigger`; how many it
    holds by now."""
    parts = [
        f"select '{sign.code}' as code, *, {number} as clause from (with occasion as "
        f"({occasions(clause.hits, usual=clause.usual)}) {clause.form.sql()})"
        for number, clause in enumerate(sign.clauses)
    ]
    con.execute(f"insert into trigger by name {' union all by name '.join(parts)}")
    (held,) = con.execute("select count(*) from trigger").fetchall()[0]
    return int(held)


def occasions(hits: str, *, usual: bool = False) -> str:
    """A select of occasions from a select of hits; `usual`: see `Clause`."""
    return (_USUAL if usual else _OCCASION).format(hits=hits)


def forget_triggers(con: duckdb.DuckDBPyConnection) -> None:
    """Make `trigger`, empty."""
    con.execute(_TABLE)


def find_spells(con: duckdb.DuckDBPyConnection, as_of: str, of: Subject = PERSON) -> None:
    """Make `spell`: the spells of every sign in `trigger`, by its code; add to `wake`.

    Those that one agency alone would have had are in `alone`, with their days and nothing else.
    """
    con.execute(of.told(_WAKE).format(wake=of.wake, as_of=as_of))
    con.execute(_STOOD.format(as_of=as_of))
    con.execute(_SPELLS)
    con.execute(_ALONE)
    con.execute("drop table stood")
