"""What is said of a referral once it is sent: what is asked, decided, told, and asked again.

Two decisions, each on its own standard. A panel may take both at one meeting; the central authority
takes the second after a recovery period of at least 30 days, with no day by which it must have come
(facts §1.3, §1.4).
"""

from wayhome.casework.clocks import Clock
from wayhome.casework.fields import YES_NO, YES_NO_NOT_SURE, Field, Kind
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.asking import at, words
from wayhome.casework.referral.section import RESPONDER
from wayhome.casework.referral.states import (
    AGAIN,
    BEFORE,
    CLOSED,
    DECIDED,
    FIRST_NO,
    FIRST_YES,
    NOTIFIED,
    SECOND_NO,
    SECOND_YES,
    SENT,
    WITH_THEM,
    WITHDRAWN,
)
from wayhome.casework.referral.writing import ANYONE
from wayhome.casework.whose import AUTHORITY, TOLD_US, Retold, Whose

DECIDER = "The panel or the central authority"
# A panel's decision comes from its sitting (`panel.carrying`); the authority's comes as a letter to
# the first responder, which leads.
_DECIDES = Whose(AUTHORITY, retold=Retold.LEADER)

ASKED = Entry(
    "asked", "More information asked for", DECIDER, WITH_THEM,
    fields=(
        Field("on", "On which day?", Kind.DAY),
        words("why", "What is asked for?"),
        Field(
            "waits", "Does the decision wait for it?", Kind.CHOICE, choices=YES_NO,
            hint="From now on, until it is answered.",
        ),
        TOLD_US,
    ),
    whose=_DECIDES,
)  # fmt: skip
ANSWERED = Entry(
    "answered", "Information sent", RESPONDER, WITH_THEM, needs=("asked",),
    fields=(Field("on", "On which day?", Kind.DAY), words("what", "What was sent?")),
)  # fmt: skip


def _decision(standard: str, *more: Field) -> tuple[Field, ...]:
    return (
        at("When was it taken?"),
        Field("by", "By whom? Members with their roles, or the authority", longest=1000),
        Field("standard", "On what standard?", Kind.CHOICE, choices={"met": standard}),
        words("reasons", "What are the reasons?"),
        words("evidence", "On what evidence, of which day?"),
        words("dissent", "Who saw it otherwise, and why?", required=False),
        *more,
        TOLD_US,
    )


# Short of proof, and more than suspicion: the first; likelier than not: the second (facts §1.3).
_GROUNDS = _decision("Reasonable grounds to believe, short of conclusive proof")
_CONCLUSIVE = _decision(
    "More likely than not",
    Field("meeting", "Was it taken at the meeting of the first?", Kind.CHOICE, choices=YES_NO),
    words("early", "If the recovery period was not over: why so soon?", required=False),
)
_FIRST, _SECOND = frozenset({SENT, AGAIN}), frozenset({FIRST_YES, AGAIN})


def _decided(
    code: str, said: str, within: frozenset[str], needs: str, fields: tuple[Field, ...]
) -> Entry:
    return Entry(code, said, DECIDER, within, code, (needs,), fields, whose=_DECIDES)


DECISIONS = (
    _decided(FIRST_YES, "First decision: reasonable grounds", _FIRST, "sent", _GROUNDS),
    _decided(FIRST_NO, "First decision: no reasonable grounds", _FIRST, "sent", _GROUNDS),
    _decided(SECOND_YES, "Second decision: conclusive grounds", _SECOND, FIRST_YES, _CONCLUSIVE),
    _decided(SECOND_NO, "Second decision: no conclusive grounds", _SECOND, FIRST_YES, _CONCLUSIVE),
)

SUPPORT = Entry(
    "supported", "Support looked at", RESPONDER, frozenset({FIRST_YES}),
    fields=(
        at(),
        words("voice", "What do they want, in their own words?"),
        words("support", "What help have they, and what stays after the recovery period?"),
    ),
)  # fmt: skip
TOLD = Entry(
    "told", "The decision told to them", RESPONDER, DECIDED,
    fields=(
        at(),
        Field("who", "By whom? Name and role"),
        words("voice", "What do they say, in their own words?"),
        Field(
            "adviser", "Do they know who can advise them on it?", Kind.CHOICE,
            choices=YES_NO_NOT_SURE,
        ),
    ),
)  # fmt: skip
RECONSIDER = Entry(
    "reconsider", "Asked to be looked at again", RESPONDER, frozenset({FIRST_NO, SECOND_NO}), AGAIN,
    fields=(
        at("When was it asked?"),
        words("new", "What speaks for it that was not known, or not looked at?"),
        words("late", "If the time for it was over: why may it still be asked?", required=False),
    ),
)  # fmt: skip
WITHDRAW = Entry(
    "withdrawn", "Withdrawn", RESPONDER, BEFORE | WITH_THEM, WITHDRAWN,
    fields=(
        at(),
        words("why", "Why, and whose wish was it?"),
        words("instead", "What is done for them instead?"),
    ),
)  # fmt: skip
CLOSE = Entry(
    "closed", "Closed", RESPONDER, DECIDED - {FIRST_YES} | {NOTIFIED, AGAIN}, CLOSED,
    fields=(at(), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip
OPENED = Entry(
    "opened", "Opened again", ANYONE, frozenset({CLOSED, WITHDRAWN}), AGAIN,
    fields=(at(), words("why", "Why?")),
)  # fmt: skip

ENTRIES = (
    ASKED, ANSWERED, *DECISIONS, SUPPORT, TOLD, RECONSIDER, WITHDRAW, CLOSE, OPENED,
)  # fmt: skip

_NO_MORE = frozenset({"withdrawn", "closed", "not them"})
_FIRSTS, _SECONDS = frozenset({FIRST_YES, FIRST_NO}), frozenset({SECOND_YES, SECOND_NO})
_AGAIN = frozenset({"opened"})


def _first(by: str, owner: str) -> Clock:
    words_of = f"First decision of {owner[:1].lower()}{owner[1:]}"
    starts = frozenset({f"sent:route={by}"})
    return Clock(
        f"{by}_first_decision", words_of, owner, starts, _FIRSTS, f"{by}_first_decision", _NO_MORE,
        _AGAIN, waits_on=frozenset({"asked:waits=yes"}), goes_on=frozenset({"answered"}),
    )  # fmt: skip


CLOCKS = (
    Clock(
        "referral_sent", "Send the referral, or the notice", RESPONDER, frozenset({"begun"}),
        frozenset({"sent", "notified"}), "referral_sent", _NO_MORE, _AGAIN,
    ),
    _first("panel", "The panel"),
    _first("central", "The central authority"),
    Clock(
        "recovery", "Look at what help stays when the recovery period ends", RESPONDER,
        frozenset({FIRST_YES}), frozenset({"supported"}), "recovery", _NO_MORE | _SECONDS, _AGAIN,
    ),
    Clock(
        "reconsideration", "Ask for it to be looked at again, if they want that", RESPONDER,
        frozenset({FIRST_NO, SECOND_NO}), frozenset({"reconsider"}), "reconsideration", _NO_MORE,
        _AGAIN, rounds=True,
    ),
)  # fmt: skip
