"""The small public tables the room draws from: names, postcode sectors, stations.

Kept as the publishers count them; where each came from stands in docs/reference-data.md.
"""

import csv
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

Words = NDArray[np.object_]
_FOLDER = files("wayhome.synthetic") / "reference"


@cache
def table(name: str) -> dict[str, NDArray[np.generic]]:
    """A Parquet table as arrays by column."""
    with (_FOLDER / f"{name}.parquet").open("rb") as file:
        read: pa.Table = pq.read_table(pa.BufferReader(file.read()))
    return {column: read[column].to_numpy(zero_copy_only=False) for column in read.column_names}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """A CSV table as rows."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def pairs(name: str) -> dict[str, tuple[str, ...]]:
    """A two-column CSV as first → all seconds."""
    found: dict[str, list[str]] = {}
    for row in rows(name):
        first, second = row.values()
        found.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in found.items()}
