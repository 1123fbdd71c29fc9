"""What is known of somebody who stands there: incomplete, as heard, and each field by itself.

    Particulars ─┬─> wanted   keys to look up, with what each is worth for order
                 └─> asked    the same as a face, to be weighed as linking weighs two records

Nothing is required: a first name and an age, a nickname and a street, a telephone alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from wayhome.lexicon.phones import phone
from wayhome.lexicon.postcodes import postcode
from wayhome.people.births import is_default, sorted_parts
from wayhome.people.enquiry import SWAPPED, Wanted, of_names, street_key
from wayhome.people.keys import keys_of
from wayhome.people.names import name_of, skeleton
from wayhome.people.nicknames import others
from wayhome.people.places import outcode, premise, sector, squeezed


@dataclass(frozen=True)
class Particulars:
    """Each field as it was given; empty where it is not known. `born` may be half a date: its year
    alone, or its month and year, in `born_precision`. `age` in whole years on the day asked."""

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
        if self.born:
            return (self.born.year,)
        return () if self.age is None else (today.year - self.age - 1, today.year - self.age)


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
    if given.born:
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


def wanted(given: Particulars, face: Any) -> tuple[Wanted, ...]:
    """What to look up for these particulars."""
    return tuple(_wanted(given, face))


def _wanted(given: Particulars, face: Any) -> Iterator[Wanted]:
    for key, value in keys_of(face):
        yield Wanted(value, key.kind, key.kind, 60 if key.sure else 25, "")
    names = tuple(each for each in (face.first, face.family) if each)
    for name, kind, part, worth, _ in of_names(names):  # the weight says it in words
        yield Wanted(name, kind, part, worth, "")
    for word in given.nickname.lower().split():
        yield Wanted(word, "street name", "nickname", 30, "goes by that name")
        yield Wanted(word, "name", "nickname", 15, "has that name")
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
