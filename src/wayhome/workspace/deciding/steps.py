"""Next steps that an agency owes: of a decision, or of an answer that agrees with a sign.

Keeps: whose it is and whether its viewer may still know of what it is about is asked of every one;
what they may not know of neither stands on a desk nor counts there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from wayhome.casework.decisions import WORDS, Chosen, Of, Step, due
from wayhome.signs.answered import Said
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.answering.standing import given_of
from wayhome.workspace.answering.whose import Given, whose
from wayhome.workspace.deciding.models import KeptDecision, StepNote
from wayhome.workspace.deciding.owing import roles
from wayhome.workspace.reading import addresses, links
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

MOST = 20  # a desk shows no more, and says of how many
HELD = "select record_id from {fact} where record_id in (select unnest($records))"
LINE = """
select name from {line_fact} where line_id = $line and name is not null
order by name limit 1
"""
GROUP = "People who are together again and again"


@dataclass(frozen=True)
class NextStep:
    """One, as whoever owes it reads it. `about`: a group, a line, a person, an address; `ref`: of
    whichever that is; `sign_id`: where it is of a sign."""

    number: str
    about: str
    ref: str
    title: str
    decided: str
    words: str
    who: str
    at: datetime
    owner: str
    due: date | None
    again: date | None
    sign_id: str = ""
    close: bool = False  # kept close to its agency

    def late(self, today: date) -> bool:
        return bool(self.due and self.due < today)


@dataclass(frozen=True)
class Due:
    """What the desk shows: the first of how many, and the day it is."""

    steps: tuple[NextStep, ...]
    many: int
    today: date

    @property
    def people(self) -> list[str]:
        """Whom it names, for the look's event."""
        return [one.ref for one in self.steps if one.about == "person"]


def due_of(view: View, user: User) -> Due:
    """What this account said it would do, and what stands with a role, or with nobody who is still
    there: that is the whole agency's. The earliest day first."""
    told = {one.number: one for one in _told(view, [*_decisions(user), *_answers(user)])}
    left = due(Step(one.number, one.due) for one in told.values() if one.due)
    shown = tuple(told[one.number] for one in left[:MOST])
    return Due(shown, len(left), clock())


def step_of(view: View, user: User, number: str) -> NextStep | None:
    """One that this account's agency decided or answered, and that stands."""
    back = KeptDecision.objects.filter(about=OuterRef("pk"))
    decisions = KeptDecision.objects.filter(pk=number, agency=user.agency, about="")
    answers = SignAnswer.objects.filter(pk=number, agency=user.agency, said=Said.AGREE)
    gone = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    found: list[KeptDecision | SignAnswer] = [
        *decisions.exclude(Exists(back)).select_related("by", "owner"),
        *answers.exclude(due=None).exclude(Exists(gone)).select_related("by", "owner"),
    ]
    return next(iter(_told(view, found)), None)


def _owed(user: User) -> Q:
    """Of this account; of a role; of an account that is closed, has left, or has a role by now that
    cannot see it, so of nobody."""
    left = ~Q(owner__agency=user.agency) | Q(owner__is_active=False)
    left |= ~Q(owner__role__in=roles(close=False))
    left |= Q(restricted=True) & ~Q(owner__role__in=roles(close=True))
    return Q(owner=user) | Q(owner=None) | Q(owner__isnull=False) & left


def _decisions(user: User) -> Iterable[KeptDecision]:
    back = KeptDecision.objects.filter(about=OuterRef("pk"))
    noted = StepNote.objects.filter(about=OuterRef("pk"))
    held = KeptDecision.objects.filter(_owed(user), agency=user.agency, about="").exclude(due=None)
    left = held.exclude(Exists(back)).exclude(Exists(noted))
    return left.select_related("by", "owner").prefetch_related("taken_on")


def _answers(user: User) -> Iterable[SignAnswer]:
    back = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    noted = StepNote.objects.filter(about=OuterRef("pk"))
    held = SignAnswer.objects.filter(_owed(user), agency=user.agency).exclude(due=None)
    left = held.exclude(Exists(back)).exclude(Exists(noted))
    return left.select_related("by", "owner").prefetch_related("given_on")


def _told(view: View, held: Iterable[KeptDecision | SignAnswer]) -> list[NextStep]:
    """Those of which this viewer may know, with the names they know things by."""
    every = [one for one in held if not one.restricted or one.agency == view.eyes]
    of_people = {one.number: given for one in every if (given := _person(one))}
    now = whose(view, of_people.values())
    people = {number: now[given] for number, given in of_people.items()}
    ours = links.own(view, people.values())
    named = names(view, ours)
    found = [_of_person(one, people[one.number], named) for one in every if one.number in people]
    found += _of_groups(view, [one for one in every if getattr(one, "of", "") == Of.GROUP])
    found += [_of_line(view, one) for one in every
              if isinstance(one, KeptDecision) and one.of == Of.LINE]  # fmt: skip
    found += _of_places(view, [o for o in every if isinstance(o, SignAnswer) and o.place_id])
    return [one for one in found if one]


def _person(one: KeptDecision | SignAnswer) -> Given | None:
    if isinstance(one, SignAnswer):
        return None if one.place_id else given_of(one)
    return Given(one.subject_ref, one.subject) if one.of == Of.PERSON else None


def _of_person(
    one: KeptDecision | SignAnswer, person_id: str, named: dict[str, str]
) -> NextStep | None:
    name = named.get(person_id)
    return _step(one, "person", person_id, name) if name else None


def _of_groups(view: View, held: Sequence[KeptDecision | SignAnswer]) -> list[NextStep | None]:
    """A group has no name and may be gone: known by whoever still sees one of its records."""
    records = {one.number: _records(one) for one in held}
    asked = sorted(set().union(*records.values()))
    seen = {row["record_id"] for row in view.rows(HELD, records=asked)} if asked else set()
    return [_step(one, "group", "", GROUP) for one in held if records[one.number] & seen]


def _of_line(view: View, one: KeptDecision) -> NextStep | None:
    row = view.row(LINE, line=one.subject)
    return _step(one, "line", one.subject, f"The line {row['name']}") if row else None


def _of_places(view: View, held: Sequence[SignAnswer]) -> list[NextStep | None]:
    now = whose(view, map(given_of, held))
    places = addresses.of_ids(view, list(dict.fromkeys(now.values())))
    at = [(one, places.get(now[given_of(one)])) for one in held]
    own = ((one, place) for one, place in at if place and place.own)
    return [_step(one, "place", place.ref, place.called) for one, place in own]


def _records(one: KeptDecision | SignAnswer) -> set[str]:
    held = one.taken_on.all() if isinstance(one, KeptDecision) else one.given_on.all()
    return {each.record_id for each in held}


def _step(one: KeptDecision | SignAnswer, about: str, ref: str, title: str) -> NextStep:
    owner = one.owner.name if one.owner else one.owner_named
    if isinstance(one, SignAnswer):
        at, decided, again, sign = one.answered_at, "Agreed with a sign", None, one.sign_id
    else:
        at, decided, again, sign = one.decided_at, WORDS[Chosen(one.chosen)], one.again, ""
    return NextStep(
        one.number, about, ref, title, decided, one.words, one.by.name, at, owner, one.due, again,
        sign, one.restricted,
    )  # fmt: skip
