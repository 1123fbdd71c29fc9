"""Near what known exploitation is a person, and by which dated records? Ways, never a number.

Known is what a record says of people, addresses and lines (`ends`). A way has at most two steps
(`network.methods.near`), along ties that this viewer sees, and every step with its records. Family,
home and school carry nothing, and where a crowd meets nothing is followed. Beside what is known
stands whether some way to it would still show if a fifth of the ties were missing
(`network.methods.showing`), and on whose word, of how many kinds of records, it rests (`rests`).
Keeps: no sign makes anything known, so nothing is inferred from what was inferred.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import Marked, Near, Path, near
from wayhome.network.methods.showing import Still, one_of
from wayhome.workspace.reading.ends import Ends, Line
from wayhome.workspace.reading.rests import Rests, rests
from wayhome.workspace.reading.surroundings import Surroundings
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import Row


@dataclass(frozen=True)
class Step:
    """One tie on the way and where it leads."""

    tie: Row
    kind: NodeKind
    name: str


@dataclass(frozen=True)
class Way:
    """From the person to what is known. `says`: what a record says of who or what stands at its
    end, and that record; None where it ends at a line, of which `line` tells. `still`: in how many
    draws with ties missing this or another way to the same end is there; `rests`: on what all ways
    to it rest."""

    steps: tuple[Step, ...]
    says: Row | None
    still: Still
    rests: Rests
    line: Line | None = None

    @property
    def end(self) -> Step:
        return self.steps[-1]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Whose word it rests on."""
        rows = [step.tie for step in self.steps] + ([self.says] if self.says else [])
        return tuple(sorted({row["agency"] for row in rows}))


@dataclass(frozen=True)
class Crowd:
    """Where more people are seen than anything is followed from."""

    kind: NodeKind
    name: str
    people: int


@dataclass(frozen=True)
class Nearby:
    """Every way to what is known, the newest first; where nothing was followed; and lines near that
    are no end, because no record of this time tells of their work."""

    ways: tuple[Way, ...] = ()
    crowds: tuple[Crowd, ...] = ()
    quiet: tuple[Line, ...] = ()


def nearby(around: Surroundings, person_id: str) -> Nearby:
    """What is known near a person, by which ways."""
    if not around.numbers:
        return Nearby()
    ends = Ends(around, person_id)
    found = _walked(around, ends)
    quiet = {path.end for path in found.paths if ends.quiet(around.nodes[path.end])}
    paths = [path for path in found.paths if path.end not in quiet]
    return Nearby(
        tuple(_ways(around, ends, paths)),
        tuple(Crowd(*around.nodes[node], around.crowds[node]) for node in found.crowds),
        tuple(ends.line(around.nodes[node][1]) for node in sorted(quiet)),
    )


def _rows(around: Surroundings, numbers: list[int]) -> dict[int, Row]:
    found = around.view.rows(TIES, numbers=numbers) if numbers else []
    return {row["number"]: row for row in found}


def _walked(around: Surroundings, ends: Ends) -> Near:
    graph = around.view.map.graph
    marked = Marked(
        known=np.zeros(graph.nodes, np.bool_),
        event=graph.shy,
        institution=np.zeros(graph.nodes, np.bool_),
        crowd=np.zeros(graph.nodes, np.bool_),
    )
    for number, (kind, name) in around.nodes.items():
        marked.known[number] = kind is NodeKind.LINE or (kind, name) in ends.said
        marked.institution[number] = kind is NodeKind.INSTITUTION
    marked.crowd[list(around.crowds)] = True
    if not (marked.known.any() or around.crowds):
        return Near((), ())  # of most people, and nothing need be walked
    return near(graph, around.numbers[0], around.window, marked)


def _ways(around: Surroundings, ends: Ends, paths: Sequence[Path]) -> Iterator[Way]:
    rows = _rows(around, [tie for path in paths for tie in path.ties])
    by_end: dict[int, list[Path]] = defaultdict(list)
    for path in paths:
        by_end[path.end].append(path)
    still = {end: _still(found, rows) for end, found in by_end.items()}
    rest = {
        end: rests(found, rows, ends.said.get(around.nodes[end])) for end, found in by_end.items()
    }
    for path in paths:
        node = around.nodes[path.end]
        line = ends.line(node[1]) if node[0] is NodeKind.LINE else None
        steps = _steps(around, path, rows)
        yield Way(steps, ends.said.get(node), still[path.end], rest[path.end], line)


def _still(paths: Iterable[Path], rows: dict[int, Row]) -> Still:
    """Whether some way to an end still shows."""
    return one_of([_named(rows[tie]) for tie in path.ties] for path in paths)


def _named(tie: Row) -> str:
    """A tie by what it puts together and its records: its number would tell of hidden ones."""
    parts = (tie["kind"], tie["left_id"], tie["right_id"], tie["record_id"], tie["other_id"])
    return " ".join(map(str, parts))


def _steps(around: Surroundings, path: Path, rows: dict[int, Row]) -> tuple[Step, ...]:
    return tuple(
        Step(rows[tie], *around.view.map.node(node))
        for tie, node in zip(path.ties, path.nodes[1:], strict=True)
    )
