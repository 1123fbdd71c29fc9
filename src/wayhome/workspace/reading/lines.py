"""Lines as one viewer may know them: which there are, and all that records say of one.

Keeps: rows are read through the viewer's eyes and everything is worked out from those alone: which
numbers are a line's, its areas, its model, its closures, its order in the list. So what is hidden
changes nothing, and a line of hidden records alone is not there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date

from wayhome.network.lines import activity, joining
from wayhome.network.lines.areas import Home
from wayhome.network.lines.closing import Charge
from wayhome.network.lines.fact import Fact, What, line_id
from wayhome.network.lines.models import Journey
from wayhome.workspace.reading.view import Row, View

FACT = ", ".join(one.name for one in fields(Fact))
TOLD = f"select {FACT} from {{line_fact}} where what not in ('call', 'measure', 'named')"
CALLED = """
select line_id, number, min(first) as first, max(last) as last, sum(times)::bigint as times, agency
from {line_fact} where what = 'call' group by line_id, number, agency
"""
NUMBERS = f"select {FACT} from {{line_fact}} where what = 'number'"
OF_LINES = f"select {FACT} from {{line_fact}} where line_id in (select unnest($lines))"
MEASURES = f"""select {FACT} from {{line_fact}} where what = 'measure'
    and place_id in (select unnest($places)) order by first, record_id"""
HELD = """
select '' as line_id, value as name, null as number, 'own_number' as what, value, whose as said,
    person_id, null as place_id, null as place, null as area, null as force,
    occurred_from as first, occurred_to as last, 1 as times, record_id, null as other_id, agency,
    feed, grading, recorded_at, received_at
from {contact_point} where value in (select unnest($numbers)) and kind = 'phone'
    and whose = 'own' and superseded_at is null
order by person_id, record_id
"""
HOMES = """
select person_id, kind, area, force, occurred_from::date as first, occurred_to::date as last,
    record_id, agency, feed
from {stay} where person_id in (select unnest($people)) and superseded_at is null
    and kind in ('home', 'placement', 'tenancy')
"""
_IN_EVENT = """
select distinct e.person_id, e.occurred_from::date as day, e.record_id, e.agency, e.feed
from {{event}} e join {{involvement}} i on i.record_id = e.involvement_id
where e.person_id in (select unnest($people)) and i.person_id in (select unnest($people))
    and e.superseded_at is null and i.superseded_at is null and e.occurred_from is not null
    and {}
"""
CHARGES = _IN_EVENT.format(
    "e.kind = 'charge' and e.category = 'drug_supply'"
    " and e.role in ('arrested', 'suspect', 'subject')"
)
JOURNEYS = _IN_EVENT.format(
    "e.kind in ('journey', 'travel_incident') and e.role not in ('reported_by', 'worker', 'carer')"
)


@dataclass(frozen=True)
class Listed:
    """One line of the list. `areas`: where records put it, by ONS code."""

    line_id: str
    name: str
    numbers: int
    span: tuple[date, date] | None
    areas: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What one viewer may know of one line, before any question is asked of it."""

    line_id: str
    name: str
    facts: list[Fact]  # of calls one for each person whose number it was
    also: dict[str, tuple[str, ...]]  # numbers that records give to other names too, with the names
    homes: dict[str, list[Home]]
    charges: list[Charge]
    journeys: list[Journey]
    measures: list[Fact]

    @property
    def people(self) -> list[str]:
        return list(dict.fromkeys(fact.person_id for fact in self.facts if fact.person_id))


def listed(view: View) -> list[Listed]:
    """Every line that this viewer may know of: the one with the newest happening first."""
    found = [_listed(line, told) for line, told in joining.lines(_every(view)).items()]
    return sorted(found, key=lambda one: (-_newest(one).toordinal(), one.name.lower(), one.line_id))


def last_told(view: View) -> dict[str, date]:
    """The last day on which records tell of its work, of every line at once: as the page of each
    has it, also under a number that is one name's alone."""
    facts = _every(view)
    found, given = joining.lines(facts), joining.names_of_numbers(facts)
    numbers = {line: _numbers(told) for line, told in found.items()}
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in _held(view, set().union(*numbers.values()), ()):
        held[fact.name].append(fact)
    spans = {
        line: activity.span([*told, *(f for number in numbers[line] for f in held[number])])
        for line, told in found.items()
    }
    last = {line: days[1] for line, days in spans.items() if days}
    also = {line_id(n): next(iter(names)) for n, names in given.items() if len(names) == 1}
    return {line: last[name] for line, name in also.items() if name in last} | last


