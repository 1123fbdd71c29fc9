"""A timeline laid out: lanes under each other, their marks, and silence where nobody told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.chronology import Entry
from wayhome.workspace.pages.timeline.marks import Mark, marks
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.pages.words import lasting, short_day, wrapped
from wayhome.workspace.reading.life import GROUPS, OTHER, group_of

LETTERS = 27  # of a lane's name on one line of the wide drawing
QUIET = timedelta(days=120)  # shorter gaps are how records are, not silence


@dataclass(frozen=True)
class Size:
    """Where things stand on a sheet of this width."""

    name: str
    width: int
    left: int  # where the plot begins; lane names stand in front of it, or above when 0
    ticks: int
    row: int = 24
    top: int = 30

    @property
    def plot(self) -> int:
        return self.width - self.left - 10


WIDE = Size("wide", 1180, 196, 12)
NARROW = Size("narrow", 340, 4, 4)


@dataclass(frozen=True)
class Stretch:
    """A stretch of a lane where nothing is told, and why in words."""

    x: float
    width: float
    label: str
    kind: str  # silence: nothing came; gap: nothing recorded between two records


@dataclass(frozen=True)
class Lane:
    """One agency, or one kind of record."""

    name: str
    note: str
    y: int
    height: int
    marks: list[Mark]
    stretches: list[Stretch]


@dataclass(frozen=True)
class Line:
    """A line from top to bottom with words above it: a tick, today, the 18th birthday."""

    x: float
    label: str
    kind: str
    side: str = "start"


@dataclass(frozen=True)
class Drawing:
    """Everything the template writes down."""

    size: Size
    height: int
    lanes: list[Lane]
    lines: list[Line]
    shapes: list[str]

    @property
    def silent(self) -> bool:
        """Whether some lane shows a stretch in which nothing was supplied."""
        return any(s.kind == "silence" for lane in self.lanes for s in lane.stretches)


@dataclass(frozen=True)
class Told:
    """What a lane's agency has supplied: its newest delivery, or None for nothing at all."""

    name: str
    newest: datetime | None


def draw(
    entries: list[Entry],
    shown: Window,
    size: Size,
    *,
    by: str,
    agencies: dict[str, Told],
    days: dict[str, date],
) -> Drawing:
    """Lay out a timeline. `by`: agency or kind. `days`: named days to mark, such as today."""
    y = size.top
    lanes: list[Lane] = []
    for name, held, told in _lanes(entries, by, agencies):
        lane = _lane(name, held, told, shown, size, y)
        lanes.append(lane)
        y = lane.y + lane.height
    lines = [*_ticks(shown, size), *_named(days, shown, size)]
    shapes = sorted({m.shape for lane in lanes for m in lane.marks})
    return Drawing(size, y + 6, lanes, lines, shapes)


def _lanes(
    entries: list[Entry], by: str, agencies: dict[str, Told]
) -> Iterable[tuple[str, list[Entry], Told | None]]:
    if by == "agency":
        for code, told in agencies.items():
            yield told.name, [e for e in entries if code in e.agencies], told
        return
    for group in (*GROUPS, OTHER):
        held = [e for e in entries if group_of(e) == group]
        if held:
            yield group, held, None


def _lane(
    name: str, entries: list[Entry], told: Told | None, shown: Window, size: Size, y: int
) -> Lane:
    title = 0 if size.left > NARROW.left else 18
    found = marks(entries, shown, size.left, size.plot)
    rows = max((mark.row for mark in found), default=0) + 1
    silent = told is not None and told.newest is None
    note = "has supplied nothing" if silent else "" if found else "nothing recorded here"
    stretches = _stretches(entries, told, shown, size)
    words = 0 if title else 16 * (len(wrapped(name, LETTERS)) + bool(note)) + 8
    return Lane(name, note, y, max(title + rows * size.row + 10, words), found, stretches)


def _stretches(entries: list[Entry], told: Told | None, shown: Window, size: Size) -> list[Stretch]:
    gaps = [_stretch(a, b, shown, size, "gap") for a, b in _gaps(entries)]
    if told is None:
        return [gap for gap in gaps if gap]
    since = told.newest or shown.start
    silence = _stretch(since, shown.end, shown, size, "silence") if since < shown.end else None
    return [s for s in (*gaps, silence) if s and s.width > 3]


def _gaps(entries: list[Entry]) -> list[tuple[datetime, datetime]]:
    """Stretches between two records of a lane longer than QUIET; stays fill time as well."""
    spans = sorted(
        (e.from_, e.to or (datetime.max if e.lasting else e.from_))  # noqa: DTZ901
        for e in entries
        if e.from_
    )
    found: list[tuple[datetime, datetime]] = []
    reached: datetime | None = None
    for start, end in spans:
        if reached is not None and start - reached > QUIET:
            found.append((reached, start))
        reached = max(reached or end, end)
    return found


def _stretch(
    start: datetime, end: datetime, shown: Window, size: Size, kind: str
) -> Stretch | None:
    x = size.left + shown.share(start) * size.plot
    width = size.left + shown.share(end) * size.plot - x
    if width <= 0:
        return None
    words = f"nothing recorded for {lasting(start, end)}"
    if kind == "silence":
        words = f"no delivery since {short_day(start)}"
    return Stretch(x, width, words, kind)


def _ticks(shown: Window, size: Size) -> list[Line]:
    found = shown.ticks(size.ticks)
    return [
        Line(x, tick.label, "tick")
        for tick in found
        if size.left <= (x := size.left + shown.share(tick.when) * size.plot) < size.width - 44
    ]


def _named(days: dict[str, date], shown: Window, size: Size) -> list[Line]:
    lines = []
    for name, day in days.items():
        when = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        if shown.start <= when <= shown.end:
            x = size.left + shown.share(when) * size.plot
            lines.append(Line(x, name, "named", "end" if x > size.width / 2 else "start"))
    return lines
