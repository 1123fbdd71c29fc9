"""What an agency itself told, and until when it was heard.

An entry merges what several agencies say. Keeps: in an agency's own lane stand its own times, and
a stay from when it wrote it down, so that no agency is credited with what it did not know; and
nothing is drawn past the day that is looked at, or past the last word of its source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.chronology import Entry, Source
from wayhome.lexicon.dates import Precision
from wayhome.lexicon.kinds import EventKind, StayKind
from wayhome.workspace.pages.words import lower_first

EXACT = [str(precision) for precision in Precision]  # from the minute down


@dataclass(frozen=True)
class Heard:
    """The newest delivery of each feed of each agency, and the last moment that is looked at."""

    feeds: Mapping[tuple[str, str], datetime]
    until: datetime

    def of(self, entries: Iterable[Entry]) -> datetime | None:
        """When those who told these were last heard, by any of the feeds they told it by."""
        told = {(one.agency, one.feed) for entry in entries for one in entry.sources}
        return max((self.feeds[one] for one in told if one in self.feeds), default=None)


def as_told_by(entry: Entry, agency: str) -> Entry:
    """The entry as this agency alone tells it."""
    own = [one for one in entry.sources if one.agency == agency]
    if not own:
        return entry
    starts, ends = _finest(own, "from_"), _finest(own, "to")
    start = min((one.from_ for one in starts if one.from_), default=None)
    end = max((one.to for one in ends if one.to), default=None)
    label = entry.label
    if entry.lasting:
        written = min(_written(one) for one in own)
        start = max(start or written, written)
        if end and end <= start:
            label, end = f"Told afterwards: {lower_first(label)}", start
    return replace(
        entry,
        label=label,
        from_=start,
        to=end,
        precision=(starts or own)[0].precision,
        place=next((one.place for one in own if one.place), ""),
        agencies=(agency,),
        sources=tuple(own),
    )


def drawn_until(entry: Entry, heard: Heard, ends: Mapping[str, datetime]) -> datetime:
    """Where the drawing of an entry ends. `ends`: of stays without an end, by episode_id."""
    begun = entry.from_ or heard.until
    end = entry.to
    if end is None:
        open_end = ends.get(entry.episode_id) or heard.of([entry]) or heard.until
        end = open_end if entry.lasting else begun
    return max(begun, min(end, heard.until))


def closings(entries: Iterable[Entry]) -> dict[str, datetime]:
    """When a school without a recorded end was in truth left: excluded from it for good."""
    told = list(entries)
    left = [e for e in told if e.kind == EventKind.EXCLUSION and e.part == "own" and e.from_]
    return {
        stay.episode_id: min(after)
        for stay in told
        if stay.kind == StayKind.SCHOOL and stay.to is None and stay.from_
        if (after := [e.from_ for e in left if e.from_ and _from(e, stay)])
    }


def _from(exclusion: Entry, stay: Entry) -> bool:
    named = stay.place.startswith(exclusion.place)  # a stay's place has its postcode as well
    return named and bool(exclusion.from_ and stay.from_ and exclusion.from_ >= stay.from_)


def _written(source: Source) -> datetime:
    """When it was written down; where that is not stated, the day it speaks of."""
    return source.recorded_at or source.from_ or source.received_at


def _finest(sources: list[Source], name: str) -> list[Source]:
    """The sources that state this time, of those the most exact."""
    stated = [one for one in sources if getattr(one, name)]
    finest = min((EXACT.index(one.precision) for one in stated), default=0)
    return [one for one in stated if EXACT.index(one.precision) == finest]
