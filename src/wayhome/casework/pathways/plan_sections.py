"""What a safety plan holds, in the words of the young person (facts §6.1, its sections 1 to 15).

Each can be said again, and the newest counts. Every question is the young person's own, and none
has to be answered that would only be answered to please whoever asks.
"""

from wayhome.casework.fields import Field
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.asking import words

MAKING, IN_USE = "being made", "in use"
OPEN = frozenset({MAKING, IN_USE})
THEM = "The young person, with whoever makes it with them"


def _words(code: str, asks: str) -> Field:
    return words(code, asks, required=False)


def _line(code: str, asks: str, hint: str = "") -> Field:
    return Field(code, asks, required=False, hint=hint)


def _section(code: str, title: str, *fields: Field, who: str = THEM) -> Entry:
    return Entry(code, title, who, OPEN, fields=fields)


_NUMBER = "A name, and a number."
SECTIONS = (
    _section(
        "me", "Who I am",
        words("matters", "What matters to me, and what am I good at?"),
    ),
    _section(
        "worries", "What worries me",
        words("mine", "What worries me?"),
        _words("others", "Who is worried about me, and about what?"),
    ),
    _section(
        "people", "People I trust",
        Field("one", "Whom do I trust most?", hint=_NUMBER),
        _line("two", "Who else?", _NUMBER),
        _line("three", "And who else?", _NUMBER),
        Field(
            "night", "Whom can I call at night?",
            hint=f"{_NUMBER} Where there is nobody, write the council’s number out of hours.",
        ),
    ),
    _section(
        "places", "Places",
        words("safe", "Where do I feel safe?"),
        words("unsafe", "Where do I not feel safe, and at what times?"),
        _words("ways", "Which ways and which trains or buses do I take, and which not?"),
    ),
    _section(
        "signs", "How I notice that it gets dangerous",
        words("mine", "What do I notice first?"),
        _words("others", "What would others notice?"),
    ),
    _section(
        "moment", "What I do in the moment",
        words("out", "How do I get out? What do I say?"),
        _line(
            "code_word", "A word or text that means: fetch me now",
            "Only those who need it know it.",
        ),
        words("call", "Whom do I call first?"),
    ),
    _section(
        "fetch", "Who fetches me",
        Field("who", "Who fetches me?"),
        Field("where", "From where?"),
        _line("how", "With what: car, taxi, train?"),
        _line("else", "And if they cannot?"),
    ),
    _section(
        "phone", "My phone, and online",
        _words("number", "Does my number change, and who has the new one?"),
        _words("seen", "Who can see where I am, and what do I switch off?"),
        _words("blocked", "Whom do I block?"),
        _words("second", "Is there a second phone, and whose is it?"),
    ),
    _section(
        "debt", "Money that somebody says I owe",
        words("plan", "What do I do when somebody asks for it? I never pay alone."),
        words("tell", "Whom do I tell?"),
    ),
    _section(
        "threats", "If I am threatened, or my family",
        words("do", "What do we do at once?"),
        _words("family", "What keeps my family safe?"),
        _line("police", "Reference of the police, and who there"),
    ),
    _section(
        "missing", "If I am missing",
        words("looks", "What do I look like, and what do I usually wear?"),
        _words("phones", "My phones and accounts"),
        _words("with", "With whom might I be?"),
        _words("where", "Where might I be?"),
        _words("need", "What do I need that cannot wait, like medicine?"),
    ),
    _section(
        "arrest", "If I am arrested",
        words(
            "say",
            "Whom do I ask for? An adult whom I trust, and a solicitor. I can say: somebody may be "
            "making me do this.",
        ),
        _line("adult", "Who comes? Name and number"),
        _line("solicitor", "Solicitor, if there is one"),
    ),
    _section(
        "health", "My health",
        _words("hurt", "Injuries, medicine, what helps when I feel bad"),
        _words("drugs", "Drugs and drink: what do I take, and who helps?"),
        words(
            "inside",
            "If something is hidden in my body: 999 at once, and nobody is angry with me. Who goes "
            "with me?",
        ),
    ),
    _section(
        "school", "School, college or work",
        words("where", "Where do I go, and what do I want to do?"),
        _words("safe", "How do I get there safely, and who there knows?"),
    ),
    _section(
        "parents", "The plan of my parents or carers",
        Field("who", "Whose plan is it?"),
        words("calm", "What do we say and do so that they can tell us anything, without blame?"),
        words("missing", "When do we report them missing? Early; to whom, with which words?"),
        words("threats", "What do we do if somebody threatens us or takes revenge?"),
        words("siblings", "What keeps brothers and sisters safe?"),
        _words("need", "What do we need ourselves?"),
        who="Parents or carers, with whoever makes it with them",
    ),
)  # fmt: skip
