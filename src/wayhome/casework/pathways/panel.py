"""A panel: prepared, sitting, over, minuted. One agenda for children, people of concern, places,
lines and themes.

Two kinds: the devolved decision panel, which decides on referrals (facts §1.4), and the panel on
exploitation (facts §7). Whoever takes part reads the agenda; what is behind an item stands in its
own case and is read by those alone who take part in that. A list of names without actions is how
such panels fail (facts §7): a decision says who does what, as actions. What is decided on a
referral is an entry of the referral's own case too (`casework.panel.carrying`).
"""

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import Field, Kind, When
from wayhome.casework.panel.carrying import BECOMES
from wayhome.casework.panel.refusing import refuses
from wayhome.casework.panel.seats import SEATS
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, words
from wayhome.casework.whose import Whose

PLANNED, SITTING, BROKEN_OFF, OVER = "planned", "sitting", "broken off", "over"
MINUTED, CANCELLED = "minuted", "cancelled"
BEFORE = frozenset({PLANNED, BROKEN_OFF})
OPEN = frozenset({PLANNED, SITTING, BROKEN_OFF, OVER})

STATES = {
    PLANNED: "being prepared",
    SITTING: "sitting",
    BROKEN_OFF: "broken off, to go on",
    OVER: "over, without minutes yet",
    MINUTED: "over, with its minutes",
    CANCELLED: "cancelled",
}
KINDS = {
    "decision": "Decision panel: decides on referrals of children",
    "exploitation": "Exploitation panel",
}
ITEMS = {
    "child": "A child",
    "person": "A person of concern",
    "place": "A place",
    "line": "A line",
    "theme": "A theme",
}
ASKS = {
    "first": "First decision: are there reasonable grounds?",
    "second": "Second decision: are there conclusive grounds?",
    "both": "Both decisions",
    "plan": "A plan, or how it goes",
    "know": "To know of it",
}
DECISIONS = {
    "first positive": "Reasonable grounds",
    "first negative": "No reasonable grounds",
    "both positive": "Reasonable grounds, and conclusive grounds",
    "both negative": "Reasonable grounds, and no conclusive grounds",
    "second positive": "Conclusive grounds",
    "second negative": "No conclusive grounds",
    "goes on": "The plan goes on",
    "more": "More is done",
    "less": "Less is done",
    "ends": "The panel's part ends",
}
OF_A_REFERRAL = frozenset(BECOMES)
CONFLICTS = {
    "allocated": "Allocated worker of the child",
    "manager": "Line manager of that worker",
    "officer": "Officer in the case",
    "close": "Related, or close to somebody it is about",
    "other": "Another",
    "none": "No conflict: somebody else of that name, or no work with the child",
}
STANDARDS = {
    "first": "Reasonable grounds to believe: less than conclusive proof",
    "second": "Balance of probabilities",
    "both": "Each decision on its own: reasonable grounds, then balance of probabilities",
}

_COORDINATOR, _CHAIR, _ANYONE = "The panel coordinator", "The chair", "Whoever sits at the panel"
# What is said for the panel is written down by whoever keeps its papers, or by an agency that sits
# in one of its core seats: a charity that came along decides nothing (facts §1.4).
_SITS, _LEADS = Whose(leads=True, sits=True), Whose(leads=True)
_WHO = Field("member", "Who?", Kind.ENTRY, of="member")
_ITEM = Field("item", "Which item?", Kind.ENTRY, of="item")


