"""Signs of addresses to answer, and those that wait for more: the lists of the desk.

By the same rule and in the same words as signs of people. An address stands here for an agency that
sent a record of it, as on the list of places; nobody is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from wayhome.signs.answered import Said, State
from wayhome.workspace.accounts.models import User
from wayhome.workspace.answering.models import SignAnswer
from wayhome.workspace.answering.standing import Answered, answered, given_of
from wayhome.workspace.answering.whose import whose
from wayhome.workspace.reading import addresses
from wayhome.workspace.reading.addresses import Place, Shown, Wanted
from wayhome.workspace.reading.view import View

FIRST = 20  # addresses read at once; doubled each time
MOST = 20  # a desk shows no more that wait


@dataclass(frozen=True)
class AtAddress:
    """A sign of an address, and how it stands."""

    place: Place
    sign: Shown
    answered: Answered


def to_answer(view: View, many: int) -> list[tuple[Place, list[AtAddress]]]:
    """The first addresses known to the own agency with a sign to answer, the newest evidence
    first."""
    found: list[tuple[Place, list[AtAddress]]] = []
    for places in _by_and_by(view):
        every = [one for place in places for one in _standing(view, place)]
        left = [one for one in every if one.answered.to_answer]
        for place in places:
            signs = [one for one in left if one.place is place]
            found += [(place, signs)] if signs else []
        if len(found) >= many:
            break
    return found[:many]


def waiting(view: View, user: User) -> list[AtAddress]:
    """Signs of addresses that wait for more, of which this account's agency said so last."""
    back = SignAnswer.objects.filter(about=OuterRef("pk"), said=Said.WITHDRAWN)
    kept = SignAnswer.objects.filter(
        Q(restricted=False) | Q(agency=view.eyes),
        agency=user.agency,
        said__in=(Said.NEED_MORE, Said.ASK),
    ).exclude(place_id="")
    held = list(kept.exclude(Exists(back)).order_by("-answered_at")[:MOST])
    by_now = whose(view, map(given_of, held))
    places = addresses.of_ids(view, list(dict.fromkeys(by_now[given_of(one)] for one in held)))
    numbers = {one.number for one in held}
    return [
        one
        for place in places.values()
        if place.own
        for one in _standing(view, place)
        if one.answered.stands.state is State.WAITING
        and one.answered.by
        and one.answered.by.answer.number in numbers
    ]


def _standing(view: View, place: Place) -> list[AtAddress]:
    signs = [one for one in place.signs.standing if isinstance(one, Shown)] if place.signs else []
    held = answered(view, signs)
    return [AtAddress(place, one, held.of(one.sign_id)) for one in signs]


def _by_and_by(view: View) -> Iterator[list[Place]]:
    start, many = 0, FIRST
    while places := addresses.listed(view, Wanted(), start, many)[0]:
        yield places
        if len(places) < many:
            return
        start, many = start + many, many * 2
