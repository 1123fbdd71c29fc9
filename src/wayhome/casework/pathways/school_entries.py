"""What may be written down in a school concern: the two-minute form, and what is done after it.

The form asks what facts §9 lists, the least of it required. A pupil says it in their own words,
what was seen stands apart from what somebody makes of it, and how the worker is, is asked as well.
"""

from wayhome.casework.fields import (
    NO,
    NOT_SURE,
    YES,
    YES_NO,
    YES_NO_NOT_SURE,
    Field,
    Kind,
    When,
)
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, left_out, unsure, words, yes_no
from wayhome.casework.school_route import Route

RAISED, SEEN, REVIEWED = "raised", "seen", "reviewed"
CLOSED, TAKEN_BACK = "closed", "taken back"
OPEN = frozenset({RAISED, SEEN, REVIEWED})

STATES = {
    RAISED: "raised",
    SEEN: "with the safeguarding lead",
    REVIEWED: "looked at again",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}
RAISER = "Whoever raised it, or another adult whom they trust"
LEAD = "The safeguarding lead"

_UNSURE = {NO: "No", NOT_SURE: "Not sure"}


def _seen(when: Field) -> tuple[Field, ...]:
    return (
        words("seen", "What was seen or said? Word for word, in quotation marks where they spoke"),
        when,
        Field("where", "Where?"),
        Field("who", "Who saw or heard it? Name and role"),
        words(
            "opinion", "What do you make of it? This is kept apart, as your opinion", required=False
        ),
    )


# What may need an answer at once. Each of these answers stands in the table of `school_route`.
_SAFETY = (
    Field(
        "life", "Do they speak of ending their life?", Kind.CHOICE,
        choices={
            "plan": "Yes, with a plan",
            "taken": "They have taken something",
            "spoken": "Yes, and I know of no plan",
            **_UNSURE,
        },
        hint="It is safe to ask them. A plan, or something taken: ring 999.",
    ),
    Field(
        "hurt", "Do they hurt themselves?", Kind.CHOICE,
        choices={"serious": "Seriously, or now", "before": "Before, or lightly", **_UNSURE},
    ),
    unsure("violence", "Is there violence, or a threat of it: to them, or by them?"),
    Field(
        "missing", "Are they missing, or have they been?", Kind.CHOICE,
        choices={"now": "They are missing now", "before": "They have been", **_UNSURE},
        hint="Missing now: ring police.",
    ),
    unsure(
        "used", "Does somebody use them: to carry, hold or sell, for sex, or for money?",
        "This goes to children's social care, and never to health alone.",
    ),
)  # fmt: skip
_CHANGED = {
    "attendance": "Coming to school",
    "mood": "Mood",
    "friends": "Friends",
    "learning": "Learning",
    "sleep": "Sleep",
    "eating": "Eating",
    "looks": "How they look or dress",
    "substances": "Alcohol or drugs",
    "online": "Telephone, or online",
    "injuries": "Injuries",
    "nothing": "Nothing that I saw",
}

