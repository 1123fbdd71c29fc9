"""A sheet: a header and a stream of rows of text, numbered as a spreadsheet numbers them.

Columns travel as c0, c1, … in the order of the file, so that no name of a file ever stands in SQL.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

BLANKS = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"


@dataclass(frozen=True)
class Ragged:
    """A row that has not as many fields as the header."""

    row: int
    fields: int
    text: str


@dataclass
class Sheet:
    """One table as a file holds it. `ragged` fills while `batches` runs."""

    name: str
    header: tuple[str, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]
    ragged: list[Ragged] = field(default_factory=list)
    encoding: str = ""
    separator: str = ""
    # numbers of days since 1900 can stand for dates: workbooks only
    serials: bool = False
    # the contract's table, where the format itself says it (XML)
    table: str = ""
    notes: list[str] = field(default_factory=list)
    # all rows in one batch, so that they can be looked at before they are checked
    whole: bool = False
    # the sheet as the file has it, where this is how a mapping sees it
    origin: "Sheet | None" = None
    # how many columns of the file are ours and passed over (mending)
    aside: int = 0

    @property
    def as_it_came(self) -> "Sheet":
        return self.origin or self

    def schema(self) -> pa.Schema:
        return schema(len(self.header))


def tidy(read: pa.RecordBatch, nothing: pa.Array) -> pa.RecordBatch:
    """Texts without blanks at their ends; null for no text and for texts that mean nothing.

    Done here because SQL takes several times as long for it.
    """
    row, *texts = read.columns
    tidied = [_or_null(_trimmed(text), nothing) for text in texts]
    return pa.RecordBatch.from_arrays([row, *tidied], schema=read.schema)


def meaning_nothing(placeholders: Iterable[str]) -> pa.Array:
    """The empty text and every placeholder in the cases that people write."""
    cases = (str, str.upper, str.lower, str.capitalize, str.title)
    return pa.array(sorted({"", *(case(text) for text in placeholders for case in cases)}))


def _or_null(text: pa.Array, nothing: pa.Array) -> pa.Array:
    empty = pc.is_in(text, value_set=nothing)
    return pc.if_else(empty, pa.scalar(None, pa.string()), text) if empty.true_count else text


def _trimmed(text: pa.Array) -> pa.Array:
    if pc.all(pc.string_is_ascii(text)).as_py() is not False:
        return pc.ascii_trim_whitespace(text)
    # the mark of byte order and the blank that does not break are no blanks to everybody
    return pc.utf8_trim(text, BLANKS)


def all_iso_days(text: pa.Array) -> bool:
    """Whether every text is a whole date as 2026-04-03, so that no other form need be tried."""
    try:
        text.cast(pa.date32())
    except pa.ArrowInvalid:
        return False
    return True


def schema(columns: int) -> pa.Schema:
    """`row`, then c0, c1, … as text."""
    return pa.schema([("row", pa.int64()), *((f"c{n}", pa.string()) for n in range(columns))])


def rows_again(sheet: Sheet, rows: np.ndarray) -> pa.RecordBatchReader:
    """Some rows of a sheet that was read before, as the file has them; `rows` in their order."""
    came = sheet.as_it_came
    return pa.RecordBatchReader.from_batches(came.schema(), _some(came, rows))


def _some(sheet: Sheet, rows: np.ndarray) -> Iterator[pa.RecordBatch]:
    notes = list(sheet.notes)
    sheet.ragged.clear()  # reading fills it anew, and counts rows by it
    for read in sheet.batches():
        numbers = read.column(0).to_numpy()
        if len(numbers):
            begin, end = np.searchsorted(rows, [numbers[0], numbers[-1] + 1])
            yield read.filter(pa.array(np.isin(numbers, rows[begin:end])))
    sheet.notes[:] = notes


def batch(first_row: int, columns: list[pa.Array]) -> pa.RecordBatch:
    """A batch of consecutive rows."""
    count = len(columns[0]) if columns else 0
    rows = pa.array(range(first_row, first_row + count), pa.int64())
    return pa.RecordBatch.from_arrays([rows, *columns], schema=schema(len(columns)))
