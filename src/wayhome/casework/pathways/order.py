"""An order or another legal measure: asked for, made, its conditions, possible breaches, its end.

Which measures there are, who may ask for them and whether they are in force stands in the register
(casework.measures). A breach is found by a court or by those who asked for the order; here stands
that somebody looked at what was recorded, and what they made of it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.breaches import clock
from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import Field, Kind, Said, When, day
from wayhome.casework.measures import Stands, measure, measures
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, words
from wayhome.casework.whose import TOLD_US, Retold, Whose
from wayhome.lexicon.phones import phone
from wayhome.lexicon.places import districts_of

if TYPE_CHECKING:
    from wayhome.casework.case import Case

ASKED, MADE, REFUSED, ENDED, TAKEN_BACK = "asked", "made", "refused", "ended", "taken back"
OPEN = frozenset({ASKED, MADE})

STATES = {
    ASKED: "asked for",
    MADE: "made",
    REFUSED: "not made",
    ENDED: "at its end",
    TAKEN_BACK: "taken back",
}
CONDITIONS = {
    "area": "Not to be in an area",
    "postcode": "Not to be at a postcode",
    "hours": "To be at home between two hours",
    "contact": "No contact with somebody",
    "telephone": "Telephones, or being online",
    "do": "To do something: see a worker, take up help",
    "other": "Another",
}
_ENACTED = frozenset(one.code for one in measures() if one.stands is Stands.ENACTED)
_APPLICANT = "Whoever asks for it"
# A court or an officer makes it and tells the agency that asked; others write who told them.
_TOLD = Whose(leads=True, retold=Retold.ANYBODY)
_HOURS, _AREA, _CODE, _CONTACT = (
    When("kind", frozenset({one})) for one in ("hours", "area", "postcode", "contact")
)
_NUMBER = When("kind", frozenset({"contact", "telephone"}))


ORDER_ASKED = Entry(
    "asked", "Asked for", _APPLICANT, frozenset({BEGUN}), ASKED,
    fields=(
        Field("measure", "Which measure?", Kind.CHOICE,
              choices={one.code: one.name for one in measures()}),
        words("since", "Since when is it in force, and where does that stand?",
              when=When("measure", _ENACTED)),
        Field("applicant", "Who asks for it? Agency, name and role"),
        words("grounds", "On which grounds, resting on which records?"),
        words("instead", "What else was looked at, and why is that not enough?"),
        words("view", "What do those whom it concerns say?"),
        at("When was it asked for?"),
    ),
)  # fmt: skip

ORDER_MADE = Entry(
    "made", "Made", _APPLICANT, frozenset({ASKED}), MADE,
    fields=(
        Field("by", "By whom? Which court, or which officer"),
        at("When was it made?"),
        Field("from", "From which day?", Kind.DAY),
        Field("until", "Until which day? Leave empty where no day was set", Kind.DAY,
              required=False),
        Field("review", "When is it looked at again?", Kind.DAY),
        Field("served", "Who told those whom it concerns, and how?"),
        TOLD_US,
    ),
    whose=_TOLD,
)  # fmt: skip

CONDITION = Entry(
    "condition", "A condition", _APPLICANT, frozenset({MADE}),
    fields=(
        Field("kind", "What kind?", Kind.CHOICE, choices=CONDITIONS),
        words("words", "Its words"),
        Field("where", "Which area?", when=_AREA,
              hint="A district or a council, by name, as it is offered while you type, or by its "
              "code."),
        Field("postcode", "Which postcode, or its beginning?", when=_CODE, longest=8),
        Field("since", "From what hour?", when=_HOURS, longest=5, hint="Like 19:00."),
        Field("until", "To what hour?", when=_HOURS, longest=5, hint="Like 07:00."),
        Field("whom", "With whom? One name, as in the order", when=_CONTACT,
              hint="Records since are held against it. If it names more, write one for each."),
        Field("number", "Which telephone number, where the order names one?", when=_NUMBER,
              required=False, longest=30, hint="Calls and records since are held against it."),
    ),
)  # fmt: skip

LIFTED = Entry(
    "lifted", "A condition was lifted", _APPLICANT, frozenset({MADE}), needs=("condition",),
    fields=(
        Field("condition", "Which one?", Kind.ENTRY, of="condition"), at(), words("why", "Why?"),
    ),
)  # fmt: skip

LOOKED = Entry(
    "looked at", "What may be a breach was looked at", _APPLICANT, frozenset({MADE}),
    needs=("condition",),
    fields=(
        Field("condition", "Which condition?", Kind.ENTRY, of="condition"),
        Field("record", "Which record?", longest=120),
        Field("found", "What do you make of it?", Kind.CHOICE, choices={
            "breach": "It was a breach",
            "not": "It was none",
            "made to": "They were made to",
            "not known": "Nobody can say",
        }),
        words("why", "Why do you think so? Was anybody made to go there?"),
        Field("by", "Who looked at it? Name and role"),
        at(),
    ),
)  # fmt: skip

REVIEWED = Entry(
    "reviewed", "Reviewed", _APPLICANT, frozenset({MADE}),
    fields=(at(), words("helps", "Does it protect them? What is seen?"),
            Field("review", "When is it looked at again?", Kind.DAY)),
)  # fmt: skip

EXTENDED = Entry(
    "extended", "Extended, or changed", _APPLICANT, frozenset({MADE}),
    fields=(at(), Field("until", "Until which day?", Kind.DAY), words("why", "Why?"),
            Field("by", "By whom?"), TOLD_US),
    whose=_TOLD,
)  # fmt: skip

NOT_MADE = Entry(
    "refused", "Not made", _APPLICANT, frozenset({ASKED}), REFUSED,
    fields=(at(), Field("by", "By whom?"), words("why", "Why, and what is done instead?"), TOLD_US),
    whose=_TOLD,
)  # fmt: skip
OVER = Entry(
    "ended", "Ended", _APPLICANT, frozenset({MADE}), ENDED,
    fields=(at(), words("why", "Why, and what follows?"), TOLD_US), whose=_TOLD,
)  # fmt: skip
MISTAKE = Entry(
    "not so", "Taken back", _APPLICANT, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at(), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    ORDER_ASKED, ORDER_MADE, CONDITION, LIFTED, LOOKED, REVIEWED, EXTENDED, NOT_MADE, OVER, MISTAKE,
)  # fmt: skip
_NO_MORE = frozenset({"ended", "not so"})
CLOCKS = (
    Clock(
        "order_review", "Look at whether it protects them", _APPLICANT,
        frozenset({"made:review", "reviewed:review"}), frozenset({"reviewed"}), "order_review",
        _NO_MORE, rounds=True,
    ),
    Clock(
        "order_end", "It ends: decide what follows", _APPLICANT,
        frozenset({"made:until", "extended:until"}), frozenset({"ended", "extended"}), "order_end",
        frozenset({"not so"}), rounds=True,
    ),
)  # fmt: skip


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    if code == "condition" and details.get("number") and not phone(str(details["number"])):
        yield "This is no telephone number: write it with its area code, like 07700 900123."
    if code == "condition" and details.get("where") and not districts_of(str(details["where"])):
        yield (
            f"“{details['where']}” is no area: choose one that is offered, like Hartlepool. Else "
            "no record is held against it."
        )
    if code == "condition" and details.get("kind") == "hours":
        for asked in ("since", "until"):
            if details.get(asked) and clock(details[asked]) is None:
                yield f"Write “{details[asked]}” like 19:00: else no record is held against it."
    if code == "asked":
        chosen = measure(str(details["measure"]), day(str(details.get("at") or "")[:10]))
        if chosen.stands is Stands.PROPOSED:
            yield f"“{chosen.name}” is proposed and not law: nobody can make it. Choose another."
    if code == "made" and details.get("until") and str(details["until"]) < str(details["from"]):
        yield "It ends before it begins: put the two days right."


ORDER = Pathway(
    "order",
    "an order or measure",
    STATES,
    closed=frozenset({REFUSED, ENDED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=_also,
)
