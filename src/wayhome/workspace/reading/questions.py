"""What the ties around a person may tell, question by question, as one viewer sees them.

    near       ways of at most two steps to what records say of exploitation, each with its records
    together   people who are in events with each other again and again, with the events
    ask        agencies that hold whom the person was with, where one alone holds the person
    new        what ties the person now and did not before, and who wrote much more
    through    adults whom children here are said to trust: through whom help may reach them
    things     telephones, vehicles, addresses, lines that hold it together
    adults     adults in whom circles meet

Keeps: the last two are worked out only where somebody said that they act against those who exploit,
or that a panel will decide (guard-rail 9); of children, of whoever's age is not known and of people
known only as harmed no role is worked out at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wayhome.network.graph.keeping import LASTING
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.comparing import Change, Seen, comparing
from wayhome.network.methods.connecting import Connected, connecting
from wayhome.network.methods.groups import groups
from wayhome.network.methods.holding import Holding, holding
from wayhome.network.methods.knowing import Ask, knowing
from wayhome.network.methods.reaching import Plan, reaching
from wayhome.network.methods.refusing import adults_only, who_may
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.reading.nearby import Nearby, Way, nearby
from wayhome.workspace.reading.surroundings import Surroundings, called, surroundings
from wayhome.workspace.reading.ties import Tied, tied
from wayhome.workspace.reading.view import Row, View

FOR_ROLES = frozenset({"disruption", "panel"})  # purposes
THINGS = frozenset(NodeKind) - {NodeKind.PERSON, NodeKind.EVENT, NodeKind.INSTITUTION}
WINDOW = timedelta(days=90)
LATELY = timedelta(days=365)
WERE = """
select right_id as event, first, said, agency, grading, record_id from {tie}
where left_kind = 'person' and left_id = $person and right_kind = 'event'
    and right_id in (select unnest($events)) order by first, record_id
"""


@dataclass(frozen=True)
class Together:
    """People whom most of fifty runs put together, and the events that at least two were in."""

    core: tuple[str, ...]
    edge: tuple[str, ...]
    events: tuple[str, ...]
    own: tuple[Row, ...]  # the records of those of them that the person was in, oldest first

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(sorted((*self.core, *self.edge)))

    @property
    def without(self) -> int:
        """How many of the events the person was not in."""
        return len(set(self.events) - {row["event"] for row in self.own})


@dataclass(frozen=True)
class Roles:
    """What holds it together, and of how many people no role is worked out. `named`: adults of whom
    it was asked by name."""

    things: tuple[Holding, ...]
    adults: Connected
    asked: int
    refused: int
    named: tuple[str, ...]


@dataclass(frozen=True)
class Answers:
    """What a page shows. `roles` is None where the purpose does not allow them."""

    person_id: str
    around: Surroundings
    nearby: Nearby
    together: tuple[Together, ...]
    ask: tuple[Ask, ...]
    new: Change
    through: Plan
    roles: Roles | None
    disputed: Disputes = Disputes()

    @property
    def near(self) -> tuple[Way, ...]:
        return self.nearby.ways


def asked(view: View, person_id: str, purpose: str, adults: Collection[str] = ()) -> Answers:
    """Every question about a person's last year, for the purpose that was stated. `adults`: of whom
    a role is asked by name; Refused where none may be worked out of one of them."""
    around = surroundings(view, person_id, view.today - LATELY)
    found = tuple(each for each in _together(around, person_id) if person_id in each.people)
    with_them = [each.people for each in found]
    held = around.held_by({person_id}.union(*with_them))
    return Answers(
        person_id,
        around,
        nearby(around, person_id),
        found,
        tuple(knowing([person_id], held, with_them)),
        _new(view, person_id),
        reaching(around.trusted(), around.children),
        _roles(around, adults) if purpose in FOR_ROLES else None,
    )


def with_disputes(view: View, found: Answers) -> Answers:
    """The same, knowing which of the records they name are disputed, as this viewer may know."""
    return replace(found, disputed=disputes(view, records(found)))


def records(found: Answers) -> set[str]:
    """The records that ways and companies name: what somebody looked at who decides on it."""
    rows = [step.tie for way in found.near for step in way.steps]
    named = {one for row in rows for one in (row["record_id"], row["other_id"]) if one}
    named |= {way.says["record_id"] for way in found.near if way.says}
    named |= {row["record_id"] for each in found.together for row in each.own}
    return named


def _together(around: Surroundings, person_id: str) -> list[Together]:
    companies = around.companies
    found = []
    for group in groups([people for _, people in companies], ago=around.ago):
        events = [companies[number][0] for number in group.events]
        own = around.view.rows(WERE, person=person_id, events=events)
        found.append(Together(group.core, group.edge, tuple(events), tuple(own)))
    return found


def _new(view: View, person_id: str) -> Change:
    """The last 90 days beside the 90 before. What is stated to last is of the day it began."""
    ties = tied(view, person_id)
    return comparing(
        _between(ties, view.today - 2 * WINDOW, view.today - WINDOW),
        _between(ties, view.today - WINDOW, view.today),
    )


def _between(found: Iterable[Tied], after: date, until: date) -> list[Seen]:
    return [
        Seen("", called(one.kind, one.name), row["kind"], row["agency"])
        for one in found
        if one.kind is not NodeKind.INSTITUTION
        for row in one.ties
        if row["first"] and after < row["first"].date() <= until and row["kind"] not in CONTEXT
    ]


CONTEXT = {kind.value for kind in TieKind if kind.context and kind in LASTING}


def _roles(around: Surroundings, adults: Collection[str]) -> Roles:
    things = [called(*node) for node in around.nodes.values() if node[0] in THINGS]
    first = around.since or around.view.today
    adults_only(around.people, adults, first)
    allowed = set(adults) or who_may(around.people, first)
    asked_of = [called(NodeKind.PERSON, one) for one in allowed]
    known = {called(NodeKind.PERSON, one): each for one, each in around.people.items()}
    return Roles(
        tuple(holding(around.network, things)),
        connecting(around.company, known, asked_of, first),  # refuses whoever is not known, too
        len(allowed),
        len(around.people) - len(allowed),
        tuple(adults),
    )