PLAN = Entry(
    "planned", "Planned", _COORDINATOR, frozenset({BEGUN}), PLANNED,
    fields=(
        Field("kind", "Which kind of panel?", Kind.CHOICE, choices=KINDS),
        Field("meets", "When does it meet?", Kind.MOMENT),
        Field("where", "Where, or by which link?"),
        Field("every", "How many days until the next?", Kind.NUMBER, required=False, longest=3,
              hint="Leave it empty to keep to what was agreed for this kind of panel. Write 0 "
              "where it meets once."),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right when or where it meets", _COORDINATOR, BEFORE, fields=PLAN.fields,
    corrects="planned",
)  # fmt: skip

MEMBER = Entry(
    "member", "Somebody sits", _COORDINATOR, BEFORE | {SITTING},
    fields=(
        Field("name", "Name and role"),
        Field("agency", "From which agency?", Kind.AGENCY),
        Field("seat", "For whom do they speak?", Kind.CHOICE, choices=SEATS),
    ),
)  # fmt: skip

ITEM = Entry(
    "item", "Put on the agenda", _COORDINATOR, BEFORE | {SITTING},
    fields=(
        Field("kind", "What is it?", Kind.CHOICE, choices=ITEMS),
        Field("case", "Which case is behind it?", Kind.CASE, required=False,
              hint="A theme may have none."),
        Field("title", "What is it called on the agenda?",
              hint="Everybody who takes part reads this. Name nobody whom they may not know of."),
        Field("asks", "What is the panel asked for?", Kind.CHOICE, choices=ASKS),
        Field("minutes", "How many minutes?", Kind.NUMBER, longest=3),
    ),
)  # fmt: skip

LEFT_OFF = Entry(
    "left off", "Left off the agenda", _COORDINATOR, BEFORE | {SITTING},
    fields=(
        Field("case", "Which case that was due?", Kind.CASE),
        words("why", "Why does it not come before this sitting?"),
    ),
)  # fmt: skip

CONFLICT = Entry(
    "conflict", "A conflict declared", _ANYONE, BEFORE | {SITTING}, needs=("member", "item"),
    fields=(
        _WHO, _ITEM,
        Field("kind", "What is it?", Kind.CHOICE, choices=CONFLICTS),
        words("words", "What is it, in words?", required=False),
    ),
)  # fmt: skip

CHAIR = Entry(
    "chair", "In the chair", _COORDINATOR, BEFORE | {SITTING}, needs=("member",),
    fields=(
        _WHO,
        Field("item", "For which item? Leave empty for all", Kind.ENTRY, of="item", required=False),
    ),
    whose=_SITS,
)  # fmt: skip

THERE = Entry(
    "there", "Came", _ANYONE, BEFORE | {SITTING}, needs=("member",), fields=(_WHO, at()),
)  # fmt: skip
LEFT = Entry(
    "left", "Left", _ANYONE, frozenset({SITTING}), needs=("there",), fields=(_WHO, at()),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened", _CHAIR, frozenset({PLANNED}), SITTING, needs=("chair", "item"),
    fields=(at(),), whose=_SITS,
)  # fmt: skip
BROKE_OFF = Entry(
    "broken off", "Broken off", _CHAIR, frozenset({SITTING}), BROKEN_OFF,
    fields=(at(), words("why", "Why?"), Field("again", "When does it go on?", Kind.MOMENT)),
    whose=_SITS,
)  # fmt: skip
RESUMED = Entry(
    "resumed", "Went on", _CHAIR, frozenset({BROKEN_OFF}), SITTING, fields=(at(),), whose=_SITS,
)  # fmt: skip

HEARD = Entry(
    "heard", "Item heard", _ANYONE, frozenset({SITTING}), needs=("item",),
    fields=(
        _ITEM,
        words("voice", "What do they say, in their own words? Who brought it?"),
        words("changed", "What has changed since last time?"),
        words("signs", "Which signs stand, and what was answered?", required=False),
        words("around", "Which people, places and lines matter here?", required=False),
        words("plan", "How does the safety plan go?", required=False),
        words("law", "Referral and orders: what stands, what is due?", required=False),
    ),
)  # fmt: skip

DECIDED = Entry(
    "decided", "Decided", _CHAIR, frozenset({SITTING}), needs=("heard",),
    fields=(
        _ITEM,
        Field("decision", "What was decided?", Kind.CHOICE, choices=DECISIONS),
        Field("standard", "On which standard?", Kind.CHOICE, choices=STANDARDS,
              when=When("decision", OF_A_REFERRAL)),
        words("reasons", "For which reasons?"),
        words("evidence", "On what evidence, of which day?",
              when=When("decision", OF_A_REFERRAL)),
        words("dissent", "Who saw it otherwise, and why? Write “nobody” where all agreed"),
        Field("tells", "Who tells the child, or those concerned?"),
        Field("tells_by", "By when?", Kind.DAY),
        at("When was it decided?"),
    ),
    whose=_SITS,
)  # fmt: skip

PUT_OFF = Entry(
    "put off", "Put off", _CHAIR, frozenset({SITTING}), needs=("item",),
    fields=(_ITEM, words("why", "Why?"), words("needed", "What is needed, from whom, by when?")),
    whose=_SITS,
)  # fmt: skip

ENDED = Entry(
    "over", "Ended", _CHAIR, frozenset({SITTING}), OVER, fields=(at(),), whose=_SITS,
)  # fmt: skip
MINUTES = Entry(
    "minutes", "Minutes agreed", _COORDINATOR, frozenset({OVER}), MINUTED,
    fields=(at(), Field("by", "Who agreed them?"),
            words("changed", "What was changed in them?", required=False)),
    whose=_SITS,
)  # fmt: skip
CANCEL = Entry(
    "cancelled", "Cancelled", _COORDINATOR, BEFORE, CANCELLED, mistaken=True,
    fields=(at(), words("why", "Why, and when is it instead?")), whose=_LEADS,
)  # fmt: skip

ENTRIES = (
    PLAN, PUT_RIGHT, MEMBER, ITEM, LEFT_OFF, CONFLICT, CHAIR, THERE, LEFT, OPENED, HEARD, DECIDED,
    PUT_OFF, BROKE_OFF, RESUMED, ENDED, MINUTES, CANCEL,
)  # fmt: skip

CLOCKS = (
    Clock(
        "minutes", "Agree the minutes", _COORDINATOR, frozenset({"over"}), frozenset({"minutes"}),
        "panel_minutes",
    ),
)  # fmt: skip

PANEL = Pathway(
    "panel",
    "a panel",
    STATES,
    closed=frozenset({MINUTED, CANCELLED}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=refuses,
)
