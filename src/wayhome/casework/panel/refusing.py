"""What a panel may not do yet: a sentence for each thing, with who can supply it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.fields import Said
from wayhome.casework.panel.agenda import Came, agenda
from wayhome.casework.panel.carrying import BECOMES, NO_REFERRAL
from wayhome.casework.panel.seats import SEATS
from wayhome.casework.panel.sitting import (
    NOT_IN_THE_CHAIR,
    chair_of,
    conflict_of,
    members,
    missing_seats,
)

if TYPE_CHECKING:
    from wayhome.casework.case import Case


def refuses(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    """Why a panel may not do this now."""
    rules: Mapping[str, Callable[[Case, Said], Iterator[str]]] = {
        "opened": _opens,
        "resumed": _opens,
        "chair": _chairs,
        "decided": _decides,
        "over": _ends,
    }
    yield from rules[code](case, details) if code in rules else ()


def _opens(case: "Case", details: Said) -> Iterator[str]:
    if not any(one.there for one in members(case)):
        yield "Nobody is there yet: write down who has come."
    chair = chair_of(case, "")
    if chair is None:
        yield "Nobody is in the chair: name somebody first. The panel coordinator can."
    elif not chair.there:
        yield f"{chair.name} is in the chair and not there: name somebody who is."


def _chairs(case: "Case", details: Said) -> Iterator[str]:
    item = str(details.get("item") or "")
    of = {str(one.place): one for one in members(case)}
    member = of.get(str(details.get("member")))
    if member and item and conflict_of(case, member, item) in NOT_IN_THE_CHAIR:
        yield f"{member.name} works on this child's case: name somebody else for this item."


def _decides(case: "Case", details: Said) -> Iterator[str]:
    item = str(details.get("item") or "")
    if details.get("decision") in BECOMES:
        yield from _of_grounds(case, details)
    missing = missing_seats(case)
    if missing:
        seats = ", ".join(SEATS[one] for one in missing)
        yield f"The panel cannot decide without: {seats}. Put it off, or ask them in."
    chair = chair_of(case, item)
    if chair is None or not chair.there:
        yield "Nobody who is there is in the chair for this item: name somebody."
    elif conflict_of(case, chair, item) in NOT_IN_THE_CHAIR:
        yield (
            f"{chair.name} is in the chair and works on this child's case: name somebody else for "
            "this item."
        )


def _of_grounds(case: "Case", details: Said) -> Iterator[str]:
    """A decision on a referral: by the kind of panel that may, and on its own standard."""
    if case.first.get("kind") != "decision":
        yield "Only a decision panel decides on a referral. Put it on the agenda of one."
    item = next((one for one in agenda(case) if str(one.place) == details.get("item")), None)
    if item and not item.case:
        yield NO_REFERRAL
    if not str(details["decision"]).startswith(str(details.get("standard"))):
        yield (
            "This is decided on another standard: the first on reasonable grounds to believe, the "
            "second on the balance of probabilities, both each on its own."
        )


def _ends(case: "Case", details: Said) -> Iterator[str]:
    for one in agenda(case):
        if one.came not in {Came.DECIDED, Came.PUT_OFF}:
            yield f"“{one.title}” is neither decided nor put off."
