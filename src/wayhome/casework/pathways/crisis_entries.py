"""What may be written down in a crisis response, from the minute a child is found to its review.

What is asked at the beginning is the least that somebody beside the child knows. What concerns a
child who is lost again is in `crisis_lost`; the clocks are in `crisis`.
"""

from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO, YES_NO_NOT_SURE, Field, Kind, When
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, words, yes_no
from wayhome.casework.pathways.crisis_home import STAYS
from wayhome.casework.pathways.crisis_states import (
    CLOSED,
    FINDER,
    HOME,
    ON_THE_WAY,
    OPEN,
    REVIEWED,
    TAKEN_BACK,
    THERE,
    TOLD,
    WITH_FINDER,
    WORKER,
)

# Who takes part in a strategy call: facts §6.1. Transport police where a train was part of it.
AT_THE_CALL = {
    "home police": "Police of the home area",
    "finding police": "Police where they were found",
    "council": "Home council, children's services",
    "health": "Health",
    "transport police": "British Transport Police",
    "school": "School or college",
    "youth justice": "Youth justice service",
}

FOUND = Entry(
    "found", "Found", FINDER, frozenset({BEGUN}), WITH_FINDER,
    fields=(
        Field(
            "what", "What brought this to you?", Kind.CHOICE,
            choices={
                "arrest": "An arrest",
                "stop": "A stop",
                "missing": "A missing child was found",
                "disclosure": "They told somebody",
            },
        ),
        at("When were they found?"),
        Field("where", "Where?"),
        Field("away", "Are they away from home?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        Field(
            "supply", "Is it about drugs, and linked to a county line?", Kind.CHOICE,
            choices=YES_NO_NOT_SURE,
        ),
        Field("born", "Date of birth, if you know it", Kind.DAY, required=False),
        Field("age", "How old do they seem?", Kind.NUMBER, required=False, longest=2),
        words("company", "Who was with them?", required=False),
        words("held", "What was found with them?", required=False),
        Field("phones", "Telephone numbers", required=False),
        words("health", "Are they hurt, or unwell?", required=False),
    ),
)  # fmt: skip

HOME_TOLD = Entry(
    "home told", "Home council told", FINDER, OPEN,
    fields=(
        Field("council", "Which council?"),
        yes_no(
            "reached", "Was somebody reached?",
            "Where nobody answers it is not told: write that down, and ring the next number.",
        ),
        Field("whom", "Who answered? Name and role", when=When("reached", frozenset({YES}))),
        words(
            "tried", "Whom did you try, and whom will you ring next?",
            when=When("reached", frozenset({NO})),
        ),
        at(),
    ),
)  # fmt: skip

