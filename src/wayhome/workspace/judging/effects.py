"""What a judgement would change: the people as they are and as they would be, and who is looking.

Worked out over the records that the viewer may see, so it tells of no other; the next build, which
sees every record, decides. Nothing of it is kept.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.people.holding import Tie, parts
from wayhome.people.judging import Conflict, Judged, Pair, Said
from wayhome.workspace.gate.models import StatedPurpose
from wayhome.workspace.judging.standing import Standing
from wayhome.workspace.reading.links import Link, between
from wayhome.workspace.reading.signs import of_person
from wayhome.workspace.reading.view import View

RECORDS = """
select subject_ref, any_value(agency) as agency from {subject} where person_id = $person
group by subject_ref
"""
FACTS = "select count(distinct record_id) as facts from {fact} where person_id = $person"
ANYBODY = "somebody"  # stands for whoever would judge, when it is asked what would follow


@dataclass(frozen=True)
class Shape:
    """One person, as they are or would be."""

    records: int
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class Touched:
    """What of a person is read anew: entries of the chronology, signs that stand."""

    person_id: str
    facts: int
    signs: int


@dataclass(frozen=True)
class Effect:
    """Before and after. `conflict`: the judgement would contradict others and join nothing."""

    before: tuple[Shape, ...]
    after: tuple[Shape, ...]
    touched: tuple[Touched, ...]
    looking: int
    conflict: Conflict | None = None

    @property
    def changes(self) -> bool:
        return self.before != self.after


def joining(view: View, held: Standing, link: Link) -> Effect:
    """If these two people were judged the same."""
    one, two = (_agencies(view, person) for person in link.people)
    conflict = held.conflicts_with(_as_if(link.refs, Said.SAME))
    kept = conflict or any(_across(pair, one, two) for pair in held.counted.not_same)
    before = (_shape(one), _shape(two))
    after = before if kept else (_shape({**one, **two}),)
    return Effect(before, after, _touched(view, link.people), _looking(link.people), conflict)


def parting(view: View, held: Standing, link: Link) -> Effect:
    """If these two records of one person were judged apart."""
    person = link.left_person
    whole = _agencies(view, person)
    foes = [*held.counted.not_same, link.refs]
    found = parts(whole, ties(view, between(view, person, person)), foes)
    after = tuple(_shape({ref: whole[ref] for ref in part}) for part in found)
    conflict = held.conflicts_with(_as_if(link.refs, Said.NOT_SAME))
    return Effect((_shape(whole),), after, _touched(view, (person,)), _looking((person,)), conflict)


def ties(view: View, found: Iterable[Link]) -> list[Tie]:
    """Links strong enough to have joined records, as clustering took them."""
    linked = view.lookup.scorer.model.linked
    return [one.tie for one in found if one.weight >= linked or one.tie.must]


def _as_if(refs: Pair, said: Said) -> Judged:
    return Judged("~", *refs, said, ANYBODY, timezone.localtime().replace(tzinfo=None))


def _across(pair: Pair, one: Collection[str], two: Collection[str]) -> bool:
    left, right = pair
    return (left in one and right in two) or (left in two and right in one)


def _agencies(view: View, person: str) -> dict[str, str]:
    rows = view.rows(RECORDS, person=person)
    return {row["subject_ref"]: view.agency_name(row["agency"]) for row in rows}


def _shape(agencies: dict[str, str]) -> Shape:
    return Shape(len(agencies), tuple(sorted(set(agencies.values()))))


def _touched(view: View, people: Iterable[str]) -> tuple[Touched, ...]:
    return tuple(
        Touched(
            person,
            view.rows(FACTS, person=person)[0]["facts"],
            len(of_person(view, person).standing),
        )
        for person in people
    )


def _looking(people: Iterable[str]) -> int:
    """Accounts that have said why they look at one of them, and still may."""
    running = StatedPurpose.objects.filter(
        about__in=list(people), task=Act.SEE_PERSON, expires_at__gt=timezone.now()
    )
    return running.values("by").distinct().count()
