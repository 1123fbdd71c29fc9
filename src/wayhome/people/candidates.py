"""Which pairs of records are worth comparing: those that share a key.

What may be compared is decided here, once: an open record with an open record, a restricted record
with an open one or with another of its own agency. Sealed records have no face and so no pair.
"""

from duckdb import DuckDBPyConnection

from wayhome.people.keys import KEYS, Key
from wayhome.people.model import Limits

# Generic keys are counted over open records only: a restricted record never hides an open pair.
HELD = """
create table held as
with keyed as ({keyed}),
open as (
  select key, any_value(sure) as sure, count(*) as faces from keyed where open group by key
)
select k.key, k.unique_id, k.unit, k.open, k.agency
from keyed k left join open o using (key)
where coalesce(o.faces, 0) <= case when k.sure then {people_an_identifier} else {people_a_key} end
  and (o.faces > 1 or not k.open or o.faces is null or {any_hidden})
"""

PAIRS = """
create table pairs as
select '0' as match_key, l.unique_id as join_key_l, r.unique_id as join_key_r
from held l join held r on l.key = r.key and l.unit < r.unit
where (l.open and r.open) or (l.open <> r.open) or l.agency = r.agency
group by all
"""


def build_pairs(con: DuckDBPyConnection, limits: Limits) -> int:
    """Make `pairs` from `face`; how many there are."""
    hidden = con.execute("select count(*) > 0 from face where not open").fetchall()[0][0]
    con.execute(
        HELD.format(
            keyed=" union all ".join(_rows(number, key) for number, key in enumerate(KEYS)),
            any_hidden="true" if hidden else "false",
            **vars(limits),
        )
    )
    con.execute(PAIRS)
    con.execute("drop table held")
    return int(con.execute("select count(*) from pairs").fetchall()[0][0])


def _rows(number: int, key: Key) -> str:
    values = f"unnest({key.sql})" if key.several else key.sql
    return (
        f"select hash({number}, value) as key, unique_id, unit, open, agency, {key.sure} as sure "
        f"from (select {values} as value, unique_id, unit, open, agency from face) "
        "where value is not null"
    )
