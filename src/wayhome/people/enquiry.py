"""What somebody typed, taken apart: names as heard, dates, identifiers, telephones, places.

    'turner, kai 12/03/2010'   names turner, kai; born 12 March 2010
    '07700 900123'             a telephone
    '14 Mill Road AB1 2CD'     an address

Each piece becomes things to look up, with what finding it is worth and the words that say why.
Nothing is asked twice: a piece that was understood is taken out of the text. Worth is for order
on the page alone; it is no likelihood, and no person is scored.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wayhome.lexicon import identifiers
from wayhome.lexicon.phones import phone
from wayhome.lexicon.plates import CURRENT
from wayhome.people.births import sorted_parts
from wayhome.people.names import FAMILY, WRITTEN, apply, ascii_of, skeleton
from wayhome.people.nicknames import others
from wayhome.people.places import squeezed

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MOST_NAMES = 5  # of a long name the first five words are looked up
SWAPPED, SWAPPED_WORDS = 12, "day and month of birth swapped"


class Wanted(NamedTuple):
    """One key to look up; the best of a `part` counts once. Worth tells the words of a part."""

    key: str
    kind: str
    part: str
    worth: int
    words: str


@dataclass(frozen=True)
class Enquiry:
    """A text taken apart."""

    names: tuple[str, ...] = ()
    born: date | None = None
    years: tuple[int, ...] = ()  # of birth; two for an age
    wanted: tuple[Wanted, ...] = ()
    near: tuple[int, ...] = ()  # years of birth where an age is 'about': they speak neither way

    @cached_property
    def parts(self) -> list[str]:
        return sorted({each.part for each in self.wanted})


def read(text: str, today: date | None = None) -> Enquiry:
    """Take a typed text apart. `today`: the day that an age is counted to."""
    rest, wanted = _take_identifiers(f" {text[:200]} ")
    rest, born = _take_date(rest)
    rest, places = _take_place(rest)
    rest, years = _take_years(rest, today)
    rest, numbers = _take_numbers(rest)
    names = tuple(apply(WRITTEN, ascii_of(rest)).split())[:MOST_NAMES]
    names = tuple(apply(FAMILY, " ".join(names)).split()) or names
    found = [*wanted, *places, *numbers, *of_names(names)]
    if born:
        found += [
            Wanted(born.isoformat(), "birth", "birth", 20, "same date of birth"),
            Wanted(sorted_parts(born), "birth sorted", "birth", SWAPPED, SWAPPED_WORDS),
        ]
    return Enquiry(names, born, (born.year,) if born else years, tuple(found))


def _take_identifiers(text: str) -> tuple[str, list[Wanted]]:
    found: list[Wanted] = []
    for match in re.findall(r"\bP-?(?:[0-9A-Z]{4}-?){3}(?![0-9A-Z])", text, re.IGNORECASE):
        key = match.upper().replace("-", "")
        found.append(Wanted(key, "reference", "reference", 90, "the Wayhome reference"))
        text = text.replace(match, " ", 1)
    for pattern, read_, kind in (
        (r"\b[0-9]{4}/[0-9]{1,7}[A-Za-z]\b", identifiers.pnc_id, "police number"),
        (r"\b[A-Za-z][0-9]{11}[0-9A-Za-z]\b", identifiers.upn, "pupil number"),
        (r"\b[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\b", identifiers.nhs_number, "nhs number"),
        (r"(?:\+|\b)[0-9][0-9 ()-]{8,16}[0-9]\b", phone, "phone"),
        (r"\b[0-9]{10}\b", identifiers.uln, "learner number"),
    ):
        for match in re.findall(pattern, text):
            value = read_(match)
            if value:
                said = f"same {kind}".replace("nhs", "NHS")
                looked_up = (value[-10:], "number") if kind == "phone" else (value, kind)
                found.append(Wanted(*looked_up, kind.split()[0], 60, said))
                text = text.replace(match, " ", 1)
    for match in re.findall(rf"\b{CURRENT}\b", text):
        plate = match.upper().replace(" ", "")
        found.append(Wanted(plate, "vehicle", "vehicle", 40, "in an event with this vehicle"))
        text = text.replace(match, " ", 1)
    return text, found


def _take_date(text: str) -> tuple[str, date | None]:
    for pattern, order in (
        (r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b", "ymd"),
        (r"\b([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})\b", "dmy"),
        (r"\b([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?([A-Za-z]{3})[a-z]*,? ?([0-9]{4})\b", "dmy"),
        (r"\b([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})\b", "dmy"),
    ):
        match = re.search(pattern, text)
        day = match and _date(dict(zip(order, match.groups(), strict=True)))
        if match and day:
            return text.replace(match.group(), " ", 1), day
    return text, None


def _date(parts: dict[str, str]) -> date | None:
    month = parts["m"].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month) if month.isdigit() else 0
    year = int(parts["y"])
    if len(parts["y"]) == 2:
        year += 2000 if year <= date.today().year % 100 else 1900  # noqa: DTZ011 a year, not a time
    try:
        return date(year, number, int(parts["d"]))
    except ValueError:
        return None


def _take_place(text: str) -> tuple[str, list[Wanted]]:
    postcode = re.search(r"\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}\b", text)
    if postcode:
        whole = squeezed(postcode.group())
        rest, houses = _take_house(text.replace(postcode.group(), " ", 1), whole)
        return rest, [Wanted(whole, "postcode", "place", 15, "same postcode"), *houses]
    street = r"\b[A-Za-z' ]+? (?:road|street|lane|avenue|close|drive|way|court|crescent|place)\b"
    match = re.search(rf"(?i)([0-9]+[a-z]?) ({street})", text)
    if not match:
        return text, []
    key = street_key(match.group(2))
    return text.replace(match.group(), " ", 1), [Wanted(key, "street", "place", 12, "same street")]


def street_key(text: str) -> str:
    """'14 Mill Road' -> 'mill road', as the index has it."""
    return " ".join(apply(WRITTEN, ascii_of(text.split(",")[0])).split())


def _take_house(text: str, whole: str) -> tuple[str, list[Wanted]]:
    match = re.search(r"\b([0-9]+[A-Za-z]?)\b ?((?:[A-Za-z']+ )*(?:road|street|lane|avenue|close"
                      r"|drive|way|court|crescent|place)\b)?", text, re.IGNORECASE)  # fmt: skip
    if not match:
        return text, []
    key = f"{whole}|{match.group(1).lower()}"
    return text.replace(match.group(), " ", 1), [
        Wanted(key, "address", "place", 25, "same address")
    ]


def _take_numbers(text: str) -> tuple[str, list[Wanted]]:
    """What has a digit and is no year may be a system's own number for a person."""
    found = []
    for word in re.findall(r"\S*[0-9]\S*", text):
        if not re.fullmatch(r"(19|20)[0-9]{2}", word):
            key = word.lower().strip(",.")
            found.append(Wanted(key, "own number", "number", 50, "an agency's own number"))
            if re.fullmatch(r"[0-9]{6}", key):
                found.append(Wanted(key, "end of phone", "phone", 40, "the end of a phone number"))
            text = text.replace(word, " ", 1)
    for word in re.findall(r"\S+@\S+|(?<=\s)@\S+", text):
        key = word.lower()
        found.append(Wanted(key, "e-mail or handle", "contact", 50, "same e-mail or handle"))
        text = text.replace(word, " ", 1)
    return text, found


