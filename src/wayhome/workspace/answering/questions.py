"""Questions that an agency was asked about a sign, on the desk of its people until it replies.

Keeps: a question names the person, or the address, to those alone who may see a record of them, and
never says which sign it is about: the asker's own words, who asked, and whom to ring.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from wayhome.lexicon.agencies import Agency
from wayhome.signs.answered import Said, State
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.answering.standing import Answered, Told, answered, given_of, told
from wayhome.workspace.answering.whose import whose
from wayhome.workspace.reading import addresses, links, signs
from wayhome.workspace.reading.addresses import Place
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.signs import Shown
from wayhome.workspace.reading.view import View

MOST = 20  # a desk shows no more; they are replied to one by one


@dataclass(frozen=True)
class Question:
    """One question. `person_id` and `name`, or `place`, are empty where this reader may not know of
    them."""

    number: str
    person_id: str
    name: str
    words: str
    asked: Told
    asker: Agency | None
    replies: tuple[Told, ...]
    of_address: bool
    place: Place | None

    @property
    def people(self) -> list[str]:
        """Whom it names, for the look's event."""
        return [self.person_id] if self.person_id else []


@dataclass(frozen=True)
class Waiting:
    """A sign of which somebody of the own agency needs more, or asked, and nobody settled it."""

    person_id: str
    name: str
    sign: Shown
    answered: Answered


def questions_to(view: View, user: User) -> list[Question]:
    """Those that wait for this account's agency, the oldest first."""
    done = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.REPLY)
    left = _asked(user).exclude(Exists(done)).order_by("answered_at", "number")
    return list(_drawn(view, left[:MOST]))


def question_to(view: View, user: User, number: str) -> Question | None:
    """One question to this account's agency, replied to or not."""
    return next(_drawn(view, _asked(user).filter(pk=number)), None)


def waiting(view: View, user: User) -> list[Waiting]:
    """Signs that wait for more, of which this account's agency said so last, the newest first."""
    kept = SignAnswer.objects.filter(agency=user.agency, said__in=(Said.NEED_MORE, Said.ASK))
    kept = kept.filter(place_id="")
    kept = kept.exclude(restricted=True) if view.eyes != user.agency else kept
    back = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    held = list(kept.exclude(Exists(back)).order_by("-answered_at")[:MOST])
    by_now = whose(view, map(given_of, held))
    people = list(dict.fromkeys(by_now[given_of(one)] for one in held))
    ours = links.own(view, people)
    shown = [one for person in people if person in ours
             for one in signs.of_person(view, person).standing]  # fmt: skip
    found, named = answered(view, shown), names(view, people)
    wanted = {one.number for one in held}
    every = ((one, found.of(one.sign_id)) for one in shown)
    return [
        Waiting(one.person_id, named.get(one.person_id, one.person_id), one, how)
        for one, how in every
        if how.stands.state is State.WAITING and how.by and how.by.answer.number in wanted
    ]


def _asked(user: User) -> QuerySet[SignAnswer]:
    back = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    asked = SignAnswer.objects.filter(said=Said.ASK, asked=user.agency, restricted=False)
    return asked.exclude(Exists(back))


def _drawn(view: View, asked: Iterable[SignAnswer]) -> Iterator[Question]:
    held = list(asked)
    by_now = whose(view, map(given_of, held))
    of_people = [now for given, now in by_now.items() if not given.place_id]
    named = names(view, of_people)
    places = addresses.of_ids(view, [now for given, now in by_now.items() if given.place_id])
    found = told(view, [one.number for one in held]) if held else {}
    for one in held:
        now = by_now[given_of(one)]
        name, place = named.get(now, ""), places.get(now)
        about = (each for each in found.values() if each.answer.about == one.number)
        replies = tuple(each for each in about if each.answer.said == Said.REPLY)
        yield Question(
            one.number, now if name else "", name, one.words, found[one.number],
            view.agencies.get(one.agency), replies, bool(one.place_id), place,
        )  # fmt: skip
