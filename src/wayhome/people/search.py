"""Find people from what somebody typed; show and count only what the reader may see.

    typed text ─> keys ─> faces this reader may see ─> agreement a person ─> page of hits

The filter comes first, in the index itself. Every later step, ordering, counting, grouping by
person, choosing which name to show, sees permitted faces alone; people themselves are formed
without restricted records. So an outsider gets exactly what there would be if the restricted
records did not exist.
Worth is for order on the page alone; it is no likelihood, and no person is scored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rapidfuzz.distance import JaroWinkler

from wayhome.people.enquiry import SWAPPED_WORDS, Enquiry, Wanted, alike, begun, read
from wayhome.people.lookup.opening import Lookup
from wayhome.people.tally import Candidate, Question, Sums

RANKED = 30  # the best by keys are looked at again, name by name; the rest keep their order
ALIKE = 0.85  # Jaro-Winkler: found by date or place alone, a name must be about this near
LOOKED_AT = 600  # names that are only alike are looked at one by one
COMPLETED = 12  # names that begin as typed, tried when the name as typed finds nobody
BORN = frozenset({"same date of birth", SWAPPED_WORDS})


@dataclass(frozen=True)
class Hit:
    """One person found: what records that the reader may see state, and why they were found."""

    person_id: str
    given_names: str | None
    family_name: str | None
    dob: date | None
    dob_precision: str | None
    sex: str | None
    agencies: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A page of hits, and how many people were found in all."""

    hits: tuple[Hit, ...]
    count: int

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)


def search(
    lookup: Lookup,
    text: str,
    eyes: str,
    *,
    today: date | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """People for what was typed, best agreement first, for a reader with these eyes.

    `eyes`: the agency whose restricted records the reader sees, or nothing. `today`: the day that
    an age in the text is counted to.
    """
    enquiry = read(text, today)
    for tried in _tries(enquiry, lookup, eyes):
        order, count = _ordered(lookup, tried, eyes, offset + limit)
        if order:
            page = order[offset : offset + limit]
            return Found(tuple(_hit(lookup, each, tried, eyes) for each in page), count)
    return Found((), 0)


def _tries(enquiry: Enquiry, lookup: Lookup, eyes: str) -> Iterator[Enquiry]:
    """As typed; then names that begin so; then one name and the other only alike."""
    if enquiry.wanted:
        yield enquiry
    if enquiry.names:
        yield _widened(enquiry, begun(enquiry.names, lambda start: _known(lookup, start, eyes)))
    if len(enquiry.names) > 1:
        yield _widened(enquiry, alike(enquiry.names))


def _widened(enquiry: Enquiry, more: Iterable[Wanted]) -> Enquiry:
    return replace(enquiry, wanted=(*(w for w in enquiry.wanted if w.part != "name"), *more))


def _known(lookup: Lookup, start: str, eyes: str) -> list[str]:
    if len(start) < 2:
        return []
    names = lookup.names(start, eyes)
    return sorted(names, key=lambda name: (-names[name], name))[:COMPLETED]


def _ordered(lookup: Lookup, enquiry: Enquiry, eyes: str, most: int) -> tuple[list[Candidate], int]:
    """The first people of the answer, best first, and how many there are in all."""
    firm, unsure, count = _by_keys(lookup, enquiry, eyes, max(RANKED, most))
    if not enquiry.names:
        ordered = sorted((*firm, *unsure), key=lambda each: (-each.worth, each.person))
        return ordered, count + len(unsure)
    firm[:RANKED] = [_looked_at(lookup, each, enquiry, eyes) for each in firm[:RANKED]]
    near = [_looked_at(lookup, each, enquiry, eyes) for each in unsure]
    near = [each for each in near if each.near >= ALIKE]
    order = sorted((*firm, *near), key=lambda each: (-each.worth, each.person))
    best = sorted(order[:RANKED], key=lambda each: each.place)
    return [*best, *order[RANKED:]], count + len(near)


def _by_keys(
    lookup: Lookup, enquiry: Enquiry, eyes: str, most: int
) -> tuple[list[Candidate], list[Candidate], int]:
    """People found firmly (the first `most`, and how many in all) and those found unsurely."""
    if not enquiry.wanted:
        return [], [], 0
    sums = Sums.of(Question.of(lookup, enquiry, eyes))
    unsurely = LOOKED_AT if "alike" in enquiry.parts else most
    firm = sums.firm
    surely = sums.candidates(sums.first(firm, most))
    return surely, sums.candidates(sums.first(~firm, unsurely)), int(firm.sum())


def _looked_at(lookup: Lookup, each: Candidate, enquiry: Enquiry, eyes: str) -> Candidate:
    """With what the person's faces state, newest first, and how near their names come."""
    faces = _newest_first(lookup.of_person(each.person, eyes))
    typed = " ".join(dict.fromkeys((enquiry.names[0], enquiry.names[-1])))
    return each._replace(faces=faces, near=max((_near(face, typed) for face in faces), default=0))


def _newest_first(faces: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(faces, key=lambda face: face.received_at or "", reverse=True))


def _near(face: Any, typed: str) -> float:
    """How like the typed name a face's name is, whichever way round either stands."""
    first, family = face.first or "", face.family or ""
    whole = (f"{first} {family}", f"{family} {first}") if first and family else ()
    names = [name for name in (*whole, first, family) if name]
    return max((JaroWinkler.similarity(name, typed) for name in names), default=0.0)


def _hit(lookup: Lookup, each: Candidate, enquiry: Enquiry, eyes: str) -> Hit:
    faces = each.faces or _newest_first(lookup.of_person(each.person, eyes))
    words = list(dict.fromkeys(each.words))
    if enquiry.names and not each.firm:
        words.append("name alike")
    if each.same_year and not BORN & set(words):
        words.append("same year of birth" if len(enquiry.years) == 1 else "about that age")
    born = _first(face.dob for face in faces)
    return Hit(
        person_id=faces[0].person_id,
        given_names=_first(face.given_names for face in faces),
        family_name=_first(face.family_name for face in faces),
        dob=date.fromisoformat(born) if born else None,
        dob_precision=_first(face.dob_precision for face in faces if face.dob),
        sex=_first(face.sex for face in faces),
        agencies=tuple(sorted({face.agency for face in faces})),
        reasons=tuple(words),
    )


def _first(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)
