"""What the last linking left, and what is left for the next: the files that either engine keeps.

What is common is carried over where one machine would carry it over. Pairs are weighed anew: that
has the outcome of weighing only what has changed (people.before). For the same reason nothing is
left of which records hang together, and the next linking of one machine works out all of it.
"""

from functools import partial
from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.people.before import STATE, Before, write_head
from wayhome.people.commonness import Commonness
from wayhome.people.identities import state
from wayhome.people.layers import quoted_file
from wayhome.people.units import SEEN_BY_ALL, SHARED
from wayhome.pipeline.spark.dividing import Divided
from wayhome.pipeline.spark.model import in_use
from wayhome.pipeline.spark.steps import Step, Whole, as_made

COUNTED = (
    "generic_key",
    "generic_identifier",
    "held_records",
    "borne",
)  # and SHARED, and tf_ of each column


def held_by_all(run: Divided) -> int:
    """How many people's records anybody may see."""
    seen = run.read("subject").alias("s").where(SEEN_BY_ALL.format(row="s"))
    return int(seen.select("subject_ref").dropna().distinct().count())


def carried_step(before: Before) -> Step:
    """What was common then, as tables of this run."""
    names = (*SHARED, *COUNTED)
    made = as_made(*names) | {"linked_records": "from held_records"}
    return Step("carried over", partial(_carry, before, names), made, parts=1)


def _carry(before: Before, names: tuple[str, ...], con: DuckDBPyConnection) -> None:
    common = Commonness(con, before)
    for name in names:
        common.make(name, "")


def keep(run: Divided, folder: Path, before: Before, held: int) -> None:
    """Leave in `folder` what people.before reads; `held`: how many records anybody may see."""
    kept = {
        "unit": "from kept_unit",
        "face": STATE["face"],
        "hidden": "select * exclude (unique_id, unit, new) from hidden",
        "offer": "from kept_offer",
        "worded": "select distinct * from worded",
        "apart": "from kept_apart",
        "seal_of": "from seal_of",
        **{name: f"from {name}" for name in (*state.COLUMNS, *SHARED, *COUNTED)},
    }
    for column in in_use().frequencies:
        counted = f"select value as {column}, tf as tf_{column} from common"
        kept[f"tf_{column}"] = f"{counted} where what = '{column}'"
        if before.folder:  # with the values that no record states just now
            kept[f"tf_{column}"] = f"from {before.file(f'tf_{column}')}"
    folder.mkdir()
    tables = "kept_unit face hidden kept_offer worded kept_apart seal_of common".split()
    given = tuple(Whole(name) for name in (*tables, *state.COLUMNS, *SHARED, *COUNTED))
    run.run(Step("kept", partial(_write, kept, folder), {}, given, parts=1))
    write_head(folder, in_use(), held)


def _write(kept: dict[str, str], folder: Path, con: DuckDBPyConnection) -> None:
    for name, query in kept.items():
        con.execute(f"copy ({query}) to {quoted_file(folder, name)}")
