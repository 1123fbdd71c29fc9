"""I25 Has to be somewhere else at once: any note in 60 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I25",
    name="Has to be somewhere else at once",
    version="2026-11-29",
    rule_in_words="Noted in the last 60 days that the child has to be somewhere else at once.",
    citations=("PLY",),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Has to be somewhere else at once, as noted",
            noted("urgent to be elsewhere"),
            AtLeast(1, 60),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Fear of leaving a line has no topic of its own in what is sent; being afraid alone "
    "says too little and is not counted here.",
    examples=(
        Example(
            "At a charity, and again on the day after the first note has run out: one spell",
            """
            record | agency | kind      | code                           | from       | recorded
            a      | VOL    | statement | urgent to be elsewhere         | 2026-03-02 | 2026-03-04
            b      | YJS    | note      | travel; urgent_to_be_elsewhere | 2026-05-01 | 2026-05-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-05-01 | 2026-06-29 | M        | a b      | 2026-03-04 | VOL    | Has to be \
somewhere else at once, as noted
            """,
        ),
        Example(
            "Afraid, and out late",
            """
            record | agency | kind      | code     | from
            a      | VOL    | statement | fear     | 2026-03-02
            b      | VOL    | statement | out late | 2026-03-03
            """,
        ),
        Example(
            "Travels, and is hard to reach, as youth justice and a charity note",
            """
            record | agency | kind      | code   | from
            a      | YJS    | note      | travel | 2026-03-02
            b      | VOL    | statement | missed | 2026-03-03
            """,
        ),
    ),
)
