"""Which way of working the records of a line suggest, each suggestion with its records.

    franchise         somebody who lives in one police area is put with the line in another
    relay             the same, and they travelled twice within a week about then
    other             the first, and whoever holds the number has long lived where it was: a line
                      that has people come to it is none that has a name
    local franchise   they live where it was, and whoever holds the number lives elsewhere
    urban             they live where it was, and whoever holds the number has long lived there
    either of local franchise and urban      they live where it was, and nothing shows that whoever
                      runs it came from elsewhere: organisers settle, so living there tells nothing
    pop-up            a place let by the night, or a vehicle or tent

The descriptions are those of facts §4.1; that these records suggest them is a rule of this project,
for each partnership to agree. A model is named only where more records suggest it than any other
and at least FEWEST do; else it is not known, which is the usual answer and an honest one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from wayhome.network.lines.areas import Home, Move
from wayhome.network.lines.fact import Fact, What
from wayhome.network.lines.holders import Holder, holders

FEWEST = 2
WEEK, ABOUT_THEN = timedelta(days=7), timedelta(days=31)
BY_THE_NIGHT = re.compile(
    r"\b(hotel|motel|hostel|guest ?house|b ?& ?b|air ?bnb|holiday (let|park)|serviced apartment"
    r"|caravan|camp ?site|tent|camper ?van)\b",
    re.IGNORECASE,
)


class Model(StrEnum):
    """How a line works."""

    FRANCHISE = "franchise"
    RELAY = "relay"
    LOCAL_FRANCHISE = "local franchise"
    POP_UP = "pop-up"
    URBAN = "urban"
    OTHER = "other"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Journey:
    """Somebody on a train or coach, or at a station, on a day."""

    person_id: str
    day: date
    record_id: str
    agency: str
    feed: str


@dataclass(frozen=True)
class Hint:
    """What one person's month, or one place, suggests; two models where it cannot tell them."""

    models: frozenset[Model]
    why: str
    facts: tuple[Fact, ...]
    besides: tuple[Home | Journey, ...] = ()

    @property
    def day(self) -> date | None:
        return self.facts[0].day


@dataclass(frozen=True)
class Verdict:
    """The model that most records suggest, or not known and why."""

    model: Model
    why: str
    counts: tuple[tuple[Model, int], ...]


def hints(
    moves: Iterable[Move], facts: Iterable[Fact], homes: Mapping[str, list[Home]],
    journeys: Iterable[Journey] = (),
) -> list[Hint]:  # fmt: skip
    """What suggests a model, by day. `homes`: by person, of everybody put with the line."""
    facts, journeys = list(facts), list(journeys)
    held = holders(facts, homes)
    found = [_of_move(move, held, journeys) for move in moves]
    found += [_of_place(fact) for fact in facts]
    return sorted((hint for hint in found if hint), key=lambda hint: hint.day or date.max)


def verdict(found: Iterable[Hint]) -> Verdict:
    """The model that more hints suggest than any other; never one where two come out alike."""
    counts = Counter(model for hint in found for model in hint.models)
    order = tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
    if not order:
        return Verdict(Model.NOT_KNOWN, "No record suggests one.", ())
    (first, most), others = order[0], order[1:]
    if others and others[0][1] == most:
        alike = " and ".join(model for model, times in order if times == most)
        return Verdict(Model.NOT_KNOWN, f"Records suggest {alike} alike.", order)
    if most < FEWEST:
        return Verdict(Model.NOT_KNOWN, f"One thing alone suggests {first}.", order)
    return Verdict(first, f"{most} things in the records suggest it.", order)


def _of_move(move: Move, held: list[Holder], journeys: list[Journey]) -> Hint | None:
    if not (move.home and move.home.force and move.force):
        return None
    others = [one for one in held if one.fact.person_id != move.person_id]
    if move.home.force == move.force:
        return _at_home(move, move.home, others)
    travelled = _twice_in_a_week(move, journeys)
    if travelled:
        why = "lives in another police area and travelled twice within a week"
        return Hint(frozenset({Model.RELAY}), why, move.facts, (move.home, *travelled))
    if _all_long_in(others, move.force):
        why = (
            "lives in another police area, and whoever holds the number has long lived where it was"
        )
        return _hint(move, move.home, others, why, Model.OTHER)
    why = "lives in another police area"
    return Hint(frozenset({Model.FRANCHISE}), why, move.facts, (move.home,))


def _at_home(move: Move, home: Home, others: list[Holder]) -> Hint:
    both = (Model.LOCAL_FRANCHISE, Model.URBAN)
    if not others:
        why = "lives there; where whoever holds the number lives is not known"
        return _hint(move, home, others, why, *both)
    if any(one.home.force != move.force for one in others):
        why = "lives there, and whoever holds the number lives elsewhere"
        return _hint(move, home, others, why, Model.LOCAL_FRANCHISE)
    if _all_long_in(others, move.force):
        why = "lives there, and whoever holds the number has long lived there too"
        return _hint(move, home, others, why, Model.URBAN)
    why = "lives there, and so does whoever holds the number"
    return _hint(move, home, others, why, *both)


def _hint(move: Move, home: Home, others: list[Holder], why: str, *models: Model) -> Hint:
    facts = (*move.facts, *(one.fact for one in others))
    return Hint(frozenset(models), why, facts, (home, *(one.home for one in others)))


def _all_long_in(others: list[Holder], force: str | None) -> bool:
    return bool(others) and all(one.long_there and one.home.force == force for one in others)


def _of_place(fact: Fact) -> Hint | None:
    if by_the_night(fact):
        return Hint(frozenset({Model.POP_UP}), "a place let by the night", (fact,))
    return None


def by_the_night(fact: Fact) -> bool:
    """Whether a record puts the line at a place let by the night."""
    place = fact.place if fact.what in (What.SAID, What.HEARD) else None
    return bool(place and BY_THE_NIGHT.search(place))


def _twice_in_a_week(move: Move, journeys: list[Journey]) -> tuple[Journey, ...]:
    """Two journeys on different days within a week of each other, about when the move was."""
    if not move.day:
        return ()
    then = sorted(
        (j for j in journeys
         if j.person_id == move.person_id and abs(j.day - move.day) <= ABOUT_THEN),
        key=lambda journey: (journey.day, journey.record_id),
    )  # fmt: skip
    for one, other in zip(then, then[1:], strict=False):
        if timedelta() < other.day - one.day <= WEEK:
            return one, other
    return ()
