"""Where marks stand: on rows, in rings where many are close together, and with a name if it fits.

Keeps: nothing to press lies on another or nearer to it than a target; no name lies on a mark.
"""

from collections.abc import Iterable
from dataclasses import replace

from wayhome.workspace.pages.timeline.mark import LETTER, SPACE, TARGET, Mark


def packed(found: Iterable[Mark]) -> list[Mark]:
    """Marks on the first row where they can be pressed without touching another."""
    ends: list[float] = []
    placed = []
    for mark in sorted(found, key=lambda m: (m.left, -m.width, m.target)):
        row = next((n for n, end in enumerate(ends) if mark.left >= end), len(ends))
        ends[row : row + 1] = [mark.end]
        placed.append(replace(mark, row=row))
    return placed


def labelled(placed: list[Mark], left: float, right: float) -> list[Mark]:
    """Each with the fullest label that fits in it, or beside it clear of its neighbours."""
    named: list[Mark] = []
    start, end = left - TARGET / 2, right + TARGET / 2
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


def in_rings(points: list[Mark]) -> list[Mark]:
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
        holds=tuple(m.target for m in group),
    )  # fmt: skip
