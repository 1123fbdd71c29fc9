"""Between tables and arrays: what clustering needs out of DuckDB, what it found back in."""

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.attach import Units, cluster_all
from wayhome.people.clusters import (
    ALSO,
    BORN,
    FIRM,
    FOES,
    LONE,
    SEAL,
    TORN,
    Edges,
    Ints,
    Pairs,
    Refusal,
    Slots,
    components,
)
from wayhome.people.model import Model
from wayhome.people.vetoes import CHILD_ID

# `must` first by itself; the rest only when in the linked band.
LINKED = """
select unit_l::bigint as left, unit_r::bigint as right, weight, must from edge
where must or weight >= {linked}
"""

# What is for a human by itself joins nobody, and tells who else of the name is near (support.py).
FAINT = """
select unit_l::bigint as left, unit_r::bigint as right from edge
where not must and weight < {linked}
"""

SLOTS = f"""
select unit::bigint as unit, dense_rank() over (order by kind) - 1 as kind,
  dense_rank() over (order by value) - 1 as value
from slot
union all
select unit, {BORN}, year(dob) * 10000 + month(dob) * 100
  + case dob_precision when 'day' then day(dob) else 0 end
from unit where not sealed and dob is not null and dob_precision in ('day', 'month', 'year')
union all
select unit, {ALSO}, dense_rank() over (order by uln)
from unit where not sealed and uln is not null
union all
select unit, {SEAL} - dense_rank() over (order by seal), dense_rank() over (order by side) - 1
from seal
"""


# On which side of a seal everybody of a group stands: what its open records tell, and each its own.
SIDED = """
create table sided as
with told as (
  select grp, seal, side from seal join grouped using (unit) join unit using (unit) where open
)
select g.unit, seal, side from grouped g join told using (grp)
union select unit, seal, side from seal
"""


def group_units(con: DuckDBPyConnection, model: Model) -> None:
    """Make `grouped(unit, grp)`, `refused(unit_l, unit_r, why)` and, of what a seal keeps apart,
    `sealed_off(unit_l, unit_r)` and `sided(unit, seal, side)`, from edge, slot, seal and cannot."""
    label, refusals = cluster_all(
        _units(con), _edges(con, model), _slots(con), _cannot(con), _faint(con, model)
    )
    grouped = pa.table({"unit": pa.array(range(len(label)), pa.int32()), "grp": pa.array(label)})
    _write(con, "grouped", grouped)
    kinds = [row[0] for row in con.execute("select distinct kind from slot order by 1").fetchall()]
    _write(con, "refused", _refused([each for each in refusals if each.slot > SEAL], kinds))
    sealed_off = [each for each in refusals if each.slot <= SEAL]  # words would tell of the seal
    _write(con, "sealed_off", _pairs(sealed_off))
    con.execute(SIDED)


COMPONENT = """
create table component as
select u.subject_ref, hash(least.subject_ref) as component
from component_rows c join unit u using (unit) join unit least on least.unit = c.least
"""


def find_components(con: DuckDBPyConnection) -> None:
    """Make `component(subject_ref, component)`: which records hang together by any pair."""
    (size,) = con.execute("select count(*) from unit").fetchall()[0]
    pairs = con.execute("select unit_l::bigint as l, unit_r::bigint as r from edge").fetchnumpy()
    least = components(int(size), np.asarray(pairs["l"]), np.asarray(pairs["r"]))
    rows = {"unit": pa.array(range(len(least)), pa.int32()), "least": pa.array(least, pa.int32())}
    con.register("component_rows", pa.table(rows))
    con.execute(COMPONENT)
    con.unregister("component_rows")


def _units(con: DuckDBPyConnection) -> Units:
    found = con.execute(
        "select open, dense_rank() over (order by agency) as agency from unit order by unit"
    ).fetchnumpy()
    return Units(np.asarray(found["open"], dtype=bool), np.asarray(found["agency"]))


def _edges(con: DuckDBPyConnection, model: Model) -> Edges:
    found = con.execute(LINKED.format(linked=model.linked)).fetchnumpy()
    return Edges(
        np.asarray(found["left"]),
        np.asarray(found["right"]),
        np.asarray(found["weight"]),
        np.asarray(found["must"], dtype=bool),
    )


def _faint(con: DuckDBPyConnection, model: Model) -> Pairs:
    found = con.execute(FAINT.format(linked=model.linked)).fetchnumpy()
    return np.asarray(found["left"]), np.asarray(found["right"])


def _slots(con: DuckDBPyConnection) -> Slots:
    found = con.execute(SLOTS).fetchnumpy()
    return Slots(*(np.asarray(found[name]) for name in ("unit", "kind", "value")))


def _cannot(con: DuckDBPyConnection) -> tuple[Ints, Ints]:
    found = con.execute(
        "select unit_l::bigint as unit_l, unit_r::bigint as unit_r from cannot"
    ).fetchnumpy()
    return np.asarray(found["unit_l"]), np.asarray(found["unit_r"])


def _refused(refusals: list[Refusal], kinds: list[str]) -> pa.Table:
    words = {
        FIRM: "kept apart: a restricted record never joins two people",
        FOES: "kept apart: would join two people who must stay apart",
        BORN: "kept apart: another date of birth in the group",
        LONE: "kept apart: agrees with one of the records, and not with the person as a whole",
        TORN: "kept apart: agrees as well with another, who has another date of birth or name",
    }
    words |= {number: f"kept apart: {_differing(kind)}" for number, kind in enumerate(kinds)}
    why = pa.array([words[each.slot] for each in refusals], pa.string())
    return _pairs(refusals).append_column("why", why)


def _pairs(refusals: list[Refusal]) -> pa.Table:
    return pa.table(
        {
            "unit_l": pa.array([each.left for each in refusals], pa.int32()),
            "unit_r": pa.array([each.right for each in refusals], pa.int32()),
        }
    )


def _differing(kind: str) -> str:
    if kind.startswith(CHILD_ID):
        whose = kind.removeprefix(CHILD_ID)
        return f"two child ids of one council ({whose}), and only that council can say"
    return f"the groups have different values of {kind}"


def _write(con: DuckDBPyConnection, name: str, table: pa.Table) -> None:
    con.register("people_rows", table)
    con.execute(f"create table {name} as select * from people_rows")
    con.unregister("people_rows")