CALL = Entry(
    "call", "Strategy call held", HOME, OPEN, needs=TOLD,
    fields=(
        at(),
        Field("rail", "Was a train part of it?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        Field("there", "Who took part?", Kind.SEVERAL, choices=AT_THE_CALL),
        words(
            "absent",
            "Who was not there of both police forces, the council and health, and why? Write "
            "“nobody” where all were.",
        ),
        words(
            "no_rail", "If British Transport Police were not there, why?", required=False,
            when=When("rail", frozenset({YES, NOT_SURE})),
        ),
        words("agreed", "What was agreed, and who does it by when?"),
    ),
)  # fmt: skip

ADULT = Entry(
    "adult", "Appropriate adult there", FINDER, OPEN,
    fields=(
        Field("who", "Who is it?"),
        yes_no("no_part", "Do you know that they have no part in this?"),
        at("Since when are they there?"),
    ),
)  # fmt: skip

SECTION_45 = Entry(
    "section 45", "Section 45 raised", FINDER, OPEN,
    fields=(
        yes_no("told", "Were the solicitor and the prosecutor told that it may apply?"),
        words("why", "What makes you think so, or why not?"),
        at(),
    ),
)  # fmt: skip

REFERRER = Entry(
    "referrer", "Referral agreed", FINDER, OPEN, needs=TOLD,
    fields=(Field("who", "Which first responder makes the referral?"), at()),
)  # fmt: skip

# Whoever is asked at three in the morning may have no yes: a no is an answer, and leads on.
_WITH = (
    Field("with", "Who goes with them?"),
    Field(
        "known", "Did the home council say that it knows this adult?", Kind.CHOICE, choices=YES_NO,
        hint="A child leaves with nobody whom those responsible for them do not know.", who=HOME,
    ),
    Field("how", "How do they travel?"),
)  # fmt: skip

TRAVEL = Entry(
    "travel", "Safe travel home arranged", FINDER, frozenset({WITH_FINDER}),
    fields=(
        at("When was it arranged?"),
        *_WITH,
        Field("leaves", "When do they leave, and who meets them?", required=False),
        words(
            "instead", "What is done until the home council knows who goes with them?",
            when=When("known", frozenset({NO})),
        ),
    ),
)  # fmt: skip

SET_OUT = Entry(
    "set out", "Left for home", FINDER, frozenset({WITH_FINDER}), ON_THE_WAY, needs=TOLD,
    fields=(*_WITH, at("When did they leave?")),
)  # fmt: skip

TO_STAY = Entry(
    "to stay", "Where they are to stay: home, or why not", HOME, OPEN,
    fields=(at("When was it decided?"), *STAYS),
)  # fmt: skip

ARRIVED = Entry(
    "arrived", "Arrived", WORKER, frozenset({ON_THE_WAY}), THERE,
    fields=(at("When did they arrive?"), *STAYS),
)  # fmt: skip

MET = Entry(
    "met", "A worker from home met them", WORKER, OPEN,
    fields=(
        Field("who", "Who? Name, role and agency"),
        at(),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

INTERVIEW = Entry(
    "interview", "Return home interview", WORKER, OPEN,
    fields=(
        at("When was it held, or offered?"),
        Field(
            "went", "What came of the offer?", Kind.CHOICE,
            choices={
                "held": "It was held",
                "refused": "They did not want it now",
                "not reached": "They could not be reached",
            },
        ),
        yes_no("independent", "Was it somebody independent of police and placement?"),
        words("learnt", "What was learnt?", when=When("went", frozenset({"held"}))),
        words(
            "again", "When will it be offered again, and by whom?",
            when=When("went", frozenset({"refused", "not reached"})),
        ),
    ),
)  # fmt: skip

PLAN = Entry(
    "plan", "First safety plan made", WORKER, OPEN,
    fields=(at(), yes_no("with_them", "Was it made with them?"), words("plan", "What is in it?")),
)  # fmt: skip

REFERRED = Entry(
    "referred", "Referral sent", "A first responder", OPEN, needs=TOLD,
    fields=(
        at("When was it sent?"),
        Field("reference", "Its reference"),
        Field(
            "route", "Who decides on it?", Kind.CHOICE,
            choices={
                "panel": "A devolved panel: over 100 days short of 18, where there is one",
                "central": "The central authority",
            },
        ),
    ),
)  # fmt: skip

SLOT = Entry(
    "slot", "On the agenda of a panel", "The panel coordinator", OPEN,
    fields=(at("When was it put on?"), Field("day", "Which day does the panel meet?", Kind.DAY)),
)  # fmt: skip

CHARGE = Entry(
    "charge", "A charge is considered", "Police", OPEN,
    fields=(at("Since when?"), Field("officer", "Officer in the case")),
)  # fmt: skip

ADVICE = Entry(
    "advice", "Early advice asked of the prosecutor", "Police", OPEN, needs=("charge",),
    fields=(at("When was it asked?"), words("strategy", "What is the joint strategy?")),
)  # fmt: skip

DECIDED = Entry(
    "decided", "First decision of the referral", "The panel or the central authority", OPEN,
    needs=("referred",),
    fields=(
        at("When was it taken?"),
        Field(
            "outcome", "What was decided?", Kind.CHOICE,
            choices={"positive": "Reasonable grounds", "negative": "No reasonable grounds"},
        ),
    ),
)  # fmt: skip

REVIEW = Entry(
    "reviewed", "Reviewed", HOME, OPEN, REVIEWED, needs=("met",),
    fields=(
        at("When?"),
        words("voice", "What do they say, in their own words?"),
        words("changed", "What has changed?"),
        words("next", "What happens next, and who does it by when?"),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", HOME, frozenset({REVIEWED}), CLOSED, needs=("plan", "reviewed"),
    fields=(
        at("When?"),
        words("why", "Why can this end, and who stays with them?"),
    ),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", HOME, frozenset({CLOSED}), REVIEWED,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", FINDER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(
        at("When?"),
        words("why", "Why: was it somebody else, or entered twice?"),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how they were found", FINDER, OPEN, fields=FOUND.fields,
    corrects="found",
)  # fmt: skip

BEFORE = (FOUND, PUT_RIGHT)
ENTRIES = (
    HOME_TOLD, CALL, ADULT, SECTION_45, REFERRER, TRAVEL, TO_STAY, SET_OUT, ARRIVED, MET, INTERVIEW,
    PLAN, REFERRED, SLOT, CHARGE, ADVICE, DECIDED, REVIEW, CLOSE, OPENED, NOT_THEM,
)  # fmt: skip
