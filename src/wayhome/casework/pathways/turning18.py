"""Turning 18: what ends and what begins for a young person, planned before the day and not on it.

Begun 100 days before 18 or earlier. Clocks count back from the 18th birthday, which the date of
birth said at the beginning gives (29 February is 1 March, facts §1.4), in London's days. Nobody can
let them wait, and one that had passed when the case began is late from the beginning: that is so.
From midnight of the birthday nothing is shared or referred without asking them (facts §1.2).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, Said, When
from wayhome.casework.fields import day as day_of
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways import rightful
from wayhome.casework.pathways.asking import at, words
from wayhome.casework.whose import ADULTS, TOLD_US, Retold, Whose, held
from wayhome.lexicon.dates import MAJORITY, birthday, in_words

if TYPE_CHECKING:
    from wayhome.casework.case import Case

BEFORE, ADULT, CLOSED, TAKEN_BACK = "before 18", "adult", "closed", "taken back"
OPEN = frozenset({BEFORE, ADULT})
STATES = {
    BEFORE: "planned",
    ADULT: "asked as an adult",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
_WORKER = "The worker of the home council"
_REFERRER = "The first responder, or the worker of the home council"
_ADULTS = "Adult services"

BEGIN = Entry(
    "begun", "Begun", _WORKER, frozenset({BEGUN}), BEFORE,
    fields=(
        at("When was it begun?"),
        Field(
            "born", "Date of birth", Kind.DAY,
            hint="The days up to 18 are counted from it. Where nobody is sure, write the earliest "
            "day that it may have been, so that nothing is planned too late.",
        ),
        Field("sure", "Is that date sure?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        Field("worker", "Who plans it with them? Name, role and agency"),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how it began", _WORKER, OPEN, fields=BEGIN.fields, corrects="begun"
)

WISHES = Entry(
    "wishes", "What the young person wants", _WORKER, OPEN,
    fields=(
        at("When did they say it?"),
        words("voice", "What do they want from 18 on, in their own words?"),
        words("worry", "What worries them about it?", required=False),
        words("no", "What do they not want?", required=False),
        words("told", "What were they told about what changes at 18?"),
    ),
)  # fmt: skip

_SOME = When("any", frozenset({YES}))
ORDERS = Entry(
    "orders", "Orders that are open", _WORKER, OPEN,
    fields=(
        at("When was this looked at?"),
        Field("any", "Is any order or plan open?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        words("which", "Which, until when, and who holds it?", when=_SOME),
        words("ends", "Which of them end at 18, and what is there instead?", when=_SOME),
        words("goes_on", "Which go on as an adult’s, and who works on them then?", when=_SOME),
        words("ask", "Who finds out, and by when?", when=When("any", frozenset({NOT_SURE}))),
    ),
)  # fmt: skip

_MADE = When("made", frozenset({YES}))
REFERRAL = Entry(
    "referral", "How the referral stands", _REFERRER, OPEN,
    fields=(
        at("When was this looked at?"),
        Field(
            "made", "Was a referral made?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            hint="A devolved panel decides only on what is referred more than 100 days before 18. "
            "A child is referred without being asked for consent; an adult is not.",
        ),
        Field("day", "Which day was it made?", Kind.DAY, when=_MADE),
        Field(
            "route", "Who decides on it?", Kind.CHOICE, when=_MADE,
            choices={
                "panel": "A devolved panel",
                "central": "The central authority",
                "not known": "Not known",
            },
            hint="Who turns 18 on the way keeps the route on which they were referred.",
        ),
        Field(
            "stands", "How far is it?", Kind.CHOICE, when=_MADE,
            choices={
                "first": "Waiting for the first decision",
                "second": "First decision positive, waiting for the second",
                "positive": "Second decision positive",
                "negative": "A negative decision",
                "not known": "Not known",
            },
        ),
        words(
            "why", "Why not, and is one made before they are 18?",
            when=When("made", frozenset({NO, NOT_SURE})),
        ),
    ),
)  # fmt: skip

LEAD = Entry(
    "lead", "The lead of adult services", _ADULTS, OPEN,
    fields=(
        at(),
        Field(
            "answer", "What did adult services answer?", Kind.CHOICE,
            choices={
                "named": "Somebody is named",
                "asked": "Asked, and no answer yet",
                "refused": "They say that it is not theirs",
            },
        ),
        Field("who", "Who? Name, role and agency", when=When("answer", frozenset({"named"}))),
        Field(
            "met", "Have they met the young person?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            when=When("answer", frozenset({"named"})),
        ),
        words("reason", "Why not theirs, and who is asked next?",
              when=When("answer", frozenset({"refused"}))),
        TOLD_US,
    ),
    whose=Whose(ADULTS, retold=Retold.ANYBODY),
)  # fmt: skip

HOME = Entry(
    "home", "Where they live from 18 on", _WORKER, OPEN,
    fields=(
        at(),
        Field("settled", "Is it settled?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        words(
            "where", "What kind of home, in which area, and who pays for it?",
            when=When("settled", frozenset({YES})),
        ),
        words(
            "open", "What is still open, and who settles it by when?",
            when=When("settled", frozenset({NO, NOT_SURE})),
        ),
        Field(
            "wanted", "Do they want to live there?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            when=When("settled", frozenset({YES})),
        ),
        words("safe", "Who could find them there, and what keeps them safe?"),
    ),
)  # fmt: skip

STAYS = Entry(
    "stays", "Who stays", _WORKER, OPEN,
    fields=(
        at(),
        words("who", "Who goes on being there for them after 18? Name, what they are to them, how "
              "to reach them"),
        words("ends", "Who cannot go on, and has that been said to them?", required=False),
    ),
)  # fmt: skip

CONSENT = Entry(
    "consent", "Asked as an adult", "Whoever works with them at 18", OPEN, ADULT,
    fields=(
        at("When were they asked?"),
        Field(
            "work", "Do they want this work to go on?", Kind.CHOICE,
            choices={YES: "Yes", "partly": "Some of it", NO: "No", NOT_SURE: "Not sure yet"},
        ),
        words("share", "What may be told, and to whom? Write “nothing” if they say so."),
        Field(
            "referral", "Do they agree to a referral, or that theirs goes on?", Kind.CHOICE,
            choices={
                YES: "Yes",
                NO: "No: the duty to notify holds, and names nobody",
                "not asked": "There is nothing to ask",
                NOT_SURE: "Not sure yet",
            },
        ),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

LOOK = Entry(
    "look", "Looked at together", _WORKER, OPEN,
    fields=(
        at(),
        words("changed", "What has changed?"),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _WORKER, OPEN, CLOSED, needs=("wishes", "stays"),
    fields=(at(), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip

# Who is 18 by then is asked anew, so it is not opened as what it was.
OPENED = Entry(
    "opened", "Opened again", _WORKER, frozenset({CLOSED}), BEFORE,
    fields=(at(), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", _WORKER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at(), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, PUT_RIGHT, WISHES, ORDERS, REFERRAL, LEAD, HOME, STAYS, CONSENT, LOOK, CLOSE, OPENED,
    NOT_THEM,
)  # fmt: skip


def _clock(code: str, said: str, owner: str, *meets: str) -> Clock:
    return Clock(
        code, said, owner, frozenset({"begun:born"}), frozenset(meets), code,
        frozenset({"closed", "not them"}), frozenset({"opened"}),
    )  # fmt: skip


CLOCKS = (
    _clock("wishes_18", "Ask what they want from 18 on", _WORKER, "wishes"),
    _clock("orders_18", "Look at the orders that are open", _WORKER,
           "orders:any=yes", "orders:any=no"),
    _clock("referral_18", "Look at the referral and who decides on it", _REFERRER,
           "referral:made=yes", "referral:made=no"),
    _clock("lead_18", "Have a lead of adult services named", _ADULTS, "lead:answer=named"),
    _clock("home_18", "Settle where they live from 18 on", _WORKER, "home:settled=yes"),
    _clock("stays_18", "Say who stays", _WORKER, "stays"),
    _clock("consent_18", "Ask them as an adult", "Whoever works with them at 18", "consent"),
)  # fmt: skip


def turns_18(case: "Case") -> date | None:
    """The 18th birthday, by the date of birth as it was put right; None where none was said."""
    born = day_of(str(case.first.get("born") or ""))
    return birthday(born, MAJORITY) if born else None


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterable[str]:
    if code in {"begun", "put right"}:
        return _too_late(details)
    if code == "consent":
        return _too_early(case, details)
    if code == "pause":
        return ["A birthday does not wait. Say that it is not needed, and why, where that is so."]
    return ()


def _too_late(details: Said) -> Iterator[str]:
    """Of somebody who was 18 when it began. What happened in a day of London is told by its day."""
    eighteen = birthday(date.fromisoformat(str(details["born"])), MAJORITY)
    if _day(details) >= eighteen:
        yield (
            f"They were 18 on {in_words(eighteen)}, before this began. What is done now, they are "
            "asked for: begin the work for adults, or put the date of birth right."
        )


def _too_early(case: "Case", details: Said) -> Iterator[str]:
    eighteen = turns_18(case)
    if eighteen and _day(details) < eighteen:
        yield (
            f"They are 18 on {in_words(eighteen)}, and are asked as an adult from that day. Until "
            "then write down what they say under “What the young person wants”."
        )


def _day(details: Said) -> date:
    return date.fromisoformat(str(details["at"])[:10])


TURNING18 = Pathway(
    "turning18",
    "a plan for turning 18",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries=held((*ENTRIES, *of_every_case(CLOCKS, OPEN)), rightful.TURNING18),
    clocks=CLOCKS,
    also=_also,
)
