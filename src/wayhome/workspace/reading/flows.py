"""Where records put people of which home area, by the month: with a line, found, or arrested.

Keeps: read through the eyes of somebody who sees nothing that is kept close, so it is the same for
every reader; and where somebody looks in order to act against people, no home is read at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wayhome.insight.flows import Half, Moved, next_month
from wayhome.network.lines import areas, joining
from wayhome.network.lines.areas import Home
from wayhome.network.methods.between import NOT_KNOWN
from wayhome.workspace.reading.leaving import NOBODYS
from wayhome.workspace.reading.lines import FACT, fact_of, homes_of, with_people
from wayhome.workspace.reading.view import View

# What makes a line is of any time; calls only count, and there are many.
PUTS = f"""
select {FACT} from {{line_fact}} where what in ('number', 'said')
    or what = 'call' and said = 'from' and first >= $since and first < $before
"""
MET = """
select distinct e.person_id, e.area, e.occurred_from::date as day
from {{event}} e join {{involvement}} i on i.record_id = e.involvement_id
where e.superseded_at is null and i.superseded_at is null
    and e.occurred_from >= $since and e.occurred_from < $before and {}
"""


class What(StrEnum):
    """What puts somebody in a place."""

    LINE = "line"
    FOUND = "found"
    ARREST = "arrest"


WHICH = {
    What.FOUND: "e.kind = 'found' and e.role in ('found', 'subject')",
    What.ARREST: "e.kind = 'arrest' and e.category = 'drug_supply'"
    " and e.role in ('arrested', 'suspect', 'subject')",
}


@dataclass(frozen=True)
class Line:
    """A line as a link names it."""

    line_id: str
    name: str


@dataclass(frozen=True)
class Flows:
    """The moves of a half-year, and by way the lines that are put on it, by name."""

    moves: tuple[Moved, ...]
    lines: Mapping[tuple[str, str], tuple[Line, ...]]


def flows(view: View, what: What, half: Half) -> Flows:
    """What open records say of the months of a half-year that are over."""
    open_alone = replace(view, eyes=NOBODYS)
    if what is What.LINE:
        return _with_lines(open_alone, half)
    return Flows(tuple(_met(open_alone, what, half)), {})


def _with_lines(view: View, half: Half) -> Flows:
    facts = [fact_of(row) for row in view.rows(PUTS, **_times(half))]
    facts = with_people(view, facts)
    homes = _homes(view, {fact.person_id for fact in facts if fact.person_id})
    moves: set[Moved] = set()
    lines: dict[tuple[str, str], set[Line]] = defaultdict(set)
    for line_id, told in joining.lines(facts).items():
        line = Line(line_id, joining.called(told))
        for move in areas.moves(told, homes):
            if move.day and half.months[0] <= move.day < _before(half):
                origin, destination = move.between
                moves.add(_moved(move.person_id, origin, destination, move.day))
                lines[origin or NOT_KNOWN, destination or NOT_KNOWN].add(line)
    by_name = {ends: tuple(sorted(on, key=lambda one: one.name)) for ends, on in lines.items()}
    return Flows(tuple(moves), by_name)


def _met(view: View, what: What, half: Half) -> Iterable[Moved]:
    rows = view.rows(MET.format(WHICH[what]), **_times(half))
    homes = _homes(view, {row["person_id"] for row in rows})
    for row in rows:
        home = areas.home_on(homes.get(row["person_id"], []), row["day"])
        yield _moved(row["person_id"], home.area if home else None, row["area"], row["day"])


def _homes(view: View, people: Iterable[str]) -> Mapping[str, list[Home]]:
    return {} if view.leaves_out else homes_of(view, sorted(people))


def _moved(person_id: str, origin: str | None, destination: str | None, day: date) -> Moved:
    return Moved(person_id, origin, destination, day.replace(day=1))


def _times(half: Half) -> dict[str, date]:
    return {"since": half.first, "before": _before(half)}


def _before(half: Half) -> date:
    return next_month(half.months[-1])
