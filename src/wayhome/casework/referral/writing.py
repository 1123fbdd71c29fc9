"""What is said of a referral until it is sent: who refers, the age, each section, and the sending.

A section is an entry that may be said again while the referral is written; the newest counts. Which
sections there are follows from the state: what is not asked of a child is not offered for one.
"""

from wayhome.casework.fields import YES_NO_NOT_SURE, Field, Kind
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, words
from wayhome.casework.referral.person import (
    CONSENTED,
    CONTACT,
    DECLINED,
    NOTICE_NAME,
    NOTICE_PERSON,
    PERSON,
    SUPPORT,
)
from wayhome.casework.referral.report import ADULT as AGE_18
from wayhome.casework.referral.report import CHILD as UNDER_18
from wayhome.casework.referral.report import REPORT, TOLD
from wayhome.casework.referral.responders import KINDS
from wayhome.casework.referral.routes import CENTRAL, ENDING, PANEL, WHAT_HAPPENED
from wayhome.casework.referral.section import RESPONDER, Section
from wayhome.casework.referral.states import (
    ADULT,
    BEFORE,
    CHILD,
    NOTICE,
    NOTIFIED,
    PASSED,
    SENT,
    STARTED,
    TAKEN_BACK,
    WRITING,
)

ANYONE = "Whoever works on the case"

BEGIN = Entry(
    "begun", "Begun", "Whoever fears that somebody is exploited", frozenset({BEGUN}), STARTED,
    fields=REPORT.fields,
)  # fmt: skip
PUT_RIGHT = Entry(
    "put right", "Put right who refers", RESPONDER, BEFORE, fields=REPORT.fields, corrects="begun"
)
PASS_ON = Entry(
    "passed on", "Passed on to a first responder", ANYONE, frozenset({STARTED, PASSED}), PASSED,
    fields=(
        at(),
        Field("to", "To which organisation?", hint="The council where they live, or the police."),
        Field("kind", "Of which kind is it?", Kind.CHOICE, choices=KINDS),
        Field("whom", "Who took it? Name and role"),
        words("what", "What was handed over?"),
    ),
)  # fmt: skip
TAKE_ON = Entry(
    "taken on", "Taken on by a first responder", RESPONDER, frozenset({PASSED}), STARTED,
    fields=REPORT.fields,
)  # fmt: skip


def _age(section: Section, to: str) -> Entry:
    within = frozenset({STARTED}) | WRITING
    return Entry(section.code, section.words, section.who, within, to, fields=section.fields)


def _section(section: Section, within: frozenset[str], to: str = "") -> Entry:
    fields = section.fields if to else section.entry_fields
    return Entry(section.code, section.words, section.who, within, to, fields=fields)


_BOTH, _ADULT, _NOTICE = frozenset({CHILD, ADULT}), frozenset({ADULT}), frozenset({NOTICE})
SECTIONS = (
    _age(UNDER_18, CHILD),
    _age(AGE_18, ADULT),
    _section(TOLD, frozenset({CHILD})),
    *(_section(one, WRITING) for one in WHAT_HAPPENED),
    _section(CONSENTED, _ADULT | _NOTICE, ADULT),
    _section(DECLINED, _ADULT | _NOTICE, NOTICE),
    _section(PERSON, _BOTH),
    _section(SUPPORT, _ADULT),
    _section(CONTACT, _ADULT),
    _section(NOTICE_PERSON, _NOTICE),
    _section(NOTICE_NAME, _NOTICE),
    *(_section(one, _BOTH) for one in ENDING),
)

# A child in an area that has independent guardians is referred to them as well (facts §1.3).
GUARDIAN = Entry(
    "guardian", "Independent guardian asked for", RESPONDER, frozenset({CHILD, SENT}),
    fields=(
        at(),
        Field("there", "Has the area independent guardians?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        words("said", "What did they say, or who finds out?"),
    ),
)  # fmt: skip
READY = Entry(
    "ready", "Read through", RESPONDER, WRITING,
    fields=(at("When was the whole of it read?"), Field("who", "By whom? Name and role")),
)  # fmt: skip
SEND = Entry(
    "sent", "Sent", RESPONDER, _BOTH, SENT, needs=("ready",),
    fields=(
        at("When was it sent?"),
        Field("number", "Reference that came back", required=False),
        Field(
            "area", "Does the area run a devolved panel?", Kind.CHOICE, choices=YES_NO_NOT_SURE,
            hint="The area in which they are referred, or live. The council knows.",
        ),
        Field(
            "route", "Who decides on it?", Kind.CHOICE,
            choices={
                PANEL: "A devolved panel: over 100 days short of 18, where there is one",
                CENTRAL: "The central authority",
            },
        ),
    ),
)  # fmt: skip
NOTIFY = Entry(
    "notified", "Sent as a notice", RESPONDER, _NOTICE, NOTIFIED, needs=("ready",),
    fields=(at("When was it sent?"), Field("number", "Reference that came back", required=False)),
)  # fmt: skip
NOT_THEM = Entry(
    "not them", "Taken back", ANYONE, BEFORE, TAKEN_BACK, mistaken=True,
    fields=(at(), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, PUT_RIGHT, PASS_ON, TAKE_ON, *SECTIONS, GUARDIAN, READY, SEND, NOTIFY, NOT_THEM,
)  # fmt: skip
