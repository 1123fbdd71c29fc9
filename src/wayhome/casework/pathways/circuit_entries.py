"""What may be written down of a circuit-breaker, and what each entry asks (facts §3.2)."""

from wayhome.casework.fields import NOT_SURE, YES_NO, Field, Kind, When
from wayhome.casework.pathway import BEGUN, Entry
from wayhome.casework.pathways.asking import at, words, yes_no

PROPOSED, AGREED, AWAY, BACK = "proposed", "agreed", "away", "back"
CLOSED, NOT_GONE, STAYED, TAKEN_BACK = "closed", "not gone", "stayed", "taken back"
OPEN = frozenset({PROPOSED, AGREED, AWAY, BACK})
BEFORE = frozenset({PROPOSED, AGREED})
WITH_THEM = {
    "carer": "A parent or carer with whom they live",
    "parent": "Another parent",
    "relative": "Another grown-up of the family",
    "siblings": "Brothers or sisters under 18",
    "nobody": "Nobody of the family",
}
WORKER = "The worker of the home council"
ANYONE = "Whoever works with the family"

BEGIN = Entry(
    "proposed", "Proposed", WORKER, frozenset({BEGUN}), PROPOSED,
    fields=(
        at("When was it proposed?"),
        words("trigger", "What happened that makes going away for a while worth it now?"),
        words("tried", "What was tried nearer home, and why is it not enough?"),
        words("hope", "What is to be different when they come back?"),
    ),
)  # fmt: skip

PUT_RIGHT = Entry(
    "put right", "Put right how it was proposed", WORKER, OPEN, fields=BEGIN.fields,
    corrects="proposed",
)  # fmt: skip

PARENTS = Entry(
    "parents", "Consent of the parents", WORKER, BEFORE,
    fields=(
        at("When were they asked?"),
        words("who", "Who has parental responsibility, and what did each of them say?"),
        Field(
            "all", "Do all of them agree?", Kind.CHOICE,
            choices={**YES_NO, NOT_SURE: "Not all could be asked"},
        ),
        words("need", "What do they need to be able to go?", required=False),
    ),
)  # fmt: skip

VIEW = Entry(
    "view", "What the young person says", ANYONE, OPEN,
    fields=(
        at("When did they say it?"),
        Field(
            "want", "Do they want to go?", Kind.CHOICE,
            choices={**YES_NO, NOT_SURE: "They are not sure"},
        ),
        words("voice", "What do they say, in their own words?"),
    ),
)  # fmt: skip

AREA = Entry(
    "area", "An area was told", WORKER, frozenset({PROPOSED, AGREED, AWAY}),
    fields=(
        at("When were they told?"),
        Field("council", "Which council?", hint="The council alone, never the address."),
        Field("whom", "Who answered there? Name and role"),
        Field("police", "Which police force was told, and who there?"),
        words("known", "What do they know of danger to the young person there?"),
    ),
)  # fmt: skip

PLANNED = Entry(
    "planned", "Agreed how it goes", WORKER, BEFORE, AGREED, needs=("parents", "view", "area"),
    fields=(
        at("When was it agreed?"),
        Field("family", "Who goes with them?", Kind.SEVERAL, choices=WITH_THEM),
        Field("council", "To which area?", hint="The council alone, never the address."),
        Field("start", "On which day do they leave?", Kind.DAY),
        Field("end", "On which day do they come back?", Kind.DAY),
        Field("worker", "Who is there for them, at least once a day? Name, role and agency"),
        Field("pays", "Who pays? Name, role and agency"),
        Field("approved", "Who approved it? Name and role"),
        words(
            "still", "If they do not want to go: why is it still right, and what do they decide?",
            required=False,
        ),
    ),
)  # fmt: skip

SCHOOL = Entry(
    "school", "School while they are away", ANYONE, OPEN - {BACK},
    fields=(at(), words("how", "How do they learn there, who keeps the place at home, who knows?")),
)  # fmt: skip

CONTROLS = Entry(
    "kept away", "How those who exploit them are kept away", WORKER, OPEN - {BACK},
    fields=(
        at(),
        words("phones", "Telephones, accounts and places that are shared: what was changed?"),
        words("who", "Who must not know where they are?"),
        words("orders", "Which orders or warnings help, and who asks for them?", required=False),
        words("then", "What does the family do when somebody finds them?"),
    ),
)  # fmt: skip

LEFT = Entry(
    "left", "Left", WORKER, frozenset({AGREED}), AWAY, needs=("planned", "kept away"),
    fields=(
        at("When did they leave?"),
        Field("family", "Who went with them?", Kind.SEVERAL, choices=WITH_THEM),
        Field("how", "How did they travel?"),
        Field(
            "end", "On which day do they come back?", Kind.DAY,
            hint="As agreed, or what was agreed since.",
        ),
    ),
)  # fmt: skip

