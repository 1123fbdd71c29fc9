"""Who is this? One question, however it is asked: on the page, by a program, on a command line.

    given ─> known to a release ─┐
          ├> entered since       ├─> an answer, and on the event what was asked by and who was named
          └> came in since       ┘

Keeps: the event says which fields were given and never what stood in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.http import HttpRequest

from wayhome.governance.audit import Plain
from wayhome.people import Particulars
from wayhome.workspace.found.came import CameIn, came
from wayhome.workspace.found.entries import Alike, Shown, since
from wayhome.workspace.found.where import area_of
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.gate.views import note
from wayhome.workspace.pages.views.opening import opened
from wayhome.workspace.reading.agencies import Late, late, silent
from wayhome.workspace.reading.found import Known, Likelihood, Ringing, councils, known, own_area
from wayhome.workspace.reading.release import clock
from wayhome.workspace.reading.view import View

SAID_HOME = "Council where they say they live"
WHERE_FOUND = "Council where they were found"
YOUR_AREA = "Council of your own area"


@dataclass(frozen=True)
class Answer:
    """Who it may be. `near`: councils to ring whatever was found, those of the place first."""

    known: tuple[Known, ...]
    entered: tuple[Alike, ...]  # those that are about nobody in `known`
    of_known: dict[str, list[Shown]]  # what was entered of somebody in `known`
    came: tuple[CameIn, ...]  # who came in after the last build, or is known by name alone
    left: tuple[str, ...]  # what could not be looked at, in words
    silent: tuple[str, ...]  # agencies that have supplied nothing
    late: tuple[Late, ...]  # feeds of which nothing came lately
    near: tuple[Ringing, ...]
    release: str

    @property
    def very_likely(self) -> Known | None:
        """The one person who fits as nobody else does."""
        return next((one for one in self.known if one.likelihood is Likelihood.VERY), None)


def checked(request: HttpRequest, given: Particulars, found_in: str = "") -> Answer:
    """The answer for whoever asks, noted for the event. `found_in`: code of the district."""
    with opened(request) as seen:
        answer = _answer(seen, request, given, found_in)
    people = dict.fromkeys(_people(answer))
    note(
        request,
        given=list[Plain](fields_of(given)),
        people=list[Plain](people),
        entered=list[Plain](one.shown.entry.reference for one in answer.entered),
        came=list[Plain](one.number for one in answer.came if one.number),
        release=answer.release,
    )
    return answer


def fields_of(given: Particulars) -> list[str]:
    """Names of the fields that hold something."""
    held = (field.name for field in fields(given) if field.name != "born_precision")
    return [name for name in held if getattr(given, name) not in ("", None)]


def _answer(seen: View, request: HttpRequest, given: Particulars, found_in: str) -> Answer:
    user, today = signed_in(request), clock()
    release = known(seen, given, today)
    ids = [one.person_id for one in release]
    entered = since(seen, user, given, ids, today)
    news = came(seen, user, given, today)
    return Answer(
        known=release,
        entered=entered.alike,
        of_known={person: entered.of(person) for person in ids},
        came=news.people,
        left=(*entered.left, *news.left),
        silent=tuple(silent(seen)),
        late=tuple(late(seen, today)),
        near=councils(seen, _places(seen, given, found_in)),
        release=seen.release.name,
    )


def _places(seen: View, given: Particulars, found_in: str) -> Iterator[tuple[str, str]]:
    yield SAID_HOME, area_of(given.postcode)
    yield (WHERE_FOUND, found_in) if found_in else (YOUR_AREA, own_area(seen))


def _people(answer: Answer) -> Iterator[str]:
    yield from (one.person_id for one in answer.known)
    yield from (one.shown.person_id for one in answer.entered if one.shown.person_id)
    yield from (one.person_id for one in answer.came if one.person_id)
