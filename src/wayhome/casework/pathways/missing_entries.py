"""What may be written down of one absence: the report, what is known since, the return, what was
learnt, and the strategy discussion.

What a return home interview asks is that of facts §3.1: push, pull, where, with whom, transport,
harm, exploitation concerns. Whoever holds it says which of that may become statements on the map.
"""

from wayhome.casework.fields import NO, NOT_SURE, YES, YES_NO_NOT_SURE, Field, Kind, When
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, left_out, unsure, words, yes_no
from wayhome.casework.pathways.still_missing import risk_looked_at

GONE, BACK, CLOSED, TAKEN_BACK = "gone", "back", "closed", "taken back"
OPEN = frozenset({GONE, BACK})
STATES = {
    GONE: "not back yet",
    BACK: "back",
    CLOSED: "closed",
    TAKEN_BACK: "taken back",
}

REPORTER = "Whoever reports it"
COUNCIL = "The home council"
INTERVIEWER = "Whoever holds the interview"
_ANYBODY = "Whoever knows of it"

NOT_KNOWN, AWAY = "missing", "away"  # where they are
_BY = Field(
    "by", "Who reports it?", Kind.CHOICE,
    choices={
        "family": "Parents, carers or family",
        "placement": "The placement",
        "school": "School or college",
        "police": "Police",
        "council": "Children's services",
        "other": "Somebody else",
    },
)  # fmt: skip
_KIND = Field(
    "kind", "Is it known where they are?", Kind.CHOICE,
    choices={
        NOT_KNOWN: "No: they are missing",
        AWAY: "Yes: they are away, where they should not be",
        NOT_SURE: "Not sure",
    },
    hint="Not sure counts as missing.",
)  # fmt: skip
_SEEN = Field("seen", "When did somebody who looks after them last see them?", Kind.HAPPENED)
_MISSING = When("kind", frozenset({NOT_KNOWN, NOT_SURE}))
_DOUBT = When("concern", frozenset({YES, NOT_SURE}))
_EXPLOITED = "Is there a concern that somebody exploits them?"

