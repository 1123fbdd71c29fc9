"""Which table each sheet of a file is, and what is said and done next when none is."""

import re
from collections.abc import Iterable

from wayhome.extracts.contract import Feed
from wayhome.extracts.mending import without_ours
from wayhome.extracts.reading import Sheet
from wayhome.extracts.reading.opening import Opened
from wayhome.extracts.recognise import Recognised, Unknown, columns_of, recognise
from wayhome.extracts.unread import NotTakenIn

MAPPING = (
    "A table of another shape comes in with a mapping of its columns: ask whoever looks after "
    "Wayhome (docs/receive.md)."
)


class OfNoFeed(NotTakenIn):
    """Readable, but of no feed that is known."""


def place(
    opened: Opened, name: str, feeds: list[Feed], *, told: bool, usual: list[str]
) -> tuple[list[tuple[Sheet, Recognised]], list[str]]:
    """Sheets with their tables, and a note on each sheet of no feed; NotTakenIn without any.

    `usual` are feeds that the sender may have meant.
    """
    known: list[tuple[Sheet, Recognised]] = []
    strange: list[tuple[Sheet, Unknown]] = []
    for sheet in map(without_ours, opened.sheets):
        what = _what(opened, sheet, name, feeds, usual, told=told)
        if isinstance(what, Unknown):
            strange.append((sheet, what))
        elif any(other.table is what.table for _, other in known):
            raise NotTakenIn(f"Two sheets hold table {what.table.name}. Put them into one sheet.")
        elif known and known[0][1].feed is not what.feed:
            raise NotTakenIn("Its sheets belong to different feeds. Send a file for each.")
        else:
            known.append((sheet, what))
    if not known:
        raise _unknown(*strange[0], usual) if strange else NotTakenIn("It holds no table.")
    aside = [f"Sheet {sheet.name} belongs to no feed and was left out." for sheet, _ in strange]
    return known, aside


def _what(
    opened: Opened, sheet: Sheet, name: str, feeds: list[Feed], usual: list[str], *, told: bool
) -> Recognised | Unknown:
    if opened.feed:
        table = opened.feed.table(sheet.table)
        return Recognised(opened.feed, table, columns_of(table, sheet.header))
    return recognise(sheet.header, f"{name} {sheet.name}", feeds, usual=usual, told=told)


def _unknown(sheet: Sheet, what: Unknown, usual: list[str]) -> NotTakenIn:
    if what.near and what.lacks:
        return NotTakenIn(
            f"It looks like {what.nearest}, but has no column {listed(what.lacks)}. "
            f"Its columns are: {listed(sheet.header)}. Add what is missing and send it again."
        )
    if any(re.fullmatch(r"[\d/.: -]{5,}", cell.strip()) for cell in sheet.header):
        # a file without names of columns begins with somebody's row: it is not repeated
        return OfNoFeed(
            "Its first line does not hold names of columns but a row. Put the names of the "
            "columns above it and send it again."
        )
    near = f" The nearest is {what.nearest}." if what.nearest else ""
    return OfNoFeed(
        f"No feed has its columns: {listed(sheet.header)}.{near} {_templates(usual)} {MAPPING}"
    )


def _templates(usual: list[str]) -> str:
    if not usual:
        return "What each feed holds: wayhome feeds."
    return (
        f"An agency of this kind usually sends: {', '.join(usual)}. An empty file with the right "
        f"columns: wayhome feeds template {usual[0]}."
    )


def listed(names: Iterable[str], most: int = 12) -> str:
    """Names from a file, each short and in one line."""
    said = [repr(name[:40])[1:-1] or "(no name)" for name in names]
    return ", ".join(said[:most]) + (f" and {len(said) - most} more" if len(said) > most else "")
