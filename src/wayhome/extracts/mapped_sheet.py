"""A sheet seen through a column mapping: the same rows under the contract's column names."""

import hashlib
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from wayhome.extracts.mapping import Entry, Join, Mapping, parts
from wayhome.extracts.mending import without_ours
from wayhome.extracts.reading import Sheet, kind_of
from wayhome.extracts.reading.opening import Opened, open_file
from wayhome.extracts.reading.sheet import schema
from wayhome.extracts.unread import NotTakenIn

Columns = Callable[[str], pa.Array]


def open_mapped(path: Path, name: str, folder: Path, mapping: Mapping) -> Opened:
    """The sheets that a mapping makes of a file, joined with files of the folder it came from."""
    entries = [entry for entry in mapping.entries if fnmatch(name, entry.file)]
    if not entries:
        looked_up = "The mapping only looks things up in it."
        why = next((w for file, w in mapping.left_out.items() if fnmatch(name, file)), "")
        unnamed = why or "The mapping does not name it."
        raise Unmapped(looked_up if name in mapping.joined else unnamed)
    if len({entry.table.name for entry in entries}) < len(entries):
        raise NotTakenIn("The mapping makes one table of it twice.")
    sheets = tuple(_mapped(path, name, folder, entry) for entry in entries)
    digest = hashlib.sha256(mapping.text)
    for file in sorted({join.file for entry in entries for join in entry.joins}):
        digest.update((folder / file).read_bytes())
    return Opened(sheets, mapping.feed, identity=digest.hexdigest())


class Unmapped(NotTakenIn):
    """A file that the mapping does not name."""


def _mapped(path: Path, name: str, folder: Path, entry: Entry) -> Sheet:
    main = _one(path, name)
    looked_up = {join.name: _LookUp(folder, join) for join in entry.joins}
    header = (*entry.columns, *entry.constants)

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in main.batches():
            find = _finder(batch, main, looked_up)
            columns = [_text(words, find, batch.num_rows) for words in entry.columns.values()]
            columns += [pa.repeat(value, batch.num_rows) for value in entry.constants.values()]
            rows = batch.column("row")
            yield pa.RecordBatch.from_arrays([rows, *columns], schema=schema(len(header)))

    _must_name_columns(main, entry)
    sheet = Sheet(name, header, batches, main.ragged, main.encoding, main.separator)
    sheet.table, sheet.serials, sheet.notes = entry.table.name, main.serials, main.notes
    sheet.origin = without_ours(main)
    return sheet


def _one(path: Path, name: str) -> Sheet:
    sheets = open_file(path, name, kind_of(path), ()).sheets
    if len(sheets) != 1:
        raise NotTakenIn(f"A mapping needs files with one sheet; {name} has {len(sheets)}.")
    return sheets[0]


def _must_name_columns(main: Sheet, entry: Entry) -> None:
    aliases = tuple(f"{join.name}." for join in entry.joins)
    named = [w for words in entry.columns.values() for w, is_column in parts(words) if is_column]
    own = [word for word in named if not word.startswith(aliases)] if aliases else named
    if missing := [word for word in own if word not in main.header]:
        raise NotTakenIn(f"The mapping names columns that it has not: {', '.join(missing)}.")


def _finder(batch: pa.RecordBatch, main: Sheet, looked_up: "dict[str, _LookUp]") -> Columns:
    """How a column of the file or of a join is found for the rows of a batch."""

    def find(word: str) -> pa.Array:
        alias, _, column = word.partition(".")
        if column and alias in looked_up:
            join = looked_up[alias]
            return join.column(column, find(join.ours))
        if word not in main.header:
            raise NotTakenIn(f"The mapping names a column that it has not: {word}.")
        return batch.column(main.header.index(word) + 1)

    return find


def _text(words: str, find: Columns, count: int) -> pa.Array:
    pieces = [find(w) if is_column else pa.repeat(w, count) for w, is_column in parts(words)]
    if len(pieces) == 1:
        return pieces[0]
    return pc.binary_join_element_wise(*pieces, "", null_handling="replace")


class _LookUp:
    """A file read whole, to be looked up by one column: the first row that has the key."""

    def __init__(self, folder: Path, join: Join) -> None:
        path = folder / join.file
        if not path.is_file():
            raise NotTakenIn(f"The mapping needs {join.file} beside it.")
        sheet = _one(path, join.file)
        self.file, self.ours, self.header = join.file, join.ours, sheet.header
        self.rows = pa.Table.from_batches(sheet.batches(), schema=sheet.schema())
        keys = self._whole(join.theirs)
        self.keys = pc.unique(keys)
        self.first = pc.index_in(self.keys, value_set=keys)

    def _whole(self, name: str) -> pa.Array:
        if name not in self.header:
            raise NotTakenIn(f"The mapping names a column that {self.file} has not: {name}.")
        return self.rows.column(self.header.index(name) + 1).combine_chunks()

    def column(self, name: str, keys: pa.Array) -> pa.Array:
        place = self.first.take(pc.index_in(keys, value_set=self.keys))
        return self._whole(name).take(place)
