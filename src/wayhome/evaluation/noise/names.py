"""Noise in names: slips of the hand, other spellings, initials, order, new surnames."""

import csv
from functools import cache
from importlib.resources import files

import numpy as np

from wayhome.evaluation.noise.choosing import numbered
from wayhome.evaluation.noise.written import Bools, Stream, Words, Written

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Sounds that are written one way or another, none of them wrong.
SOUNDS = (
    *(("y", "i"), ("i", "y"), ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "ou"), ("ou", "u")),
    *(("kh", "h"), ("h", "kh"), ("ph", "f"), ("f", "ph"), ("c", "k"), ("k", "c"), ("ck", "k")),
    *(("a", "e"), ("e", "a"), ("ah", "a"), ("a", "ah"), ("z", "s"), ("s", "z"), ("j", "dj")),
    *(("q", "k"), ("w", "v"), ("v", "w"), ("sh", "s"), ("th", "t"), ("ai", "ay"), ("ll", "l")),
    *(("l", "ll"), ("mm", "m"), ("m", "mm"), ("nn", "n"), ("n", "nn"), ("ss", "s"), ("x", "ks")),
)


def mistyped(rng: Stream, written: Written, here: Bools, column: str = "given") -> Written:
    """One slip of the hand at any letter, the first too."""
    names = written.at(column)
    for row in _named(names, here):
        names[row] = _slip(rng, names[row])
    return written.changed(**{column: names})


def respelt(rng: Stream, written: Written, here: Bools, column: str = "given") -> Written:
    """One sound written otherwise."""
    names = written.at(column)
    for row in _named(names, here):
        name = names[row].lower()
        fits = [pair for pair in SOUNDS if pair[0] in name[1:]]
        if fits:
            old, new = fits[int(rng.integers(len(fits)))]
            names[row] = (name[0] + name[1:].replace(old, new, 1)).title()
    return written.changed(**{column: names})


def initial(rng: Stream, written: Written, here: Bools) -> Written:
    """The given name as a letter."""
    names = written.at("given")
    for row in _named(names, here):
        names[row] = names[row][0]
    return written.changed(given=names)


def shortened(rng: Stream, written: Written, here: Bools, letters: int = 6) -> Written:
    """A form with too few boxes."""
    found = {}
    for column in ("given", "family"):
        names = written.at(column)
        for row in _named(names, here):
            names[row] = names[row][:letters].strip()
        found[column] = names
    return written.changed(**found)


def turned(rng: Stream, written: Written, here: Bools) -> Written:
    """Surname where the given name belongs, and the other way round."""
    given, family = written.at("given"), written.at("family")
    given[here], family[here] = written.stated["family"][here], written.stated["given"][here]
    return written.changed(given=given, family=family)


def one_name(rng: Stream, written: Written, here: Bools) -> Written:
    """Somebody with one name: half of forms repeat it, half leave the surname empty."""
    family = written.at("family")
    repeats = rng.random(len(written)) < 0.5
    for row in _named(written.stated["given"], here):
        family[row] = written.stated["given"][row].split()[0] if repeats[row] else None
    return written.changed(family=family)


def renamed(rng: Stream, written: Written, here: Bools) -> Written:
    """Another surname, one for all chosen records of a person: marriage, a new father."""
    family = written.at("family")
    pool = family[np.array([bool(name) for name in family], dtype=bool)]
    people = numbered(written.person)
    other = pool[rng.integers(0, len(pool), int(people.max()) + 1)]
    family[here] = other[people[here]]
    return written.changed(family=family)


def two_surnames(rng: Stream, written: Written, here: Bools) -> Written:
    """People with two surnames, as in Spain and Portugal: a record has both, or one of them."""
    family, people = written.at("family"), numbered(written.person)
    pool = family[np.array([bool(name) for name in family], dtype=bool)]
    second = pool[rng.integers(0, len(pool), int(people.max()) + 1)]
    form = rng.integers(0, 3, len(written))
    for row in _named(family, here):
        one, other = family[row], second[people[row]]
        family[row] = (f"{one} {other}", one, other)[form[row]]
    return written.changed(family=family)


PLACEHOLDERS = ("Unknown", "Baby", "Not known", "Unborn", "N/K", "Test")


def placeholder(rng: Stream, written: Written, here: Bools) -> Written:
    """What a system wants written where nobody knew a given name."""
    given = written.at("given")
    for row in _named(given, here):
        given[row] = PLACEHOLDERS[int(rng.integers(len(PLACEHOLDERS)))]
    return written.changed(given=given)


def namesake(rng: Stream, written: Written, here: Bools) -> Written:
    """Everybody of a chosen household and sex has one given name: father and son."""
    given, homes = written.at("given"), numbered(written.household)
    first: dict[tuple[int, object], str] = {}
    sexes = written.stated["sex"]
    rows = [row for row in np.flatnonzero(here).tolist() if given[row]]
    for row in sorted(rows, key=lambda row: (homes[row], str(written.person[row]))):
        given[row] = first.setdefault((int(homes[row]), sexes[row]), given[row])
    return written.changed(given=given)


def from_elsewhere(rng: Stream, written: Written, here: Bools, otherwise: float = 0.3) -> Written:
    """Names of families from elsewhere; each record has one of the spellings a name goes by."""
    homes, people = numbered(written.household), numbered(written.person)
    origins = _elsewhere()
    origin = rng.integers(0, len(origins), int(homes.max()) + 1)
    which = rng.random((int(people.max()) + 1, 2))
    house = rng.random(int(homes.max()) + 1)
    given, family = written.at("given"), written.at("family")
    told = written.traits.get("origin of the surname", given).copy()
    for row in np.flatnonzero(here).tolist():
        name, lists = origins[origin[homes[row]]]
        kind = "female" if written.stated["sex"][row] == "female" else "male"
        given[row] = _form(rng, lists[kind], which[people[row], 0], otherwise)
        family[row] = _form(rng, lists["family"], house[homes[row]], otherwise)
        told[row] = name
    changed = written.changed(given=given, family=family)
    if "origin of the surname" in written.traits:
        changed.traits["origin of the surname"] = told
    return changed


Lists = dict[str, tuple[tuple[str, ...], ...]]


@cache
def _elsewhere() -> tuple[tuple[str, Lists], ...]:
    """Each origin with its names; of each name the ways in which it is written."""
    text = files(__package__).joinpath("names_elsewhere.csv").read_text(encoding="utf-8")
    found: dict[str, Lists] = {}
    for row in csv.DictReader(text.splitlines()):
        names = tuple(tuple(name.split("/")) for name in row["names"].split(";"))
        found.setdefault(row["origin"], {})[row["kind"]] = names
    return tuple(found.items())


def _form(rng: Stream, names: tuple[tuple[str, ...], ...], place: float, otherwise: float) -> str:
    forms = names[int(place * len(names))]
    if len(forms) == 1 or rng.random() >= otherwise:
        return forms[0]
    return forms[1 + int(rng.integers(len(forms) - 1))]


def _slip(rng: Stream, name: str) -> str:
    at, kind = int(rng.integers(len(name))), int(rng.integers(4))
    letter = LETTERS[int(rng.integers(26))]
    if kind == 0:
        return name[:at] + letter + name[at:]
    if kind == 1:
        return name[:at] + letter + name[at + 1 :]
    if kind == 2 and len(name) > 2:
        return name[:at] + name[at + 1 :]
    return name[: max(at - 1, 0)] + name[max(at - 1, 0) : at + 1][::-1] + name[at + 1 :]


def _named(names: Words, here: Bools) -> list[int]:
    return [row for row in np.flatnonzero(here).tolist() if names[row]]
