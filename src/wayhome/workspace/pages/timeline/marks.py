"""One lane's marks: bars for stretches, shapes for moments, a numbered ring where many stand close.

Shapes carry the kind of record (a word in the legend says which), colour alone never does.
"""

from dataclasses import dataclass, replace

from wayhome.chronology import Entry
from wayhome.chronology.entries import PARTS_IN_WORDS
from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.workspace.pages import codes
from wayhome.workspace.pages.timeline.window import Window
from wayhome.workspace.pages.words import count, lasting, moment
from wayhome.workspace.reading.life import group_of

BAR_FROM = 7.0  # a stretch narrower than this is drawn as a moment, or nobody could hit it
CLOSE = 19.0  # moments nearer than this would lie on each other, as rings at least
LETTER = 6.6  # mean width of a letter at 12.5 px

SHAPES = {
    "Police": "diamond",
    "School": "square",
    "Exploitation referral": "triangle",
}
SOLID = frozenset({Kind.MISSING, Kind.AWAY})


@dataclass(frozen=True)
class Mark:
    """Something to draw in a lane: from x to x + width, on a row, with its words."""

    shape: str  # bar, measure, ring, disc, hoop, diamond, square, triangle, dot
    x: float
    width: float
    title: str
    target: str
    row: int = 0
    label: str = ""
    solid: bool = False
    height: float = 1.0

    @property
    def end(self) -> float:
        return self.x + self.width


def marks(entries: list[Entry], shown: Window, left: float, width: float) -> list[Mark]:
    """The marks of one lane, rows assigned so that none lies on another."""
    measures = [m for e in entries if (m := _measure(e, shown, left, width))]
    bars, points = _drawn(entries, shown, left, width)
    # Absences have a row of their own, or a ring of many records would hide them.
    solid, plain = _parted(bars)
    absences, others = _parted(points)
    rows = [_packed(plain), _packed(solid) + _in_rings(absences), _in_rings(others), measures]
    placed: list[Mark] = []
    for row in rows:
        below = max((m.row for m in placed), default=-1) + 1
        placed += [replace(mark, row=mark.row + below) for mark in row]
    return placed


def _parted(found: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    return [m for m in found if m.solid], [m for m in found if not m.solid]


def _drawn(
    entries: list[Entry], shown: Window, left: float, width: float
) -> tuple[list[Mark], list[Mark]]:
    bars: list[Mark] = []
    points: list[Mark] = []
    for entry in entries:
        if entry.from_ is None or entry.kind == Kind.ATTENDANCE:
            continue
        until = entry.to or (shown.end if entry.lasting else entry.from_)
        x = left + shown.share(entry.from_) * width
        wide = left + shown.share(until) * width - x
        mark = Mark("bar", x, wide, told(entry), entry.episode_id, solid=entry.kind in SOLID)
        if wide >= BAR_FROM:
            bars.append(replace(mark, label=_fitting(entry, wide)))
        else:
            points.append(replace(mark, shape=_shape(entry), width=0))
    return bars, points


def _shape(entry: Entry) -> str:
    if entry.kind in SOLID:
        return "disc"
    if entry.kind == Kind.FOUND:
        return "hoop"
    return SHAPES.get(group_of(entry), "dot")


def _measure(entry: Entry, shown: Window, left: float, width: float) -> Mark | None:
    """School attendance as a column: as high as the share of sessions attended."""
    if entry.kind != Kind.ATTENDANCE or not entry.from_ or not entry.value_of:
        return None
    x = left + shown.share(entry.from_) * width
    wide = left + shown.share(entry.to or entry.from_) * width - x
    share = min(1.0, max(0.0, (entry.value or 0) / entry.value_of))
    return Mark("measure", x, max(1.5, wide - 0.5), told(entry), entry.episode_id, height=share)


def _packed(bars: list[Mark]) -> list[Mark]:
    """Bars on the first row where they fit."""
    ends: list[float] = []
    placed = []
    for bar in sorted(bars, key=lambda m: (m.x, -m.width)):
        row = next((n for n, end in enumerate(ends) if bar.x >= end + 2), len(ends))
        ends[row : row + 1] = [bar.end]
        placed.append(replace(bar, row=row))
    return placed


def _in_rings(points: list[Mark]) -> list[Mark]:
    """Moments that would lie on each other become one ring with their number."""
    groups: list[list[Mark]] = []
    for point in sorted(points, key=lambda m: m.x):
        if groups and point.x - _middle(groups[-1]) < CLOSE:
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
    mark = Mark("ring", _middle(group), 0, title, group[0].target, label=str(len(group)))
    return replace(mark, solid=group[0].solid)


def told(entry: Entry) -> str:
    """A mark in words, for a pointer resting on it and for a screen reader."""
    span = "" if entry.kind == Kind.ATTENDANCE else lasting(entry.from_, entry.to, entry.kind)
    part = PARTS_IN_WORDS.get(entry.part, "")
    parts = [
        entry.label,
        _type(entry),
        part,
        moment(entry.from_, entry.precision),
        span,
        entry.place,
    ]
    if entry.kind == Kind.ATTENDANCE and entry.value_of:
        parts.append(f"{entry.value:.0f} of {entry.value_of:.0f} sessions")
    if len(entry.agencies) > 1:
        parts.append(count(len(entry.agencies), "agency", "agencies"))
    return ", ".join(part for part in parts if part)


def _type(entry: Entry) -> str:
    return codes.in_words(entry.placement_type, entry.kind, "placement_type")


def _fitting(entry: Entry, wide: float) -> str:
    """The longest of name and short names that fits inside the bar."""
    more = [words for words in (_type(entry), entry.place) if words]
    whole = f"{entry.label}: {', '.join(more)}" if more else entry.label
    for text in (whole, *more, entry.label):
        if len(text) * LETTER + 12 <= wide:
            return text
    return ""