def _take_years(text: str, today: date | None) -> tuple[str, tuple[int, ...]]:
    """A year of birth, or an age of one or two digits standing alone."""
    match = re.search(r"\b(19|20)[0-9]{2}\b", text)
    if match:
        return text.replace(match.group(), " ", 1), (int(match.group()),)
    age = re.search(r"(?<=\s)(?:aged? )?([0-9]{1,2})(?=\s|,)", text, re.IGNORECASE)
    if age and today and re.search(r"[A-Za-z]{2}", text.replace(age.group(), "")):
        born = today.year - int(age.group(1))
        return text.replace(age.group(), " ", 1), (born - 1, born)
    return text, ()


def of_names(names: tuple[str, ...]) -> list[Wanted]:
    """What to look up for one name, or for several in any order."""
    if len(names) == 1:
        return _one_name(names[0])
    return [
        wanted
        for family in names
        for first in names
        if family != first or names.count(first) > 1
        for wanted in _two_names(family, first)
    ]


def _one_name(name: str) -> list[Wanted]:
    found = [
        Wanted(name, "name", "name", 20, "same name"),
        Wanted(name, "street name", "name", 19, "same street name"),
    ]
    found += [
        Wanted(other, "name", "name", 10, "a recorded variant of the name")
        for other in sorted(others(name))
    ]
    if len(skeleton(name)) > 1:
        found.append(Wanted(skeleton(name), "name by sound", "name", 8, "sounds the same"))
    return found


def _two_names(family: str, first: str) -> list[Wanted]:
    if len(family) == 1 or len(first) == 1:
        letter, word = sorted((family, first), key=len)
        return [Wanted(f"{word}|{letter}", "initial", "name", 16, "one name, and the initial")]
    found = [Wanted(f"{family}|{first}", "full name", "name", 30, "same name")]
    found += [
        Wanted(f"{family}|{other}", "full name", "name", 24, "first name a recorded variant")
        for other in sorted(others(first))
    ]
    sounds = f"{skeleton(family)}|{skeleton(first)}"
    if len(sounds) > 3:
        found.append(Wanted(sounds, "full name by sound", "name", 18, "names sound the same"))
    return found


def begun(names: tuple[str, ...], known: Callable[[str], Iterable[str]]) -> tuple[Wanted, ...]:
    """What to look up when a name as typed finds nobody: names that begin so, as `known` gives."""
    if len(names) == 1:
        return tuple(
            Wanted(name, "name", "name", 12, "a name that begins so") for name in known(names[0])
        )
    ends = [(name, (name, *known(name))) for name in names[:3]]
    return tuple(
        Wanted(f"{family}|{given}", "full name", "name", 14, "names that begin so")
        for one, families in ends
        for other, givens in ends
        if one != other
        for family in families
        for given in givens
    )


def alike(names: tuple[str, ...]) -> tuple[Wanted, ...]:
    """The last try: one word of the name, as written or by its sound; the rest must be near."""
    return tuple(
        wanted
        for name in names
        if len(name) > 2
        for wanted in (
            Wanted(name, "name", "alike", 6, "one name the same, the other alike"),
            Wanted(skeleton(name), "name by sound", "alike", 5, "names alike"),
        )
    )
