"""What may be written down of parental capacity to change, and what each entry asks (facts §8)."""

from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, When
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, words

WORKING, CONCLUDED, CLOSED, TAKEN_BACK = "working", "concluded", "closed", "taken back"
OPEN = frozenset({WORKING, CONCLUDED})
PARTNERS = (
    "Where harm comes from outside the family, the carers are partners, and often threatened "
    "themselves. That somebody outside was not stopped is never a failing of theirs."
)
WORKER = "The worker of the home council"
ANYONE = "Whoever works with the family"
_GOAL = Field("goal", "Which goal?", Kind.ENTRY, of="goal")
# From much worse than hoped for to much better: the scale of `casework.attainment`.
LEVELS = {
    "-2": "Much less than hoped for: worse than at the start",
    "-1": "Less than hoped for: as at the start",
    "0": "What is hoped for",
    "1": "More than hoped for",
    "2": "Much more than hoped for",
}
# Which question of a goal describes which level.
DESCRIBED = {"-2": "much_less", "-1": "less", "0": "hoped", "1": "more", "2": "much_more"}

BEGIN = Entry(
    "begun", "Begun", WORKER, frozenset({BEGUN}), WORKING,
    fields=(
        at("When was it begun?"),
        words("reason", "Why is this looked at now?"),
        Field(
            "harm", "Where does the harm come from?", Kind.CHOICE, hint=PARTNERS,
            choices={
                "inside": "From inside the family",
                "outside": "From outside the family",
                "both": "From both",
                NOT_SURE: "Not sure",
            },
        ),
        Field(
            "until", "By which day does this child need an answer?", Kind.DAY,
            hint="The child’s time, not the services’.",
        ),
        words("time", "Why by then?"),
        words("law", "Is a court or a plan part of it, and which?", required=False),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how it began", WORKER, OPEN, fields=BEGIN.fields, corrects="begun"
)

CARER = Entry(
    "carer", "A carer", WORKER, frozenset({WORKING}),
    fields=(
        Field("name", "Who? Name, and what they are to the child"),
        words("life", "What makes change easier for them, and what harder?"),
        words("worry", "What are they threatened with or afraid of?", required=False),
        words("get_on", "How do they and the worker get on?", required=False),
    ),
)  # fmt: skip

GOAL = Entry(
    "goal", "A goal", WORKER, frozenset({WORKING}), needs=("carer",),
    fields=(
        at("When was it agreed?"),
        Field(
            "whose", "Whose goal is it?", Kind.CHOICE,
            choices={"one": "Of one carer", "together": "Of the carers together"},
        ),
        Field("carer", "Whose?", Kind.ENTRY, of="carer", when=When("whose", frozenset({"one"}))),
        words("behaviour", "What exactly does the carer do, or leave undone, that worries you?"),
        Field(
            "own", "Is it theirs to do, and not about what others do to the child?", Kind.CHOICE,
            choices={YES: "Yes"}, hint=PARTNERS,
        ),
        words("impact", "What does it do to the child?"),
        words("baseline", "How is it now: how often, when, where?"),
        words("seen", "What shows that: who saw it, or from which record?"),
        words("goal", "What is to be different, so that anybody could see it?"),
        words("much_less", LEVELS["-2"]),
        words("less", LEVELS["-1"]),
        words("hoped", LEVELS["0"]),
        words("more", LEVELS["1"]),
        words("much_more", LEVELS["2"]),
        Field(
            "weight", "How much does it matter beside the other goals?", Kind.CHOICE,
            choices={"1": "As much as any", "2": "Twice as much", "3": "Three times as much"},
        ),
        Field("until", "By which day?", Kind.DAY),
        Field("agreed", "Does the carer agree to it?", Kind.CHOICE, choices=YES_NO_NOT_SURE),
        words("reward", "What do they get when a step is reached?", required=False),
        words("consequence", "What follows when it is not kept?", required=False),
    ),
)  # fmt: skip

SUPPORT = Entry(
    "support", "Help offered", ANYONE, frozenset({WORKING}), needs=("goal",),
    fields=(
        at("When was it offered?"),
        _GOAL,
        words("what", "What help, how often, from whom?"),
        Field(
            "answer", "What did the carer answer?", Kind.CHOICE,
            choices={YES: "Yes", NO: "No", NOT_SURE: "Not sure yet"},
        ),
    ),
)  # fmt: skip

DELIVERED = Entry(
    "delivered", "Help delivered, or not", ANYONE, frozenset({WORKING}), needs=("support",),
    fields=(
        at("When was this looked at?"),
        Field("support", "Which help?", Kind.ENTRY, of="support"),
        Field(
            "came", "Did it come?", Kind.CHOICE,
            choices={YES: "Yes", "partly": "Some of it", NO: "No"},
        ),
        words("what", "What came, and how often was the carer there?",
              when=When("came", frozenset({YES, "partly"}))),
        words("missing", "What did not come, why, and who answers for it?",
              when=When("came", frozenset({"partly", NO}))),
    ),
)  # fmt: skip

EVIDENCE = Entry(
    "evidence", "What was seen", ANYONE, frozenset({WORKING}), needs=("goal",),
    fields=(
        at(),
        _GOAL,
        Field(
            "how", "How is it known?", Kind.CHOICE,
            choices={"observed": "Seen", "reported": "Told by somebody", "tested": "By a test"},
        ),
        Field("source", "Who saw it or said it, or which test?"),
        words("what", "What was seen or said?"),
        Field(
            "direction", "Which way does it point?", Kind.CHOICE,
            choices={
                "better": "Towards the goal",
                "same": "Neither way",
                "worse": "Away from it",
                NOT_SURE: "Not sure",
            },
        ),
    ),
)  # fmt: skip

RELAPSE = Entry(
    "step back", "A step back", ANYONE, frozenset({WORKING}), needs=("goal",),
    fields=(
        at(),
        _GOAL,
        words("what", "What happened, and what came before it?"),
        words("then", "What did the carer do then, and what helped?"),
        words("done", "What was agreed, and is the child safe?"),
    ),
)  # fmt: skip

RATING = Entry(
    "rating", "How far a goal is", ANYONE, frozenset({WORKING}), needs=("goal",),
    fields=(
        at("When was it so?"),
        _GOAL,
        Field(
            "rater", "Who rates it?", Kind.CHOICE,
            choices={"first": "The first of two", "second": "The second, by themselves"},
        ),
        Field("who", "Name, role and agency"),
        Field("level", "At which level is it?", Kind.CHOICE, choices=LEVELS),
        words("seen", "What was observed that shows it?"),
    ),
)  # fmt: skip

CHECKPOINT = Entry(
    "checkpoint", "Checkpoint", WORKER, frozenset({WORKING}), needs=("goal",),
    fields=(
        at("When was it held?"),
        Field("there", "Who was there?"),
        words("said", "What do the carers say, in their own words?"),
        words("changed", "What changed, and what helped?"),
        Field(
            "next", "When is the next one?", Kind.DAY, required=False,
            hint="Often after 2, 6 and 12 weeks. Leave this out only where the answer comes next.",
        ),
    ),
)  # fmt: skip

PARENT_VIEW = Entry(
    "carer view", "What a carer says", ANYONE, OPEN, needs=("carer",),
    fields=(
        at("When did they say it?"),
        Field("carer", "Who?", Kind.ENTRY, of="carer"),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

CHILD_VIEW = Entry(
    "child view", "What the child says", ANYONE, OPEN,
    fields=(
        at("When did they say it?"),
        words("voice", "What do they say, in their own words, or show, where they are small?"),
    ),
)  # fmt: skip

ANALYSIS = Entry(
    "analysis", "Analysis", WORKER, frozenset({WORKING}), needs=("checkpoint",),
    fields=(
        at(),
        words("able", "What can each carer do, and the carers together?"),
        words("want", "What do they want, and what shows it?"),
        words("evidence", "What changed and lasted, by which evidence, and what speaks against?"),
        words("help", "Which help came, and which did not?"),
        words("outside", "What is in the way that is not theirs: money, home, threats, services?"),
    ),
)  # fmt: skip

CONCLUSION = Entry(
    "conclusion", "Conclusion", WORKER, frozenset({WORKING}), CONCLUDED,
    needs=("carer view", "child view", "analysis"),
    fields=(
        at("When?"),
        Field(
            "change", "Is the change enough, in the time that this child has?", Kind.CHOICE,
            hint=PARTNERS,
            choices={
                "sufficient": "It is sufficient",
                "insufficient": "It is insufficient",
                "unclear": "It is unclear",
            },
        ),
        words("why", "Why, by which evidence?"),
        words("not_theirs", "What of it is not about stopping somebody outside?", required=False),
        Field(
            "sure", "How sure is that?", Kind.CHOICE,
            choices={"very": "Very", "fairly": "Fairly", "little": "Little"},
        ),
        words("next", "What follows for the child, and who tells the carers and the child?"),
    ),
)  # fmt: skip

AGAIN = Entry(
    "again", "Worked on again", WORKER, frozenset({CONCLUDED}), WORKING,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", WORKER, OPEN, CLOSED,
    fields=(at("When?"), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", WORKER, frozenset({CLOSED}), WORKING,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", WORKER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at("When?"), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, PUT_RIGHT, CARER, GOAL, SUPPORT, DELIVERED, EVIDENCE, RELAPSE, RATING, CHECKPOINT,
    PARENT_VIEW, CHILD_VIEW, ANALYSIS, CONCLUSION, AGAIN, CLOSE, OPENED, NOT_THEM,
)  # fmt: skip
