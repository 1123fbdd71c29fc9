"""What is known of somebody who stands there: incomplete, as heard, and each field by itself.

    Particulars ─┬─> wanted   keys to look up, with what each is worth for order
                 └─> asked    the same as a face, to be weighed as linking weighs two records

Nothing is required: a first name and an age, a nickname and a street, a telephone alone.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from wayhome.lexicon.phones import phone
from wayhome.lexicon.postcodes import postcode
from wayhome.people.births import is_day, is_default, sorted_parts
from wayhome.people.enquiry import SWAPPED, SWAPPED_WORDS, Wanted, of_names, street_key
from wayhome.people.keys import keys_of
from wayhome.people.names import name_of, skeleton
from wayhome.people.nicknames import others
from wayhome.people.places import outcode, premise, sector, squeezed

DAY_AND_MONTH = "day-month"  # a precision: the year is not known
ANY_YEAR = 1904  # stands where the year would: a leap year, since 29 February is a birthday
OUT = 2  # years: so far an age that is 'about' may be out
CALLED, SOUNDS = "goes by that name", "goes by a name that sounds so"
BEGINS = "has a name that begins so"
ONE_OF_TWO = "one of the two names is theirs, or sounds so"
SAME_DAY = "same day and month of birth"
OLDEST_CHILD = 25  # years: so long somebody who left care is looked after further


@dataclass(frozen=True)
class Particulars:
    """Each field as it was given; empty where it is not known. `born` may be half a date: its year
    alone, its month and year, its day and month, in `born_precision`. `age` in whole years on the
    day asked, as somebody beside the child guesses it."""

    given: str = ""
    family: str = ""
    nickname: str = ""
    born: date | None = None
    born_precision: str = "day"
    age: int | None = None
    sex: str = ""
    phone: str = ""
    postcode: str = ""
    address: str = ""
    nhs_number: str = ""
    upn: str = ""
    pnc_id: str = ""

    def years(self, today: date) -> tuple[int, ...]:
        """The years of birth that fit."""
        if self.born and self.born_precision != DAY_AND_MONTH:
            return (self.born.year,)
        return () if self.age is None else (today.year - self.age - 1, today.year - self.age)

    def near(self, today: date) -> tuple[int, ...]:
        """Years of birth that do not fit an age and do not speak against it: it is a guess."""
        years = self.years(today)
        if len(years) < 2:
            return ()
        first, last = years
        return (*range(first - OUT, first), *range(last + 1, last + 1 + OUT))


def asked(given: Particulars, columns: tuple[str, ...]) -> Any:
    """What was given as a face: the columns of the index, None where it is not known."""
    face = SimpleNamespace(**dict.fromkeys(columns))
    name = name_of(given.given, given.family)
    face.first, face.middles, face.family = name.first, list(name.middle) or None, name.family
    face.parts = list(name.parts) if len(name.parts) > 1 else None
    if name.first and name.family:
        face.full_name = f"{name.first} {name.family}"
    if name.first:
        face.first_skeleton = skeleton(name.first)
        face.nicknames = sorted(others(name.first)) or None
    if name.family:
        face.family_skeleton = skeleton(name.family)
    _birth(face, given)
    _home(face, given)
    face.sex = given.sex or None
    face.nhs_number, face.upn, face.pnc_id = (
        value or None for value in (given.nhs_number, given.upn, given.pnc_id)
    )
    return face


def _birth(face: Any, given: Particulars) -> None:
    face.dob_precision = given.born_precision if given.born else "day"
    face.dob_default = False
    if given.born_precision == DAY_AND_MONTH:
        face.dob_precision = "day"  # of no date: half of one cannot be weighed as linking does
    elif given.born:
        face.dob = given.born.isoformat()
        face.dob_sorted = sorted_parts(given.born)
        face.dob_default = given.born_precision == "day" and is_default(given.born)


def _home(face: Any, given: Particulars) -> None:
    where = postcode(given.postcode) if given.postcode else None
    if where:
        face.postcode, face.postcodes = where, [where]
        face.sector, face.outcode = sector(where), outcode(where)
        house = premise(given.address, where) if given.address else None
        face.premises = [house] if house else None
    number = phone(given.phone) if given.phone else None
    if number:
        face.own_phones = face.all_phones = [number]


def _called(word: str, part: str, worth: int) -> Iterator[Wanted]:
    """Who goes by this name, or by one that sounds so."""
    yield Wanted(word, "street name", part, worth, CALLED)
    if len(skeleton(word)) > 1:
        yield Wanted(skeleton(word), "street name by sound", part, worth // 2, SOUNDS)


def birthdays(given: Particulars, today: date) -> Iterator[Wanted]:
    """What to look up of a day and month without a year: each year in which a child was born."""
    if given.born is None or given.born_precision != DAY_AND_MONTH:
        return
    years: Iterable[int] = (*given.years(today), *given.near(today))
    for year in years or range(today.year - OLDEST_CHILD, today.year + 1):
        if is_day(year, given.born):
            born = given.born.replace(year=year)
            yield Wanted(born.isoformat(), "birth", "birth", 20, SAME_DAY)
            yield Wanted(sorted_parts(born), "birth sorted", "birth", SWAPPED, SWAPPED_WORDS)


def wanted(given: Particulars, face: Any) -> tuple[Wanted, ...]:
    """What to look up for these particulars."""
    return tuple(_wanted(given, face))


def halves(
    given: Particulars, face: Any, known: Callable[[str], Iterable[str]]
) -> Iterator[Wanted]:
    """What to look up besides where nobody was found: names that begin as they were heard, and
    one name of two. `known`: the names that begin so."""
    if face.first and face.family:
        for name in known(face.first):
            yield Wanted(f"{face.family}|{name}", "full name", "name", 16, BEGINS)
        for name in (face.first, face.family):
            yield Wanted(name, "name", "name", 6, ONE_OF_TWO)
            yield Wanted(skeleton(name), "name by sound", "name", 5, ONE_OF_TWO)
    elif face.first or face.family:
        for name in known(face.first or face.family):
            yield Wanted(name, "name", "name", 9, BEGINS)
    for word in given.nickname.lower().split():
        for name in known(word):
            yield Wanted(name, "name", "nickname", 9, BEGINS)


def _wanted(given: Particulars, face: Any) -> Iterator[Wanted]:
    for key, value in keys_of(face):
        yield Wanted(value, key.kind, key.kind, 60 if key.sure else 25, "")
    names = tuple(each for each in (face.first, face.family) if each)
    for name, kind, part, worth, _ in of_names(names):
        if kind != "street name":  # the weight says it in words
            yield Wanted(name, kind, part, worth, "")
    if face.first:  # whoever is asked for a first name gives the one that they are called by
        yield from _called(face.first, "name", 14)
    for word in given.nickname.lower().split():
        yield from _called(word, "nickname", 30)
        yield Wanted(word, "name", "nickname", 15, "has that name")
        for other in sorted(others(word)):
            yield Wanted(other, "name", "nickname", 10, "has a name that it is recorded for")
    if given.born and given.born_precision == "day":
        yield Wanted(given.born.isoformat(), "birth", "birth", 20, "")
        yield Wanted(sorted_parts(given.born), "birth sorted", "birth", SWAPPED, "")
    if face.postcode:
        yield Wanted(squeezed(face.postcode), "postcode", "place", 12, "")
    if given.address:
        yield Wanted(street_key(given.address), "street", "street", 12, "same street")
    if given.phone:
        digits = "".join(sign for sign in given.phone if sign.isdigit())
        yield Wanted(digits[-10:], "number", "phone", 60, "")
        yield Wanted(digits[-6:], "end of phone", "phone", 30, "the end of a phone number")
