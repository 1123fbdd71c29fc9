"""Who decides on a referral and why, and the two decisions as they stand, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from wayhome.casework.case import Case
from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import YES, Said, moment
from wayhome.casework.majority import line, near_majority
from wayhome.casework.referral.checks import born, listed
from wayhome.casework.referral.devolved import Runs
from wayhome.casework.referral.routes import PANEL, Route, decides
from wayhome.casework.referral.states import FIRST_NO, FIRST_YES, SECOND_NO, SECOND_YES
from wayhome.casework.referral.written import route
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import limits_of
from wayhome.workspace.pages.words import count, day

FIRST, SECOND = (FIRST_YES, FIRST_NO), (SECOND_YES, SECOND_NO)
RUNS = frozenset({State.RUNNING, State.LATE, State.PAUSED})
PANEL_DECIDES, CENTRAL_DECIDES = "A devolved panel decides", "The central authority decides"
ADULTS = f"{CENTRAL_DECIDES}: a panel is for children alone."
NO_BIRTH = (
    f"{CENTRAL_DECIDES} as long as section N has no date of birth: a panel needs one that is more "
    "than {} days short of 18."
)


@dataclass(frozen=True)
class Decision:
    """One of the two: what was decided, or nothing yet. `due`: its clock while that runs; `may`:
    what writes it down, by code and in words."""

    title: str
    became: str = ""
    told: Said = field(default_factory=dict, repr=False)
    at: datetime | None = None
    standard: str = ""
    due: Reading | None = None
    may: Sequence[tuple[str, str]] = ()


def who_decides(case: Case, now: datetime) -> str:
    """Who decides, and why; nothing of a notice, on which nobody does."""
    way, sent, birth = route(case), case.latest("sent"), born(case)
    if way is None or way is Route.NOTICE:
        return ""
    if sent:
        on = date.fromisoformat(str(sent["at"])[:10])
        who = PANEL_DECIDES if sent["route"] == PANEL else CENTRAL_DECIDES
        return f"{who}. On the day it was sent, {day(on)}, {_was(birth, on)}"
    if way is Route.ADULT:
        return ADULTS
    today = timezone.localdate(now)
    limit = line(today, case.held)
    return _today(birth, today, limit, listed(case, today)) if birth else NO_BIRTH.format(limit)


def begins(case: Case, now: datetime) -> Said:
    """What the form begins with by which a child's referral is sent: where the council that was
    told is on the list of areas that run a panel, that it does, and who decides then."""
    today = timezone.localdate(now)
    if route(case) is not Route.CHILD or not listed(case, today):
        return {}
    return {"area": YES, "route": decides(born(case), today, YES, line(today, case.held))}


def decisions(found: Opened, now: datetime) -> list[Decision]:
    """Both, once it is sent."""
    sent = found.told.latest("sent")
    if not sent:
        return []
    clocks = {one.clock.code: one for one in found.told.clocks(limits_of(found.row), now)}
    due = clocks.get(f"{sent['route']}_first_decision")
    return [
        _decision(found.told, "First decision", FIRST, due if due and due.state in RUNS else None),
        _decision(found.told, "Second decision", SECOND, None),
    ]


def _decision(case: Case, title: str, codes: Sequence[str], due: Reading | None) -> Decision:
    made = [one for one in case.said if one.code in codes][-1:]
    may = [(one.code, one.words) for one in case.offered if one.code in codes]
    if not made:
        return Decision(title, due=due, may=may)
    (last,) = made
    entry = case.pathway.entries[last.code]
    standard = next(one for one in entry.fields if one.code == "standard")
    met = standard.choices.get(str(last.details.get("standard")), "")
    at = moment(str(last.details.get("at")))
    return Decision(title, entry.words, last.details, at, met, due, may)


def _today(birth: date, on: date, limit: int, runs: Runs | None) -> str:
    """Of a child whose referral is still written: as if it were sent today."""
    near = near_majority(birth, on, limit)
    if not near.is_child:
        return f"{CENTRAL_DECIDES}: by the date of birth in section N they are 18 or over."
    left = f"Today they are {count(near.days, 'day')} short of 18"
    if near.beyond_limit and runs:
        since = f"{runs.name} has run one since {day(runs.since)}, by the list of areas"
        return f"{left}, more than {limit}: sent today, a devolved panel decides. {since}."
    if near.beyond_limit:
        return (
            f"{left}, more than {limit}: sent today, a devolved panel decides where the area runs "
            "one, and else the central authority."
        )
    return f"{left}, {limit} or fewer: sent today, the central authority decides."


def _was(birth: date | None, on: date) -> str:
    if birth is None:
        return "no date of birth was known."
    near = near_majority(birth, on)
    if near.is_child:
        return f"they were {count(near.days, 'day')} short of 18."
    return "they were 18 or over."
