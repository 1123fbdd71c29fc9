"""A school concern: what somebody in a school saw, how soon it is answered, what came of it.

Facts §9, whose form, thresholds and times are this project's design, for each partnership to agree.
The answers route it (`school_route`): red and amber start a clock of the safeguarding lead, and
every concern is looked at again. A human may make it faster, and slower with a reason. Exploitation
goes to children's social care and never to health alone: without that no such case closes.

Facts §9 counts school days. No calendar of terms is kept here, so working days are counted: a clock
is due earlier over a holiday, never later.
"""

from collections.abc import Iterator
from datetime import datetime

from wayhome.casework.case import Case, SaidEntry, effective
from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NOT_SURE, YES, Said
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways import rightful
from wayhome.casework.pathways.school_entries import (
    CLOSED,
    ENTRIES,
    LEAD,
    MORE,
    OPEN,
    RAISER,
    SCHOOL_RAISED,
    SERVICES,
    STATES,
    TAKEN_BACK,
)
from wayhome.casework.school_route import Route, facts, is_slower, route_now
from wayhome.casework.whose import held

_NO_MORE = frozenset({"closed", "not them"})
ROUTED = frozenset({"raised", "more", "route"})  # entries that say how soon it is answered


def _clock(
    code: str, called: str, owner: str, starts: frozenset[str], meets: str,
    slower: frozenset[str] = frozenset(),
) -> Clock:  # fmt: skip
    """Each in rounds: what was seen or told before something new answers nothing of it. `slower`:
    a slower answer, which somebody chose with a reason."""
    return Clock(
        code, called, owner, starts, frozenset({meets}), f"school_{code}", _NO_MORE | slower,
        starts | {"opened"}, rounds=True,
    )  # fmt: skip


def _routed(route: Route) -> frozenset[str]:
    """What asks for an answer as soon as this: answers of both forms, and that somebody says so."""
    answers = (
        facts(entry.code, [one.code for one in entry.fields], route)
        for entry in (SCHOOL_RAISED, MORE)
    )
    return _chosen(route).union(*answers)


def _chosen(*routes: Route) -> frozenset[str]:
    return frozenset(f"route:route={one}" for one in routes)


_USED = frozenset(f"{said}:used={YES}" for said in ("raised", "more"))
_RAISED, _DAYS = frozenset({"raised"}), frozenset({"help:review", "reviewed:again"})
CLOCKS = (
    _clock(
        "red", "Red: the safeguarding lead sees it at once", LEAD, _routed(Route.RED), "lead",
        _chosen(Route.AMBER, Route.GREEN),
    ),
    _clock(
        "amber", "Amber: the safeguarding lead sees it the same day", LEAD, _routed(Route.AMBER),
        "lead", _chosen(Route.GREEN),
    ),
    _clock("social_care", "Tell children's social care", LEAD, _USED, "social care"),
    _clock("review", "Look at it again", RAISER, _RAISED, "reviewed"),
    _clock("again", "Look at it on the day that was set", RAISER, _DAYS, "reviewed"),
    _clock("feedback", "Tell the school what came of it", LEAD, _RAISED, "feedback"),
    _clock(
        "signpost", "Hear whether it reached them", "The school", frozenset({"signpost"}), "reached"
    ),
)  # fmt: skip


def also(case: Case, code: str, details: Said, now: datetime) -> Iterator[str]:
    """What else refuses an entry: a slower answer without a reason, and a closing that leaves
    somebody who may be exploited without children's social care."""
    if code == "route":
        yield from _slower(case, details)
    elif code == "closed":
        yield from _not_to_close(case)


def speed(case: Case) -> Route:
    """How soon a case is answered, after all that was said of it."""
    return route_now((one.code, one.details) for one in _told(case))


def may_be_used(case: Case) -> bool:
    """Whether somebody may be using them: anybody said yes, whoever saw nothing of it since, or
    nobody is sure by now. A yes that was wrong is put right, or was never more than a not sure."""
    answers = [one.details["used"] for one in _told(case) if "used" in one.details]
    return YES in answers or answers[-1:] == [NOT_SURE]


def not_seen(case: Case) -> bool:
    """Whether something asks for the safeguarding lead that they have not seen since."""
    waits = False
    for one in effective(case.pathway, case.said):
        if one.code in ROUTED:
            waits = waits and one.code != "route" or _speed_of(one) is not Route.GREEN
        elif one.code == "lead":
            waits = False
    return waits


def without_outcome(case: Case) -> list[SaidEntry]:
    """Signposts of which nobody has written down whether they reached them."""
    heard = {one.details.get("signpost") for one in case.every("reached")}
    return [one for one in case.every("signpost") if str(one.place) not in heard]


def _told(case: Case) -> list[SaidEntry]:
    return [one for one in effective(case.pathway, case.said) if one.code in ROUTED]


def _speed_of(one: SaidEntry) -> Route:
    return route_now([(one.code, one.details)])


def _slower(case: Case, details: Said) -> Iterator[str]:
    chosen = details.get("route")
    if isinstance(chosen, str) and is_slower(Route(chosen), speed(case)) and not details.get("why"):
        yield f"This is {speed(case)} by what was said. Write why it can be answered more slowly."


def _not_to_close(case: Case) -> Iterator[str]:
    if may_be_used(case) and not case.every("social care"):
        yield (
            "Somebody may be using this pupil: write down whom you told at children's social care. "
            "Health alone is not enough."
        )
    if not_seen(case):
        yield (
            "The safeguarding lead has not seen all of it. They can write that they did, or say "
            "why it can be answered more slowly."
        )
    for one in without_outcome(case):
        to = SERVICES.get(str(one.details.get("to")), "")
        yield f"Write down whether the signpost reached them: {to}."


SCHOOL = Pathway(
    "school",
    "a school concern",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.SCHOOL),
    clocks=CLOCKS,
    also=also,
)