CONTACT = Entry(
    "contact", "Contact", ANYONE, frozenset({AWAY}),
    fields=(
        at(),
        Field(
            "with", "Who had contact with them?", Kind.CHOICE,
            choices={
                "worker": "Their worker saw them or spoke with them",
                "family": "The family told us",
                "exploiter": "Somebody who exploits them, or tried",
                "other": "Somebody else",
            },
        ),
        words("what", "What was it about?"),
        words("voice", "What do they say, in their own words?",
              when=When("with", frozenset({"worker"}))),
        words("done", "What was done, and who was told?",
              when=When("with", frozenset({"exploiter"}))),
    ),
)  # fmt: skip

RETURN_PLAN = Entry(
    "return plan", "How they come back", WORKER, frozenset({AGREED, AWAY}),
    fields=(
        at("When was it made?"),
        Field("with_them", "Was it made with them and their family?", Kind.CHOICE, choices=YES_NO),
        words("help", "What help is ready on the day they are back, and from whom?"),
        words("safe", "What is different at home, at school and where they were harmed?"),
    ),
)  # fmt: skip

LONGER = Entry(
    "longer", "They stay longer, or less long", WORKER, frozenset({AWAY}),
    fields=(
        at("When was it agreed?"),
        Field("until", "On which day do they come back?", Kind.DAY),
        words("why", "Why, and what do they and their family say?"),
        Field("approved", "Who approved it? Name and role"),
    ),
)  # fmt: skip

RETURNED = Entry(
    "returned", "Came back", ANYONE, frozenset({AWAY}), BACK,
    fields=(
        at("When did they come back?"),
        Field(
            "how", "How?", Kind.CHOICE,
            choices={
                "planned": "As planned, with their family",
                "sooner": "Sooner, with their family",
                "alone": "The young person alone",
            },
        ),
        words("sooner_why", "What happened, and are they safe?",
              when=When("how", frozenset({"sooner", "alone"}))),
    ),
)  # fmt: skip

STAY = Entry(
    "stay", "They stay there", WORKER, frozenset({AWAY}), STAYED, needs=("view",),
    fields=(
        at("When was that settled?"),
        words("why", "Why, and what do the young person and their family say?"),
        Field("council", "Which council works with them now, and who there?"),
    ),
)  # fmt: skip

FOLLOW_UP = Entry(
    "follow up", "Looked at after the return", WORKER, frozenset({BACK}),
    fields=(
        at("When?"),
        Field(
            "week", "Which one is it?", Kind.CHOICE,
            choices={
                "2": "After two weeks",
                "6": "After six weeks",
                "12": "After twelve weeks",
                "other": "At another time",
            },
        ),
        words("voice", "What do they say, in their own words?"),
        words("family", "What does the family say?"),
        words("since", "What happened since: missing, contact, school, harm, good things?"),
        words("helps", "Which help did they take up, and what is missing?"),
    ),
)  # fmt: skip

AFTER = Entry(
    "after", "What happened after", WORKER, frozenset({BACK}),
    fields=(
        at("When was this looked at?"),
        words("what", "What happened in the months after, good and bad?"),
        words("worked", "What of it came from going away, as far as anybody can say?"),
    ),
)  # fmt: skip

CLOSE = Entry(
    "closed", "Closed", WORKER, frozenset({BACK}), CLOSED, needs=("follow up", "after"),
    fields=(at("When?"), words("why", "Why can this end, and who stays with them?")),
)  # fmt: skip

ENDED = Entry(
    "not gone", "They do not go", WORKER, BEFORE, NOT_GONE,
    fields=(
        at("When was that settled?"),
        words("why", "Why not, and what is done instead, nearer home?"),
        yes_no("alone", "Is a placement of the young person alone asked for instead?",
               "That is another decision, which the director approves."),
    ),
)  # fmt: skip

OPENED = Entry(
    "opened", "Opened again", WORKER, frozenset({CLOSED}), BACK,
    fields=(at("When?"), words("why", "Why?")),
)  # fmt: skip

NOT_THEM = Entry(
    "not them", "Taken back", WORKER, OPEN, TAKEN_BACK, mistaken=True,
    fields=(at("When?"), words("why", "Why: was it somebody else, or entered twice?")),
)  # fmt: skip

ENTRIES = (
    BEGIN, PUT_RIGHT, PARENTS, VIEW, AREA, PLANNED, SCHOOL, CONTROLS, LEFT, CONTACT, RETURN_PLAN,
    LONGER, RETURNED, STAY, FOLLOW_UP, AFTER, CLOSE, ENDED, OPENED, NOT_THEM,
)  # fmt: skip
