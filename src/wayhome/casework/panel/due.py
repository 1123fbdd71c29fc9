"""Which cases come before a panel, and why: offered to whoever prepares it, who takes them or not.

Keeps: a case is offered for what was said in it and what its clocks say, never for whom it is
about; nothing is on an agenda by itself. A panel without the core seats for referrals is offered
none (facts §1.4); places, lines and groups come before the panel on exploitation (facts §7).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Reading, State
from wayhome.casework.limits import DAY, start_of
from wayhome.casework.measures import measure
from wayhome.casework.referral.routes import PANEL
from wayhome.casework.referral.states import AGAIN, FIRST_YES, SENT
from wayhome.lexicon.dates import LONDON, in_words

if TYPE_CHECKING:
    from wayhome.casework.case import Case

_STILL = frozenset({State.RUNNING, State.LATE, State.PAUSED})
# What a case is about, by which it is an item; somebody is a child unless whoever prepares says so.
ITEM_OF = {"person": "child", "address": "place", "line": "line", "group": "theme"}
# Clocks of the reviews that a panel may want to hear of, with what it is asked.
REVIEWS = {"plan_review": "plan", "order_review": "plan"}
OF_REFERRALS = frozenset({SENT, AGAIN, FIRST_YES})


@dataclass(frozen=True)
class Due:
    """Why a case comes before a panel, in words. `kind` and `asks`: of the item that it would be;
    `by`: when a clock has it due, where one does."""

    kind: str
    asks: str
    why: str
    by: datetime | None = None


@dataclass(frozen=True)
class Before:
    """One case and how it stands. `about`: person, address, line or group."""

    case: "Case"
    about: str
    clocks: Iterable[Reading]


def due(one: Before, panel: str, meets: date) -> Due | None:
    """Why it comes before a panel of a kind that meets on a day; None where nothing asks for it."""
    clocks = {each.clock.code: each for each in one.clocks if each.state in _STILL}
    rules: Mapping[str, tuple[Callable[..., Iterator[Due]], ...]] = {
        "decision": (_to_decide, _slot, _review),
        "exploitation": (_slot, _review, _of_surroundings),
    }
    found = (each for rule in rules.get(panel, ()) for each in rule(one, clocks, meets))
    return next(found, None)


def _to_decide(one: Before, clocks: Mapping[str, Reading], meets: date) -> Iterator[Due]:
    case = one.case
    if case.pathway.code != "referral" or case.state not in OF_REFERRALS:
        return
    if case.latest("sent").get("route") != PANEL:
        return
    first = clocks.get("panel_first_decision")
    if FIRST_YES in case.codes:
        yield Due("child", "second", "Waits for the second decision")
    elif case.state == AGAIN:
        yield Due("child", "first", "To be decided again")
    else:
        by = first.due if first else None
        yield Due("child", "first", "Waits for the first decision", by)


def _slot(one: Before, clocks: Mapping[str, Reading], meets: date) -> Iterator[Due]:
    slot = clocks.get("panel_slot")
    if slot:
        yield Due("child", "know", "A crisis response that is on no agenda yet", slot.due)


def _review(one: Before, clocks: Mapping[str, Reading], meets: date) -> Iterator[Due]:
    """A review that is due by the day on which the panel meets."""
    for code, asks in REVIEWS.items():
        review = clocks.get(code)
        if review and review.due <= start_of(meets) + DAY:
            yield Due(_item(one), asks, f"{review.clock.words}: due by then", review.due)


def _item(one: Before) -> str:
    """An order against an adult comes before a panel as one about a person of concern."""
    chosen = one.case.first.get("measure") if one.case.pathway.code == "order" else None
    against = chosen is not None and measure(str(chosen)).concerns == "an adult"
    return "person" if against and one.about == "person" else ITEM_OF[one.about]


def _of_surroundings(one: Before, clocks: Mapping[str, Reading], meets: date) -> Iterator[Due]:
    if one.about in {"address", "line", "group"}:
        since = in_words(one.case.said[0].said_at.astimezone(LONDON).date())
        yield Due(ITEM_OF[one.about], "plan", f"Open since {since}")
