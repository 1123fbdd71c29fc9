"""What the lanes of a drawing are: one for each kind of record, or one for each agency.

Keeps: the lanes of kinds are always the same ones, so that an empty one is seen; an agency that
has supplied nothing has a lane that says so; an agency's lane holds what it told itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from wayhome.chronology import Entry
from wayhome.insight.freshness import Freshness
from wayhome.workspace.pages.timeline.telling import Heard, as_told_by
from wayhome.workspace.pages.words import feed, short_day
from wayhome.workspace.reading.life import GROUPS, OTHER, group_of


@dataclass(frozen=True)
class Told:
    """A lane before it is drawn: everything it holds, of all time, and when it was last heard."""

    name: str
    notes: tuple[str, ...]
    entries: list[Entry]
    newest: datetime | None  # of the deliveries that told it
    silent: bool = False  # an agency that has supplied nothing


def by_kind(entries: list[Entry], heard: Heard, kind: str = "") -> list[Told]:
    """A lane for each kind of record, or for the one that was chosen."""
    found: dict[str, list[Entry]] = {group: [] for group in GROUPS}
    for entry in entries:
        found.setdefault(group_of(entry), []).append(entry)
    shown = {kind: found.get(kind, [])} if kind else found
    return [_of_kind(name, held, heard) for name, held in shown.items() if held or name != OTHER]


def _of_kind(name: str, held: list[Entry], heard: Heard) -> Told:
    newest = heard.of(held) or max(heard.feeds.values(), default=None)
    return Told(name, (), held, newest, silent=not heard.feeds)


def by_agency(
    entries: list[Entry], freshness: Iterable[Freshness], holding: Collection[str]
) -> list[Told]:
    """A lane for each agency that holds the person, by name, then for each that is silent."""
    named = sorted(freshness, key=lambda one: (one.silent, one.agency.name))
    return [
        _of_agency(one, [e for e in entries if one.agency.code in e.agencies])
        for one in named
        if one.silent or one.agency.code in holding
    ]


def _of_agency(one: Freshness, held: list[Entry]) -> Told:
    own = [as_told_by(entry, one.agency.code) for entry in held]
    if one.silent:
        return Told(one.agency.name, (), own, None, silent=True)
    newest = max(fed.newest for fed in one.feeds)
    older = (fed for fed in one.feeds if fed.newest.date() < newest.date())
    notes = [f"newest delivery {short_day(newest)}"]
    notes += [f"{feed(fed.feed)} {short_day(fed.newest)}" for fed in older]
    return Told(one.agency.name, (*notes, *(() if held else ("particulars alone",))), own, newest)
