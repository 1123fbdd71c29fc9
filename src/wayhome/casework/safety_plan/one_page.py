"""A safety plan on one page, to hold in the hand: what somebody needs first stands first.

Keeps: no answer is cut. A part for which there is no room is left out whole and named, so that
nobody takes the page for the plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from wayhome.casework.agreed import Action, State, actions
from wayhome.casework.case import Case
from wayhome.casework.fields import day
from wayhome.casework.pathways.plan import REVIEWED_ON
from wayhome.lexicon.dates import in_words

PROMISED = "What adults promised me"
FIRST_NEEDED = 5  # parts in the moment itself; what adults are to do stands after them
WIDE = 84  # letters of a line of print at 11 points on A4
ROOM = 52  # lines below the title
# By how soon it is needed: the section, its questions, and the heading on the page.
ORDER = (
    ("people", ("one", "two", "three"), "People I trust"),
    ("people", ("night",), "At night"),
    ("moment", ("out", "call"), "What I do in the moment"),
    ("moment", ("code_word",), "Our word for: fetch me now"),
    ("fetch", ("who", "where", "how", "else"), "Who fetches me"),
    ("places", ("safe",), "Where I feel safe"),
    ("places", ("unsafe", "ways"), "Where I take care"),
    ("signs", ("mine",), "What I notice first"),
    ("threats", ("do", "police"), "If I am threatened"),
    ("arrest", ("say", "adult", "solicitor"), "If I am arrested"),
    ("health", ("inside", "hurt"), "My health"),
    ("debt", ("plan", "tell"), "If somebody says that I owe money"),
    ("phone", ("number", "seen", "blocked"), "My phone"),
    ("school", ("where", "safe"), "School, college or work"),
    ("me", ("matters",), "What matters to me"),
    ("view", ("voice",), "What I say to this plan"),
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    """A heading, and the young person's own words below it, an answer each."""

    heading: str
    answers: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines of print it takes."""
        return 1 + sum(len(wrap(row, WIDE)) or 1 for one in self.answers for row in one.split("\n"))


@dataclass(frozen=True)
class OnePage:
    """What stands on the page, and the headings for which there was no room."""

    parts: tuple[Part, ...]
    left_out: tuple[str, ...]


def one_page(case: Case) -> OnePage:
    """The page, of what was answered. What is asked first of all takes its room first."""
    parts, last = _parts(case), _looked_at(case)
    room, kept = ROOM - sum(one.lines for one in last), []
    for one in parts:
        if one.lines <= room:
            room -= one.lines
            kept.append(one)
    left_out = tuple(one.heading for one in parts if one not in kept)
    return OnePage((*kept, *last), left_out)


def next_look(case: Case) -> date | None:
    """The day on which the plan is looked at together: what was told last, if any was."""
    told = [one for code in REVIEWED_ON for one in case.every(code)]
    newest = max(told, key=lambda one: one.place, default=None)
    return day(str(newest.details.get(REVIEWED_ON[newest.code]) or "")) if newest else None


def promised(case: Case) -> list[Action]:
    """What adults are still to do, the earliest first: the open actions of the plan."""
    still = (one for one in actions(case) if one.state is State.OPEN)
    return sorted(still, key=lambda one: (one.due, one.place))


def _parts(case: Case) -> list[Part]:
    first, rest = _said(case, ORDER[:FIRST_NEEDED]), _said(case, ORDER[FIRST_NEEDED:])
    owed = tuple(f"{one.what} {one.owner}, by {in_words(one.due)}" for one in promised(case))
    return [*first, *([Part(PROMISED, owed)] if owed else []), *rest]


def _said(case: Case, order: Sequence[tuple[str, tuple[str, ...], str]]) -> list[Part]:
    found = (
        (heading, tuple(str(case.latest(code)[one]) for one in asked if case.latest(code).get(one)))
        for code, asked, heading in order
    )
    return [Part(heading, answers) for heading, answers in found if answers]


def _looked_at(case: Case) -> list[Part]:
    on = next_look(case)
    return [Part("We look at it together", (in_words(on),))] if on else []