REPORTED = Entry(
    "reported", "Reported", REPORTER, frozenset({BEGUN}), GONE,
    fields=(
        left_out(),
        _BY,
        Field("who", "Name, role and agency"),
        at("When was it reported?"),
        _SEEN,
        Field("where", "Where were they last seen?"),
        _KIND,
        Field(
            "police", "Do police know?", Kind.CHOICE, choices=YES_NO_NOT_SURE, when=_MISSING,
        ),
        Field("reference", "Number of the report, if there is one", required=False, longest=48),
        unsure("concern", _EXPLOITED, "If so, a strategy discussion is asked for."),
        words("concern_why", "What was seen or heard?", when=_DOUBT),
        words("health", "What do they need: medicine, an illness, an injury?", required=False),
        words("company", "Who may be with them?", required=False),
        Field("phones", "Telephone numbers", required=False),
        Field("born", "Date of birth, if you know it", Kind.DAY, required=False),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right what was reported", REPORTER, OPEN, fields=REPORTED.fields,
    corrects="reported",
)  # fmt: skip

ALSO_REPORTED = Entry(
    "also reported", "Reported by another agency too", REPORTER, OPEN,
    fields=(
        _BY,
        Field("who", "Name, role and agency"),
        at("When was it reported?"),
        _SEEN,
        Field("where", "Where were they last seen?"),
        _KIND,
        Field("reference", "Number of the report, if there is one", required=False, longest=48),
    ),
)  # fmt: skip

MERGED = Entry(
    "merged", "Records tell of this absence too", _ANYBODY, OPEN,
    fields=(
        words("records", "Which records? Whose each is, and its number"),
        Field("since", "Since when were they gone, by these records?", Kind.HAPPENED),
        Field(
            "until", "Until when, by these records? Leave it out where none says", Kind.HAPPENED,
            required=False,
        ),
        _KIND,
        words("why", "What makes it one absence?"),
    ),
)  # fmt: skip

POLICE_TOLD = Entry(
    "police told", "Police told", REPORTER, OPEN,
    fields=(
        at(),
        Field("force", "Which police force, and who there?"),
        Field("reference", "Number of the report", required=False, longest=48),
    ),
)  # fmt: skip

SEARCH = Entry(
    "search", "How police search", "Police", OPEN,
    fields=(
        at("Since when?"),
        Field(
            "grade", "Which grade did police give the search?", Kind.CHOICE,
            choices={
                "no apparent risk": "No apparent risk",
                "low": "Low",
                "medium": "Medium",
                "high": "High",
                "none": "None was given",
            },
            hint="The word of police for a search on a day. It says nothing of what a child is.",
        ),
        words("doing", "What is done to find them, and by whom?"),
        Field("who", "Which force, and who there?"),
    ),
)  # fmt: skip

RISK = risk_looked_at(frozenset({GONE}))

CHANGED = Entry(
    "changed", "Missing or away: it changed", _ANYBODY, frozenset({GONE}),
    fields=(at("Since when?"), _KIND, words("how", "How is that known, and from whom?")),
)  # fmt: skip

RETURNED = Entry(
    "returned", "Found, or back", _ANYBODY, frozenset({GONE}), BACK,
    fields=(
        at("When?"),
        Field(
            "how", "How?", Kind.CHOICE,
            choices={
                "themselves": "They came back themselves",
                "police": "Police found them",
                "family": "Family or carers found them",
                "else": "Somebody else found them",
                "custody": "They were arrested",
                "hospital": "They were in hospital",
                NOT_SURE: "Not sure",
            },
        ),
        Field("where", "Where were they found?"),
        unsure(
            "outside", "Did they spend a night outside the area of their council?",
            "If so, a strategy discussion is asked for.",
        ),
        words("health", "How are they: hurt, unwell, hungry, tired? Write “not asked” where so"),
        words("company", "Who was with them?", required=False),
        Field(
            "police", "Do police know that they are back?", Kind.CHOICE,
            choices={
                YES: "Yes",
                NO: "No",
                "never told": "Police were never told that they were gone",
            },
        ),
    ),
)  # fmt: skip

CHECKED = Entry(
    "checked", "Prevention check by police", "Police", frozenset({BACK}),
    fields=(
        at("When was it held, or tried?"),
        Field(
            "went", "What came of it?", Kind.CHOICE,
            choices={
                "held": "It was held",
                "refused": "They did not want to speak then",
                "not reached": "They could not be reached",
            },
        ),
        Field("who", "Who? Name, role and force"),
        words(
            "said", "What did they say, in their own words?", when=When("went", frozenset({"held"}))
        ),
        unsure("harm", "Were they harmed?"),
        words("next", "What was done, and what happens next?"),
    ),
)  # fmt: skip

OFFERED = Entry(
    "offered", "Return home interview offered", COUNCIL, frozenset({BACK}),
    fields=(
        at(),
        Field("who", "Who would hold it? Name, role and agency"),
        yes_no("independent", "Is it somebody independent of police and placement?"),
        Field(
            "answer", "What did they answer?", Kind.CHOICE,
            choices={
                "accepted": "Yes",
                "not now": "Not now",
                "not reached": "They have not been reached",
            },
        ),
        words(
            "again", "When is it offered again, by whom, and what would make it easier?",
            when=When("answer", frozenset({"not now", "not reached"})),
        ),
    ),
)  # fmt: skip

NOTHING = "nothing"
# What was learnt, by theme; each may be left out, for nobody has to answer.
THEMES = {
    "push": "What made them leave?",
    "pull": "What drew them there?",
    "where": "Where were they?",
    "company": "With whom?",
    "transport": "How did they travel, and who paid?",
    "harm": "Was anybody harmed, and how?",
}
MAY_BE_MAPPED = {
    "where": "Where they were",
    "company": "With whom",
    "transport": "How they travelled",
    "harm": "What harmed them",
    "concern": "Who may exploit them",
    NOTHING: "Nothing",
}
INTERVIEW = Entry(
    "interview", "Return home interview held", INTERVIEWER, frozenset({BACK}),
    fields=(
        at(),
        Field("who", "Who held it? Name, role and agency"),
        yes_no(
            "independent", "Is that somebody independent of police and placement?",
            "The interview that is due is an independent one.",
        ),
        words("voice", "What do they say, in their own words?"),
        *(words(code, asks, required=False) for code, asks in THEMES.items()),
        unsure("concern", _EXPLOITED, "If so, a strategy discussion is asked for."),
        words("concern_why", "What was seen or heard?", when=_DOUBT),
        words("want", "What do they want to happen, and what would help them stay?"),
        Field(
            "map", "Which of it may become statements on the map?", Kind.SEVERAL,
            choices=MAY_BE_MAPPED,
            hint="A statement names who said it and how sure it is. What could harm them if it "
            "were known stays here.",
        ),
        yes_no("shared", "Was it shared with police?"),
        words("shared_why", "Why not?", when=When("shared", frozenset({NO}))),
    ),
)  # fmt: skip

# One interview answers for both cases; what was learnt stays in the one in which it was written.
HELD_THERE = Entry(
    "held there", "Return home interview held, written down in the crisis response", INTERVIEWER,
    frozenset({BACK}),
    fields=(
        at(), yes_no("independent", "Was it somebody independent of police and placement?"),
    ),
)  # fmt: skip

MAPPED = Entry(
    "mapped", "Made into statements on the map", INTERVIEWER, frozenset({BACK}),
    needs=("interview",),
    fields=(
        Field("session", "Number of the mapping session", longest=40),
        Field(
            "themes", "Which of what was learnt?", Kind.SEVERAL,
            choices={one: said for one, said in MAY_BE_MAPPED.items() if one != NOTHING},
        ),
    ),
)  # fmt: skip

ASKED = Entry(
    "asked", "Strategy discussion asked for", _ANYBODY, OPEN,
    fields=(
        at(),
        Field(
            "reasons", "Why?", Kind.SEVERAL,
            choices={
                "repeated": "Missing again and again",
                "repeated_young": "Missing again, and under 13, or of an age nobody knows",
                "long": "Gone for long",
                "outside": "A night outside the area",
                "concern": "Somebody may exploit them",
                "other": "Something else",
            },
        ),
        words("words", "Why, in words?"),
    ),
)  # fmt: skip

_HELD, _NOT_HELD = When("went", frozenset({"held"})), When("went", frozenset({"not held"}))
STRATEGY = Entry(
    "strategy", "Strategy discussion", COUNCIL, OPEN,
    fields=(
        at("When was it held, or decided against?"),
        Field(
            "went", "Was it held?", Kind.CHOICE,
            choices={"held": "Yes", "not held": "It was decided not to hold one"},
        ),
        words("there", "Who took part?", when=_HELD),
        words("agreed", "What was agreed?", when=_HELD),
        words("why", "Why not, and who decided?", when=_NOT_HELD),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", COUNCIL, frozenset({BACK}), CLOSED,
    fields=(at("When?"), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", COUNCIL, frozenset({CLOSED}), BACK,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

MISTAKE = Entry(
    "not them", "Taken back", REPORTER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at("When?"), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    REPORTED, PUT_RIGHT, ALSO_REPORTED, MERGED, POLICE_TOLD, SEARCH, RISK, CHANGED, RETURNED,
    CHECKED, OFFERED, INTERVIEW, HELD_THERE, MAPPED, ASKED, STRATEGY, CLOSE, OPENED, MISTAKE,
)  # fmt: skip
