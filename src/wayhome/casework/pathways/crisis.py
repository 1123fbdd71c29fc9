"""Found: the crisis response, from the minute a child is found to the review on day 14 and after.

The order is that of facts §6.1, which this project sets out for each partnership to agree; numbers
stand in `reference/limits`. What is asked at the beginning is the least that somebody beside
the child knows. Nothing here says what a child is: it says what was done, by whom, and what is
still to do.
"""

from datetime import date

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import YES, YES_NO_NOT_SURE, Field, Kind, Said, When
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, words, yes_no
from wayhome.casework.pathways.crisis_home import STAYS, home_or_why_not
from wayhome.casework.priority import WORDS as RUNS
from wayhome.casework.priority import Found, response

WITH_FINDER, ON_THE_WAY, THERE, REVIEWED = "with finder", "on the way", "there", "reviewed"
NOT_KNOWN, CLOSED, TAKEN_BACK = "not known", "closed", "taken back"
OPEN = frozenset({WITH_FINDER, ON_THE_WAY, THERE, NOT_KNOWN, REVIEWED})

STATES = {
    WITH_FINDER: "with those who found them",
    ON_THE_WAY: "on the way home",
    THERE: "where they are to stay",
    NOT_KNOWN: "where nobody knows",
    REVIEWED: "reviewed",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
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

_HOME = "The home council or its out-of-hours team"
_FINDER = "Whoever found them"
_WORKER = "The worker from home"


FOUND = Entry(
    "found", "Found", _FINDER, frozenset({BEGUN}), WITH_FINDER,
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
    "home told", "Home council told", _FINDER, OPEN,
    fields=(
        Field("council", "Which council?"),
        Field(
            "whom", "Who answered? Name and role",
            hint="Where nobody answers it is not told: keep nothing, and ring the next number.",
        ),
        at(),
    ),
)  # fmt: skip

CALL = Entry(
    "call", "Strategy call held", _HOME, OPEN, needs=("home told",),
    fields=(
        at(),
        Field("rail", "Was a train part of it?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        Field("there", "Who took part?", Kind.SEVERAL, choices=AT_THE_CALL),
        words(
            "absent",
            "Who was not there of both police forces, the council and health, and why? Write "
            "“nobody” where all were.",
        ),
        words("agreed", "What was agreed, and who does it by when?"),
    ),
)  # fmt: skip

ADULT = Entry(
    "adult", "Appropriate adult there", _FINDER, OPEN,
    fields=(
        Field("who", "Who is it?"),
        yes_no("no_part", "Do you know that they have no part in this?"),
        at("Since when are they there?"),
    ),
)  # fmt: skip

SECTION_45 = Entry(
    "section 45", "Section 45 raised", _FINDER, OPEN,
    fields=(
        yes_no("told", "Were the solicitor and the prosecutor told that it may apply?"),
        words("why", "What makes you think so, or why not?"),
        at(),
    ),
)  # fmt: skip

REFERRER = Entry(
    "referrer", "Referral agreed", _FINDER, OPEN, needs=("home told",),
    fields=(Field("who", "Which first responder makes the referral?"), at()),
)  # fmt: skip

SET_OUT = Entry(
    "set out", "Left for home", _FINDER, frozenset({WITH_FINDER}), ON_THE_WAY, needs=("home told",),
    fields=(
        Field("with", "Who goes with them?"),
        Field(
            "known", "Did the home council say that it knows this adult?", Kind.CHOICE,
            choices={YES: "Yes"},
            hint="A child leaves with nobody whom those responsible for them do not know.",
            who=_HOME,
        ),
        Field("how", "How do they travel?"),
        at("When did they leave?"),
    ),
)  # fmt: skip

TO_STAY = Entry(
    "to stay", "Where they are to stay: home, or why not", _HOME, OPEN,
    fields=(at("When was it decided?"), *STAYS),
)  # fmt: skip

ARRIVED = Entry(
    "arrived", "Arrived", _WORKER, frozenset({ON_THE_WAY}), THERE,
    fields=(at("When did they arrive?"), *STAYS),
)  # fmt: skip

MET = Entry(
    "met", "A worker from home met them", _WORKER, OPEN,
    fields=(
        Field("who", "Who? Name, role and agency"),
        at(),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

INTERVIEW = Entry(
    "interview", "Return home interview", _WORKER, OPEN,
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
    "plan", "First safety plan made", _WORKER, OPEN,
    fields=(at(), yes_no("with_them", "Was it made with them?"), words("plan", "What is in it?")),
)  # fmt: skip

REFERRED = Entry(
    "referred", "Referral sent", "A first responder", OPEN, needs=("home told",),
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
    "reviewed", "Reviewed", _HOME, OPEN, REVIEWED, needs=("met",),
    fields=(
        at("When?"),
        words("voice", "What do they say, in their own words?"),
        words("changed", "What has changed?"),
        words("next", "What happens next, and who does it by when?"),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _HOME, frozenset({REVIEWED}), CLOSED, needs=("plan", "reviewed"),
    fields=(
        at("When?"),
        words("why", "Why can this end, and who stays with them?"),
    ),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", _HOME, frozenset({CLOSED}), REVIEWED,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", _FINDER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(
        at("When?"),
        words("why", "Why: was it somebody else, or entered twice?"),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how they were found", _FINDER, OPEN, fields=FOUND.fields,
    corrects="found",
)  # fmt: skip

LOST = Entry(
    "lost", "Left otherwise, or missing", "Whoever knows of it", OPEN - {NOT_KNOWN}, NOT_KNOWN,
    fields=(
        at("When were they last seen?"),
        words("how", "What is known: where, with whom, which way?"),
        Field("police", "Which police force has been told that they are missing, and who there?"),
        Field("home", "Who at the home council has been told?"),
    ),
)  # fmt: skip

FOUND_AGAIN = Entry(
    "found again", "Found again", _FINDER, frozenset({NOT_KNOWN}), WITH_FINDER,
    fields=(at("When?"), Field("where", "Where?"), words("health", "How are they?")),
)  # fmt: skip

ENTRIES = (
    FOUND, PUT_RIGHT, LOST, FOUND_AGAIN, HOME_TOLD, CALL, ADULT, SECTION_45, REFERRER, TO_STAY,
    SET_OUT, ARRIVED, MET, INTERVIEW, PLAN, REFERRED, SLOT, CHARGE, ADVICE, DECIDED, REVIEW, CLOSE,
    OPENED, NOT_THEM,
)  # fmt: skip
_NO_MORE = frozenset({"not them", "closed"})
_LEFT = _NO_MORE | {"set out"}
_AGAIN = frozenset({"opened"})


def _clock(
    code: str, words: str, owner: str, starts: str, meets: str, limit: str = "",
    ends: frozenset[str] = _NO_MORE,
) -> Clock:  # fmt: skip
    return Clock(
        code, words, owner, frozenset({starts}), frozenset({meets}), limit or code, ends, _AGAIN,
    )  # fmt: skip


_ARREST, _IN_CUSTODY = "found:what=arrest", "custody_safe"
CLOCKS = (
    _clock("home_told", "Tell the home council", _FINDER, "found", "home told"),
    _clock("strategy_call", "Hold a strategy call", _HOME, "found", "call"),
    _clock(
        "adult",
        "Have an appropriate adult there",
        _FINDER,
        _ARREST,
        "adult:no_part=yes",
        _IN_CUSTODY,
        _LEFT,
    ),
    _clock("section_45", "Raise section 45", _FINDER, _ARREST, "section 45:told=yes", _IN_CUSTODY),
    _clock("referrer", "Agree who makes the referral", _FINDER, _ARREST, "referrer", _IN_CUSTODY),
    _clock("worker_met", "A worker from home meets them", _WORKER, "found", "met"),
    _clock("return_interview", "Return home interview", _WORKER, "found", "interview:went=held"),
    _clock("first_plan", "First safety plan", _WORKER, "found", "plan"),
    _clock("referral_sent", "Send the referral", "A first responder", "found", "referred"),
    _clock("panel_slot", "On the agenda of a panel", "The panel coordinator", "found", "slot"),
    _clock("early_advice", "Ask for early advice", "Police", "charge", "advice"),
    _clock("first_review", "Review", _HOME, "found", "reviewed"),
    _clock(
        "panel_first_decision",
        "First decision by the panel",
        "The panel",
        "referred:route=panel",
        "decided",
    ),
    _clock(
        "central_first_decision",
        "First decision by the central authority",
        "The central authority",
        "referred:route=central",
        "decided",
    ),
)


CRISIS = Pathway(
    "crisis",
    "a crisis response",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=home_or_why_not,
)


def runs(details: Said) -> str:
    """Which response runs, in words, from what was said at the beginning."""
    born, what, day, supply = (
        str(details.get(one) or "") for one in ("born", "what", "at", "supply")
    )
    somebody = Found(
        date.fromisoformat(born) if born else None,
        date.fromisoformat(day[:10]),
        what == "arrest",
        supply,
    )
    return RUNS[response(somebody)]
