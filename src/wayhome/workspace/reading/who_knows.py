"""Which agencies know which of the children whom the viewer's own agency holds: agency by child.

    holds     records of the child from there that this viewer sees, and the newest of them
    nothing   the agency supplies data and none of this child that this viewer sees
    ask       of a child whom one agency alone holds: who holds those they were with at events

Keeps: nothing of what a record says, only whose it is; put in order by name and by nothing that is
counted. That nothing is seen of an agency is not that it knows nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.lexicon.agencies import Agency
from wayhome.lexicon.dates import age_on
from wayhome.network.graph import walking
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.knowing import Ask, knowing
from wayhome.network.methods.near import CROWD
from wayhome.network.methods.refusing import ADULT
from wayhome.workspace.reading.agencies import silent
from wayhome.workspace.reading.surroundings import HOLDERS
from wayhome.workspace.reading.view import Row, View

LATELY = timedelta(days=365)
_OWN = """
with own as (
    select person_id,
        arg_max(given_names, (coalesce(recorded_at, received_at), record_id)) as given,
        arg_max(family_name, (coalesce(recorded_at, received_at), record_id)) as family
    from {subject} where agency = $agency and superseded_at is null group by person_id
),
born as (
    select person_id, max(dob) as born, count(distinct agency) as agencies from {subject}
    where person_id in (select person_id from own) group by person_id
),
children as (
    select * from own left join born using (person_id)
    where (born is null or born > $grown_up)
        and (not $signs or person_id in (select person_id from {sign}
            where not context and coalesce(until >= $today, true)))
        and (not $alone or agencies = 1)
        and list_bool_and([true] || list_transform($words::varchar[], lambda word: contains(
            strip_accents(lower(concat_ws(' ', given, family))), strip_accents(lower(word)))))
)
"""
CHILDREN = f"""{_OWN} select * from children
order by family nulls last, given nulls last, person_id limit $many offset $start"""
COUNT = f"{_OWN} select count(*) as number from children"
NEWEST = """
select person_id, agency, max(day) as day from (
    select person_id, agency, coalesce(occurred_from, recorded_at, received_at) as day from {fact}
    where person_id in (select unnest($who))
    union all
    select person_id, agency, coalesce(recorded_at, received_at) from {subject}
    where person_id in (select unnest($who)))
group by person_id, agency
"""


@dataclass(frozen=True)
class Wanted:
    """Which children: with a sign that stands, whom one agency alone holds, of a name."""

    signs: bool = True
    alone: bool = False
    name: str = ""


@dataclass(frozen=True)
class Child:
    """One row: of each agency that holds the child the day of its newest record."""

    person_id: str
    name: str
    age: int | None
    held: dict[str, datetime]
    ask: tuple[Ask, ...]


def agencies(view: View) -> list[Agency]:
    """Those that have supplied anything, by name; of the others it is said that they did not."""
    without = set(silent(view))
    supplied = (one for one in view.agencies.values() if one.name not in without)
    return sorted(supplied, key=lambda one: one.name)


def number(view: View, wanted: Wanted) -> int:
    """How many children, for paging alone."""
    return int(view.rows(COUNT, **_values(view, wanted))[0]["number"])


def listed(view: View, wanted: Wanted, start: int, many: int) -> list[Child]:
    """A page of them, by name."""
    rows = view.rows(CHILDREN, start=start, many=many, **_values(view, wanted))
    who = [row["person_id"] for row in rows]
    held: dict[str, dict[str, datetime]] = {one: {} for one in who}
    for row in view.rows(NEWEST, who=who) if who else []:
        held[row["person_id"]][row["agency"]] = row["day"]
    ask = _asked(view, [one for one in who if len(held[one]) == 1])
    return [_child(view, row, held[row["person_id"]], ask) for row in rows]


def _child(view: View, row: Row, held: dict[str, datetime], ask: Iterable[Ask]) -> Child:
    who, born = row["person_id"], row["born"]
    name = " ".join(part for part in (row["given"], row["family"]) if part) or "Name not known"
    age = age_on(born, view.today) if born else None
    return Child(who, name, age, held, tuple(one for one in ask if one.child == who))


def _asked(view: View, alone: Sequence[str]) -> list[Ask]:
    companies = [company for one in alone for company in _companies(view, one)]
    held: dict[str, set[str]] = {}
    everybody = sorted({*alone, *(one for company in companies for one in company)})
    for row in view.rows(HOLDERS, who=everybody) if companies else []:
        held.setdefault(row["person_id"], set()).add(row["agency"])
    return knowing(alone, held, companies)


def _companies(view: View, child: str) -> Iterable[list[str]]:
    """Who was at each event of the last year that somebody was in, where it was no crowd."""
    number, graph = view.map.number(NodeKind.PERSON, child), view.map.graph
    window = view.window(view.today - LATELY, of=[TieKind.PRESENT])
    places = walking.neighbours(graph, number, window) if number is not None else ()
    for event in sorted(set(graph.other[places].tolist())) if len(places) else ():
        there = set(graph.other[walking.neighbours(graph, event, window)].tolist())
        if 1 < len(there) <= CROWD:
            yield [view.map.node(one)[1] for one in sorted(there)]


def _values(view: View, wanted: Wanted) -> dict[str, object]:
    return {
        "agency": view.agency,
        "today": view.today,
        "grown_up": _grown_up(view.today),
        "signs": wanted.signs,
        "alone": wanted.alone,
        "words": wanted.name.split(),
    }


def _grown_up(today: date) -> date:
    """Whoever was born after it is not yet of age (lexicon.dates.birthday)."""
    try:
        return today.replace(year=today.year - ADULT)
    except ValueError:  # 29 February
        return today.replace(year=today.year - ADULT, day=28)
