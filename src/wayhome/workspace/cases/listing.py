"""The list of cases: open ones of whom nobody knows where they are, then by what is late, then by
what is due soonest. Not every one of the first has a clock: none must stand last for that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet

from wayhome.casework.clocks import State
from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.pathways.crisis import CRISIS, NOT_KNOWN
from wayhome.casework.pathways.missing import MISSING
from wayhome.casework.pathways.missing_entries import GONE
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.models import About, Case, CaseClock
from wayhome.workspace.cases.standing import Called, called, seen_by
from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.reading import lines, references
from wayhome.workspace.reading.view import View

PER_PAGE = 20
TONIGHT = timedelta(hours=12)
DUE = [State.RUNNING, State.LATE, State.PAUSED]
NOBODY_KNOWS = [f"{CRISIS.code}/{NOT_KNOWN}", f"{MISSING.code}/{GONE}"]
CLOSED = [f"{way.code}/{state}" for way in PATHWAYS.values() for state in way.closed]
WHICH = {"": "Open", "closed": "Closed"}


@dataclass(frozen=True)
class Listed:
    """One case in a list. `words`: of the clock that is due next, empty where none runs; `waits`:
    that somebody lets that one wait."""

    case: Case
    called: str
    person_id: str
    state: str
    words: str = ""
    due: datetime | None = None
    waits: bool = False

    def late(self, now: datetime) -> bool:
        return self.due is not None and self.due <= now


def open_cases(user: User) -> QuerySet[Case]:
    """Open cases: of whom nobody knows where they are, then by the clock that is due next."""
    running = Min("clocks__due", filter=Q(clocks__state__in=DUE))
    held = (
        seen_by(user).select_related("found").exclude(stands__in=CLOSED).annotate(next_due=running)
    )
    due = F("next_due").asc(nulls_last=True)
    return held.order_by(_nobody_knows().desc(), due, "began_at", "number")


def _nobody_knows() -> Exists:
    return Exists(Case.objects.filter(pk=OuterRef("pk"), stands__in=NOBODY_KNOWS))


def listed(seen: View, user: User, chosen: Choices) -> tuple[Page[Case], list[Listed]]:
    """One page of the cases that are asked for."""
    closed = chosen["which"] == "closed"
    held = (
        seen_by(user).select_related("found").filter(stands__in=CLOSED)
        if closed
        else open_cases(user)
    )
    page = Paginator(held, PER_PAGE).get_page(chosen["page"])
    return page, told(seen, list(page.object_list))


def running_of(seen: View, user: User, most: int, now: datetime) -> tuple[list[Listed], int]:
    """Open cases for the desk, and how many there are: `most`, and beyond them whatever is due
    tonight, as far as one page holds it."""
    held = open_cases(user)
    tonight = held.filter(Q(next_due__lte=now + TONIGHT) | Q(stands__in=NOBODY_KNOWS)).count()
    return told(seen, held[: max(most, min(tonight, PER_PAGE))]), held.count()


def offered_to(seen: View, user: User) -> list[Listed]:
    """Cases that this account's agency was asked to lead and has not answered."""
    held = seen_by(user).select_related("found").filter(to_lead=user.agency)
    return told(seen, held.exclude(stands__in=CLOSED).order_by("began_at", "number"))


def case_names(seen: View, held: Iterable[Case]) -> dict[str, str]:
    """Cases by number, in words that tell one from another; of those that a viewer may read."""
    return {one.number: f"{called(seen, one).name}: {one.way.words}" for one in held}


def of_person(seen: View, user: User, person_id: str) -> list[Listed]:
    """Every case about one person, open ones first; by whatever reference it was begun."""
    meant = [person_id, *references.led(seen, [person_id])]
    about = Q(about=About.PERSON, about_id__in=meant) | Q(found__person_id__in=meant)
    held = seen_by(user).select_related("found").filter(about).order_by("-began_at", "number")
    return sorted(told(seen, held), key=lambda one: not one.case.is_open)


def of_thing(seen: View, user: User, about: About, reference: str) -> list[Listed]:
    """Every case about one address or line, open ones first. A number that is known by now as one
    line's leads to that line."""
    held = seen_by(user).select_related("found").filter(about=about).exclude(about_id="")
    if about is About.LINE:
        meant = [one for one in held if lines.leads_to(seen, one.about_id) == reference]
    else:
        meant = list(held.filter(about_id=reference))
    meant.sort(key=lambda one: (not one.is_open, -one.began_at.timestamp()))
    return told(seen, meant)


def told(seen: View, rows: Iterable[Case]) -> list[Listed]:
    """Cases with the name of whom they are for, as far as this viewer may know it."""
    held = list(rows)
    first = _first_due(held)
    return [_listed(one, called(seen, one), first.get(one.number)) for one in held]


def _first_due(held: Iterable[Case]) -> dict[str, CaseClock]:
    running = CaseClock.objects.filter(case__in=[one.number for one in held], state__in=DUE)
    found: dict[str, CaseClock] = {}
    for one in running.order_by("due", "code"):
        found.setdefault(one.case_id, one)
    return found


def _listed(case: Case, of: Called, first: CaseClock | None) -> Listed:
    words = {one.code: one.words for one in case.way.clocks}
    return Listed(
        case,
        of.name,
        of.person_id,
        case.way.states.get(case.state, "taken back"),
        words[first.code] if first else "",
        first.due if first else None,
        first is not None and first.state == State.PAUSED,
    )
