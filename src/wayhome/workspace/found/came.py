"""Who it may be among those of whom word came since the release was built, and who is in no record.

    deliveries that wait ─> the index beside the release ─┐
    work by name alone, newcomers of sessions ────────────┴─> in words, from whom, since when

Keeps: what waits is looked up with the same eyes as what is built, and nothing of it is told as
joined to anybody; what waits and cannot be looked up is said.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wayhome import people
from wayhome.lexicon.dates import age_on, in_words
from wayhome.lexicon.home import home
from wayhome.lexicon.marking import Marking
from wayhome.people import Lookup, Particulars
from wayhome.people.particulars import ONE_OF_TWO
from wayhome.people.search import Hit
from wayhome.people.unbuilt import is_known
from wayhome.pipeline.unbuilt import Waiting, unbuilt
from wayhome.workspace.accounts.models import User
from wayhome.workspace.found import by_name
from wayhome.workspace.found.by_name import Named
from wayhome.workspace.gate.programs import integration_of
from wayhome.workspace.pages.words import listed
from wayhome.workspace.reading import search as reading
from wayhome.workspace.reading.found import (
    Likelihood,
    Reason,
    Ringing,
    born_of,
    likelihoods,
    name_of,
    reasons,
    ringing,
)
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View

ENOUGH = 3.0  # bits of agreement, as in a release
FOUND_BY_TEXT = 20  # a page of them; how many there are is said

CAME = "Came in after the last build, from {} on {}: not joined with anything yet."
NEWER = "Came in after the last build, from {} on {}: a newer record of {}."
BEGUN = "Work was begun on {} by name alone: {}. In no record yet."
SAID = "Said at a mapping session on {}, which is not handed in. In no record yet."
MORE = "{} more came in after the last build and match: add a date of birth to see fewer."
WAITS = (
    "What came in since the last build from {} cannot be looked up yet. After the next build it is."
)


@dataclass(frozen=True)
class CameIn:
    """One whom it may be. `where`: from whom it is known and since when, in words; `person_id`: of
    the person whose newer record it is, where this viewer may know them; `case`, `session`: its
    number, where it is no record. The likelihood is that of an answer, empty for a search."""

    where: str
    agency: str
    day: date
    name: str
    age: int | None = None
    likelihood: Likelihood | None = None
    reasons: tuple[Reason, ...] = ()
    also: tuple[str, ...] = ()
    ring: tuple[Ringing, ...] = ()
    person_id: str = ""
    case: str = ""
    session: str = ""

    @property
    def number(self) -> str:
        """Of a case or a session: the trail says it, and not who that is about."""
        return self.case or self.session


@dataclass(frozen=True)
class Came:
    """All of them, best first, and in words what could not be looked at."""

    people: tuple[CameIn, ...] = ()
    left: tuple[str, ...] = ()


def came(view: View, user: User, given: Particulars, today: date) -> Came:
    """Who it may be among them. One question to the index of what waits, and three to the database,
    because somebody is waiting."""
    waits = unbuilt(home(), view.release)
    named = by_name.alike(view, user, given, today) if is_people(user) else by_name.OfName()
    records = _recorded(view, waits.lookup, given, today) if waits.lookup else ()
    found = (*records, *_named(view, named))
    return Came(found, (*_left(view, waits.left), *named.left))


def is_people(user: User) -> bool:
    """Whether somebody asks, and no integration: what that may read is what its scopes name."""
    return integration_of(user) is None


def searched(view: View, user: User, wanted: reading.Wanted) -> Came:
    """Those whom a typed search finds among them."""
    waits = unbuilt(home(), view.release)
    parts = by_name.parts_of(wanted.text, view.today)
    named, left = by_name.searched(user, parts) if parts else ([], ())
    narrowed = bool(wanted.agency or wanted.own or wanted.youngest or wanted.oldest)
    of_name = [] if narrowed else [_of_name(view, one) for one in named]
    hits, past = _hits(view, waits.lookup, wanted) if waits.lookup else ([], ())
    return Came((*hits, *of_name), (*_left(view, waits.left), *left, *past))


_lock = threading.Lock()
_lookups: dict[Path, Lookup] = {}  # at most one: what waits is made anew as a whole


def _lookup(folder: Path) -> Lookup:
    with _lock:
        if folder not in _lookups:
            opened = Lookup(folder)
            _lookups.clear()
            _lookups[folder] = opened
        return _lookups[folder]


def _recorded(view: View, folder: Path, given: Particulars, today: date) -> Iterator[CameIn]:
    """Records that wait. What one of two names alone finds is left out: here every name is rare."""
    lookup = _lookup(folder)
    matches = [
        match
        for match in people.check(lookup, given, view.eyes, today)
        if match.weight.bits - match.weight.prior >= ENOUGH or set(match.also) - {ONE_OF_TWO}
    ]
    likely = likelihoods([m.band for m in matches], [m.weight.bits for m in matches])
    whose = _whose(view, (m.person_id for m in matches))
    for match, how in zip(matches, likely, strict=True):
        born, _ = born_of(match.faces)
        ring = ringing(view, match.agencies, lookup.home(match.person, view.eyes, view.today))
        yield CameIn(
            **_from(view, match.person_id, match.faces, whose),
            age=age_on(born, today) if born else None,
            likelihood=how,
            reasons=reasons(match.weight),
            also=tuple(dict.fromkeys(match.also)),
            ring=ring,
        )


def _hits(view: View, folder: Path, wanted: reading.Wanted) -> tuple[list[CameIn], list[str]]:
    """Records that wait and a typed search finds."""
    lookup = _lookup(folder)
    found = people.search(lookup, wanted.text, view.eyes, today=view.today, limit=reading.MOST)
    hits = [hit for hit in found if reading.fits(view, wanted, hit)]
    whose = _whose(view, (hit.person_id for hit in hits[:FOUND_BY_TEXT]))
    shown = [_hit(view, lookup, hit, whose) for hit in hits[:FOUND_BY_TEXT]]
    past = len(hits) - len(shown)
    return shown, [MORE.format(past)] if past else []


def _hit(view: View, lookup: Lookup, hit: Hit, whose: dict[str, str]) -> CameIn:
    (under,) = lookup.entries([f"reference|{hit.person_id.replace('-', '')}"], view.eyes)
    faces = [lookup.face(int(number)) for number in under]
    age = age_on(hit.dob, view.today) if hit.dob else None
    return CameIn(**_from(view, hit.person_id, faces, whose), age=age, also=hit.reasons)


def _from(
    view: View, reference: str, faces: Sequence[Any], whose: dict[str, str]
) -> dict[str, Any]:
    """From whom it came and when, and whose newer record it is."""
    newest = max(faces, key=lambda face: str(face.received_at or ""))
    day = datetime.fromisoformat(str(newest.received_at)).date()
    known, agency = whose.get(reference, ""), view.agency_name(newest.agency)
    where = (NEWER if known else CAME).format(agency, in_words(day), known)
    return {
        "where": where,
        "agency": newest.agency,
        "day": day,
        "name": known or name_of(faces),
        "person_id": reference if known else "",
    }


def _whose(view: View, references: Iterable[str]) -> dict[str, str]:
    """The names of people of the release, of those whom this viewer may know."""
    return names(view, filter(is_known, references))


def _named(view: View, found: by_name.OfName) -> Iterator[CameIn]:
    likely = likelihoods(
        [m.band for _, m in found.matches], [m.weight.bits for _, m in found.matches]
    )
    for (one, match), how in zip(found.matches, likely, strict=True):
        told = _of_name(view, one)
        yield replace(told, likelihood=how, reasons=reasons(match.weight), also=match.also)


def _of_name(view: View, one: Named) -> CameIn:
    day = in_words(one.day)
    return CameIn(
        where=BEGUN.format(day, one.way) if one.case else SAID.format(day),
        agency=one.agency, day=one.day, name=one.called,
        age=one.age(view.today) if one.session else None,  # of a case its name says what is known
        ring=ringing(view, [one.agency], None), case=one.case, session=one.session,
    )  # fmt: skip


def _left(view: View, waits: Sequence[Waiting]) -> list[str]:
    """Who sent what waits and cannot be looked up. What came restricted as a whole is told to its
    own agency alone."""
    close = (Marking.RESTRICTED, Marking.SEALED)
    seen = [one for one in waits if one.marking not in close or one.agency == view.eyes]
    agencies = sorted({view.agency_name(one.agency) for one in seen})
    return [WAITS.format(listed(agencies))] if agencies else []
