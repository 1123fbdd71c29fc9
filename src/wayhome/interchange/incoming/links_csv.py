"""A link chart from CSV: one row a link, with both its ends, as other tools and ours write it."""

import codecs
import csv
import re
from pathlib import Path

from wayhome.interchange.cells import armed
from wayhome.interchange.incoming.reading import Link, Read, Thing, Unfit, identity
from wayhome.interchange.incoming.specification import Specification
from wayhome.lexicon.errors import BadUsage

NEEDED = ("one", "one_type", "other", "other_type", "type")
MOST_BYTES = 500_000_000
_OURS = re.compile(r"\bExport X-[0-9a-f]{8}\b")


def read(path: Path, specification: Specification) -> Read:
    """Every row as a link and its two ends. BadUsage where a column is missing."""
    found = Read()
    rows = list(csv.reader(_text(path).splitlines(keepends=True), _dialect(path)))
    header = [name.strip() for name in rows[0]] if rows else []
    named = specification.columns
    if missing := [named.get(word, word) for word in NEEDED if named.get(word, word) not in header]:
        raise BadUsage(f"{path.name} has no column {', '.join(missing)}. {_HOW}")
    for number, cells in enumerate(rows[1:], 2):
        if not any(cells):
            continue
        found.rows += 1
        if len(cells) != len(header):
            found.unfit.append(Unfit(number, "", "It has not as many fields as the header."))
            continue
        values = {name: armed(cell.strip()) for name, cell in zip(header, cells, strict=True)}
        found.ours = found.ours or any(_OURS.search(value) for value in values.values())
        _row(found, specification, number, values)
    return found


_HOW = "A specification of your own can say what they are called in it."


def _text(path: Path) -> str:
    held = path.read_bytes()
    if len(held) > MOST_BYTES:
        raise BadUsage(f"{path.name} is larger than 500 MB. Send it in parts.")
    # a spreadsheet's "Unicode text" begins with the mark of UTF-16
    utf16 = held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return held.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadUsage(f"{path.name} is neither UTF-8 nor Windows text. Save it as UTF-8.")


def _dialect(path: Path) -> type[csv.Dialect]:
    """Parted by whichever sign the header has most of."""
    head = path.read_bytes()[:20_000].splitlines()[:1] or [b""]

    class Parted(csv.excel):
        delimiter = max((",", ";", "\t", "|"), key=lambda sign: head[0].count(sign.encode()))

    return Parted


def _row(found: Read, of: Specification, number: int, values: dict[str, str]) -> None:
    named = of.columns
    ends = []
    for end in ("one", "other"):
        kind, label = (values.get(named.get(f"{end}_{w}", ""), "") for w in ("type", "label"))
        name = identity(of, values[named.get(end, end)], kind, label)
        column = named.get(end, end)
        if not name:
            found.unfit.append(Unfit(number, column, "An end of the link has no identity."))
            return
        if not found.add(Thing(name, kind, label, number, {}), column):
            return
        ends.append(name)
    said = {word: values[column] for word, column in named.items() if column in values}
    kind = values[named.get("type", "type")]
    link = said.get("link") or f"{ends[0]} {ends[1]} {kind} {number}"
    found.links.append(Link(link, ends[0], ends[1], kind, number, {**values, **said}))
