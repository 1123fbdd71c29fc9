"""Which feed and table a sheet is, by the names of its columns.

Names are compared without case, blanks and punctuation, by the contract's name or an alias, in any
order. The file's name only breaks a tie: people rename files, systems do not rename columns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch

from wayhome.extracts.contract import Feed, Recognise, Table

NEAR = 0.5  # of a table's columns, from which on a file without a needed one is said to be near it


@dataclass(frozen=True)
class Recognised:
    """A sheet's feed and table; `places` of the contract's columns in the sheet."""

    feed: Feed
    table: Table
    places: dict[str, int]


@dataclass(frozen=True)
class Unknown:
    """No feed: what is near, and what it lacks."""

    nearest: str
    lacks: tuple[str, ...]
    near: bool


def plain(name: str) -> str:
    """'Date of Birth ' and 'date_of_birth' are one name."""
    return re.sub(r"[^0-9a-z]", "", name.casefold())


def columns_of(table: Table, header: Iterable[str]) -> dict[str, int]:
    """Which column of the header holds which of the table; the contract's own name goes first."""
    found: dict[str, int] = {}
    places: dict[str, int] = {}
    for place, given in enumerate(header):
        places.setdefault(plain(given), place)
    taken: set[int] = set()
    own = [(column.name, column.name) for column in table.columns]
    also = [(column.name, alias) for column in table.columns for alias in column.aliases]
    for column, spelling in (*own, *also):
        if column not in found and (place := places.get(plain(spelling), -1)) not in (-1, *taken):
            found[column] = place
            taken.add(place)
    return {c.name: found[c.name] for c in table.columns if c.name in found}


def lacks(table: Table, places: dict[str, int]) -> tuple[str, ...]:
    """The columns without which the table cannot be taken in."""
    needed = {*table.key, *(column.name for column in table.columns if column.required)}
    return tuple(c.name for c in table.columns if c.name in needed and c.name not in places)


def recognise(
    header: tuple[str, ...],
    file: str,
    feeds: Iterable[Feed],
    *,
    usual: Iterable[str] = (),
    told: bool = False,
) -> Recognised | Unknown:
    """The best table of the feeds, or the nearest with what it lacks. Of two that know as many of
    the columns, one of the `usual` feeds of the sender goes first."""
    best: tuple[tuple[bool, float, bool, bool, float], Recognised] | None = None
    nearest, nearness = Unknown("", (), near=False), (0.0, 0.0)
    for feed in feeds:
        if feed.recognise in (Recognise.TOLD, Recognise.XML_ROOT) and not told:
            continue
        for table in feed.tables:
            places = columns_of(table, header)
            missing = lacks(table, places)
            exact = len(places) == len(table.columns) == len(header)
            if missing or not places or (feed.recognise is Recognise.EXACT and not exact):
                share = len(places) / len(table.columns)
                of_both = (len(places) / len(header), share)
                if of_both > nearness and len(places) > 1:
                    nearest = Unknown(f"{feed.name}, table {table.name}", missing, share >= NEAR)
                    nearness = of_both
                continue
            known = len(places) / len(header)
            ties = feed.name in usual, _named(table, file), len(places) / len(table.columns)
            rank = (exact, round(known, 3), *ties)
            if best is None or rank > best[0]:
                best = (rank, Recognised(feed, table, places))
    return best[1] if best else nearest


def _named(table: Table, file: str) -> bool:
    stem = file.casefold()
    return plain(table.name) in plain(stem) or any(
        fnmatch(stem, pattern.casefold()) for pattern in table.files
    )
