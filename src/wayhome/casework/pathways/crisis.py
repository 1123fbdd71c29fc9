"""Found: the crisis response, from the minute a child is found to the review on day 14 and after.

The order is that of facts §6.1, which this project sets out for each partnership to agree; numbers
stand in `reference/limits`. Nothing here says what a child is: it says what was done, by whom, and
what is still to do.

Keeps: whoever is lost again and found again is found as at the first time. What was done before
answers nothing of it, so what is due of every finding begins anew (ADR 0055).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, Said
from wayhome.casework.limits import Limit
from wayhome.casework.majority import line
from wayhome.casework.pathway import Pathway
from wayhome.casework.pathways import crisis_entries, crisis_lost, rightful
from wayhome.casework.pathways.crisis_entries import FOUND
from wayhome.casework.pathways.crisis_home import home_or_why_not
from wayhome.casework.pathways.crisis_states import (
    CLOSED,
    FINDER,
    HOME,
    NOT_KNOWN,
    OPEN,
    STATES,
    TAKEN_BACK,
    WORKER,
)
from wayhome.casework.pathways.still_missing import risk_clock
from wayhome.casework.priority import WORDS as RUNS
from wayhome.casework.priority import Found, Response, response
from wayhome.casework.referral.routes import CENTRAL, PANEL, decides
from wayhome.casework.whose import held

if TYPE_CHECKING:
    from wayhome.casework.case import Case

__all__ = ["CRISIS", "FOUND", "NOT_KNOWN", "runs", "which"]

ENTRIES = (*crisis_entries.BEFORE, *crisis_lost.ENTRIES, *crisis_entries.ENTRIES)
_NO_MORE, _AGAIN = frozenset({"not them", "closed"}), frozenset({"opened"})
_FOUND = frozenset({"found", "found again"})
_FINDS = _FOUND | {"back again"}
_RETURNS = frozenset({"arrived", "back again"})  # to where they are to stay
_ARREST = frozenset({"found:what=arrest", f"found again:custody={YES}"})
_IN_CUSTODY = "custody_safe"
# Nobody can do it any more for a child who has left.
_LEFT = _NO_MORE | {"set out", "lost", "back again"}
ROAD = ("found", "lost", "found again", "back again")
_ALL_FOUR = frozenset({"home police", "finding police", "council", "health"})
_NOBODY = "nobody"


def _clock(
    code: str, words: str, owner: str, starts: frozenset[str], *meets: str, limit: str = "",
    ends: frozenset[str] = _NO_MORE, rounds: bool = False,
) -> Clock:  # fmt: skip
    return Clock(
        code, words, owner, starts, frozenset(meets), limit or code, ends, _AGAIN, rounds=rounds,
        says=meets[0].partition(":")[0],
    )  # fmt: skip


def _each_time(
    code: str, words: str, owner: str, starts: frozenset[str], *meets: str, limit: str = "",
    ends: frozenset[str] = _NO_MORE,
) -> Clock:  # fmt: skip
    """Due of every finding: what was done of an earlier one answers nothing."""
    return _clock(code, words, owner, starts, *meets, limit=limit, ends=ends, rounds=True)


def _once(
    code: str, words: str, owner: str, starts: frozenset[str], *meets: str, limit: str = ""
) -> Clock:
    """Due once, however often they are lost: there is one referral."""
    return _clock(code, words, owner, starts, *meets, limit=limit)


_FIRST = frozenset({"found"})
_LOST = frozenset({"lost"})
CLOCKS = (
    _each_time(
        "home_told", "Tell the home council", FINDER, _FINDS | _LOST,
        f"home told:reached={YES}", f"lost:home={YES}",
    ),
    _each_time(
        "police_told", "Tell police that they are missing", "Whoever knows of it", _LOST,
        "police told", f"lost:police={YES}", limit="missing_police_told",
        ends=_NO_MORE | _FINDS,
    ),
    risk_clock(_LOST, frozenset({"found again", "back again"}), _NO_MORE),
    _each_time("strategy_call", "Hold a strategy call", HOME, _FINDS | _LOST, "call"),
    _each_time(
        "adult", "Have an appropriate adult there", FINDER, _ARREST, f"adult:no_part={YES}",
        limit=_IN_CUSTODY, ends=_LEFT,
    ),
    _each_time(
        "section_45", "Raise section 45", FINDER, _ARREST, f"section 45:told={YES}",
        limit=_IN_CUSTODY,
    ),
    _once(
        "referrer", "Agree who makes the referral", FINDER, _ARREST, "referrer", limit=_IN_CUSTODY
    ),
    _each_time(
        "safe_travel", "Arrange safe travel home", FINDER, _FOUND, f"travel:known={YES}",
        f"set out:known={YES}", ends=_NO_MORE | {"lost", "back again"},
    ),
    _each_time(
        "home_again", "Bring them home, or to where they are to stay", HOME, _FOUND, "arrived",
        "back again", ends=_NO_MORE | _LOST,
    ),
    _each_time("worker_met", "A worker from home meets them", WORKER, _FINDS, "met"),
    _each_time(
        "return_interview", "Return home interview", WORKER, _RETURNS, "interview:went=held"
    ),
    _each_time("first_plan", "First safety plan", WORKER, _FINDS, "plan"),
    _once("referral_sent", "Send the referral", "A first responder", _FIRST, "referred"),
    _once("panel_slot", "On the agenda of a panel", "The panel coordinator", _FIRST, "slot"),
    _each_time(
        "early_advice", "Ask for early advice", "Police", frozenset({"charge"}), "advice"
    ),
    _each_time("first_review", "Review", HOME, _FINDS, "reviewed"),
    _once(
        "panel_first_decision", "First decision by the panel", "The panel",
        frozenset({"referred:route=panel"}), "decided",
    ),
    _once(
        "central_first_decision", "First decision by the central authority",
        "The central authority", frozenset({"referred:route=central"}), "decided",
    ),
    # Whoever decides, and where nobody was asked to: facts §6.1 has a backstop for every response.
    _once(
        "decision_backstop", "A first decision on the referral, or why there is none", HOME,
        _FIRST, "decided",
    ),
)  # fmt: skip


def also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    """What else refuses an entry: a place that is far and called near, a call without those who
    have to be there, a leaving with nobody knows whom, a route that the age does not give."""
    yield from home_or_why_not(case, code, details, now)
    yield from _out_of_order(case, code, details)
    if code == "call":
        yield from _not_at_the_call(details)
    if code == "set out" and details.get("known") == NO:
        yield (
            "A child leaves with nobody whom the home council does not know. Write it under “Safe "
            "travel home arranged”, with what is done until it does. Where they have left, write "
            "“Left otherwise, or missing”."
        )
    if code == "referred":
        yield from _another_route(case, details)


def _out_of_order(case: "Case", code: str, details: Said) -> Iterator[str]:
    """Found and lost in the order in which they are said: else a child whom nobody can find now
    would be one who was found since, by the clocks, and nothing would be due."""
    road = [str(one.details["at"]) for each in ROAD for one in case.every(each)]
    early = code in ROAD and str(details["at"]) < max(road, default="")
    late = code == "put right" and str(details["at"]) > min(road[1:], default="9")
    if early or late:
        yield (
            "By these times they were found before they were last seen, or lost before they were "
            "found. Put one of the two right."
        )


def _not_at_the_call(details: Said) -> Iterator[str]:
    there = frozenset(details.get("there") or ())
    if str(details.get("absent")).strip(" .").lower() == _NOBODY and not there >= _ALL_FOUR:
        yield "Not all four of them are ticked as there: write who was not, and why."
    rail = details.get("rail") in {YES, NOT_SURE}
    if rail and "transport police" not in there and not details.get("no_rail"):
        yield (
            "A train was part of it, or may have been: tick British Transport Police, or write why "
            "they were not there."
        )


def _another_route(case: "Case", details: Said) -> Iterator[str]:
    """Of somebody whose date of birth is known: facts §1.4, by the day on which it was sent."""
    born = str(case.first.get("born") or "")
    if details.get("route") != PANEL or not born:
        return
    sent = date.fromisoformat(str(details["at"])[:10])
    if decides(date.fromisoformat(born), sent, YES, line(sent, case.held)) == CENTRAL:
        yield (
            "On the day it was sent they were not more than 100 days short of 18: the central "
            "authority decides."
        )


CRISIS = Pathway(
    "crisis",
    "a crisis response",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.CRISIS),
    clocks=CLOCKS,
    also=also,
)


def which(details: Said, held: Mapping[str, Limit] | None = None) -> Response:
    """Which response runs, from what was said at the beginning: by the day in London on which they
    were found. `held`: the limits that hold for the case."""
    born, what, day, supply = (
        str(details.get(one) or "") for one in ("born", "what", "at", "supply")
    )
    somebody = Found(
        date.fromisoformat(born) if born else None,
        date.fromisoformat(day[:10]),
        what == "arrest",
        supply,
    )
    return response(somebody, line(somebody.day, held))


def runs(details: Said, held: Mapping[str, Limit] | None = None) -> str:
    """The same in words."""
    return RUNS[which(details, held)]
