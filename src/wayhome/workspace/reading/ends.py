"""What of known exploitation stands around a person: people, addresses, lines, as records say.

    a person     of whom a record says that they were exploited; whom one names as suspected of it;
                 an adult on that day whom one names as charged over supply
    an address   somebody's home that a record says others use, in the time that is looked at
    a line       at work in that time, as far as records tell; else it is told as quiet, and no end

Keeps: no sign makes anything known. A child charged over supply is not one of those near whom
others are in danger: they are to be protected (mapping, guard-rail 6).
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from wayhome.lexicon.dates import birthday
from wayhome.network.kinds import NodeKind
from wayhome.network.lines import activity, closing
from wayhome.network.lines.closing import Closure
from wayhome.network.lines.fact import line_id
from wayhome.network.methods.refusing import ADULT
from wayhome.workspace.reading import lines
from wayhome.workspace.reading.surroundings import Surroundings
from wayhome.workspace.reading.view import Row

SAYS = {
    "exploited": "of whom a record says that they were exploited",
    "suspected": "whom a record names as suspected of exploiting others",
    "supply": "an adult whom a record names as charged over the supply of drugs",
    "taken_over": "said to be somebody’s home that others use",
}
PEOPLE = """
select person_id as id, what, record_id, agency, grading, began from {person_told}
where person_id in (select unnest($who)) and (what in ('exploited', 'suspected') or what = 'supply'
    and record_id in (select record_id from {event} where kind = 'charge'
        and person_id in (select unnest($who))))
order by began desc, record_id
"""
_PLACES = """
select place_id as id, what, record_id, agency, grading, began from {{place_told}}
where coalesce(ended, began)::date >= $since{} order by began desc, record_id
"""
PLACES_TOLD = _PLACES.format("")
PLACES = _PLACES.format(" and place_id in (select unnest($places))")
Node = tuple[NodeKind, str]


@dataclass(frozen=True)
class Line:
    """How far records tell of a line's work: until when, and the last closure that stands."""

    name: str
    until: date | None
    closed: Closure | None

    def at_work(self, since: date) -> bool:
        return self.until is not None and self.until >= since


def was_adult(born: date | None, row: Row) -> bool:
    """Whether somebody born then was an adult when that was; not known is no."""
    return bool(born and row["began"] and birthday(born, ADULT) <= row["began"].date())


@dataclass(frozen=True)
class Ends:
    """What ways may lead to around somebody, who is no end of their own ways."""

    around: Surroundings
    person_id: str
    _lines: dict[str, Line] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def said(self) -> dict[Node, Row]:
        """Of each person and address here what the newest record says that is known."""
        found: dict[Node, Row] = {}
        for row in self._of_people():
            found.setdefault((NodeKind.PERSON, row["id"]), row)
        for row in self._of_places():
            found.setdefault((NodeKind.PLACE, row["id"]), row)
        found.pop((NodeKind.PERSON, self.person_id), None)
        return found

    def line(self, name: str) -> Line:
        """A line by its name on the map; asked of those alone to which a way leads."""
        if name not in self._lines:
            self._lines[name] = self._line(name)
        return self._lines[name]

    @property
    def since(self) -> date:
        return self.around.since or date.min

    def quiet(self, node: Node) -> bool:
        """Whether it is a line of whose work nothing is told in this time."""
        kind, name = node
        return kind is NodeKind.LINE and not self.line(name).at_work(self.since)

    def _of_people(self) -> list[Row]:
        rows = self.around.view.rows(PEOPLE, who=self._named(NodeKind.PERSON))
        return [row for row in rows if row["what"] != "supply" or self._was_adult(row)]

    def _was_adult(self, row: Row) -> bool:
        known = self.around.people.get(row["id"])
        return was_adult(known.born if known else None, row)

    def _of_places(self) -> list[Row]:
        places = self._named(NodeKind.PLACE)
        if not places or not self.around.view.has("place_told"):  # a release from before it
            return []
        return self.around.view.rows(PLACES, places=places, since=self.since)

    def _line(self, name: str) -> Line:
        view = self.around.view
        asked = line_id(name)
        told = lines.told(view, asked) or lines.told(view, lines.leads_to(view, asked))
        if told is None:
            return Line(name, None, None)
        days = activity.span(told.facts)
        shut = [one for one in closing.closures(told.facts, told.charges) if not one.again]
        return Line(told.name, days[1] if days else None, shut[-1] if shut else None)

    def _named(self, kind: NodeKind) -> list[str]:
        return [name for sort, name in self.around.nodes.values() if sort is kind]
