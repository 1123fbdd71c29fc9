"""Between tables and arrays: what clustering needs out of DuckDB, what it found back in."""

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.attach import Units, cluster_all
from wayhome.people.clusters import FIRM, FOES, Edges, Ints, Refusal, Slots, components
from wayhome.people.model import Model
from wayhome.people.vetoes import CHILD_ID

# `must` first by itself; the rest only when in the linked band.
LINKED = """
select unit_l::bigint as left, unit_r::bigint as right, weight, must from edge
where must or weight >= {linked}
"""

SLOTS = """
select unit::bigint as unit, dense_rank() over (order by kind) - 1 as kind,
  dense_rank() over (order by value) - 1 as value
from slot
"""


def group_units(con: DuckDBPyConnection, model: Model) -> None:
    """Make `grouped(unit, grp)` and `refused(unit_l, unit_r, why)` from edge, slot and cannot."""
    label, refusals = cluster_all(_units(con), _edges(con, model), _slots(con), _cannot(con))
    grouped = pa.table({"unit": pa.array(range(len(label)), pa.int32()), "grp": pa.array(label)})
    _write(con, "grouped", grouped)
    kinds = [row[0] for row in con.execute("select distinct kind from slot order by 1").fetchall()]
    _write(con, "refused", _refused(refusals, kinds))


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
    }
    words |= {number: f"kept apart: {_differing(kind)}" for number, kind in enumerate(kinds)}
    return pa.table(
        {
            "unit_l": pa.array([each.left for each in refusals], pa.int32()),
            "unit_r": pa.array([each.right for each in refusals], pa.int32()),
            "why": pa.array([words[each.slot] for each in refusals], pa.string()),
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
