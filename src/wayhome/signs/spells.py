"""From the records that count to the days a sign stood: occasions, triggers, spells.

A happening told by several records is one occasion. A form turns occasions into triggers. Triggers
that touch are one spell: the sign holds on each of its days and on no other. `figures` are what its
words are filled with, by clause (see `sentence`); `newest` is the day of its newest occasion.
Keeps: a spell's evidence is exactly the present records that its triggers rest on.
"""

import duckdb

from wayhome.signs.forms import FOREVER
from wayhome.signs.sign import Sign

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

_SPELLS = """
create or replace temp table spell as
with trigger as ({triggers}),
marked as (
    select *, starts > 1 + max(ends) over (partition by view_id order by starts, ends
        rows between unbounded preceding and 1 preceding) as broken
    from trigger where starts <= date '{as_of}' and starts <= ends
),
numbered as (
    select *, sum((broken is true)::int) over (partition by view_id order by starts, ends
        rows between unbounded preceding and current row) as spell
    from marked
),
held as (
    select view_id, spell, clause, min(starts) as starts, max(ends) as ends,
        max(newest) as newest, bool_or(acute) as acute, min(seen) as seen,
        min(received) as received, flatten(list(handles)) as handles,
        {{'clause': clause, 'times_least': min(times), 'times_most': max(times),
          'least': min(detail), 'most': max(detail), 'all_known': count(detail) = count(*)}}
            as figures
    from numbered group by view_id, spell, clause
)
select view_id, min(starts) as fired_on, max(ends) as until,
    max(newest) as newest, bool_or(acute) as acute,
    min(seen) as seen, min(received) as received,
    list_distinct(flatten(list(handles))) as handles, list(figures order by clause) as figures
from held group by view_id, spell
"""


def find_spells(con: duckdb.DuckDBPyConnection, sign: Sign, as_of: str) -> None:
    """Make `spell`: the spells of one sign, for every viewer of every person."""
    parts = [
        f"select *, {number} as clause from (with occasion as "
        f"({_OCCASION.format(hits=clause.hits)}) {clause.form.sql()})"
        for number, clause in enumerate(sign.clauses)
    ]
    con.execute(_SPELLS.format(triggers=" union all by name ".join(parts), as_of=as_of))
