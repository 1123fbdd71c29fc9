"""A concern: what somebody in an agency saw or heard, how it was screened, and what they were told.

It is about a person, a place, a line or a peer group; the workspace keeps about whom or what. The
form takes two minutes. Nothing said here is a fact about anybody: it is what was seen, by whom, and
what they make of it, kept apart. The order is that of the design, which this project sets out for
each partnership to agree; no times are public, so all numbers are ours (`reference/limits`).

Clocks count from when it was raised, not from when it was seen, so these entries ask no moment of
what is done here: it is done when it is written down. What is new is screened again.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, Said, When
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, left_out, unsure, words
from wayhome.casework.whose import COUNCIL, Whose

if TYPE_CHECKING:
    from wayhome.casework.case import Case

RAISED, WAITS = "raised", "waits for more"
ACCEPTED, SIGNPOSTED, JOINED, NO_FURTHER = "accepted", "signposted", "joined", "no further action"
CLOSED, TAKEN_BACK = "closed", "taken back"
SCREENED = frozenset({ACCEPTED, SIGNPOSTED, JOINED, NO_FURTHER})
OPEN = SCREENED | {RAISED, WAITS}

STATES = {
    RAISED: "waiting to be screened",
    WAITS: "waiting for more",
    ACCEPTED: "accepted into a case",
    SIGNPOSTED: "signposted",
    JOINED: "joined to another case",
    NO_FURTHER: "screened without further action",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
# What may begin out of a concern: the ways of this product, and what is done outside it.
BEGINS = {
    "crisis": "A crisis response: a child was found",
    "missing": "Missing and return",
    "school": "A school concern",
    "referral": "A referral to the National Referral Mechanism",
    "plan": "A safety plan",
    "circuit": "Away for a while, with their family",
    "capacity": "What parents or carers need in order to change",
    "turning18": "Turning 18",
    "children": "An assessment by children's social care",
    "adults": "An enquiry by adult safeguarding",
    "place": "Work with a place, a line or a peer group",
    "other": "Something else",
}

OUTSIDE = frozenset({"children", "adults", "place", "other"})  # no pathway of this product

_RAISER = "Whoever raises it"
_SCREENER = "Whoever screens concerns"


CONCERN_RAISED = Entry(
    "raised", "Concern raised", _RAISER, frozenset({BEGUN}), RAISED,
    fields=(
        left_out(),
        words("seen", "What was seen or said? Word for word, in quotation marks where they spoke"),
        Field("when", "When?", Kind.HAPPENED),
        Field("where", "Where?"),
        Field(
            "how", "How do you know?", Kind.CHOICE,
            choices={
                "saw": "I saw or heard it myself",
                "they": "They told me",
                "else": "Somebody else told me",
                "read": "I read it, or found it",
            },
        ),
        words(
            "opinion", "What do you make of it? This is kept apart, as your opinion", required=False
        ),
        unsure("danger", "Is anybody in danger now?", "If so, ring 999 first."),
        words(
            "done", "What was done about the danger, by whom and when?",
            when=When("danger", frozenset({YES, NOT_SURE})),
        ),
        Field(
            "told", "Do the child, or those who look after them, know that you raise this?",
            Kind.CHOICE,
            choices={
                "child": "Yes, to the child",
                "carers": "Yes, to parents or carers",
                "both": "Yes, to both",
                NO: "No",
                "nobody": "It is about no child",
            },
        ),
        words(
            "not_told", "Why not? That it would not be safe is a good reason",
            when=When("told", frozenset({NO})),
        ),
        Field("raiser", "Who raises it? Name, role and agency"),
        Field("reach", "How can the outcome reach you?", required=False),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right what was raised", _RAISER, OPEN, fields=CONCERN_RAISED.fields,
    corrects="raised",
)  # fmt: skip

# What is new is screened again, whatever was decided before.
MORE = Entry(
    "more", "More is known", "Whoever knows of it", OPEN, RAISED,
    fields=(
        words("seen", "What was seen or said? Word for word, in quotation marks where they spoke"),
        Field("when", "When?", Kind.HAPPENED),
        Field("who", "Who saw or heard it? Name, role and agency"),
        words("opinion", "What do you make of it? This is kept apart", required=False),
        unsure("danger", "Is anybody in danger now?", "If so, ring 999 first."),
        words(
            "done", "What was done about the danger, by whom and when?",
            when=When("danger", frozenset({YES, NOT_SURE})),
        ),
    ),
)  # fmt: skip

ACKNOWLEDGED = Entry(
    "acknowledged", "Acknowledged", _SCREENER, OPEN,
    fields=(
        Field("whom", "Who was told that it arrived?"),
        words("next", "What were they told happens next, and by when?"),
    ),
)  # fmt: skip

ASKED = Entry(
    "asked", "More was asked for", _SCREENER, OPEN - {WAITS}, WAITS,
    fields=(
        words("what", "What needs to be known?"),
        Field("whom", "Who was asked? Name, role and agency"),
    ),
)  # fmt: skip

ANSWERED = Entry(
    "answered", "What was asked for came back", _SCREENER, frozenset({WAITS}), RAISED,
    fields=(
        Field(
            "came", "What came of it?", Kind.CHOICE,
            choices={"all": "All of it came", "some": "Some of it came", "none": "Nothing came"},
        ),
        words(
            "what", "What did they say?", when=When("came", frozenset({"all", "some"})),
        ),
    ),
)  # fmt: skip


# Children's services of the council decide what comes of it (Working Together to Safeguard
# Children); nobody screens away what they raised themselves.
_SCREENS = Whose(COUNCIL, another=True)


def _screened(code: str, called: str, to: str, *asked: Field) -> Entry:
    """One outcome of screening. A later one counts instead of an earlier."""
    by = Field("by", "Who decided? Name and role")
    why = words("why", "Why?")
    fields = (*asked, why, by)
    return Entry(code, called, _SCREENER, OPEN, to, fields=fields, whose=_SCREENS)


ACCEPT = _screened(
    "accepted", "Accepted into a case", ACCEPTED,
    Field("begins", "What begins?", Kind.CHOICE, choices=BEGINS),
    Field(
        "case", "Does it run already? Then which case is it?", Kind.CASE, required=False,
        when=When("begins", frozenset(BEGINS) - OUTSIDE),
        hint="Leave this out where it is new: its form comes next.",
    ),
    Field("what", "What is it?", when=When("begins", frozenset({"other"}))),
    Field("whom", "Who takes it on? Name, role and agency"),
)  # fmt: skip

# Written by the case itself where the work is one here: it begins out of this, or ran already.
WORK_BEGUN = Entry(
    "work begun", "The work began", "Whoever takes it on", OPEN, needs=("accepted",),
    fields=(
        Field("case", "Which case is it?", Kind.CASE, required=False),
        Field("who", "Or who does it elsewhere? Name, role and agency", required=False),
    ),
)  # fmt: skip

SIGNPOST = _screened(
    "signposted", "Signposted", SIGNPOSTED,
    Field("to", "To whom?"),
    words("with", "With what: what were they given or told?"),
    Field(
        "agreed", "Do those whom it is about agree?", Kind.CHOICE,
        choices={**YES_NO_NOT_SURE, "not asked": "It was not asked"},
    ),
)  # fmt: skip

JOIN = _screened(
    "joined", "Joined to another case", JOINED,
    Field("case", "Which case?", Kind.CASE),
    words(
        "what",
        "What do those who work on it need to know? It is written into that case, and told to them",
    ),
)  # fmt: skip

NOTHING = _screened(
    "no further action", "No further action", NO_FURTHER,
    words("again", "What would make you look again?"),
)  # fmt: skip

TOLD = Entry(
    "told", "Outcome told to whoever raised it", _SCREENER, SCREENED,
    fields=(
        Field(
            "went", "Did it reach them?", Kind.CHOICE,
            choices={"reached": "Yes", "not reached": "They could not be reached"},
        ),
        words("words", "In which words? Only what they may see"),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _SCREENER, SCREENED, CLOSED, needs=("told",),
    fields=(at("When?"), words("why", "Why can this end here, and who stays with it?")),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", _SCREENER, frozenset({CLOSED}), RAISED,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

MISTAKE = Entry(
    "not them", "Taken back", _RAISER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(
        at("When?"), words("why", "Why: was it about somebody or something else, or entered twice?")
    ),
)  # fmt: skip

ENTRIES = (
    CONCERN_RAISED, PUT_RIGHT, MORE, ACKNOWLEDGED, ASKED, ANSWERED, ACCEPT, WORK_BEGUN, SIGNPOST,
    JOIN, NOTHING, TOLD, CLOSE, OPENED, MISTAKE,
)  # fmt: skip
OUTCOMES = frozenset(one.code for one in (ACCEPT, SIGNPOST, JOIN, NOTHING))
# Not sure is never read as safety: it is looked at as soon as a yes is.
DANGER = frozenset(
    f"{said}:danger={answer}" for said in ("raised", "more") for answer in (YES, NOT_SURE)
)
_NEW = frozenset({"raised", "more", "opened"})
_NO_MORE = frozenset({"closed", "not them"})


def _clock(
    code: str, called: str, starts: frozenset[str], meets: frozenset[str], waits: str = "",
    goes_on: str = "",
) -> Clock:  # fmt: skip
    """Each in rounds: what was decided or told before something new answers nothing of it."""
    return Clock(
        code, called, _SCREENER, starts, meets, f"concern_{code}", _NO_MORE, starts | {"opened"},
        rounds=True, waits_on=frozenset({waits} - {""}), goes_on=frozenset({goes_on} - {""}),
    )  # fmt: skip


CLOCKS = (
    _clock("danger", "Screen at once: somebody may be in danger", DANGER, OUTCOMES),
    _clock(
        "acknowledged",
        "Tell whoever raised it that it arrived",
        frozenset({"raised"}),
        frozenset({"acknowledged", "told:went=reached"}),
    ),
    _clock("screened", "Screen it", _NEW, OUTCOMES, "asked", "answered"),
    # That it was accepted is no work yet: who takes it on says that it began.
    Clock(
        "begun", "Begin what was accepted", "Whoever takes it on", frozenset({"accepted"}),
        frozenset({"work begun"}), "concern_begun", _NO_MORE | (OUTCOMES - {"accepted"}),
        frozenset({"opened"}), rounds=True,
    ),
    _clock(
        "told", "Tell whoever raised it what came of it", OUTCOMES, frozenset({"told:went=reached"})
    ),
)  # fmt: skip


def also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    """What else refuses an entry: an end before what was accepted began, and a beginning that says
    neither where nor by whom."""
    if code == "work begun" and not details.get("case") and not details.get("who"):
        yield "Choose the case, or write who does it elsewhere."
    if code == "closed" and case.state == ACCEPTED and waits_to_begin(case):
        yield "What was accepted has not begun yet. Begin it, or write down who does it elsewhere."


def waits_to_begin(case: "Case") -> bool:
    """Whether something was accepted last and nobody said since that it began."""
    said = [one.code for one in case.said if one.code in {"accepted", "work begun"}]
    return said[-1:] == ["accepted"]


def begins(case: "Case", pathway: str) -> bool:
    """Whether work of this kind is what was accepted and waits to begin."""
    accepted = case.latest("accepted").get("begins")
    return waits_to_begin(case) and (accepted == pathway or accepted in OUTSIDE)


CONCERN = Pathway(
    "concern",
    "a concern",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=also,
)
