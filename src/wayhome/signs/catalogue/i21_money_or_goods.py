"""I21 Money or goods that nobody can explain: two notes in 120 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_GOODS = says("money or goods", "new money or goods")

SIGN = Sign(
    code="I21",
    name="Money or goods that nobody can explain",
    version="2026-11-29",
    rule_in_words="Money, clothes or goods that nobody can explain, noted independently on two or "
    "more days within 120 days.",
    citations=("HO", "TEES"),
    window=120,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Money or goods that nobody can explain noted {times} in 120 days",
            hits(_GOODS, source=by_day(_GOODS)),
            AtLeast(2, 120),
        ),
    ),
    counter=(GOING_WELL,),
    limits="What is noted on one day counts once, whoever noted it; that one worker repeats what "
    "another wrote earlier cannot be told. Cash found by police is not read: no record says "
    "whether it was explained.",
    examples=(
        Example(
            "A neighbour and a school, weeks apart: only together two",
            """
    record | agency | kind      | code               | from       | recorded   | grading
    a      | NBC    | statement | new money or goods | 2026-03-02 | 2026-03-03 | 2C P
    b      | EDU    | statement | money or goods     | 2026-06-29 | 2026-06-29 |
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-06-29 | 2026-06-29 | S        | a b      |       | 2026-06-29 | Money or goods that \
nobody can explain noted twice in 120 days
            """,
        ),
        Example(
            "Two notes by one charity",
            """
            record | agency | kind      | code           | from       | recorded
            a      | VOL    | statement | money or goods | 2026-03-02 | 2026-03-02
            b      | VOL    | statement | money or goods | 2026-03-09 | 2026-03-12
            """,
            """
            fired_on   | until      | evidence | alone      | agency
            2026-03-09 | 2026-06-29 | a b      | 2026-03-12 | VOL
            """,
        ),
        Example(
            "Two who tell of one day, and a third note a day too late",
            """
            record | agency | kind      | code               | from
            a      | EDU    | statement | money or goods     | 2026-03-02 10:00
            b      | NBC    | statement | new money or goods | 2026-03-02
            c      | YJS    | note      | money_or_goods     | 2026-06-30 10:00
            """,
        ),
    ),
)
