"""Prosecutor and justice: a child suspected of an offence that somebody may have made them do.

Early advice with a joint strategy; the questions of section 45 and the four stages, each with what
it rests on; what was decided and by which code; what may be shown to the defence and the court
(facts §2.2, §2.3). What a prosecutor or a court decided is never refused for coming before a
question was asked: why it was not is asked instead. A decision on a referral binds no prosecutor,
and has to be considered.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from wayhome.casework.clocks import Clock
from wayhome.casework.every_case import of_every_case
from wayhome.casework.fields import NO, NOT_SURE, YES, Field, Kind, Said, When
from wayhome.casework.pathway import BEGUN, Entry, Pathway
from wayhome.casework.pathways.asking import at, unsure, words, yes_no
from wayhome.casework.whose import OF_JUSTICE, TOLD_US, Retold, Whose

if TYPE_CHECKING:
    from wayhome.casework.case import Case

OPENED, CHARGED, DECIDED, CLOSED, TAKEN_BACK = "open", "charged", "decided", "closed", "taken back"
OPEN = frozenset({OPENED, CHARGED, DECIDED})

STATES = {
    OPENED: "before a decision on charge",
    CHARGED: "charged",
    DECIDED: "decided",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
# Codes of crime outcomes, as far as they bear on a child here (facts §2.3, not read at source).
OUTCOMES = {
    "22": "22: help or education instead, prosecution deferred; nobody has to admit anything",
    "20": "20: another body acts instead",
    "21": "21: not in the public interest, as police see it",
    "10": "10: not in the public interest, as the prosecutor sees it",
    "8": "8: settled in the community",
    "2": "2: youth caution",
    "3": "3: youth conditional caution",
    "14-16": "14 to 16: difficulty with evidence",
    "1": "1: charged",
    "withdrawn": "Withdrawn, or not gone on with after charge",
    "court": "Decided by a court",
    "other": "Another",
}
# What the four stages ask in turn (facts §2.3: commended by HMCPSI in 2023, wording not read).
STAGES = {
    "believe": "Is there reason to believe that they were exploited?",
    "clear": "Is there clear evidence that section 45 applies?",
    "duress": "Is there clear evidence of duress?",
    "interest": "Is it in the public interest to prosecute?",
}
LISTED = 40_000  # characters: a line for each entry and file of a long case, with a reason
_POLICE, _PROSECUTOR, _WORKER = "Police", "The prosecutor", "Whoever works with the child"
_YOUTH = "Youth justice service"
# A prosecutor or a court has no account here: police and youth justice are told, others retell.
_DECIDED = Whose(OF_JUSTICE, retold=Retold.ANYBODY)


def _asked(code: str, asks: str) -> tuple[Field, Field]:
    """A question and what the answer rests on."""
    return (
        unsure(code, asks),
        words(f"{code}_why", "What does that rest on? Name the records", required=False),
    )


CONSIDERED = Entry(
    "considered", "A charge is considered", _POLICE, frozenset({BEGUN}), OPENED,
    fields=(
        words("offence", "Of what are they suspected?"),
        at("When is it said to have been?"),
        Field("police", "Which police force, and who is the officer in the case?"),
        Field("reference", "Crime reference", required=False),
        Field("representative", "Who is their solicitor?", required=False),
        yes_no("adult", "Was an appropriate adult there when they were spoken with?"),
        unsure("line", "Is it linked to a county line?"),
    ),
)  # fmt: skip

ADVICE = Entry(
    "advice asked", "Early advice asked of the prosecutor", _POLICE, OPEN,
    fields=(
        at("When was it asked?"),
        words("strategy", "What is the joint strategy: who is pursued, and how is the child kept "
              "safe meanwhile?"),
        Field("with", "Who took part in it?", Kind.SEVERAL, choices={
            "police": "Police of the place of arrest", "home": "Police of the home area",
            "council": "Home council", "youth": "Youth justice service", "health": "Health",
        }),
    ),
)  # fmt: skip

GIVEN = Entry(
    "advice given", "Early advice given", _PROSECUTOR, OPEN, needs=("advice asked",),
    fields=(at(), words("advice", "What was advised?"), Field("by", "By whom?"), TOLD_US),
    whose=_DECIDED,
)  # fmt: skip

SECTION_45 = Entry(
    "section 45", "Section 45 gone through", _WORKER, OPEN,
    fields=(
        yes_no("under", "Were they under 18 when it is said to have been?"),
        *_asked("direct", "Was it a direct consequence of being exploited?"),
        *_asked("reasonable", "Would somebody of their age and characteristics, in their place, "
                "have done it?"),
        *_asked("excluded", "Is it an offence that section 45 leaves out (schedule 4)?"),
        Field("by", "Who went through it? Name and role"),
        at("When?"),
        words("told", "Which solicitor and prosecutor were told, and when?"),
    ),
)  # fmt: skip

FOUR = Entry(
    "four stages", "The four stages gone through", _PROSECUTOR, OPEN,
    fields=(
        *(field for code, asks in STAGES.items() for field in _asked(code, asks)),
        words("referral", "What was decided on a referral, and how was it considered?"),
        Field("by", "Who went through them? Name and role"),
        at("When?"),
        TOLD_US,
    ),
    whose=_DECIDED,
)  # fmt: skip

YOUTH = Entry(
    "youth justice", "Youth justice service told", _POLICE, OPEN,
    fields=(at(), Field("whom", "Who there?"), words("says", "What do they say?", required=False)),
)  # fmt: skip

VOICE = Entry(
    "voice", "What they say", _WORKER, OPEN,
    fields=(at(), words("voice", "What do they say, in their own words?"),
            Field("by", "Who asked them, and who was there?")),
)  # fmt: skip

CHARGE = Entry(
    "charged", "Charged", _PROSECUTOR, frozenset({OPENED}), CHARGED,
    fields=(
        at(), words("offence", "With what?"), Field("court", "Which court, and when?"),
        words("without", "Why was it not waited for what was not gone through or decided?",
              required=False),
        Field("bail", "Where do they stay until then?"),
        TOLD_US,
    ),
    whose=_DECIDED,
)  # fmt: skip

DECISION = Entry(
    "decided", "Decided", _PROSECUTOR, frozenset({OPENED, CHARGED}), DECIDED,
    fields=(
        at(),
        Field("outcome", "With which outcome?", Kind.CHOICE, choices=OUTCOMES),
        words("what", "What was decided?", when=When("outcome", frozenset({"court", "other"}))),
        words("why", "For which reasons?"),
        words("without", "Why was it not waited for what was not gone through or decided?",
              required=False),
        Field("by", "By whom?"),
        TOLD_US,
    ),
    whose=_DECIDED,
)  # fmt: skip

BUNDLE = Entry(
    "bundle", "Bundle put together", _WORKER, OPEN,
    fields=(
        Field("for", "For whom?", Kind.CHOICE, choices={
            "defence": "The defence", "prosecutor": "The prosecutor", "court": "The court",
        }),
        Field("holds", "What is in it, record by record?", Kind.WORDS, longest=LISTED),
        Field("left", "What was left out, and why? Of other children, of sources, of health",
              Kind.WORDS, longest=LISTED),
        Field("by", "Who decided that it may be shown? Name and role"),
        at("When was it given?"),
    ),
)  # fmt: skip

AGAIN = Entry(
    "looked again", "Looked at again", _PROSECUTOR, frozenset({CHARGED, DECIDED}),
    fields=(at(), words("new", "What is new? A decision on a referral, evidence, an appeal"),
            words("came", "What came of it?"), TOLD_US),
    whose=_DECIDED,
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", _WORKER, frozenset({DECIDED}), CLOSED,
    fields=(at(), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip
REOPENED = Entry(
    "opened", "Opened again", _WORKER, frozenset({CLOSED}), OPENED,
    fields=(at(), words("why", "Why?")),
)  # fmt: skip
MISTAKE = Entry(
    "not them", "Taken back", _WORKER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at(), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    CONSIDERED, SECTION_45, YOUTH, ADVICE, GIVEN, FOUR, VOICE, CHARGE, DECISION, BUNDLE, AGAIN,
    CLOSE, REOPENED, MISTAKE,
)  # fmt: skip
_BEGUN = frozenset({"considered"})
_NO_MORE = frozenset({"closed", "not them"})


def _clock(code: str, said: str, owner: str, meets: str, limit: str) -> Clock:
    return Clock(
        code, said, owner, _BEGUN, frozenset({meets}), limit, _NO_MORE, frozenset({"opened"})
    )


CLOCKS = (
    _clock("youth_told", "Tell the youth justice service", _POLICE, "youth justice",
           "justice_youth_told"),
    _clock("section_45", "Go through section 45", _WORKER, "section 45", "justice_section_45"),
    _clock("early_advice", "Ask for early advice", _POLICE, "advice asked", "early_advice"),
)  # fmt: skip


def open_questions(case: "Case") -> list[str]:
    """What was not gone through yet, or left unsure: in the words of the question."""
    left = [one.words for one in (SECTION_45, FOUR) if not case.every(one.code)]
    said = ((entry, case.latest(entry.code)) for entry in (SECTION_45, FOUR))
    unsure_of = (
        one.asks
        for entry, told in said
        for one in entry.fields
        if told.get(one.code) == NOT_SURE
    )  # fmt: skip
    return [*left, *unsure_of]


def may_apply(case: "Case") -> str:
    """Whether section 45 may apply by what was gone through: yes, no, or not sure. No answer is
    never a no."""
    told = case.latest(SECTION_45.code)
    answers = [told.get(one) for one in ("direct", "reasonable")]
    if not told or told.get("excluded") == YES:
        return NOT_SURE if not told else NO
    if all(one == YES for one in answers) and told.get("excluded") == NO:
        return YES
    return NO if NO in answers else NOT_SURE


def _also(case: "Case", code: str, details: Said, now: datetime) -> Iterator[str]:
    left = open_questions(case)
    if code in {"charged", "decided"} and left and not str(details.get("without") or "").strip():
        yield (
            f"Not gone through, or not sure: {'; '.join(left)}. Go through it, or write down why "
            "it was not waited for."
        )


JUSTICE = Pathway(
    "justice",
    "prosecutor and justice",
    STATES,
    closed=frozenset({CLOSED, TAKEN_BACK}),
    entries={one.code: one for one in (*ENTRIES, *of_every_case(CLOCKS, OPEN))},
    clocks=CLOCKS,
    also=_also,
)
