"""How occurrences ended: as they were told, where those named in them and their arrests allow it.

Lives are invented one by one, and who is named in an occurrence is known only when all are told.
Keeps: no outcome says that nobody was identified beside somebody named as suspect, nor the other
way about; a charge is the outcome; while somebody is released under investigation there is none.
Numbers are those of the Home Office counting rules (feeds/police.yaml).
"""

import duckdb

_SETTLE = """
create table settled as
with named as (
    select oid, bool_or(role = 'suspect') as suspect, bool_or(role = 'victim') as victim
    from t_role group by oid),
held as (select distinct oid from t_custody where outcome = 'released under investigation')
select o.* replace (case
    when o.oid in (select oid from t_charge) then '1'
    when o.oid in (select oid from held) then null
    when n.suspect and o.outcome in ('1', '14', '15', '16', '18') then case
        when not n.victim then '21' when o.outcome in ('14', '16') then '16' else '15' end
    when n.suspect then o.outcome
    when n.victim and o.outcome in ('14', '16') then '14'
    else '18' end as outcome)
from t_occurrence o left join named n on n.oid = o.oid order by o.oid
"""


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Give every occurrence of the bench the outcome that fits it."""
    con.execute(_SETTLE)
    con.unregister("t_occurrence")
    con.execute("alter table settled rename to t_occurrence")
