"""Near what known exploitation is a person, and by which dated records? Ways, never a number.

Known is what a record says: a line; somebody of whom a record says that they were exploited, or
whom one names as suspected of it. A way has at most two steps (`network.methods.near`), along ties
that this viewer sees, and every step with its records. Family, home and school carry nothing.
Keeps: no sign makes anything known, so nothing is inferred from what was inferred.
"""

from dataclasses import dataclass

import numpy as np

from wayhome.network.kinds import NodeKind
from wayhome.network.methods.near import Marked, Path, near
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
    that record; None where it ends at a line."""

    steps: tuple[Step, ...]
    says: Row | None

    @property
    def end(self) -> Step:
        return self.steps[-1]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Whose word it rests on."""
        rows = [step.tie for step in self.steps] + ([self.says] if self.says else [])
        return tuple(sorted({row["agency"] for row in rows}))


def ways(around: Surroundings, person_id: str) -> list[Way]:
    """Every way to what is known, the newest first."""
    said = _said(around, person_id)
    known = {
        number
        for number, (kind, name) in around.nodes.items()
        if kind is NodeKind.LINE or (kind is NodeKind.PERSON and name in said)
    }
    graph = around.view.map.graph
    if not known:
        return []
    marked = Marked(np.zeros(graph.nodes, np.bool_), graph.shy, np.zeros(graph.nodes, np.bool_))
    marked.known[list(known)] = True
    found = near(graph, around.numbers[0], around.window, marked)
    rows = {
        row["number"]: row
        for row in around.view.rows(TIES, numbers=[tie for path in found for tie in path.ties])
    }
    return [_way(around, path, rows, said) for path in found]


def _said(around: Surroundings, person_id: str) -> dict[str, Row]:
    """Of each person here what the newest record says that is known."""
    who = [name for kind, name in around.nodes.values() if kind is NodeKind.PERSON]
    found: dict[str, Row] = {}
    for row in around.view.rows(TOLD, who=who, what=list(SAYS)):
        found.setdefault(row["person_id"], row)
    found.pop(person_id, None)
    return found


def _way(around: Surroundings, path: Path, rows: dict[int, Row], said: dict[str, Row]) -> Way:
    steps = tuple(
        Step(rows[tie], *around.view.map.node(node))
        for tie, node in zip(path.ties, path.nodes[1:], strict=True)
    )
    return Way(steps, said.get(steps[-1].name))
