"""Signs of people as this viewer may see them: standing, past, and context.

Those that ask to be looked at today come first, then the newest; never by a number. A sign held as
context (a vulnerability) is shown beside other signs and never alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from wayhome.signs.catalogue import SIGNS
from wayhome.signs.sign import Sign, Split, Strength
from wayhome.signs.subject import PERSON, Subject
from wayhome.workspace.reading.disputed import marked
from wayhome.workspace.reading.view import Row, View

OF_PERSON = "select * from {sign} where person_id = $person"
# Read apart from signs, so that nothing counts them with those (reading/visibility.py).
ASIDE = "select * from {sign_aside} where person_id = $person"
GOES_WELL = "select * from {goes_well} where person_id = $person"


@dataclass(frozen=True)
class Shown:
    """One sign of one person, with its definition where the catalogue still has it."""

    row: Row
    today: date
    subject: ClassVar[Subject] = PERSON

    @property
    def subject_id(self) -> str:
        """Whom, or which address, it is a sign of."""
        return str(self.row[self.subject.key])

    @property
    def definition(self) -> Sign | None:
        return SIGNS.get(self.row["code"])

    @property
    def standing(self) -> bool:
        """Whether it holds on the day of the release."""
        until = self.row["until"]
        return until is None or until >= self.today

    @property
    def renewed_on(self) -> date | None:
        """The day of its newest occasion, where that is not the day it began."""
        newest: date | None = self.row.get("newest")  # an older release has none
        return newest if newest and newest > self.row["fired_on"] else None

    @property
    def strength(self) -> str:
        """How soon to look; of a past sign, how soon it asked."""
        strength = Strength(self.row["strength"])
        if self.disputed:
            return "Rests on disputed records alone"
        return strength.words if self.standing else f"Past, was {strength.past}"

    @property
    def disputed(self) -> bool:
        """Whether everything that it rests on is disputed (reading/disputed.py)."""
        return bool(self.row.get("disputed"))

    @property
    def aside(self) -> str:
        """Why it is kept apart and counts for nothing else, in words; nothing for other signs."""
        return self.definition.aside if self.definition else ""

    @property
    def claims(self) -> bool:
        """Whether it says by when it could have been seen; a note to be read does not."""
        return self.row["split"] != Split.PROTECTIVE and self.row["first_together"] is not None

    @property
    def pressing(self) -> bool:
        """Whether it asks to be looked at today: a past sign asks for nothing, and one that rests
        on disputed records alone asks what is right before it asks for haste."""
        acute = bool(self.row["strength"] == Strength.ACUTE)
        return acute and self.standing and not self.disputed

    @property
    def together_sure(self) -> bool:
        """Whether its records had certainly been written down on the first day together."""
        return bool(self.row.get("together_sure"))  # an older release does not say

    @property
    def days_gained(self) -> int | None:
        """Days by which all agencies together could have seen it before any one alone.

        None where a source does not say when it wrote down what that rests on: no gain is claimed.
        """
        alone, together = self.row["first_alone"], self.row["first_together"]
        return (alone - together).days if alone and together and self.together_sure else None

    def __getattr__(self, name: str) -> Any:
        try:
            return self.row[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class Spells:
    """The past spells of one sign, newest first: attendance may fall and recover every month."""

    spells: list[Shown]

    @property
    def newest(self) -> Shown:
        return self.spells[0]

    @property
    def first(self) -> date:
        began: date = min(one.fired_on for one in self.spells)
        return began


@dataclass(frozen=True)
class SignsOf:
    """The signs of one person; the past ones folded by what they are a sign of."""

    standing: list[Shown]
    past: list[Spells]
    context: list[Shown]
    aside: list[Shown] = field(default_factory=list)
    goes_well: list[Shown] = field(default_factory=list)

    @property
    def every(self) -> list[Shown]:
        """All of them, past spells too."""
        past = (spell for group in self.past for spell in group.spells)
        return [*self.standing, *past, *self.context]


def of_person(view: View, person_id: str) -> SignsOf:
    """Signs by how they stand today; context is never mixed with the rest."""
    aside, goes_well = (
        in_order(Shown(row, view.today) for row in marked(view, view.rows(sql, person=person_id)))
        for sql in (ASIDE, GOES_WELL)
    )
    found = told(marked(view, view.rows(OF_PERSON, person=person_id)), view.today)
    return replace(found, aside=aside, goes_well=goes_well)


def told(rows: Iterable[Row], today: date) -> SignsOf:
    """The signs of one person by how they stand."""
    shown = in_order(Shown(row, today) for row in rows)
    plain = [one for one in shown if not one.context]
    return SignsOf(
        standing=[one for one in plain if one.standing],
        past=spells(one for one in plain if not one.standing),
        # A vulnerability is no sign by itself: without another sign it is not shown (facts §5).
        context=[one for one in shown if one.context] if plain else [],
    )


def in_order(shown: Iterable[Shown]) -> list[Shown]:
    """What asks to be looked at today first, then the rest; each the newest first."""
    return sorted(shown, key=lambda one: (not one.pressing, -one.fired_on.toordinal(), one.code))


def spells(shown: Iterable[Shown]) -> list[Spells]:
    """Spells of the same sign together, in the order of the newest of each."""
    found: dict[str, list[Shown]] = {}
    for each in shown:
        found.setdefault(each.code, []).append(each)
    return [Spells(group) for group in found.values()]


def one(view: View, person_id: str, sign_id: str) -> Shown | None:
    """One sign, or None when this viewer may not see it, or not alone."""
    found = of_person(view, person_id)
    every = (*found.every, *found.aside, *found.goes_well)
    return next((each for each in every if each.sign_id == sign_id), None)


def beside(view: View, shown: Shown) -> list[Shown]:
    """What must be read with a sign: its context, or for a context the signs it is context of."""
    found = of_person(view, shown.person_id)
    if not shown.context:
        return found.context
    return found.standing or [group.newest for group in found.past]