def _every(view: View) -> list[Fact]:
    """What records say of every line, as far as lists need it."""
    facts = [fact_of(row) for row in view.rows(TOLD)]
    return [*facts, *(_calls(row) for row in view.rows(CALLED))]


def _numbers(facts: Iterable[Fact]) -> set[str]:
    """The numbers that a line is known by."""
    told = {(fact.value if fact.what is What.NUMBER else None, fact.number) for fact in facts}
    return {number for each in told for number in each if number}


def leads_to(view: View, asked: str) -> str:
    """The line that is meant: of a number that is one name's alone, the line of that name."""
    given = joining.names_of_numbers(fact_of(row) for row in view.rows(NUMBERS))
    names = next((names for number, names in given.items() if line_id(number) == asked), set())
    return next(iter(names)) if len(names) == 1 else asked


def told(view: View, asked: str) -> Told | None:
    """All that this viewer may know of a line; None where that is nothing."""
    every = [fact_of(row) for row in view.rows(NUMBERS)]
    given = joining.names_of_numbers(every)
    ids = {asked, *(line_id(number) for number, names in given.items() if names == {asked})}
    own = [fact_of(row) for row in view.rows(OF_LINES, lines=sorted(ids))]
    others = [fact for fact in every if fact.line_id not in ids]
    facts = joining.lines([*own, *others]).get(asked)
    if facts is None:
        return None
    numbers = _numbers(facts)
    facts = [*with_people(view, facts), *_held(view, numbers, facts)]
    people = sorted({fact.person_id for fact in facts if fact.person_id})
    places = sorted({fact.place_id for fact in facts if fact.place_id})
    names = {fact.line_id: fact.name for fact in every}
    return Told(
        line_id=asked,
        name=joining.called(facts),
        facts=sorted(facts, key=lambda f: (f.day or date.max, f.record_id, f.person_id or "")),
        also={
            number: tuple(sorted(names[each] for each in given[number] - {asked}))
            for number in sorted(numbers) if given.get(number, set()) - {asked}
        },
        homes=homes_of(view, people),
        charges=[Charge(**row) for row in view.rows(CHARGES, people=people)],
        journeys=[Journey(**row) for row in view.rows(JOURNEYS, people=people)],
        measures=[fact_of(row) for row in view.rows(MEASURES, places=places)],
    )  # fmt: skip


def with_people(view: View, facts: list[Fact]) -> list[Fact]:
    """Calls once for each person whose own number was the other one; the rest as it is."""
    others = sorted({f.value for f in facts if f.what is What.CALL and f.value})
    whose: dict[str, set[str]] = defaultdict(set)
    for row in view.rows(HELD, numbers=others) if others else []:
        whose[row["value"]].add(row["person_id"])
    found: list[Fact] = []
    for fact in facts:
        people = whose[fact.value or ""] if fact.what is What.CALL else set()
        found += [replace(fact, person_id=one) for one in sorted(people)] or [fact]
    return found


def _held(view: View, numbers: Collection[str], facts: Iterable[Fact]) -> list[Fact]:
    """Whose own a number of the line is said to be, by records that name no line."""
    known = {fact.record_id for fact in facts}
    rows = view.rows(HELD, numbers=sorted(numbers)) if numbers else []
    return [fact_of(row) for row in rows if row["record_id"] not in known]


def homes_of(view: View, people: list[str]) -> dict[str, list[Home]]:
    """Where each lived, at any time."""
    found: dict[str, list[Home]] = defaultdict(list)
    for row in view.rows(HOMES, people=people) if people else []:
        found[row["person_id"]].append(Home(**row))
    return found


def _listed(line: str, facts: list[Fact]) -> Listed:
    areas = {fact.area for fact in facts if fact.area}
    return Listed(
        line,
        joining.called(facts),
        len(_numbers(facts)),
        activity.span(facts),
        tuple(sorted(areas)),
        tuple(sorted({fact.agency for fact in facts})),
    )


def _newest(one: Listed) -> date:
    return one.span[1] if one.span else date.min


def fact_of(row: Row) -> Fact:
    """A row of FACT as every rule reads it."""
    return Fact(**{**row, "what": What(row["what"])})


def _calls(row: Row) -> Fact:
    """All calls that one agency holds of a number, as far as the list needs them."""
    empty: Row = dict.fromkeys(one.name for one in fields(Fact))
    known = {"name": row["number"], "record_id": "", "feed": "", "what": What.CALL}
    return Fact(**{**empty, **row, **known})
