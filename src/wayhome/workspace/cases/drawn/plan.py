"""A safety plan as its page shows it: what is needed first stands first, in their own words.

Keeps: the newest of each section counts; what goes into a young person's hand is refused where it
was not safe for them to hold, with the sentence of the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wayhome.casework.agreed import Action
from wayhome.casework.case import Case as Told
from wayhome.casework.fields import NO, NOT_SURE
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.plan import PLAN, safe_to_hold
from wayhome.casework.pathways.plan_sections import SECTIONS
from wayhome.casework.safety_plan import hidden, next_look, one_page, promised
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

FIRST = ("people", "moment", "fetch", "threats")  # what somebody needs at night
HORIZONS = ("short", "weeks", "long")
UNSAFE = (
    "It was written down that it is not sure whether they can hold this safely. Give the short "
    "form, or none and learn it by heart together. Where that has changed, write that down first."
)
NOTHING = "Nothing of the plan is written yet."
UNASKED = (
    "Nobody has written down whether they can hold it safely, and their code word stands on it. "
    "Ask them first."
)
EMPTY = "No name and no number is written in the plan yet: write “People I trust” first."


@dataclass(frozen=True)
class Copy:
    """Who holds which form of it, since when, and whether that is safe."""

    who: str
    told: Retold

    @property
    def doubt(self) -> bool:
        return self.told.by.get("safe") != "Yes"


@dataclass(frozen=True)
class Plan:
    """`page_refused`, `list_refused`: why the one page, or the short form, is not made; empty where
    it is. `unsaid`: sections that nobody has written yet; `promises`: what adults are still to do,
    by when."""

    look: date | None
    view: Retold | None
    first: Sequence[Retold]
    rest: Sequence[Retold]
    horizons: Sequence[Retold]
    unsaid: Sequence[Entry]
    parents: Sequence[Retold]
    shared: Retold | None
    copies: Sequence[Copy]
    page_refused: str
    list_refused: str
    promises: Sequence[Action]


def shown(found: Opened, names: Names) -> Plan:
    """A plan in words."""
    tell, case = Teller(found, names), found.told
    own = [one.code for one in SECTIONS if one.code not in {*FIRST, "parents"}]
    return Plan(
        next_look(case),
        tell.latest("view", "voice", "why", "agrees"),
        _said(tell, FIRST),
        _said(tell, own),
        _said(tell, HORIZONS[::-1]),
        [PLAN.entries[one] for one in (*FIRST, *own) if one not in case.codes],
        _of_parents(found, tell),
        tell.latest("shared"),
        _copies(found, tell),
        page_refused(case),
        list_refused(case),
        promised(case),
    )


def page_refused(case: Told) -> str:
    """Why the one page is not printed: the newest word on whether they can hold it says so, nobody
    asked, or nothing would stand on it."""
    safe = safe_to_hold(case)
    if not one_page(case).parts:
        return NOTHING
    return UNSAFE if safe in {NO, NOT_SURE} else "" if safe else UNASKED


def list_refused(case: Told) -> str:
    """Why the short form is not printed: there would be nothing on it."""
    return "" if hidden(case) else EMPTY


def _said(tell: Teller, codes: Sequence[str]) -> list[Retold]:
    return [one for one in map(tell.latest, codes) if one]


def _of_parents(found: Opened, tell: Teller) -> list[Retold]:
    """The newest of each parent or carer."""
    whose = {str(one.details["who"]).casefold(): one for one in found.told.every("parents")}
    return [tell.retold(one) for one in whose.values()]


def _copies(found: Opened, tell: Teller) -> list[Copy]:
    """What each holds by now, the newest first: a later copy stands instead of an earlier one."""
    held: dict[str, Copy] = {}
    for one in found.told.every("copy"):
        who = str(one.details.get("who") or "The young person")
        held.pop(who.casefold(), None)
        held[who.casefold()] = Copy(who, tell.retold(one))
    return list(held.values())[::-1]
