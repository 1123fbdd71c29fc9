"""Parquet: typed columns turned back into text, so that one set of checks serves every format."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from wayhome.extracts.reading.sheet import Sheet, batch
from wayhome.extracts.unread import NotTakenIn

ROWS = 65_536
DAMAGED = "The Parquet file is cut short or damaged. Send it again."


def read_parquet(path: Path, name: str) -> Sheet:
    """The sheet of a Parquet file; row 2 is its first, as in every other format."""
    try:
        file = pq.ParquetFile(path, page_checksum_verification=True)
        header = tuple(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError):
        raise NotTakenIn(DAMAGED) from None
    if not header:
        raise NotTakenIn("The Parquet file has no columns.")
    return Sheet(name, header, lambda: _batches(file))


def _batches(file: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
    row = 2
    try:
        for read in file.iter_batches(batch_size=ROWS):
            yield batch(row, [_text(column) for column in read.columns])
            row += read.num_rows
    except (pa.ArrowException, OSError, ValueError, UnicodeDecodeError):
        raise NotTakenIn(DAMAGED) from None


def _text(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_nested(column.type):
        values = (None if v is None else json.dumps(v, default=str) for v in column.to_pylist())
        return pa.array(values, pa.string())
    if pa.types.is_timestamp(column.type) and column.type.tz:
        column = pc.local_timestamp(column)
    words = pc.cast(column, pa.string())
    words.validate(full=True)
    return words
