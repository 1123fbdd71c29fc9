"""The ties of a release as arrays in its folder, to be mapped into memory when somebody looks.

    starts, other, tie, kind, first, last, owner, shy .npy     the graph (arrays.py)
    nodes.arrow     kind and id of each node, in order
    head.json       its form, and the agencies that keep something close, by number from 1

The number of a tie is its row in the table `tie` that the release serves: both are in one order.
"""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection
from pyarrow import feather

from wayhome.governance.visibility import WIDE
from wayhome.network.graph.arrays import Graph, Ties, graph_of
from wayhome.network.graph.opening import FOLDER, FORMAT, NO_END, NO_START, Map, make_ready
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.ageing import stands
from wayhome.network.methods.who_is_near import make_ready as make_walk_ready
from wayhome.network.ties import ORDER

# What is stated to last: without an end it lasts still, or stands so long after it was last said
# (methods/ageing.py). Anything else is over when it has happened.
LASTING = (
    *(TieKind.KIN, TieKind.KNOWN_TO, TieKind.PROTECTIVE, TieKind.LIVED, TieKind.ATTENDED),
    *(TieKind.HELD_PHONE, TieKind.HELD_CONTACT),
)
_WIDE = ", ".join(f"'{marking}'" for marking in WIDE)
_CLOSE = f"not coalesce(marking in ({_WIDE}), false)"
NODES = """
select kind, id from (
    select left_kind as kind, left_id as id from tie union select right_kind, right_id from tie)
order by kind, id
"""
AGENCIES = f"select distinct agency from tie where {_CLOSE} and agency is not null order by 1"
_KINDS = " ".join(f"when '{kind}' then {kind.number}" for kind in TieKind)
_DAY = "date_diff('day', date '1970-01-01', {0}::date)"
_STANDS = f"""{_DAY.format("greatest(first, recorded_at)")} + case t.kind
    {" ".join(f"when '{kind}' then {days}" for kind, days in stands().items())} end"""
TIES = f"""
with node as (select *, row_number() over (order by kind, id) - 1 as number from ({NODES}))
select l.number::integer as left, r.number::integer as right,
    (case t.kind {_KINDS} end)::utinyint as kind,
    coalesce({_DAY.format("first")}, {NO_START})::integer as first,
    coalesce({_DAY.format("last")}, {_STANDS},
        case when t.kind in $lasting or first is null then {NO_END}
        else {_DAY.format("first")} end)::integer as last,
    (case when {_CLOSE} then list_position($agencies, agency) else 0 end)::usmallint as owner
from tie t join node l on l.kind = left_kind and l.id = left_id
join node r on r.kind = right_kind and r.id = right_id order by {ORDER.format("t")}
"""


def keep_graph(con: DuckDBPyConnection, release: Path) -> None:
    """Write the graph of the table `tie` into a release's folder."""
    folder = release / FOLDER
    folder.mkdir()
    agencies = [agency for (agency,) in con.execute(AGENCIES).fetchall()]
    nodes: pa.Table = con.sql(NODES).to_arrow_table().combine_chunks()
    asked = {"agencies": agencies, "lasting": list(LASTING)}
    ties = con.execute(TIES, asked).fetchnumpy()
    shy = np.asarray(nodes["kind"].to_numpy(zero_copy_only=False) == NodeKind.EVENT)
    graph = graph_of(
        Ties(*(np.ascontiguousarray(ties[name]) for name in Ties._fields)), len(nodes), shy
    )
    for name in Graph._fields:
        np.save(folder / f"{name}.npy", getattr(graph, name))
    feather.write_feather(nodes, folder / "nodes.arrow", compression="uncompressed")
    head = {"format": FORMAT, "agencies": agencies}
    (folder / "head.json").write_text(json.dumps(head), encoding="utf-8")
    # opened once: a fault is found now, and nobody waits for what the first question compiles
    of = Map(folder)
    make_ready(of)
    make_walk_ready(of)
