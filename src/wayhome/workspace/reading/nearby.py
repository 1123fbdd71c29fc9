"""Near what known exploitation is a person, and by which dated records? Ways, never a number.

Known is what a record says: a line; somebody of whom a record says that they were exploited, or
whom one names as suspected of it. A way has at most two steps (`network.methods.near`), along ties
that this viewer sees, and every step with its records. Family, home and school carry nothing, and
where a crowd meets nothing is followed. Beside what is known stands whether some way to it would
still show if a fifth of the ties were missing (`network.methods.showing`).
Keeps: no sign makes anything known, so nothing is inferred from what was inferred.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import Marked, Near, Path, near
from wayhome.network.methods.showing import Still, one_of
from wayhome.workspace.reading.surroundings import Surroundings
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import Row

SAYS = {
    "exploited": "of whom a record says that they were exploited",
    "suspected": "whom a record names as suspected of exploiting others",
}
TOLD = """
select person_id, what, record_id, agency, grading, began from {person_told}
where person_id in (select unnest($who)) and what in (select unnest($what))
order by began desc, record_id
"""


@dataclass(frozen=True)
class Step:
    """One tie on the way and where it leads."""

    tie: Row
    kind: NodeKind
    name: str


@dataclass(frozen=True)
class Way:
    """From the person to what is known. `says`: what a record says of who stands at its end, and
    that record; None where it ends at a line. `still`: in how many draws with ties missing this or
    another way to the same end is there."""

    steps: tuple[Step, ...]
    says: Row | None
    still: Still

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
    """Every way to what is known, the newest first, and where nothing was followed."""

    ways: tuple[Way, ...] = ()
    crowds: tuple[Crowd, ...] = ()


def nearby(around: Surroundings, person_id: str) -> Nearby:
    """What is known near a person, by which ways."""
    if not around.numbers:
        return Nearby()
    said = _said(around, person_id)
    found = _walked(around, said)
    rows = _rows(around, [tie for path in found.paths for tie in path.ties])
    still = _still(found.paths, rows)
    return Nearby(
        tuple(_way(around, path, rows, said, still[path.end]) for path in found.paths),
        tuple(Crowd(*around.nodes[node], around.crowds[node]) for node in found.crowds),
    )


def _rows(around: Surroundings, numbers: list[int]) -> dict[int, Row]:
    found = around.view.rows(TIES, numbers=numbers) if numbers else []
    return {row["number"]: row for row in found}


def _walked(around: Surroundings, said: dict[str, Row]) -> Near:
    graph = around.view.map.graph
    marked = Marked(
        known=np.zeros(graph.nodes, np.bool_),
        event=graph.shy,
        institution=np.zeros(graph.nodes, np.bool_),
        crowd=np.zeros(graph.nodes, np.bool_),
    )
    for number, (kind, name) in around.nodes.items():
        known = kind is NodeKind.LINE or (kind is NodeKind.PERSON and name in said)
        marked.known[number] = known
        marked.institution[number] = kind is NodeKind.INSTITUTION
    marked.crowd[list(around.crowds)] = True
    if not (marked.known.any() or around.crowds):
        return Near((), ())  # of most people, and nothing need be walked
    return near(graph, around.numbers[0], around.window, marked)


def _still(paths: Iterable[Path], rows: dict[int, Row]) -> dict[int, Still]:
    """Of each end whether some way to it still shows."""
    by_end: dict[int, list[list[str]]] = defaultdict(list)
    for path in paths:
        by_end[path.end].append([_named(rows[tie]) for tie in path.ties])
    return {end: one_of(found) for end, found in by_end.items()}


def _named(tie: Row) -> str:
    """A tie by what it puts together and its records: its number would tell of hidden ones."""
    parts = (tie["kind"], tie["left_id"], tie["right_id"], tie["record_id"], tie["other_id"])
    return " ".join(map(str, parts))


def _said(around: Surroundings, person_id: str) -> dict[str, Row]:
    """Of each person here what the newest record says that is known."""
    who = [name for kind, name in around.nodes.values() if kind is NodeKind.PERSON]
    found: dict[str, Row] = {}
    for row in around.view.rows(TOLD, who=who, what=list(SAYS)):
        found.setdefault(row["person_id"], row)
    found.pop(person_id, None)
    return found


def _way(
    around: Surroundings, path: Path, rows: dict[int, Row], said: dict[str, Row], still: Still
) -> Way:
    steps = tuple(
        Step(rows[tie], *around.view.map.node(node))
        for tie, node in zip(path.ties, path.nodes[1:], strict=True)
    )
    return Way(steps, said.get(steps[-1].name), still)
