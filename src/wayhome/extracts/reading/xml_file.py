"""XML returns: the contract says which element makes a row and where each column stands.

A row's number is the running number of its element in the file, from 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wayhome.extracts.contract import Column, Feed, Table, Type
from wayhome.extracts.reading import xml_tokens
from wayhome.extracts.reading.sheet import Sheet, schema
from wayhome.extracts.reading.xml_tokens import Ints, Tokens
from wayhome.extracts.unread import NotTakenIn


@dataclass(frozen=True)
class Return:
    """An XML return: its feed, its tables, and what its head says of itself."""

    feed: Feed
    sheets: tuple[Sheet, ...]
    agency: str
    extracted_on: str


def read_xml(path: Path, feeds: Iterable[Feed]) -> Return:
    """The tables of the return whose root the file has; NotTakenIn when no feed knows it."""
    found = xml_tokens.tokens(path.read_bytes())
    feed = next((f for f in feeds if f.xml and f.xml.root == found.root), None)
    if feed is None or feed.xml is None:
        raise UnknownRoot(f"No feed has the root element {found.root[:60]}.")
    sheets = (_sheet(found, feed, table) for table in feed.tables if table.xml)
    return Return(
        feed,
        tuple(sheet for sheet in sheets if sheet),
        _first(found, feed, feed.xml.agency),
        _first(found, feed, feed.xml.extracted_on),
    )


class UnknownRoot(NotTakenIn):
    """Well-formed XML of no feed."""


def _path(feed: Feed, words: str) -> xml_tokens.Path:
    assert feed.xml is not None
    return (feed.xml.root, *(word for word in words.split("/") if word))


def _first(found: Tokens, feed: Feed, words: str) -> str:
    leaves = found.leaves(_path(feed, words)) if words else np.empty(0, np.int64)
    return str(found.texts(pa.array(leaves[:1]))[0]).strip() if len(leaves) else ""


def _sheet(found: Tokens, feed: Feed, table: Table) -> Sheet | None:
    rows = found.elements(_path(feed, table.xml))
    if not len(rows):
        return None
    header = tuple(column.name for column in table.columns)
    sheet = Sheet(table.name, header, lambda: iter(()), table=table.name, whole=True)

    @cache
    def batch() -> pa.RecordBatch:
        made = _Rows(found, feed, table, rows)
        batch = made.batch(table)
        sheet.notes.extend(made.notes)
        return batch

    # put off until it is asked for, so that tables are brought together side by side
    sheet.batches = lambda: iter([batch()])
    return sheet


class _Rows:
    """Brings the columns of one table together, row by row element."""

    def __init__(self, found: Tokens, feed: Feed, table: Table, rows: Ints) -> None:
        self.found, self.feed, self.rows = found, feed, rows
        self.path = _path(feed, table.xml)
        self.filled = np.zeros(len(rows), np.bool_)
        self.notes: list[str] = []

    def batch(self, table: Table) -> pa.RecordBatch:
        columns = [self.column(column) for column in table.columns]
        kept = pa.array(np.flatnonzero(self.filled))
        if len(kept) < len(self.rows):
            columns = [column.take(kept) for column in columns]
        whole = schema(len(columns))
        return pa.RecordBatch.from_arrays([pc.add(kept, 1), *columns], schema=whole)

    def column(self, column: Column) -> pa.Array:
        if column.xml.startswith("#"):
            return self.counted(_path(self.feed, column.xml[1:]))
        if column.xml.startswith("/"):
            path = _path(self.feed, column.xml)
            shared = _shared(self.path, path)
            values = self.values(column, path, self.found.elements(shared))
            return values.take(pa.array(_ancestors(self.found.elements(shared), self.rows)))
        return self.below(column)

    def below(self, column: Column) -> pa.Array:
        """A column of the row's own; it makes the row a row."""
        names = [column.xml] if column.xml else [column.name, *column.aliases]
        for name in names:
            path = self.path if name == "." else (*self.path, *name.split("/"))
            values = self.values(column, path, self.rows)
            if values.null_count < len(values):
                break
        self.filled |= values.is_valid().to_numpy(zero_copy_only=False)
        return values

    def values(self, column: Column, path: xml_tokens.Path, owners: Ints) -> pa.Array:
        """The text of the path's element in each owner; null where there is none."""
        leaves = self.found.leaves(path)
        owner = _ancestors(owners, leaves)
        if column.type is Type.CODES:
            return self.joined(leaves, owner, len(owners))
        place = np.full(len(owners), -1, np.int64)
        place[owner[::-1]] = leaves[::-1]  # the first of several wins
        if (owner[1:] == owner[:-1]).any():
            self.notes.append(
                f"{column.name} stands several times in one element; the first counts."
            )
        return self.found.texts(pa.array(place, mask=place < 0))

    def joined(self, leaves: Ints, owner: Ints, count: int) -> pa.Array:
        """All texts of each owner, parted by semicolons."""
        counts = np.bincount(owner, minlength=count)
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        lists = pa.ListArray.from_arrays(pa.array(offsets), self.found.texts(pa.array(leaves)))
        whole = pc.binary_join(lists, ";")
        return pc.if_else(pa.array(counts > 0), whole, pa.scalar(None, pa.string()))

    def counted(self, path: xml_tokens.Path) -> pa.Array:
        """The running number of the ancestor of that path within its own parent."""
        found, parents = self.found.elements(path), self.found.elements(path[:-1])
        parent = _ancestors(parents, found)
        first = np.searchsorted(parent, parent)
        numbers = np.arange(len(found)) - first + 1
        return pa.array(numbers[_ancestors(found, self.rows)]).cast(pa.string())


def _shared(one: xml_tokens.Path, other: xml_tokens.Path) -> xml_tokens.Path:
    """The longest path above the other that is the one, or above it."""
    count = 0
    while count < min(len(one), len(other) - 1) and one[count] == other[count]:
        count += 1
    return one[:count]


def _ancestors(owners: Ints, below: Ints) -> Ints:
    """Which owner each element stands in: the last that began before it."""
    return np.asarray(np.searchsorted(owners, below, side="right") - 1)
