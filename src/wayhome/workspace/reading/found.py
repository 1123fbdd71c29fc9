"""Who somebody may be among those whom a release holds, in words, as far as the viewer may know.

    people.check ─> matches ─> how likely, in words; why, field by field; whom to ring

Keeps: what agrees is told and never what a record says; somebody whom the viewer's agency does not
hold is a name, an age, and whom to ring. Nothing that could be somebody else is told as a fact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from wayhome import people
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.lexicon.dates import age_on
from wayhome.people import Band, Match, Particulars
from wayhome.people.scoring import Weight
from wayhome.workspace.reading.ringing import councils_in, home_councils
from wayhome.workspace.reading.view import View

# The newest home that has not ended, as whereabouts has it. `Lookup.home` says the same of somebody
# who was found, out of the index: a test holds them equal.
HOME = """
select area from {stay}
where person_id = $person and kind = 'home' and superseded_at is null
    and area is not null and coalesce(occurred_from::date, 'epoch') <= $today
    and coalesce(occurred_to::date, 'infinity') >= $today
order by coalesce(occurred_from, 'epoch') desc, received_at desc, record_id desc limit 1
"""
HOLDING = "select distinct agency from {subject} where person_id = $person"
APART = 10.0  # bits: a thousand times likelier than the next, or it is not told from the next
STRONG, FAIR = 8.0, 3.0  # bits: 250 times likelier, 8 times likelier
FIRST_RUNG = (AgencyKind.COUNCIL, AgencyKind.POLICE)


class Likelihood(StrEnum):
    """How likely it is, as far as words should go."""

    VERY = "Very likely"
    MAY = "May be"
    LITTLE = "Little to go on"


@dataclass(frozen=True)
class Reason:
    """What one field says: how it agrees, how strongly, and the figure behind the word."""

    field: str
    says: str
    strength: str
    bits: float

    @property
    def agrees(self) -> bool:
        return self.bits > 0


@dataclass(frozen=True)
class Ringing:
    """Somebody to ring, as parts/ring.html draws them; `agency` None: not in the register."""

    code: str
    agency: Agency | None
    of_home: bool
    why: str = ""  # where that is no part of the person's own record


@dataclass(frozen=True)
class Known:
    """One person it may be. `own`: the viewer's agency holds them; `dob` for those alone."""

    person_id: str
    name: str
    age: int | None
    dob: date | None
    own: bool
    likelihood: Likelihood
    reasons: tuple[Reason, ...]
    also: tuple[str, ...]
    ring: tuple[Ringing, ...]

    @property
    def called(self) -> str:
        return self.name if self.age is None else f"{self.name}, {self.age}"


def known(view: View, given: Particulars, today: date) -> tuple[Known, ...]:
    """Who it may be, best first."""
    matches = people.check(view.lookup, given, view.eyes, today)
    likely = likelihoods([match.band for match in matches], [m.weight.bits for m in matches])
    return tuple(
        _known(view, match, how, today) for match, how in zip(matches, likely, strict=True)
    )


def home_of(view: View, person_id: str) -> str | None:
    """The district of a person's home, from records that this viewer may see."""
    found = view.row(HOME, person=person_id, today=view.today)
    return str(found["area"]) if found else None


def own_area(view: View) -> str:
    """The area of the viewer's agency, which stands for where they are when nobody said."""
    own = view.agencies.get(view.agency)
    return own.area if own else ""


def likelihoods(bands: Sequence[Band], bits: Sequence[float]) -> list[Likelihood]:
    """In words. Two who fit about as well are both only perhaps the one."""
    best = sorted(bits, reverse=True)
    alone = len(best) < 2 or best[0] - best[1] >= APART
    first = {Band.LINKED: Likelihood.VERY if alone else Likelihood.MAY}
    rest = {Band.LINKED: Likelihood.MAY, Band.FOR_A_HUMAN: Likelihood.MAY}
    return [
        {**rest, **(first if weight == best[0] else {})}.get(band, Likelihood.LITTLE)
        for band, weight in zip(bands, bits, strict=True)
    ]


def reasons(weight: Weight) -> tuple[Reason, ...]:
    """What agrees and what does not; where a field is not known there is nothing to say."""
    said = (part for part in weight.parts if part.level.says)
    return tuple(
        Reason(part.comparison, part.level.says, strength(part.bits), round(part.bits, 1))
        for part in said
    )


def strength(bits: float) -> str:
    """A weight in a word."""
    if abs(bits) < 1:
        return "says little"
    word = "strong" if abs(bits) >= STRONG else "fair" if abs(bits) >= FAIR else "slight"
    return word if bits > 0 else f"{word}, against"


def ringing(view: View, holders: Iterable[str], home: str | None) -> tuple[Ringing, ...]:
    """Whom to ring: the council of home, whether it has sent a record or not; then who holds them,
    councils and police before others; whoever asks needs no number of their own and stands last."""
    councils = home_councils(view.agencies.values(), home)
    codes = sorted({*holders, *councils}, key=lambda code: _rung(view, code, councils))
    return tuple(Ringing(code, view.agencies.get(code), code in councils) for code in codes)


def to_ring(view: View, person_id: str) -> tuple[Ringing, ...]:
    """Whom to ring about one person, as far as this viewer may know who holds them."""
    held = {row["agency"] for row in view.rows(HOLDING, person=person_id)}
    return ringing(view, held, home_of(view, person_id))


def councils(view: View, places: Iterable[tuple[str, str]]) -> tuple[Ringing, ...]:
    """Councils of places, each why and its area, in their order; without an area none."""
    found: dict[str, Ringing] = {}
    for why, area in places:
        for code in sorted(councils_in(view.agencies.values(), area)):
            found.setdefault(code, Ringing(code, view.agencies.get(code), False, why))
    return tuple(found.values())


def _rung(view: View, code: str, home: set[str]) -> tuple[object, ...]:
    agency = view.agencies.get(code)
    kind = agency.kind if agency else None
    place = FIRST_RUNG.index(kind) if kind in FIRST_RUNG else len(FIRST_RUNG)
    return code == view.agency, code not in home, place, agency.name if agency else code


def _known(view: View, match: Match, how: Likelihood, today: date) -> Known:
    home = view.lookup.home(match.person, view.eyes, view.today)
    born, whole = born_of(match.faces)
    own = view.agency in match.agencies
    return Known(
        person_id=match.person_id,
        name=name_of(match.faces),
        age=age_on(born, today) if born else None,
        dob=born if own and whole else None,
        own=own,
        likelihood=how,
        reasons=reasons(match.weight),
        also=tuple(dict.fromkeys(match.also)),
        ring=ringing(view, match.agencies, home),
    )


def name_of(faces: Iterable[Any]) -> str:
    """The newest whole name, or else the newest that there is."""
    written = [([f.given_names, f.family_name], str(f.received_at or "")) for f in faces]
    parts, _ = max(written, key=lambda each: (len([p for p in each[0] if p]), each[1]))
    return " ".join(part for part in parts if part) or "Name not known"


def born_of(faces: Iterable[Any]) -> tuple[date | None, bool]:
    """The newest stated date of birth, and whether it is known to the day."""
    stated = [f for f in faces if f.dob]
    if not stated:
        return None, False
    newest = max(stated, key=lambda f: (f.dob_precision == "day", str(f.received_at or "")))
    return date.fromisoformat(newest.dob), newest.dob_precision == "day"
