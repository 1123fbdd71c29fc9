"""Between tables and arrays: what settling ids needs out of DuckDB, what it decided back in."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection

from wayhome.people.identities.changes import KINDS
from wayhome.people.identities.claims import NONE
from wayhome.people.identities.minting import Spare
from wayhome.people.identities.settling import Known, Settled, Units
from wayhome.people.identity import Ints, number, number_sql, texts

UNITS = f"""
select g.grp::bigint as "group", i.held::bigint as held, a.number as agency,
  row_number() over (order by u.received_at, u.subject_ref) as age,
  {number_sql("u.subject_ref")} as own, coalesce(b.number, {NONE}) as was,
  coalesce(b.under, {NONE}) as under, coalesce(b.held, {NONE})::bigint as was_held
from unit u join identified i using (unit) join grouped g using (unit)
join audience a on a.agency = i.agency
left join last_identity b on b.subject_ref = u.subject_ref
order by u.unit
"""

KNOWN = """
select k.number, a.number as audience, k.state::bigint as state, k.leads, k.since
from last_identity_known k join audience a using (agency)
"""

OF_AUDIENCE = """
create table {name} as
select f.* exclude (audience), a.agency
from rows_found f join audience a on a.number = f.audience
"""


def units(con: DuckDBPyConnection) -> Units:
    """Every unit, with what the last linking knew of it."""
    found = con.execute(UNITS).fetchnumpy()
    return Units(*(np.asarray(found[name], np.int64) for name in Units.__dataclass_fields__))


def known(con: DuckDBPyConnection) -> Known:
    """Every id that the last linking knew."""
    found = con.execute(KNOWN).fetchnumpy()
    return Known(*(np.asarray(found[name], np.int64) for name in Known.__dataclass_fields__))


def spare(con: DuckDBPyConnection) -> Spare:
    """An id made of a record and a number, for where its own is in use."""

    def made(unit: int, count: int) -> int:
        found = con.execute("select subject_ref from unit where unit = ?", [unit]).fetchall()
        return number(f"{found[0][0]} {count}")

    return made


def write(con: DuckDBPyConnection, settled: Settled) -> None:
    """Make `settled(unit, number, under, person_id)`, `led(was, now, …)` and `shift(change, …)`."""
    _make(
        con,
        "create table settled as from rows_found",
        unit=np.arange(len(settled.number), dtype=np.int32),
        number=settled.number,
        under=settled.under,
        person_id=texts(settled.number),
    )
    old = settled.forward
    _of_ids(
        con,
        "led",
        audience=_one(np.full(len(was), audience) for audience, was, _ in old),
        was=_one(was for _, was, _ in old),
        now=_one(now for _, _, now in old),
    )
    new = settled.changes
    kinds = _one(each.kind for _, each in new)
    _of_ids(
        con,
        "shift",
        change=np.arange(len(kinds)),
        audience=_one(np.full(len(each.kind), audience) for audience, each in new),
        kind=pa.array(KINDS).take(pa.array(kinds)),
        was=_one(each.was for _, each in new),
        now=_one(each.now for _, each in new),
        records=_one(each.records for _, each in new),
    )


def _of_ids(con: DuckDBPyConnection, name: str, **columns: Ints | pa.Array) -> None:
    """A table with an audience and two ids, as numbers and as text."""
    was, now = (_texts(columns[side]) for side in ("was", "now"))
    _make(con, OF_AUDIENCE.format(name=name), **columns, was_id=was, now_id=now)


def _make(con: DuckDBPyConnection, statement: str, **columns: Ints | pa.Array) -> None:
    con.register("rows_found", pa.table(columns))
    con.execute(statement)
    con.unregister("rows_found")


def _texts(ids: Ints) -> pa.Array:
    return pc.if_else(pa.array(ids >= 0), texts(ids), pa.scalar(None, pa.string()))


def _one(parts: Iterable[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, np.int64), *parts])
