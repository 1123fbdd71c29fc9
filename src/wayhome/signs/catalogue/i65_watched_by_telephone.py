"""I65 Watched through the telephone by others: any in 180 days; acute (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOT_DOUBTFUL, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I65",
    name="Watched through the telephone",
    version="2026-11-29",
    rule_in_words="Noted in the last 180 days that others watch or follow the child through the "
    "telephone.",
    acute_when=NOT_DOUBTFUL,
    citations=("DES",),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Watched or followed through the telephone, as noted",
            noted("watched by phone", acute="true"),
            AtLeast(1, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Families and friends share where they are as well; who watches is not told by the "
    "topic. What is on a telephone is not read.",
    examples=(
        Example(
            "Told to a charity, and again on the day after it has run out: one spell",
            """
            record | agency | kind      | code                   | from       | recorded
            a      | VOL    | statement | watched by phone       | 2026-03-02 | 2026-03-03
            b      | YJS    | note      | fear; watched_by_phone | 2026-08-29 | 2026-08-29
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-29 | 2027-02-24 | A        | a b      | 2026-03-03 | VOL    | Watched or \
followed through the telephone, as noted
            """,
        ),
        Example(
            "From a source that is not reliable: not acute",
            """
            record | agency | kind      | code             | from       | grading
            a      | NBC    | statement | watched by phone | 2026-03-02 | 3B P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a
            """,
        ),
        Example(
            "A new telephone, and calls late at night",
            """
            record | agency | kind      | code             | from
            a      | VOL    | statement | new phone        | 2026-03-02
            b      | VOL    | statement | late night calls | 2026-03-03
            """,
        ),
    ),
)
