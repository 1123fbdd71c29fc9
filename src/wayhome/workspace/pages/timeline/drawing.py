"""A timeline laid out: lanes under each other, their marks, and where there is no ink and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from wayhome.chronology import Entry
from wayhome.workspace.pages.timeline.lanes import Told
from wayhome.workspace.pages.timeline.mark import LETTER, TARGET, Mark
from wayhome.workspace.pages.timeline.marks import Plot, marks
from wayhome.workspace.pages.timeline.quiet import quiet, stays_alone
from wayhome.workspace.pages.timeline.telling import Heard, closings
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.pages.words import wrapped
from wayhome.workspace.reading.life import within

LEAST = 12.0  # px: a sliver of hatching beside today says nothing
ROW, LINE = 24, 16


@dataclass(frozen=True)
class Size:
    """Where things stand on a sheet of this width."""

    name: str
    width: int
    left: int  # where the plot begins; lane names stand in front of it, or above when small
    ticks: int
    letters: int  # of a lane's name on one line
    above: bool = False
    top: int = 30

    @property
    def plot(self) -> int:
        return self.width - self.left - 10


WIDE = Size("wide", 1180, 200, 12, 27)
MIDDLE = Size("middle", 760, 180, 7, 24)  # a small window, and paper
NARROW = Size("narrow", 328, 4, 4, 44, above=True)  # a phone of 360 px, so that a px is a px


@dataclass(frozen=True)
class Stretch:
    """A stretch of a lane without ink, and what it is in words."""

    x: float
    width: float
    label: str
    kind: str  # silence: nothing came; gap: no record among what came
    said: bool = False  # on the drawing itself, where there is room


@dataclass(frozen=True)
class Lane:
    """One agency, or one kind of record."""

    name: str
    names: list[str]
    notes: list[str]
    y: int
    height: int
    first: int  # where its first row stands
    quiet_row: int
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
    shapes: set[str]  # what the legend has to explain


def draw(
    lanes: list[Told], shown: Window, size: Size, *, heard: Heard, days: Mapping[str, date]
) -> Drawing:
    """Lay out a timeline. `days`: named days to mark, such as today."""
    ends = closings([entry for told in lanes for entry in told.entries])
    plot = Plot(shown, size.left, size.plot, heard, ends)
    y, laid = size.top, list[Lane]()
    for told in lanes:
        laid.append(_lane(told, plot, size, y))
        y = laid[-1].y + laid[-1].height
    lines = [*_ticks(shown, size), *_named(days, shown, size)]
    return Drawing(size, y + 6, laid, lines, _shapes(laid))


def _lane(told: Told, plot: Plot, size: Size, y: int) -> Lane:
    held = within(told.entries, plot.shown.start, min(plot.shown.end, plot.heard.until))
    found = marks(held, plot)
    names = wrapped(told.name, size.letters)
    below = max((m.row for m in found if m.stay), default=-1) + 1
    row = 0 if stays_alone(told.entries) else below
    beside = [mark for mark in found if mark.row == row]
    stretches = [_clear(one, beside if one.kind == "gap" else []) for one in _stretches(told, plot)]
    notes = _notes(told, held, any(one.said for one in stretches), size)
    rows = max([m.row + 1 for m in found] + [row + 1 for s in stretches if s.kind == "gap"] + [0])
    words = LINE * (len(names) + len(notes)) + (3 if size.above else 0)
    first = y + 5 + (words if size.above else 0)
    height = rows * ROW + 10 if found else ROW - 4
    whole = words + height if size.above else max(height, words + 10)
    return Lane(told.name, names, notes, y, whole, first, row, found, stretches)


def _notes(told: Told, held: list[Entry], said: bool, size: Size) -> list[str]:
    """What stands under a lane's name; that it is empty only where the lane itself does not say."""
    notes = told.notes
    if not held and not said:
        notes = (*notes, "none in these days" if told.entries else "no record held")
    if size.above:
        return wrapped("; ".join(notes), size.letters) if notes else []
    return [line for note in notes for line in wrapped(note, size.letters + 4)]


def _stretches(told: Told, plot: Plot) -> list[Stretch]:
    until = min(plot.shown.end, plot.heard.until)
    found = []
    for one in quiet(told, plot.shown.start, until):
        x = plot.x(one.start)
        wide = plot.x(min(one.end, until)) - x
        if wide >= (LEAST if one.kind == "silence" else TARGET):
            found.append(Stretch(x, wide, one.words, one.kind))
    return found


def _clear(stretch: Stretch, row: list[Mark]) -> Stretch:
    """The stretch clear of the marks of its row and their labels; its words where there is room."""
    start, end = stretch.x, stretch.x + stretch.width
    before = [m.ink[1] for m in row if m.x + m.width <= start + 1]
    after = [m.ink[0] for m in row if m.x >= end - 1]
    start, end = max([start, *before]), min([end, *after])
    room = len(stretch.label) * LETTER + TARGET <= end - start
    return replace(stretch, x=start, width=end - start, said=room)


def _shapes(lanes: list[Lane]) -> set[str]:
    found = {stretch.kind for lane in lanes for stretch in lane.stretches}
    for mark in (mark for lane in lanes for mark in lane.marks):
        found |= {f"solid {mark.shape}" if mark.solid else mark.shape, *mark.shapes}
    return found


def _ticks(shown: Window, size: Size) -> list[Line]:
    lines = []
    for tick in shown.ticks(size.ticks):
        x = size.left + shown.share(tick.when) * size.plot
        room = size.width - x - 3
        lines.append(Line(x, tick.label if len(tick.label) * LETTER <= room else "", "tick"))
    return lines


def _named(days: Mapping[str, date], shown: Window, size: Size) -> list[Line]:
    lines = []
    for name, day in days.items():
        when = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        if shown.start <= when <= shown.end:
            x = size.left + shown.share(when) * size.plot
            lines.append(Line(x, name, "named", "end" if x > size.width / 2 else "start"))
    return lines
