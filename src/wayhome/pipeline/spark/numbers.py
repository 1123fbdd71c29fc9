"""What Spark itself works out: a number for every row in an order, and what hangs together.

Both are what one machine does with all rows before it. Here no machine holds them all: rows are
sorted by ranges and numbered from where each range begins; components are found by rounds, in each
of which every part joins what it sees, until nothing changes.
"""

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.clusters import components
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.steps import By, Step

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

IN_A_RANGE = 33  # bits that Spark gives to the place of a row in its range
# What tells one round's pairs from another's. In decimals: of five million records the products
# together outgrow 64 bits, which Spark takes for a fault.
_U, _V = "cast(u as decimal(19, 0))", "cast(v as decimal(19, 0))"
UNCHANGED = ("count(*)", f"sum({_U})", f"sum({_V})", f"sum({_U} * {_V})")
MOST_ROUNDS = 40  # far more than lines of records are long; a bound, so that a fault cannot hang


def number(run: Divided, table: str, frame: "DataFrame", order: tuple[str, ...]) -> None:
    """Keep `frame` as `table` with `number`: 0, 1, 2 … in order, which must be total."""
    from pyspark.sql import functions as f

    ranged = frame.repartitionByRange(run.parts, *order).sortWithinPartitions(*order)
    # written before it is counted: ranges are drawn from a sample, and drawn twice they may differ
    run.write(f"{table}_ranged", ranged.withColumn("_at", f.monotonically_increasing_id()))
    placed = run.read(f"{table}_ranged").withColumn(
        "_range", f.shiftrightunsigned("_at", IN_A_RANGE)
    )
    counts = sorted((r[0], r[1]) for r in placed.groupBy("_range").count().collect())
    begins, total = [], 0
    for each, count in counts:
        begins.append((each, total))
        total += count
    starts = run.spark.createDataFrame(begins or [(0, 0)], "_range long, _begin long")
    place = f.col("_at").bitwiseAND(f.lit((1 << IN_A_RANGE) - 1))
    numbered = placed.join(f.broadcast(starts), "_range").withColumn(
        "number", place + f.col("_begin")
    )
    run.write(table, numbered.drop("_at", "_range", "_begin"))


def hang_together(run: Divided, pairs: "DataFrame") -> str:
    """The table of `unit` and `component`, the smallest unit it is joined to by pairs (u, v).

    Only units that are joined to another have a row.
    """
    both = pairs.selectExpr("u", "v").unionByName(pairs.selectExpr("v as u", "u as v"))
    run.write("reach_0", both)
    told = None
    for each in range(MOST_ROUNDS):
        table, before = f"reach_{each + 1}", f"reach_{each}"
        work = Contract(before)
        run.run(Step("components", work, {table: "from reached"}, (By(before, ("u",)),)))
        now = run.read(table).selectExpr(*UNCHANGED).collect()
        if now == told:
            break
        told = now
    joined = run.read(table).where("u > v").selectExpr("u as unit", "v as component").distinct()
    run.write("component", joined)
    return "component"


class Contract:
    """Joins what one part sees: every unit to the smallest that the part joins it to."""

    def __init__(self, table: str) -> None:
        self.table = table

    def __call__(self, con: DuckDBPyConnection) -> None:
        found = con.execute(f"select u, v from came.{self.table}").fetchnumpy()
        u, v = (np.asarray(found[name], np.int64) for name in ("u", "v"))
        units, at = np.unique(np.concatenate([u, v]), return_inverse=True)
        label = components(len(units), at[: len(u)], at[len(u) :]) if len(units) else at
        joined = np.flatnonzero(label != np.arange(len(units)))
        child, root = units[joined], units[label[joined]]
        both = {"u": np.concatenate([child, root]), "v": np.concatenate([root, child])}
        con.register("reach", pa.table({name: pa.array(each) for name, each in both.items()}))
        con.execute("create table reached as from reach")
        con.unregister("reach")
