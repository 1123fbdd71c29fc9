"""One lane's marks: bars for stretches, shapes for moments, a numbered ring where many stand close.

Shapes carry the kind of record (a word in the legend says which), colour alone never does.
Keeps: nothing to press is smaller than TARGET or nearer to the next than that, on any screen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.pages.timeline.mark_words import labels, rank, told, told_together
from wayhome.workspace.pages.timeline.telling import Heard, drawn_until
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.reading.life import group_of

TARGET = 24.0  # px: WCAG 2.2, 2.5.8
BAR_FROM = 7.0  # a stretch narrower than this is drawn as a moment
LETTER = 6.4  # mean width of a letter at 12.5 px
SPACE = 8.0  # between a mark and what comes after its label

SHAPES = {
    "Police": "diamond",
    "School": "square",
    "Exploitation referral": "triangle",
}
ORDER = ("hoop", "diamond", "square", "triangle", "dot")  # each shape on a row of its own
SOLID = frozenset({Kind.MISSING, Kind.AWAY})


@dataclass(frozen=True)
class Column:
    """One period of school attendance: as high as the share of sessions attended."""

    x: float
    width: float
    share: float


@dataclass(frozen=True)
class Mark:
    """Something to draw and to press: from x to x + width, on a row, with its words."""

    shape: str  # bar, measure, ring, disc, hoop, diamond, square, triangle, dot
    x: float
    width: float
    title: str
    target: str
    row: int = 0
    label: str = ""
    side: str = ""  # where the label stands: in the mark, before or after it
    solid: bool = False
    stay: bool = False
    columns: tuple[Column, ...] = ()
    number: int = 1  # of records, where a ring stands for several
    shapes: tuple[str, ...] = ()  # what a ring holds
    names: tuple[str, ...] = ()  # labels to choose from, the fullest first
    rank: int = 0  # of several close together, which names them all

    @property
    def left(self) -> float:
        """Where it can be pressed begins."""
        return self.x - max(0.0, TARGET - self.width) / 2

    @property
    def end(self) -> float:
        return self.left + max(TARGET, self.width)

    @property
    def ink(self) -> tuple[float, float]:
        """From where to where it takes room, its label with it."""
        words = len(self.label) * LETTER + SPACE
        before, after = (words if self.side == side else 0.0 for side in ("before", "after"))
        return self.left - before, self.end + after


@dataclass(frozen=True)
class Plot:
    """Where a lane is drawn: its window, its place on the sheet, and what was heard."""

    shown: Window
    left: float
    width: float
    heard: Heard
    ends: Mapping[str, datetime]

    def x(self, when: datetime) -> float:
        return self.left + self.shown.share(when) * self.width


def marks(entries: list[Entry], plot: Plot) -> list[Mark]:
    """The marks of one lane, rows assigned so that none lies on another."""
    bars, points = _drawn(entries, plot)
    stays, others = _parted(bars, lambda mark: mark.stay)
    # Absences have rows of their own, or a ring of many records would hide them.
    gone, plain = _parted(others, lambda mark: mark.solid)
    absent, moments = _parted(points, lambda mark: mark.solid)
    by_shape = [_in_rings([m for m in moments if m.shape == shape]) for shape in ORDER]
    rows = (stays, gone + _in_rings(absent), plain, *by_shape, _measures(entries, plot))
    placed: list[Mark] = []
    for row in rows:
        below = max((m.row for m in placed), default=-1) + 1
        packed = _labelled(_packed(row), plot)
        placed += [replace(mark, row=mark.row + below) for mark in packed]
    return placed


def _parted(found: list[Mark], belongs: Callable[[Mark], bool]) -> tuple[list[Mark], list[Mark]]:
    return [m for m in found if belongs(m)], [m for m in found if not belongs(m)]


def _drawn(entries: list[Entry], plot: Plot) -> tuple[list[Mark], list[Mark]]:
    bars: list[Mark] = []
    points: list[Mark] = []
    for entry in entries:
        if entry.from_ is None or entry.kind == Kind.ATTENDANCE:
            continue
        x = plot.x(entry.from_)
        wide = plot.x(drawn_until(entry, plot.heard, plot.ends)) - x
        bar = Mark(
            "bar", x, wide, told(entry), entry.episode_id,
            solid=entry.kind in SOLID, stay=entry.lasting, names=labels(entry), rank=rank(entry),
        )  # fmt: skip
        if wide >= BAR_FROM:
            bars.append(bar)
        else:
            points.append(replace(bar, shape=_shape(entry), width=0))
    return bars, points


def _shape(entry: Entry) -> str:
    if entry.kind in SOLID:
        return "disc"
    if entry.kind == Kind.FOUND:
        return "hoop"
    return SHAPES.get(group_of(entry), "dot")


def _measures(entries: list[Entry], plot: Plot) -> list[Mark]:
    """School attendance as columns; those that touch are pressed as one."""
    runs: list[list[tuple[Column, Entry]]] = []
    dated = [(e.from_, e) for e in entries if e.from_ and e.value_of and _attends(e)]
    for begun, entry in sorted(dated, key=lambda one: one[0]):
        column = _column(begun, entry, plot)
        if runs and column.x - (runs[-1][-1][0].x + runs[-1][-1][0].width) < TARGET:
            runs[-1].append((column, entry))
        else:
            runs.append([(column, entry)])
    return [_run(run) for run in runs]


def _attends(entry: Entry) -> bool:
    return entry.kind == Kind.ATTENDANCE


def _column(begun: datetime, entry: Entry, plot: Plot) -> Column:
    x = plot.x(begun)
    wide = plot.x(entry.to or begun) - x
    share = min(1.0, max(0.0, (entry.value or 0) / (entry.value_of or 1)))
    return Column(x, max(1.5, wide - 0.5), share)


def _run(run: list[tuple[Column, Entry]]) -> Mark:
    columns = tuple(column for column, _ in run)
    x, last = columns[0].x, columns[-1]
    title = told_together([entry for _, entry in run])
    target = run[0][1].episode_id
    return Mark("measure", x, last.x + last.width - x, title, target, columns=columns)


def _packed(found: Iterable[Mark]) -> list[Mark]:
    """Marks on the first row where they can be pressed without touching another."""
    ends: list[float] = []
    placed = []
    for mark in sorted(found, key=lambda m: (m.left, -m.width, m.target)):
        row = next((n for n, end in enumerate(ends) if mark.left >= end), len(ends))
        ends[row : row + 1] = [mark.end]
        placed.append(replace(mark, row=row))
    return placed


def _labelled(placed: list[Mark], plot: Plot) -> list[Mark]:
    """Each with the fullest label that fits in it, or beside it clear of its neighbours."""
    named: list[Mark] = []
    start, end = plot.left - TARGET / 2, plot.left + plot.width + TARGET / 2
    for mark in sorted(placed, key=lambda m: (m.row, m.left)):
        row = [m for m in placed if m.row == mark.row]
        taken = max([start, *(m.ink[1] for m in named if m.row == mark.row)])
        following = min([end, *(m.left for m in row if m.left > mark.left)])
        named.append(_named(mark, mark.left - taken, following - mark.end))
    return named


def _named(mark: Mark, before: float, after: float) -> Mark:
    for name in mark.names:
        if len(name) * LETTER + 12 <= mark.width:
            return replace(mark, label=name, side="in")
    for name in mark.names if not mark.solid else ():
        for side, room in (("after", after), ("before", before)):
            if len(name) * LETTER + SPACE <= room:
                return replace(mark, label=name, side=side)
    return mark


def _in_rings(points: list[Mark]) -> list[Mark]:
    """Moments that would lie on each other become one ring with their number."""
    groups: list[list[Mark]] = []
    for point in sorted(points, key=lambda m: (m.x, m.target)):
        if groups and point.x - _middle(groups[-1]) < TARGET:
            groups[-1].append(point)
        else:
            groups.append([point])
    return [_ring(group) if len(group) > 1 else group[0] for group in groups]


def _middle(group: list[Mark]) -> float:
    return sum(mark.x for mark in group) / len(group)


def _ring(group: list[Mark]) -> Mark:
    shown = "; ".join(m.title for m in group[:4])
    rest = len(group) - 4
    title = f"{len(group)} records: {shown}" + (f"; and {rest} more" if rest > 0 else "")
    first = min(group, key=lambda m: m.rank)
    names = tuple(f"{name}, and {len(group) - 1} more" for name in first.names)
    return replace(
        first, shape="ring", x=_middle(group), title=title, target=group[0].target,
        number=len(group), shapes=tuple(m.shape for m in group), names=names,
    )  # fmt: skip
