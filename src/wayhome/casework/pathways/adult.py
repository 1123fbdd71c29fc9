"""An adult who may be exploited, or whose home others have taken over: asked first, then helped.

Consent is theirs: to a referral it is asked and informed; where they say no, the duty to notify
holds and names nobody (facts §1.2). An enquiry under section 42 of the Care Act 2014 needs no
consent, and is made with them. Whoever lives at an address that others use is harmed there,
whatever else they are said to have done (facts §2.1); a partial closure keeps them in their home
(facts §2.2).
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, Field, Kind, Said, When
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, left_out, unsure, words, yes_no
from wayhome.casework.whose import COUNCIL, POLICE, TOLD_US, Retold, Whose

if TYPE_CHECKING:
    from wayhome.casework.case import Case

RAISED, ENQUIRY, SAFER, CLOSED, TAKEN_BACK = "raised", "enquiry", "safer", "closed", "taken back"
OPEN = frozenset({RAISED, ENQUIRY, SAFER})
STATES = {
    RAISED: "raised",
    ENQUIRY: "with an enquiry open",
    SAFER: "safer, and looked after",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
_WORKER, _ADULTS = "Whoever works with them", "Adult social care"
_DANGER = frozenset({YES, NOT_SURE})
# Section 42 of the Care Act 2014 asks the council; section 52 of the Modern Slavery Act 2015 asks
# public bodies (facts §1.2). Others write down what these told them.
_ENQUIRES = Whose(COUNCIL, retold=Retold.ANYBODY)
_NOTIFIES = Whose(COUNCIL | POLICE, retold=Retold.ANYBODY)

BEGIN = Entry(
    "raised", "Raised", "Whoever sees it", frozenset({BEGUN}), RAISED,
    fields=(
        left_out(),
        words("seen", "What was seen or said? Word for word where they spoke"),
        at("When?"),
        unsure("home", "Do others use their home?",
               "Strangers with keys, young people coming and going, somebody who no longer opens."),
        unsure("children", "Are children there?",
               "If so, raise a concern about each of them as well."),
        unsure("danger", "Is anybody in danger now?", "If so, ring 999 first."),
        words("done", "What was done about the danger?", when=When("danger", _DANGER)),
        Field("reach", "How can they be reached safely, without others hearing of it?",
              required=False),
    ),
)  # fmt: skip

SEEN = Entry(
    "seen", "Seen, or spoken with", _WORKER, OPEN,
    fields=(
        at(), Field("by", "By whom?"), yes_no("alone", "Were they alone with you?"),
        words("voice", "What do they say, in their own words?"),
        words("want", "What do they want to happen?"),
        unsure("capacity", "Can they decide this for themselves now?",
               "Being afraid of somebody can take that away."),
    ),
)  # fmt: skip

CONSENT = Entry(
    "consent", "Asked about a referral", _WORKER, OPEN, needs=("seen",),
    fields=(
        at(),
        yes_no("explained", "Was it explained what it is, who sees it and what it leads to?"),
        Field("says", "What do they say?", Kind.CHOICE, choices={
            YES: "Yes", NO: "No", "later": "Not now; ask again",
        }),
        words("words", "In which words?"),
    ),
)  # fmt: skip

NOTIFIED = Entry(
    "notified", "Notice sent that names nobody", "A first responder", OPEN, needs=("consent",),
    fields=(at(), Field("by", "Which organisation sent it?"), Field("reference", "Its reference"),
            TOLD_US),
    whose=_NOTIFIES,
)  # fmt: skip

ENQUIRED = Entry(
    "enquiry", "Enquiry under section 42", _ADULTS, OPEN, ENQUIRY,
    fields=(at(), words("why", "What is to be found out, and by whom?"),
            Field("worker", "Who leads it?"), TOLD_US),
    whose=_ENQUIRES,
)  # fmt: skip
NO_ENQUIRY = Entry(
    "no enquiry", "No enquiry", _ADULTS, OPEN,
    fields=(at(), words("why", "Why not, and what is done instead?"), Field("by", "Who decided?"),
            TOLD_US),
    whose=_ENQUIRES,
)  # fmt: skip

HOME_SAFE = Entry(
    "home", "Their home made safer", _WORKER, OPEN,
    fields=(
        at(),
        Field("how", "How?", Kind.SEVERAL, choices={
            "locks": "Locks or doors", "visits": "Visits, agreed with them",
            "police": "Police look by", "measure": "An order or measure",
            "move": "A move that they want", "landlord": "The landlord helps",
            "other": "Otherwise",
        }),
        words("what", "What exactly, and who goes on with it?"),
        unsure("tenancy", "Do they keep their home?"),
    ),
)  # fmt: skip

LOOKED = Entry(
    "looked again", "Looked at again", _WORKER, OPEN, SAFER, needs=("seen",),
    fields=(at(), words("voice", "What do they say, in their own words?"),
            unsure("own", "Is their home their own again?"), words("next", "What is next?")),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _ADULTS, frozenset({SAFER}), CLOSED, needs=("looked again",),
    fields=(at(), words("why", "Why can this end, and who stays with them?"),
            words("wanted", "Did they get what they wanted?")),
)  # fmt: skip
REOPENED = Entry(
    "opened", "Opened again", _WORKER, frozenset({CLOSED}), RAISED,
    fields=(at(), words("why", "Why?")),
)  # fmt: skip
MISTAKE = Entry(
    "not them", "Taken back", "Whoever sees it", OPEN, TAKEN_BACK, mistaken=True,
    fields=(at(), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, SEEN, CONSENT, NOTIFIED, ENQUIRED, NO_ENQUIRY, HOME_SAFE, LOOKED, CLOSE, REOPENED,
    MISTAKE,
)  # fmt: skip
_NO_MORE = frozenset({"closed", "not them"})


def _clock(code: str, said: str, owner: str, starts: frozenset[str], *meets: str) -> Clock:
    return Clock(
        code, said, owner, starts, frozenset(meets), f"adult_{code}", _NO_MORE,
        frozenset({"opened"}),
    )  # fmt: skip


_RAISED = frozenset({"raised"})
CLOCKS = (
    _clock("danger", "Go there, or send somebody", _WORKER,
           frozenset(f"raised:danger={one}" for one in _DANGER), "seen"),
    _clock("seen", "See them, or speak with them", _WORKER, _RAISED, "seen"),
    _clock("enquiry", "Decide whether an enquiry is made", _ADULTS, _RAISED, "enquiry",
           "no enquiry"),
    _clock("home", "Look whether their home is their own again", _WORKER,
           frozenset({"raised:home=yes", "raised:home=not sure"}), "looked again:own=yes"),
)  # fmt: skip


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    says = case.latest("consent").get("says")
    if code == "notified" and says == YES:
        yield "They agreed to a referral: begin that instead of a notice that names nobody."
    if code == "notified" and says == "later":
        yield "They said not now: ask them again first. A notice is sent once they have said no."
    if code == "closed" and case.latest("looked again").get("own") == NO:
        yield "Their home was not their own when somebody looked last: look again before this ends."


ADULT = Pathway(
    "adult",
    "help for an adult",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=_also,
)
