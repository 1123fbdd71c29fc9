"""A school concern as its page shows it: how soon it is answered and why, who has seen it, what is
still missing, and what to do and not to do.

Keeps: the colour is the speed of the answer, and is always told with the answers that it rests on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from wayhome.casework.case import Case as Told
from wayhome.casework.limits import Limit
from wayhome.casework.pathways.school import also, not_seen, speed, without_outcome
from wayhome.casework.school_route import WORDS, Route, reasons
from wayhome.casework.school_words import DO, DO_NOT, LADDER, Helpline, helplines
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

WHY = {
    Route.RED: "Why at once",
    Route.AMBER: "Why today",
    Route.GREEN: "Why within ten working days",
}
ASKED = ("raised", "more")
BLANK = {"why": "-"}


@dataclass(frozen=True)
class Reason:
    """One answer that asks for a speed: the question, the answer, and whose words it is."""

    asks: str
    answer: showing.Answer
    source: str


@dataclass(frozen=True)
class School:
    """`chosen`: that somebody chose the speed, with why; `unseen`: whether something waits for the
    safeguarding lead; `closing`: what has to be written down before this can be closed."""

    route: str
    why: str
    reasons: Sequence[Reason]
    chosen: Retold | None
    seen_by: Sequence[Retold]
    unseen: bool
    voices: Sequence[Retold]
    signposts: Sequence[tuple[Retold, bool]]
    closing: Sequence[str]
    helplines: Sequence[Helpline]
    do: Sequence[str] = DO
    do_not: Sequence[str] = DO_NOT
    ladder: Sequence[str] = LADDER


def shown(found: Opened, names: Names, limits: Mapping[str, Limit], now: datetime) -> School:
    """A school concern in words."""
    tell, case = Teller(found, names), found.told
    route = speed(case)
    return School(
        WORDS[route],
        WHY[route],
        list(_reasons(case, tell, route)),
        tell.latest("route"),
        tell.every("lead", "who", "help", "done"),
        not_seen(case),
        [*tell.every("talk"), *tell.every("raised", "view")],
        _signposts(case, tell),
        list(_closing(case, limits, now)),
        helplines(timezone.localdate(now), case.lines),
    )


def _reasons(case: Told, tell: Teller, route: Route) -> Iterator[Reason]:
    """The answers that ask for this speed, each with who wrote it."""
    for code in ASKED:
        for said in case.every(code):
            asks = {one.code: one.asks for one in case.pathway.entries[code].fields}
            one = tell.retold(said)
            for asked in reasons(said.details).get(route, ()):
                yield Reason(asks[asked], one.by[asked], one.source)


def _signposts(case: Told, tell: Teller) -> list[tuple[Retold, bool]]:
    """Each with whether somebody wrote down what came of it."""
    waits = {one.place for one in without_outcome(case)}
    return [(one, one.place not in waits) for one in tell.every("signpost")]


def _closing(case: Told, limits: Mapping[str, Limit], now: datetime) -> Iterator[str]:
    """What stands before closing: by the state and what is needed first, and by what was said."""
    if case.is_closed:
        return
    close = {**BLANK, "at": f"{now:%Y-%m-%dT%H:%M}"}
    yield from dict.fromkeys(
        [*case.refusals("closed", close, limits, now), *also(case, "closed", close, now)]
    )
