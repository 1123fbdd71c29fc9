"""Disputed records by every id they have had: for what left before they were disputed, or while.

Keeps: of a record that is kept close by now nothing is told, nor of a dispute that is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.disputes import Key
from wayhome.governance.access import Viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.workspace.disputing.standing import disputes, named
from wayhome.workspace.disputing.versions import ever
from wayhome.workspace.reading.view import View, view

Since = Mapping[str, datetime]
KEPT = "ever disputed"  # under which a view keeps it


@dataclass(frozen=True)
class Line:
    """One record with every id that it has had: when each dispute of it that stands was said, and
    when each that does not was taken back, by the number of what took it back."""

    ids: frozenset[str]
    standing: Mapping[Key, datetime]
    back: Mapping[str, datetime]


def lines(seen: View) -> list[Line]:
    """Every record that was ever disputed, as far as this viewer may know of it; asked once."""
    found = seen.kept.get(KEPT)
    if found is None:
        found = seen.kept[KEPT] = _lines(seen)
    return list(found)


def disputed_since(seen: View) -> Since:
    """By each id, when somebody last said that the record is wrong, of what stands."""
    found: dict[str, datetime] = {}
    for line in (one for one in lines(seen) if one.standing):
        at = max(line.standing.values())
        found |= {one: max(at, found.get(one, at)) for one in line.ids}
    return found


def disputed_for(who: Viewer) -> Since:
    """The same over the release that serves now; nothing before the first."""
    try:
        with view(who) as seen:
            return disputed_since(seen)
    except NotSetUp:
        return {}


def _lines(seen: View) -> list[Line]:
    # two versions of a record may have been disputed: they are one line
    ids = {frozenset(ones) for ones in ever(seen, named(seen)).values() if ones}
    held = disputes(seen, {one for ones in ids for one in ones})
    return [
        Line(
            ones,
            {told.dispute.key: told.at for one in ones for told in held.of(one)},
            {back.dispute.number: back.at for one in ones for _, back in held.past(one)},
        )
        for ones in sorted(ids, key=sorted)
    ]
