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

_OCCASION = """
select view_id, episode, min("on") filter (present) as "on",
    min(begins) filter (present) as begins,
    max(coalesce(ends, {forever})) filter (present) as ends,
    coalesce(bool_or(acute and not weak) filter (present), false) as acute,
    max(detail) filter (present) as detail, max(total) filter (present) as total,
    greatest(min("on") filter (present), min(seen)) as seen, min(received) as received,
    list_distinct(flatten(list([handle] || also) filter (present))) as handles
from ({hits}) group by view_id, episode having bool_or(present)
""".replace("{forever}", FOREVER)

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

_SPELLS = """
create or replace temp table spell as
with standing as (
    select * from trigger where starts <= date '{as_of}' and starts <= ends
),
-- of one day one row: where several are alike, two windows may put them in two orders
day as (select code, view_id, starts, max(ends) as ends from standing group by all),
marked as (
    select *, starts > 1 + max(ends) over (partition by code, view_id order by starts
        rows between unbounded preceding and 1 preceding) as broken
    from day
),
spells as (
    select code, view_id, starts, sum((broken is true)::int) over (partition by code, view_id
        order by starts rows between unbounded preceding and current row) as spell
    from marked
),
numbered as (select * from standing join spells using (code, view_id, starts)),
held as (
    select code, view_id, spell, clause, min(starts) as starts, max(ends) as ends,
        max(newest) as newest, bool_or(acute) as acute, min(seen) as seen,
        min(received) as received, flatten(list(handles)) as handles,
        {{'clause': clause, 'times_least': min(times), 'times_most': max(times),
          'least': min(detail), 'most': max(detail), 'all_known': count(detail) = count(*)}}
            as figures
    from numbered group by code, view_id, spell, clause
)
select code, view_id, min(starts) as fired_on, max(ends) as until,
    max(newest) as newest, bool_or(acute) as acute,
    min(seen) as seen, min(received) as received,
    list_distinct(flatten(list(handles))) as handles, list(figures order by clause) as figures
from held group by code, view_id, spell
"""


def find_triggers(con: duckdb.DuckDBPyConnection, sign: Sign) -> int:
    """Add the triggers of one sign, for every viewer of every subject, to `trigger`; how many it
    holds by now."""
    parts = [
        f"select '{sign.code}' as code, *, {number} as clause from (with occasion as "
        f"({_OCCASION.format(hits=clause.hits)}) {clause.form.sql()})"
        for number, clause in enumerate(sign.clauses)
    ]
    con.execute(f"insert into trigger by name {' union all by name '.join(parts)}")
    (held,) = con.execute("select count(*) from trigger").fetchall()[0]
    return int(held)


def forget_triggers(con: duckdb.DuckDBPyConnection) -> None:
    """Make `trigger`, empty."""
    con.execute(_TABLE)


def find_spells(con: duckdb.DuckDBPyConnection, as_of: str, of: Subject = PERSON) -> None:
    """Make `spell`: the spells of every sign in `trigger`, by its code; add to `wake`."""
    con.execute(of.told(_WAKE).format(wake=of.wake, as_of=as_of))
    con.execute(_SPELLS.format(as_of=as_of))
