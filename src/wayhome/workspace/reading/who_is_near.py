"""Which children whom the viewer's own agency holds are near known exploitation, and by what?

    what is known (`ends`)  ─>  who stands within two steps  ─>  those whom the agency holds and who
    are, or may be, children  ─>  of each the way with the newest record, the newest first

Keeps: everything is found along ties that this viewer sees, for this purpose and since this day,
and nothing is counted: a child has a way or is not here, and the day of its newest tie is the only
order. Asked from what is known outwards, so that it costs what is known, and not who is held.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from wayhome.lexicon.dates import age_on, birthday
from wayhome.network.graph.opening import NO_START
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind
from wayhome.network.lines.fact import line_id
from wayhome.network.methods.near import Path
from wayhome.network.methods.refusing import ADULT
from wayhome.network.methods.who_is_near import Marks, crowds, newest, reach
from wayhome.workspace.reading import lines
from wayhome.workspace.reading.ends import PLACES_TOLD, Node, was_adult
from wayhome.workspace.reading.nearby import Step
from wayhome.workspace.reading.surroundings import BIRTHS, WALKED
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import EPOCH, Row, View

EVERY = "N-all"  # what the purpose is stated of: who is near depends on what is known
PEOPLE = """
with known as (select * from {person_told} where what in ('exploited', 'suspected', 'supply'))
select k.person_id as id, what, k.record_id, k.agency, k.grading, k.began, b.born
from known k left join (select person_id, max(dob) as born from {subject}
    where person_id in (select person_id from known where what = 'supply') group by person_id) b
    using (person_id)
where what <> 'supply' or record_id in (select record_id from {event} where kind = 'charge'
    and person_id in (select person_id from known where what = 'supply'))
order by k.began desc, k.record_id
"""
OWN = """
select person_id, arg_max(given_names, (coalesce(recorded_at, received_at), record_id)) as given,
    arg_max(family_name, (coalesce(recorded_at, received_at), record_id)) as family
from {subject} where agency = $agency and superseded_at is null
    and person_id in (select unnest($who)) group by person_id
"""


@dataclass(frozen=True)
class Child:
    """A child, or somebody whose age is not known, as their own agency has the name. `steps`: the
    way whose newest record is of `day`; `says`: what a record says of what stands at its end, None
    where that is a line."""

    person_id: str
    name: str
    age: int | None
    day: date | None
    steps: tuple[Step, ...]
    says: Row | None

    @property
    def end(self) -> Step:
        return self.steps[-1]

    @property
    def sort(self) -> str:
        """What stands at its end: by it what to ask is chosen."""
        return str(self.says["what"]) if self.says else str(NodeKind.LINE)

    @property
    def records(self) -> set[str]:
        rows = [*(step.tie for step in self.steps), *([self.says] if self.says else [])]
        return {row["record_id"] for row in rows}


@dataclass(frozen=True)
class Found:
    """Everybody who is near, that with the newest record first: by number, with their way."""

    view: View
    said: dict[Node, Row]
    ways: tuple[tuple[str, Path], ...]
    born: dict[str, date | None]

    def told(self, start: int, many: int) -> list[Child]:
        """Some of them, with their records."""
        some = self.ways[start : start + many]
        ids = [tie for _, path in some for tie in path.ties]
        rows = {row["number"]: row for row in self.view.rows(TIES, numbers=ids)} if ids else {}
        named = _named(self.view, [who for who, _ in some])
        return [self._child(who, named[who], path, rows) for who, path in some]

    def _child(self, who: str, name: str, path: Path, rows: dict[int, Row]) -> Child:
        node = self.view.map.node
        ends = zip(path.ties, path.nodes[1:], strict=True)
        steps = tuple(Step(rows[tie], *node(number)) for tie, number in ends)
        born, today = self.born.get(who), self.view.today
        day = None if path.newest == NO_START else EPOCH + timedelta(days=path.newest)
        age = age_on(born, today) if born else None
        return Child(who, name, age, day, steps, self.said.get(node(path.end)))


def who_is_near(view: View, since: date) -> Found:
    """The children of the viewer's agency who are near what is known, by ties since a day."""
    window = view.window(since, of=WALKED)
    said = _said(view, since)
    marks = _marks(view, window, said, since)
    people = view.map.among(NodeKind.PERSON)
    there = [n for n in reach(view.map.graph, window, marks).tolist() if n in people]
    names = {view.map.node(number)[1]: number for number in there}
    born = _children(view, names)
    of = {names[who]: who for who in born}
    ways = newest(view.map.graph, window, marks, of)
    order = sorted(ways.items(), key=lambda found: (-found[1].newest, of[found[0]]))
    return Found(view, said, tuple((of[number], path) for number, path in order), born)


def _said(view: View, since: date) -> dict[Node, Row]:
    """Of everybody and every address what the newest record says that is known (`ends`)."""
    found: dict[Node, Row] = {}
    for row in view.rows(PEOPLE):
        if row["what"] != "supply" or was_adult(row["born"], row):
            found.setdefault((NodeKind.PERSON, row["id"]), row)
    if view.has("place_told"):  # not in a release from before it
        for row in view.rows(PLACES_TOLD, since=since):
            found.setdefault((NodeKind.PLACE, row["id"]), row)
    return found


def _marks(view: View, window: Window, said: Iterable[Node], since: date) -> Marks:
    of, graph = view.map, view.map.graph
    known, institution = (np.zeros(graph.nodes, np.bool_) for _ in range(2))
    for kind in (NodeKind.PERSON, NodeKind.PLACE):
        known[of.numbers(kind, (name for sort, name in said if sort is kind))] = True
    known[_at_work(view, since)] = True
    schools = of.among(NodeKind.INSTITUTION)
    institution[schools.start : schools.stop] = True
    crowd = crowds(graph, window, of.among(NodeKind.PERSON), institution)
    return Marks(known, institution, crowd)


def _at_work(view: View, since: date) -> list[int]:
    """Lines of whose work a record of this time tells; others are no end (`ends`)."""
    last = lines.last_told(view)
    every = view.map.among(NodeKind.LINE)
    return [n for n in every if last.get(line_id(view.map.node(n)[1]), date.min) >= since]


def _children(view: View, names: Iterable[str]) -> dict[str, date | None]:
    """Those whom the viewer's agency holds and who are under 18, or whose age is not known."""
    own = [row["person_id"] for row in view.rows(OWN, agency=view.agency, who=list(names))]
    born: dict[str, date | None] = dict.fromkeys(own)
    born |= {row["person_id"]: row["born"] for row in view.rows(BIRTHS, who=own)}
    return {
        who: day for who, day in born.items() if day is None or view.today < birthday(day, ADULT)
    }


def _named(view: View, who: Sequence[str]) -> dict[str, str]:
    """As the own agency has the name: a list across people must not tell what others restrict."""
    rows = view.rows(OWN, agency=view.agency, who=list(who)) if who else []
    parts = {row["person_id"]: (row["given"], row["family"]) for row in rows}
    return {
        one: " ".join(part for part in both if part) or "Name not known"
        for one, both in parts.items()
    }
