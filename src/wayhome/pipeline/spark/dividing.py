"""Spark divides, moves, sorts and joins; what the rows mean is for the rule that runs in the parts.

tables/<name>/part-<n>.parquet   what the parts of a step left of a table
cuts/<n>/part=<part>/            what parts are given of one, kept while other steps want it
"""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from wayhome.lexicon.errors import Damaged
from wayhome.pipeline.spark import part as parts
from wayhome.pipeline.spark.model import in_use
from wayhome.pipeline.spark.part import Given
from wayhome.pipeline.spark.steps import Beside, By, Cut, Here, Step, Told, Whole

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CUTS_AT_ONCE = 4
PART = "in_part"  # a name that no table gives a column


@dataclass(frozen=True)
class Lies:
    """Where the rows of a cut lie: {} stands for the part. `rows`: reads them with their part."""

    given: Given
    rows: "Callable[[], DataFrame]"

    def at(self, number: int) -> Given:
        """What one part is given."""
        here = self.given
        return Given(here.table, here.files.format(number), here.like, here.only, here.whole)


class Divided:
    """The tables of one run, in parts, and the steps that make them."""

    def __init__(self, spark: "SparkSession", folder: Path, parts: int = 0) -> None:
        """`parts`: into how many a step is cut; without it four for each core there is."""
        self.spark = spark
        self.slots = spark.sparkContext.defaultParallelism
        self.parts = parts or max(4, 4 * self.slots)
        spark.conf.set("spark.sql.shuffle.partitions", str(self.parts))
        self.tables, self.cuts = folder / "tables", folder / "cuts"
        self.told: dict[str, Told] = {}
        self._made: dict[object, Future[Lies]] = {}
        self._numbers = count()
        self._turns: Counter[str] = Counter()  # how often a table was made: its cuts are of one

    def run(self, step: Step) -> None:
        """Cut what the step needs, run it in every part, and keep what the parts left."""
        number = step.parts or self.parts
        given = self._given(step, number)
        self.work(
            step.name,
            [
                self.part(step, each, tuple(lies.at(each) for lies in given))
                for each in range(number)
            ],
        )

    def part(self, step: Step, number: int, given: tuple[Given, ...] = ()) -> parts.Part:
        """What an executor is told to do."""
        return parts.Part(
            step.name, number, given, step.work, step.makes, self.tables, self.slots, in_use()
        )

    def work(self, name: str, tasks: Sequence[parts.Part]) -> None:
        """Run parts on the executors. Damaged says which step failed, and no value."""
        rows = self.spark.sparkContext.parallelize(tasks, len(tasks))
        try:
            done = rows.map(parts.attempt).collect()
        except Exception as error:
            raise Damaged(f"The build stopped in {_reason(error, name)}.") from None
        told = self.told.setdefault(name, Told())
        for each in done:
            told.add(each.rows)
        self._turns.update(table for table in tasks[0].makes)

    def read(self, table: str, *columns: str) -> "DataFrame":
        """A table as Spark reads it."""
        frame = self.spark.read.parquet(str(self.tables / table))
        return frame.select(*columns) if columns else frame

    def write(self, table: str, frame: "DataFrame") -> None:
        """Keep what Spark itself worked out: a count, a number for each row, a component."""
        frame.write.mode("overwrite").parquet(str(self.tables / table))
        self._turns[table] += 1

    def names(self) -> list[str]:
        """Every table that there is."""
        return sorted(folder.name for folder in self.tables.iterdir())

    def files(self, table: str) -> str:
        """A pattern of all its files."""
        return str(self.tables / table / "part-*.parquet")

    def _given(self, step: Step, number: int) -> list[Lies]:
        """Every cut of a step, several at a time: most of the time of a small one is waiting."""
        keys: dict[str, object] = {}
        lies: dict[str, Future[Lies]] = {}
        with ThreadPoolExecutor(CUTS_AT_ONCE) as pool:
            for cut in step.cuts:
                points = tuple(table for table, _ in cut.of) if isinstance(cut, Beside) else ()
                # the same rows in the same parts, if what points at them was cut alike
                turn = self._turns[cut.table]
                key = keys[cut.name] = (cut, turn, number, *(keys[table] for table in points))
                of = {table: lies[table] for table in points}
                if key not in self._made:
                    self._made[key] = pool.submit(self._lie, cut, number, of)
                lies[cut.name] = self._made[key]
        return [each.result() for each in lies.values()]

    def _lie(self, cut: Cut, number: int, of: "dict[str, Future[Lies]]") -> Lies:
        if isinstance(cut, Whole):
            files = self.files(cut.table)
            given = Given(cut.table, files, files, whole=True)
            return Lies(given, partial(self.read, cut.table))
        if isinstance(cut, Here):
            return self._here(cut)
        if isinstance(cut, By):
            return self._cut(cut, number, self._by(cut, number))
        return self._cut(
            cut, number, self._beside(cut, {table: lies.result() for table, lies in of.items()})
        )

    def _here(self, cut: Here) -> Lies:
        from pyspark.sql import functions as f

        def rows() -> "DataFrame":
            number = f.regexp_extract(f.col("_metadata.file_name"), r"part-(\d+)", 1)
            return self.read(cut.table).withColumn(PART, number.cast("int"))

        files = str(self.tables / cut.table / "part-{:05}.parquet")
        return Lies(Given(cut.table, files, self._like(cut.table)), rows)

    def _cut(self, cut: By | Beside, number: int, frame: "DataFrame") -> Lies:
        folder = self.cuts / str(next(self._numbers))
        frame.repartition(number, PART).write.partitionBy(PART).parquet(str(folder))
        rows = partial(self.spark.read.schema(frame.schema).parquet, str(folder))
        files = str(folder / (PART + "={}") / "*.parquet")
        return Lies(Given(cut.name, files, self._like(cut.table), cut.only), rows)

    def _like(self, table: str) -> str:
        """Any file of a table: they all have its columns."""
        return str(next((self.tables / table).glob("part-*.parquet")))

    def _by(self, cut: By, number: int) -> "DataFrame":
        from pyspark.sql import functions as f

        frame = self.read(cut.table, *cut.only)
        if cut.known:
            frame = frame.dropna(subset=list(cut.keys))
        key = f.hash(*(f.col(name) for name in cut.keys)) if cut.keys else f.lit(0)
        return frame.withColumn(PART, f.pmod(key, f.lit(number)).cast("int"))

    def _beside(self, cut: Beside, of: dict[str, Lies]) -> "DataFrame":
        from pyspark.sql import functions as f

        keys = None
        for table, columns in cut.of:
            names = [f.col(c).alias(f"_{to}") for c, to in zip(columns, cut.columns, strict=True)]
            more = of[table].rows().select(PART, *names)
            keys = more if keys is None else keys.unionByName(more)
        assert keys is not None
        frame = self.read(cut.table, *cut.only)
        same = [frame[name] == f.col(f"_{name}") for name in cut.columns]
        return frame.join(keys.distinct(), same).select(*frame.columns, PART)


def _reason(error: Exception, step: str) -> str:
    """What PartFailed said, out of everything that Spark says around it."""
    for line in str(error).splitlines():
        if "PartFailed: " in line:
            return line.split("PartFailed: ")[1].strip()
    return f"step {step}: {type(error).__name__}"
