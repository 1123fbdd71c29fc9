"""Near what known exploitation is somebody, and by which dated records? Paths, never a number.

    person ── tie ── thing or person ── tie ── what is known        at most two steps

A path is told with its records, or not at all. A step goes along one tie, or through one event that
two people were in. Keeps:
- what is context (family, home, school) explains and carries nothing (guard-rail 4);
- an institution is not walked through: half a town meets in a station; nor is any thing or event
  at which a crowd is seen, and whoever asks is told where that ended a walk;
- time runs the right way: what is nearer to the harm had begun before the nearer tie ended; and
  who lived at one address, or held one telephone, at another time was not there with somebody;
- a record once: of one event that leads to two things known both are told, and no record is
  counted twice in one path.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph import walking
from wayhome.network.graph.arrays import Graph
from wayhome.network.graph.view import View
from wayhome.network.kinds import TieKind
from wayhome.network.together import LARGEST_COMPANY

STEPS = 2  # for children never more (guard-rail 4)
# More people than this are a crowd, as they are for signs and groups: a hostel, a taxi firm's
# telephone, a street party. Having been there too says little. Ours, to be agreed.
CROWD = LARGEST_COMPANY
# Of one address or telephone: two of them at different times brought nobody together.
STAYS = frozenset(kind.number for kind in (TieKind.LIVED, TieKind.HELD_PHONE, TieKind.HELD_CONTACT))


@dataclass(frozen=True)
class Marked:
    """What the walk must know of nodes: those that are known exploitation, events (walked through
    as one step), and what is never walked through: institutions, and where more than CROWD people
    are seen by whoever asks."""

    known: NDArray[np.bool_]
    event: NDArray[np.bool_]
    institution: NDArray[np.bool_]
    crowd: NDArray[np.bool_]


@dataclass(frozen=True)
class Path:
    """Nodes from the person to what is known, and a tie between each two."""

    nodes: tuple[int, ...]
    ties: tuple[int, ...]
    newest: int  # day of the newest of its ties, since 1970

    @property
    def end(self) -> int:
        return self.nodes[-1]


@dataclass(frozen=True)
class Near:
    """The paths, the newest first, and the crowds at which a walk ended, the nearest first."""

    paths: tuple[Path, ...]
    crowds: tuple[int, ...]


@dataclass(frozen=True)
class _Way:
    nodes: tuple[int, ...]
    ties: tuple[int, ...]
    since: tuple[int, ...]  # first day of each tie
    until: tuple[int, ...]
    kinds: tuple[int, ...]

    def on(self, graph: Graph, place: int) -> "_Way":
        first, last = int(graph.first[place]), int(graph.last[place])
        tie, other = int(graph.tie[place]), int(graph.other[place])
        nodes, ties = (*self.nodes, other), (*self.ties, tie)
        kinds = (*self.kinds, int(graph.kind[place]))
        return _Way(nodes, ties, (*self.since, first), (*self.until, last), kinds)

    @property
    def in_time(self) -> bool:
        """Whether the last tie had begun before the one before it ended; two stays also not ended
        before. What has no day was there at any time."""
        if len(self.since) < 2:
            return True
        stays = set(self.kinds[-2:]) <= STAYS
        return self.since[-1] <= self.until[-2] and not (stays and self.until[-1] < self.since[-2])


def near(graph: Graph, person: int, view: View, marked: Marked, steps: int = STEPS) -> Near:
    """Every path from a person to something known, and where none was looked for further. `view`
    holds the kinds of tie that may carry; more than STEPS steps are not walked whatever is asked.
    """
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], Path] = {}
    ended: dict[int, int] = {}
    for way in _walked(graph, view, marked, _Way((person,), (), (), (), ()), min(steps, STEPS)):
        end = way.nodes[-1]
        if marked.known[end]:
            found[way.nodes, way.ties] = Path(way.nodes, way.ties, max(way.since))
        if marked.crowd[end]:
            ended[end] = min(len(way.ties), ended.get(end, len(way.ties)))
    return Near(
        tuple(sorted(found.values(), key=lambda path: (-path.newest, path.nodes, path.ties))),
        tuple(sorted(ended, key=lambda node: (ended[node], node))),
    )


def _walked(graph: Graph, view: View, marked: Marked, way: _Way, steps: int) -> Iterator[_Way]:
    """Every way to something known, and to each crowd from which it would else have gone on."""
    for further in _stepped(graph, view, marked, way):
        end = further.nodes[-1]
        if marked.known[end] or (marked.crowd[end] and (steps > 1 or marked.event[end])):
            yield further
        if steps > 1 and not (marked.institution[end] or marked.crowd[end] or marked.event[end]):
            yield from _walked(graph, view, marked, further, steps - 1)


def _stepped(graph: Graph, view: View, marked: Marked, way: _Way) -> Iterator[_Way]:
    """One step on: a tie, or two through an event."""
    for further in _along(graph, view, way):
        end = further.nodes[-1]
        if not marked.event[end] or marked.known[end] or marked.crowd[end]:
            yield further
        if marked.event[end] and not marked.crowd[end]:
            yield from _along(graph, view, further)


def _along(graph: Graph, view: View, way: _Way) -> Iterator[_Way]:
    for place in walking.neighbours(graph, way.nodes[-1], view).tolist():
        further = way.on(graph, place)
        if further.nodes[-1] not in way.nodes and further.in_time:
            yield further


def apart(paths: Sequence[Path], sources: Mapping[int, str]) -> int:
    """How many different sources the paths rest on. `sources`: of each tie whose word it is. One
    source told by many records is one."""
    return len({sources[tie] for path in paths for tie in path.ties})
