"""A column mapping: says which columns of anybody's files are which of the generic feed.

    about: "Visits (CSV): …"  # optional: a title, and what it is for
    feed: generic             # any feed; generic unless it says otherwise
    system: pole
    agency: GMP               # optional
    tables:
      - file: nodes.Person.csv            # or a pattern: "persons*.xlsx"
        table: persons
        columns:
          person_ref: ":ID"               # theirs, exactly as written
          occurred_from: "{call_date} {call_time}"   # several in one text
          phone: contact.phoneNo          # from a joined file
        constants: {kind: offence}        # the same in every row
        join:
          - file: nodes.Phone.csv         # beside the main file
            as: contact
            by: {":ID": phone_id}         # their column: ours, or another join's as other.column
    left_out: {nodes.Officer.csv: why}    # optional: files that are not taken in, and why

A join brings in the first row that matches, and nothing where none does; it never adds rows. Its
file lies beside the main one: a mapping may come from anybody, and leads nowhere else on the disk.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wayhome.extracts.contract import Feed, Table
from wayhome.extracts.contract_file import feeds
from wayhome.extracts.yaml_file import Fault, under, written
from wayhome.lexicon.errors import BadUsage

BUNDLED = Path(__file__).parent / "mappings"


@dataclass(frozen=True)
class Join:
    """Another file, looked up by one of its columns."""

    file: str
    name: str
    theirs: str
    ours: str


@dataclass(frozen=True)
class Entry:
    """One file pattern into one table."""

    file: str
    table: Table
    columns: dict[str, str]
    constants: dict[str, str]
    joins: tuple[Join, ...]


@dataclass(frozen=True)
class Mapping:
    """The whole mapping; `text` is what it was read from, part of a delivery's identity."""

    feed: Feed
    agency: str
    system: str
    entries: tuple[Entry, ...]
    text: bytes
    left_out: dict[str, str] = field(default_factory=dict)  # a file or pattern: why
    about: str = ""

    @property
    def joined(self) -> set[str]:
        return {join.file for entry in self.entries for join in entry.joins}


def read_mapping(named: str | Path) -> Mapping:
    """A mapping from its file, or one that comes along by its name; BadUsage when it is bad."""
    path = Path(named)
    if not path.is_file() and (BUNDLED / f"{named}.yaml").is_file():
        path = BUNDLED / f"{named}.yaml"
    if not path.is_file():
        raise BadUsage(f"There is no mapping {named}.")
    with written(path, "column mapping") as (data, text):
        return _mapping(data, text)


def _mapping(data: dict[str, Any], text: bytes) -> Mapping:
    name = data.get("feed", "generic")
    if name not in feeds():
        raise Fault(f"there is no feed {name}")
    feed = feeds()[name]
    entries = []
    for number, entry in enumerate(data["tables"], 1):
        with under(f"table {number}"):
            entries.append(_entry(feed, entry))
    agency, system = str(data.get("agency") or ""), str(data.get("system") or "")
    left_out = {str(file): str(why) for file, why in (data.get("left_out") or {}).items()}
    about = str(data.get("about") or "")
    return Mapping(feed, agency, system, tuple(entries), text, left_out, about)


def _entry(feed: Feed, data: dict[str, Any]) -> Entry:
    table = next((table for table in feed.tables if table.name == data["table"]), None)
    if table is None:
        raise Fault(f"feed {feed.name} has no table {data['table']}")
    columns = {str(ours): str(theirs) for ours, theirs in data["columns"].items()}
    constants = {str(ours): str(value) for ours, value in (data.get("constants") or {}).items()}
    known = {column.name for column in table.columns}
    if strange := sorted((columns.keys() | constants.keys()) - known):
        raise Fault(f"table {table.name} has no column {', '.join(strange)}")
    needed = {column.name for column in table.columns if column.required}
    if missing := sorted(needed - columns.keys() - constants.keys()):
        raise Fault(f"table {table.name} needs {', '.join(missing)}")
    joins = tuple(_join(join) for join in data.get("join") or [])
    return Entry(str(data["file"]), table, columns, constants, joins)


def _join(data: dict[str, Any]) -> Join:
    ((theirs, ours),) = data["by"].items()
    file = str(data["file"])
    if Path(file).name != file:
        raise Fault("a joined file lies beside the main one: name it without its folder")
    return Join(file, str(data["as"]), str(theirs), str(ours))


def parts(words: str) -> list[tuple[str, bool]]:
    """A column's source cut into texts and columns (True): '{a} {b}' is a, blank, b."""
    if "{" not in words:
        return [(words, True)]
    pieces = re.split(r"\{([^}]*)\}", words)
    return [(piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece]
