"""Where a lane has no record, and where nothing was supplied that could have told of one.

Two different things, drawn differently: a gap is a stretch for which those who tell this lane had
delivered and no record came; silence is a stretch for which nothing was delivered. Neither says
that nothing happened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.chronology import Entry
from wayhome.chronology.quiet import GAP_DAYS, told_of
from wayhome.workspace.pages.timeline.lanes import Told
from wayhome.workspace.pages.words import lasting, short_day

LEAST = timedelta(days=GAP_DAYS)


@dataclass(frozen=True)
class Quiet:
    """A stretch without ink, and what it is in words."""

    start: datetime
    end: datetime
    words: str
    kind: str  # gap or silence


def quiet(told: Told, start: datetime, until: datetime) -> list[Quiet]:
    """The gaps and the silence of a lane between two moments."""
    if told.silent:
        return [Quiet(start, until, "nothing supplied", "silence")]
    heard = min(told.newest or until, until)
    found = list(_gaps(told.entries, start, heard))
    if heard < until:
        found.append(Quiet(heard, until, f"nothing supplied since {short_day(heard)}", "silence"))
    return [one for one in found if one.start < until and one.end > start]


def stays_alone(entries: list[Entry]) -> bool:
    """Whether a lane holds stays and nothing else: then they fill its time."""
    return not any(entry.from_ and not entry.lasting for entry in entries)


def _gaps(entries: list[Entry], start: datetime, heard: datetime) -> Iterator[Quiet]:
    filled = _whole(entries, heard) if stays_alone(entries) else map(told_of, entries)
    spans = sorted(span for held in filled for span in held)
    if not spans:
        yield Quiet(start, heard, "no record held", "gap")
        return
    reached = spans[0][0]
    yield Quiet(start, reached, f"no record before {short_day(reached)}", "gap")
    for begun, ended in spans:
        if begun - reached >= LEAST:
            yield Quiet(reached, begun, f"no record for {lasting(reached, begun)}", "gap")
        reached = max(reached, ended)
    if heard - reached >= LEAST:
        yield Quiet(reached, heard, f"no record since {short_day(reached)}", "gap")


def _whole(stays: list[Entry], heard: datetime) -> Iterator[tuple[tuple[datetime, datetime], ...]]:
    for stay in stays:
        if stay.from_:
            yield ((stay.from_, stay.to or max(heard, stay.from_)),)
