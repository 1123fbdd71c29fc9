"""How the two records of each drawn pair compare: which level holds, and what its rarity adds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from wayhome.people.model import Comparison, Level, Model
from wayhome.people.pairing import parted
from wayhome.people.training.sampling import Drawn

Places = NDArray[np.uint8]
Floats = NDArray[np.float64]

BOTH = """
select {asked} from (
  select drawn_at, {columns}
  from drawn join face l on l.unique_id = face_l join face r on r.unique_id = face_r)
order by drawn_at
"""


@dataclass(frozen=True)
class Compared:
    """One place a pair. `levels`: by comparison, the place of the level that holds; `rarity`: the
    bits that it adds there because the value is rare; `stands_for`: how many pairs of all."""

    faces: int
    stands_for: Floats
    levels: dict[str, Places]
    rarity: dict[str, Floats]


def compare(con: DuckDBPyConnection, model: Model, drawn: Drawn) -> Compared:
    """Compare drawn pairs of `face` by the conditions of a model."""
    left, right = parted(drawn.pairs)
    at = np.arange(len(left))
    con.register("drawn_pairs", pa.table({"drawn_at": at, "face_l": left, "face_r": right}))
    con.execute("create table drawn as from drawn_pairs")
    con.unregister("drawn_pairs")
    asked = [each for comparison in model.comparisons for each in _asked(model, comparison)]
    found = con.execute(
        BOTH.format(asked=", ".join(asked), columns=", ".join(_columns(model)))
    ).fetchnumpy()
    names = [(each.name, each.column) for each in model.comparisons]
    return Compared(
        drawn.faces,
        drawn.stands_for,
        {name: np.asarray(found[column]) for name, column in names},
        {name: np.asarray(found[f"rarity_{column}"]) for name, column in names},
    )


def _columns(model: Model) -> Iterator[str]:
    conditions = " ".join(level.sql for each in model.comparisons for level in each.levels)
    named = {*re.findall(r"(\w+)_[lr]\b", conditions), *(f"tf_{c}" for c in model.frequencies)}
    return (f"{side}.{name} as {name}_{side}" for name in sorted(named) for side in "lr")


def _asked(model: Model, comparison: Comparison) -> Iterator[str]:
    """The level that holds, and its rarity, as columns."""
    *levels, last = comparison.levels
    places = " ".join(f"when {level.sql} then {place}" for place, level in enumerate(levels))
    rarities = " ".join(f"when {level.sql} then {_rarity(model, level)}" for level in levels)
    yield f"(case {places} else {len(levels)} end)::utinyint as {comparison.column}"
    if not any(level.frequency for level in levels):
        rarities = "when false then 0"
    yield f"(case {rarities} else {_rarity(model, last)} end)::double as rarity_{comparison.column}"


def _rarity(model: Model, level: Level) -> str:
    # as scoring.py has it: the commoner of the two against the base, nothing where unknown
    if not level.frequency:
        return "0"
    commoner = f"greatest(tf_{level.frequency}_l, tf_{level.frequency}_r)"
    return f"coalesce(log2({model.frequencies[level.frequency]} / {commoner}), 0)"