SCHOOL_RAISED = Entry(
    "raised", "Concern raised", RAISER, frozenset({BEGUN}), RAISED,
    fields=(
        left_out(),
        *_seen(at("When?")),
        *_SAFETY,
        Field("changed", "What has changed?", Kind.SEVERAL, choices=_CHANGED),
        unsure("sudden", "Did it change suddenly?"),
        Field(
            "lasts", "For how long?", Kind.CHOICE,
            choices={
                "two weeks": "Up to two weeks",
                "over two weeks": "More than two weeks",
                NOT_SURE: "Not sure",
            },
        ),
        Field(
            "often", "How often?", Kind.CHOICE, required=False,
            choices={"once": "Once", "some days": "Some days", "most days": "Most days"},
        ),
        # facts §9 asks it as 0 to 3: words here, for a number would be read as one of a child.
        Field(
            "impact", "How much does it keep them from school, friends and sleep?", Kind.CHOICE,
            required=False,
            choices={
                "none": "Not at all",
                "little": "A little",
                "much": "Much",
                "all": "They cannot do these",
            },
        ),
        words("triggers", "What sets it off, as far as you know?", required=False),
        words("good", "What goes well, and who is good for them?", required=False),
        unsure("agencies", "Do several agencies already work with them?"),
        words(
            "view", "What do they say themselves, and what do they want? Write “not asked” where "
            "nobody asked.",
        ),
        Field(
            "parents", "Do parents or carers know?", Kind.CHOICE,
            choices={YES: "Yes", NO: "No", "unsafe": "No, it would not be safe to tell them"},
        ),
        words("parents_why", "Why not?", when=When("parents", frozenset({NO, "unsafe"}))),
        Field(
            "passed", "On what ground is this passed on?", Kind.CHOICE,
            choices={
                "pupil": "The pupil agrees",
                "parents": "Parents or carers agree",
                "safety": "To keep somebody safe, also where nobody agrees",
                NOT_SURE: "Not sure: the safeguarding lead decides",
            },
        ),
        words("done", "What have you done so far?"),
        Field(
            "sure", "How sure are you of what you saw or heard?", Kind.CHOICE, required=False,
            choices={"sure": "Sure", "fairly": "Fairly sure", NOT_SURE: "Not sure"},
        ),
        Field(
            "yourself", "And you: would you like somebody to talk with you about it?", Kind.CHOICE,
            required=False, choices=YES_NO,
            hint="Everybody who works on this can read the answer. You need not give one.",
        ),
        Field("pupil", "Pupil number or class", required=False),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right what was raised", RAISER, OPEN,
    fields=(*SCHOOL_RAISED.fields, words("why", "Why is it put right?")), corrects="raised",
)  # fmt: skip

# Counted from when it is written down: a lead who saw the rest in the meantime did not see this.
MORE = Entry(
    "more", "More was seen or said", RAISER, OPEN,
    fields=(*_seen(Field("when", "When?", Kind.HAPPENED)), *_SAFETY),
)  # fmt: skip

SPEED = Entry(
    "route", "Answer it sooner, or later", "Whoever works on the case", OPEN,
    fields=(
        Field(
            "route", "How soon?", Kind.CHOICE,
            choices={
                Route.RED.value: "Red: the safeguarding lead at once",
                Route.AMBER.value: "Amber: the safeguarding lead today",
                Route.GREEN.value: "Green: looked at again within 10 working days",
            },
        ),
        # No moment is asked: it holds from when it is said on, or what is late could be slowed.
        words("why", "Why? Needed where it is answered more slowly", required=False),
    ),
)  # fmt: skip


SAW = Entry(
    "lead", "The safeguarding lead saw it", LEAD, OPEN, SEEN,
    fields=(
        at(),
        Field("who", "Who saw it? Name and role"),
        Field(
            "help", "Who was rung?", Kind.SEVERAL,
            choices={
                "999": "999, or the hospital",
                "police": "Police, without 999",
                "crisis": "The mental health crisis line",
                "nobody": "Nobody: there was no need",
            },
        ),
        words("done", "What was done, and what happens next?"),
        yes_no("worker", "Was whoever raised it asked how they are?"),
    ),
)  # fmt: skip

TALK = Entry(
    "talk", "Talked with them", RAISER, OPEN,
    fields=(
        at(),
        Field("who", "Who talked with them?"),
        words("said", "What do they say, in their own words?"),
        words("want", "What do they want to happen?", required=False),
    ),
)  # fmt: skip

PARENTS = Entry(
    "parents", "Parents or carers", "The school", OPEN,
    fields=(
        at(),
        Field(
            "went", "Were they spoken to?", Kind.CHOICE,
            choices={YES: "Yes", "not reached": "They could not be reached", NO: "No"},
        ),
        words(
            "said", "What do they say, and what do they need?", when=When("went", frozenset({YES}))
        ),
        words("why", "Why not?", when=When("went", frozenset({NO}))),
    ),
)  # fmt: skip

SOCIAL_CARE = Entry(
    "social care", "Children's social care told", LEAD, OPEN,
    fields=(
        at(),
        Field("council", "Which council?"),
        Field("whom", "Who answered? Name and role"),
        words("agreed", "What was agreed?"),
    ),
)  # fmt: skip

HELP = Entry(
    "help", "Help in school", "The school", OPEN,
    fields=(
        at("Since when?"),
        words("assess", "What is it about, as they and you see it?"),
        words("plan", "What helps, in which lessons and breaks?"),
        Field("review", "When is it looked at again?", Kind.DAY),
    ),
)  # fmt: skip

# Where a child can be sent on to. Numbers stand in `reference/helplines.csv`.
SERVICES = {
    "support team": "Mental health support team of the school",
    "camhs": "Child and adolescent mental health services",
    "crisis": "Mental health crisis line or team",
    "doctor": "Their doctor",
    "childline": "Childline",
    "samaritans": "Samaritans",
    "shout": "Shout",
    "early help": "Early help of the council",
    "charity": "A charity or a group nearby",
    "other": "Somebody else",
}
SIGNPOST = Entry(
    "signpost", "Signposted", "The school", OPEN,
    fields=(
        at(),
        Field(
            "to", "To whom?", Kind.CHOICE, choices=SERVICES,
            hint="A support team is for milder worry and low mood. It is not enough where somebody "
            "is not safe.",
        ),
        Field("which", "Who is that?", required=False),
        words("for", "For what?"),
        Field(
            "agreed", "Do they agree?", Kind.CHOICE,
            choices={**YES_NO_NOT_SURE, "safety": "No, and it is needed to keep them safe"},
        ),
    ),
)  # fmt: skip

REACHED = Entry(
    "reached", "Whether it reached them", "The school", OPEN, needs=("signpost",),
    fields=(
        Field("signpost", "Which one?", Kind.ENTRY, of="signpost"),
        at("When did you hear?"),
        Field(
            "went", "What came of it?", Kind.CHOICE,
            choices={
                "seen": "They were seen, or it helps",
                "waiting": "They wait for it",
                "not taken": "The service did not take it on",
                "not wanted": "They did not want it now",
                "not reached": "It has not reached them",
            },
        ),
        words(
            "next", "What happens instead, or until then?",
            when=When("went", frozenset({"waiting", "not taken", "not wanted", "not reached"})),
        ),
    ),
)  # fmt: skip

FEEDBACK = Entry(
    "feedback", "School told what came of it", LEAD, OPEN,
    fields=(
        at(),
        Field("whom", "Who was told?"),
        words("words", "In which words? Only what they may see"),
    ),
)  # fmt: skip

REVIEW = Entry(
    "reviewed", "Looked at again", "The school", OPEN, REVIEWED,
    fields=(
        at(),
        words("view", "What do they say now, in their own words?"),
        words("changed", "What has changed?"),
        words("next", "What happens next?"),
        Field("again", "When is it looked at again?", Kind.DAY, required=False),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", LEAD, frozenset({REVIEWED}), CLOSED, needs=("reviewed", "feedback"),
    fields=(at("When?"), words("why", "Why can this end, and whom can they turn to?")),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", "The school", frozenset({CLOSED}), REVIEWED,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

MISTAKE = Entry(
    "not them", "Taken back", RAISER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at("When?"), words("why", "Why: was it about somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    SCHOOL_RAISED, PUT_RIGHT, MORE, SPEED, SAW, SOCIAL_CARE, TALK, PARENTS, HELP,
    SIGNPOST, REACHED, FEEDBACK, REVIEW, CLOSE, OPENED, MISTAKE,
)  # fmt: skip
