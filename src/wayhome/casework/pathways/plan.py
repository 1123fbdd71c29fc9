"""A safety plan: made with the young person, in their words, for 72 hours, two weeks, and after.

Sections are said again as things change and the newest counts; adults' promises are actions. A plan
at each horizon says the day on which it is looked at together, and each look the next (facts §6.1).
Keeps: a copy is put into a young person's hand only where it is safe to hold.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, Said, When
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, words, yes_no
from wayhome.casework.pathways.plan_sections import IN_USE, MAKING, OPEN, SECTIONS, THEM

if TYPE_CHECKING:
    from wayhome.casework.case import Case

CLOSED, TAKEN_BACK = "closed", "taken back"
STATES = {
    MAKING: "being made",
    IN_USE: "in use",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
_WORKER = "Whoever makes it with them"
# Which entries tell the day of the next look, and in which question.
REVIEWED_ON = {"short": "review", "weeks": "review", "long": "review", "reviewed": "next"}
WHOLE, PAGE, HIDDEN, NONE = "whole", "one page", "hidden", "none"

BEGIN = Entry(
    "begun", "Begun", _WORKER, frozenset({BEGUN}), MAKING,
    fields=(
        Field(
            "at", "Since when is a plan needed?", Kind.HAPPENED,
            hint="The 72 hours count from then.",
        ),
        Field("who", "Who makes it with them? Name, role and agency"),
        yes_no("with_them", "Is it made with the young person?"),
        words("why_not", "Why not yet, and when and with whom will it be?",
              when=When("with_them", frozenset({NO}))),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how it began", _WORKER, OPEN, fields=BEGIN.fields, corrects="begun"
)

VIEW = Entry(
    "view", "What I say to this plan", THEM, OPEN,
    fields=(
        at("When was it said?"),
        Field(
            "agrees", "Do I agree with it?", Kind.CHOICE,
            choices={
                YES: "Yes",
                "partly": "With some of it",
                NO: "No",
                "not asked": "They could not be asked yet",
            },
            hint="A plan stands also where the young person does not agree: then it says so.",
        ),
        words("voice", "In my words",
              when=When("agrees", frozenset({YES, "partly", NO}))),
        words("why", "Why not, and when will they be asked?",
              when=When("agrees", frozenset({"not asked"}))),
    ),
)  # fmt: skip

SHARED = Entry(
    "shared", "What is told to whom", _WORKER, OPEN,
    fields=(
        at(),
        words("what", "What of this plan is told, and to whom?"),
        words("not", "What is not to be told, and to whom not?", required=False),
        Field(
            "knows", "Does the young person know who is told what?", Kind.CHOICE,
            choices=YES_NO_NOT_SURE,
        ),
        Field(
            "agrees", "Do they agree to it?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            hint="What keeps a child safe is told also without that; then they are told so first.",
        ),
    ),
)  # fmt: skip

# Asked before anything is printed: a page with a code word on it is read by whoever finds it.
HOLD = Entry(
    "hold", "Whether they can hold it safely", _WORKER, OPEN,
    fields=(
        at("When was it asked?"),
        Field(
            "safe", "Is it safe for the young person to hold?", Kind.CHOICE,
            choices=YES_NO_NOT_SURE, hint="Who searches their pockets, their room or their phone?",
        ),
        words("where", "Where do they keep it, and who could find it there?"),
    ),
)  # fmt: skip

COPY = Entry(
    "copy", "A copy was given", _WORKER, OPEN,
    fields=(
        at("When?"),
        Field(
            "whose", "To whom?", Kind.CHOICE,
            choices={"young person": "The young person", "other": "Somebody else"},
        ),
        Field("who", "Who? Name, role and agency", when=When("whose", frozenset({"other"}))),
        Field(
            "safe", "Is it safe for them to hold?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            hint="Who searches their pockets, their room or their phone?",
        ),
        Field(
            "form", "Which form?", Kind.CHOICE,
            choices={
                WHOLE: "The whole plan",
                PAGE: "The one page",
                HIDDEN: "The hidden short form: numbers and times alone",
                NONE: "None: they know it by heart",
            },
        ),
    ),
)  # fmt: skip


def _horizon(code: str, title: str, needs: tuple[str, ...]) -> Entry:
    return Entry(
        code, title, _WORKER, OPEN, IN_USE, needs,
        fields=(
            at("When was it made?"),
            words("holds", "What holds until then: who is with me, where, what do we do?"),
            Field("review", "On which day do we look at it together?", Kind.DAY),
            words(
                "triggers",
                "What makes us look at it sooner? Like being missing, an arrest, a threat, a move.",
            ),
        ),
    )  # fmt: skip


SHORT = _horizon("short", "The plan for 72 hours", ("people", "moment", "view"))
WEEKS = _horizon("weeks", "The plan for two weeks", ("people", "moment", "places", "view"))
LONG = _horizon("long", "The long plan", ("people", "moment", "places", "signs", "view", "shared"))

REVIEW = Entry(
    "reviewed", "Looked at together", _WORKER, frozenset({IN_USE}),
    fields=(
        at("When?"),
        words("why", "Was it the day, or did something happen?"),
        words("voice", "What do I say, in my own words?"),
        words("helped", "What helped, and what did not?"),
        words("changed", "What do we change?"),
        Field(
            "next", "On which day do we look again?", Kind.DAY, required=False,
            hint="Leave this out only where the plan ends here.",
        ),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _WORKER, OPEN, CLOSED, needs=("view",),
    fields=(at("When?"), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", _WORKER, frozenset({CLOSED}), IN_USE,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", _WORKER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at("When?"), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, PUT_RIGHT, *SECTIONS, VIEW, SHARED, SHORT, WEEKS, LONG, HOLD, COPY, REVIEW, CLOSE,
    OPENED, NOT_THEM,
)  # fmt: skip


def safe_to_hold(case: "Case") -> str:
    """What was said last of whether the young person can hold it: yes, no, not sure; nothing where
    nobody asked."""
    asked = case.every("hold")
    given = [one for one in case.every("copy") if one.details["whose"] == "young person"]
    newest = max([*asked, *given], key=lambda one: one.place, default=None)
    return str(newest.details["safe"]) if newest else ""


_OVER, _AGAIN = frozenset({"closed", "not them"}), frozenset({"opened"})
_TOLD = frozenset(f"{code}:{field}" for code, field in REVIEWED_ON.items())


def _clock(code: str, said: str, starts: str, meets: str, limit: str) -> Clock:
    one, other = frozenset({starts}), frozenset({meets})
    return Clock(code, said, _WORKER, one, other, limit, _OVER, _AGAIN)


CLOCKS = (
    _clock("plan_short", "Make the plan for 72 hours", "begun", "short", "first_plan"),
    _clock("plan_weeks", "Make the plan for two weeks", "begun", "weeks", "plan_weeks"),
    _clock("plan_long", "Make the long plan", "weeks", "long", "plan_long"),
    Clock(
        "plan_review", "Look at the plan together", _WORKER, _TOLD, frozenset(REVIEWED_ON),
        "plan_review", _OVER, _AGAIN, rounds=True,
    ),
)  # fmt: skip


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    told = details.get(REVIEWED_ON.get(code, ""))
    if told and date.fromisoformat(str(told)) < date.fromisoformat(str(details["at"])[:10]):
        yield "The day on which you look at it again is before this was made: choose a later one."
    if code == "closed" and case.state == IN_USE and "reviewed" not in case.codes:
        yield "A plan in use does not end unseen: write down first under “Looked at together”."
    if code == "copy" and _gives_away(details):
        yield (
            "It is not sure that the young person can hold this safely: give the hidden short "
            "form, or none and learn it by heart together."
        )


def _gives_away(details: Said) -> bool:
    unsafe = details["whose"] == "young person" and details["safe"] in {NO, NOT_SURE}
    return unsafe and details["form"] in {WHOLE, PAGE}


PLAN = Pathway(
    "plan",
    "a safety plan",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=_also,
)
