"""I16 Hungry, tired or unkempt: noted on two or more days in 60 (facts §5)."""

from wayhome.signs.catalogue.shared_data import EARLY_HELP, GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_NOTED = says(
    "hunger or tiredness", "unkempt", "hunger", "tiredness", kinds=("statement", "note")
)  # fmt: skip

SIGN = Sign(
    code="I16",
    name="Hungry, tired or unkempt",
    version="2026-11-29",
    rule_in_words="Two or more days in 60 on which a school, a charity or a health worker noted "
    "that the child was hungry, exhausted, unwashed or in unsuitable clothes.",
    citations=("TCS",),
    window=60,
    split=Split.HARM,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Hungry, exhausted or unkempt, noted {times} in 60 days",
            hits(_NOTED, source=by_day(_NOTED)),
            AtLeast(2, 60),
        ),
    ),
    counter=(EARLY_HELP, GOING_WELL),
    limits="Want at home, illness and care for others look the same, and most children who come "
    "hungry are not exploited. Notes of one day count once, whoever wrote them.",
    examples=(
        Example(
            "A teacher and a school nurse, some weeks apart",
            """
            record | agency | kind      | code                | from             | recorded
            a      | EDU    | statement | hunger or tiredness | 2026-03-02 09:00 | 2026-03-02
            b      | HEA    | note      | tiredness; unkempt  | 2026-04-30 10:00 | 2026-05-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | agency | together   | reads
    2026-04-30 | 2026-04-30 | M        | a b      |       |        | 2026-05-02 | Hungry, \
exhausted or unkempt, noted twice in 60 days
            """,
        ),
        Example(
            "One morning under two topics and by two agencies is one; the next a day too late",
            """
            record | agency | kind           | code                | in | from
            c      | EDU    | school_concern |                     |    | 2026-03-02 09:00
            a      | EDU    | statement      | hunger or tiredness | c  | 2026-03-02 09:00
            a2     | EDU    | statement      | unkempt             | c  | 2026-03-02 09:00
            a3     | HEA    | note           | hunger              |    | 2026-03-02 11:00
            b      | VOL    | statement      | hunger or tiredness |    | 2026-05-01 16:00
            """,
        ),
        Example(
            "Noted twice that all is well, or other things",
            """
            record | agency | kind      | code        | from
            a      | HEA    | note      | positive    | 2026-03-02
            b      | HEA    | note      | weight_loss | 2026-03-12
            d      | EDU    | statement | unkempt     | 2026-03-20
            """,
        ),
    ),
)
