"""One lane's marks: bars for stretches, shapes for moments, columns for school attendance.

Shapes carry the kind of record (a word in the legend says which), colour alone never does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.chronology import Entry
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.pages.timeline.mark import TARGET, Column, Mark
from wayhome.workspace.pages.timeline.mark_words import labels, rank, told, told_together
from wayhome.workspace.pages.timeline.placing import in_rings, labelled, packed
from wayhome.workspace.pages.timeline.telling import Heard, drawn_until
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.reading.life import group_of

BAR_FROM = 7.0  # a stretch narrower than this is drawn as a moment

SHAPES = {
    "Police": "diamond",
    "School": "square",
    "Exploitation referral": "triangle",
}
ORDER = ("hoop", "diamond", "square", "triangle", "dot")  # each shape on a row of its own
SOLID = frozenset({Kind.MISSING, Kind.AWAY})


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
    by_shape = [in_rings([m for m in moments if m.shape == shape]) for shape in ORDER]
    rows = (stays, gone + in_rings(absent), plain, *by_shape, _measures(entries, plot))
    placed: list[Mark] = []
    for row in rows:
        below = max((m.row for m in placed), default=-1) + 1
        laid = labelled(packed(row), plot.left, plot.left + plot.width)
        placed += [replace(mark, row=mark.row + below) for mark in laid]
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
    for begun, entry in sorted(dated, key=_begins_and_ends):
        column = _column(begun, entry, plot)
        if runs and column.x - _end(runs[-1]) < TARGET:
            runs[-1].append((column, entry))
        else:
            runs.append([(column, entry)])
    return [_run(run) for run in runs]


def _begins_and_ends(dated: tuple[datetime, Entry]) -> tuple[datetime, datetime, str]:
    begun, entry = dated
    return begun, entry.to or begun, entry.episode_id


def _end(run: list[tuple[Column, Entry]]) -> float:
    # a whole term and a week of it may begin together: the last to begin need not be last to end
    return max(column.x + column.width for column, _ in run)


def _attends(entry: Entry) -> bool:
    return entry.kind == Kind.ATTENDANCE


def _column(begun: datetime, entry: Entry, plot: Plot) -> Column:
    x = plot.x(begun)
    wide = plot.x(entry.to or begun) - x
    share = min(1.0, max(0.0, (entry.value or 0) / (entry.value_of or 1)))
    return Column(x, max(1.5, wide - 0.5), share)


def _run(run: list[tuple[Column, Entry]]) -> Mark:
    columns = tuple(column for column, _ in run)
    x = columns[0].x
    title = told_together([entry for _, entry in run])
    target = run[0][1].episode_id
    holds = tuple(entry.episode_id for _, entry in run)
    return Mark("measure", x, _end(run) - x, title, target, columns=columns, holds=holds)
