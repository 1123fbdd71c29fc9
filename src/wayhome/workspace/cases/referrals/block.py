"""A referral on the page of its case: what is next, its sections, who decides, both decisions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone

from wayhome.casework.case import Case
from wayhome.casework.fields import Said, moment
from wayhome.casework.referral import responders
from wayhome.casework.referral.checks import recovered
from wayhome.casework.referral.report import ADULT, CHILD, REPORT
from wayhome.casework.referral.routes import Route
from wayhome.casework.referral.states import STARTED, WITH_THEM, WRITING
from wayhome.casework.referral.writing import SECTIONS
from wayhome.casework.referral.written import route, said
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.referrals.answered import Part, parts
from wayhome.workspace.cases.referrals.deciding import (
    FIRST,
    SECOND,
    Decision,
    decisions,
    who_decides,
)
from wayhome.workspace.cases.referrals.from_cases import from_cases
from wayhome.workspace.cases.referrals.offering import of_person
from wayhome.workspace.cases.standing import called, present
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.reading.view import View

WAYS = {
    Route.CHILD: "As a child: no consent is asked, and the council is told first.",
    Route.ADULT: "As an adult, who has to agree.",
    Route.NOTICE: "As a notice of an adult who said no. It is no referral, and nobody decides on "
    "it. It names nobody, unless they work with the police and other authorities.",
}
WHO_REFERS = (
    "Only first responder organisations refer: the police, councils, some bodies and some "
    "charities. A school, a hospital or another charity passes it on to one of them."
)
SEND = "Send it by the form of the Home Office, then write that down"


@dataclass(frozen=True)
class Shown:
    """All of it. `next`: what comes next, by the code of its entry and in words; `refusal`: why
    its organisation may not refer; `passed`: when it was passed on, and to whom."""

    parts: Sequence[Part]
    next: Sequence[tuple[str, str]]
    way: str
    organisation: str
    refusal: str
    passed: Sequence[tuple[datetime | None, Said]]
    decides: str
    decisions: Sequence[Decision]
    recovery: datetime | None
    person_id: str
    who_refers: str = WHO_REFERS

    @property
    def covers(self) -> frozenset[str]:
        """The entries that its sections lead to, but for the age: there are two ways to say it."""
        return frozenset(one.code for one in self.parts) - {CHILD.code, ADULT.code}


def shown(request: HttpRequest, seen: View, found: Opened) -> Shown:
    """A referral in words."""
    case, now = found.told, present()
    person_id = called(seen, found.row).person_id
    held = of_person(request, seen, person_id)
    every = parts(case, now, held.with_(from_cases(seen, found, signed_in(request))))
    refusal, way = refusal_of(case, now), route(case)
    return Shown(
        every,
        list(_next(case, every, refusal)),
        WAYS[way] if way else "",
        str(said(case, REPORT).get("user-organisation") or ""),
        refusal,
        [(moment(str(one.details.get("at"))), one.details) for one in case.every("passed on")],
        who_decides(case, now),
        decisions(found, now),
        recovered(case),
        person_id,
    )


def refusal_of(case: Case, now: datetime) -> str:
    """Why the organisation in section A may not refer; nothing where it may."""
    told = said(case, REPORT)
    kind, name = str(told.get("kind") or ""), str(told.get("user-organisation") or "")
    return responders.refusal(kind, name, timezone.localdate(now), case.lines)


def _next(case: Case, every: Sequence[Part], refusal: str) -> Iterator[tuple[str, str]]:
    """What comes next, of what may be said now."""
    offered = {one.code: one.words for one in case.offered}
    for code, words in _wanted(case, every, refusal):
        if code in offered:
            yield code, words or offered[code]


def _wanted(case: Case, every: Sequence[Part], refusal: str) -> Iterator[tuple[str, str]]:
    if case.state in WRITING:
        yield from _of_writing(case, every)
    elif case.state == STARTED and not refusal:
        yield CHILD.code, "Section B: they are under 18, or nobody is sure"
        yield ADULT.code, "Section B: they are 18 or over"
    elif case.state in WITH_THEM or case.latest("sent"):
        yield from _of_decisions(case)
    else:
        yield "taken on", "Take it on: write down who refers"
        yield "passed on", "Pass it on to an organisation that may refer"


def _of_writing(case: Case, every: Sequence[Part]) -> Iterator[tuple[str, str]]:
    lacking = next((one for one in every if one.lacks and one.may), None)
    if lacking:
        yield lacking.code, f"Write section {lacking.section.letter}, {lacking.words}"
    elif not _read_through(case):
        yield "ready", "Read the whole of it through, then write that down"
    else:
        yield "sent", SEND
        yield "notified", SEND


def _of_decisions(case: Case) -> Iterator[tuple[str, str]]:
    """Whoever was decided on is told before anything else is awaited."""
    spoken = [one for one in case.codes if one in {*FIRST, *SECOND, "told"}][-1:]
    if spoken and spoken != ["told"]:
        yield "told", "Tell them what was decided, then write that down"


def _read_through(case: Case) -> bool:
    """Whether nothing was written since the whole was read."""
    writes = {"ready", "put right", *(one.code for one in SECTIONS)}
    return [one for one in case.codes if one in writes][-1:] == ["ready"]
