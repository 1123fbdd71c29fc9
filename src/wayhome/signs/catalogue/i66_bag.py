"""I66 Never parted from one bag: any in 90 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I66",
    name="Never parted from one bag",
    version="2026-11-29",
    rule_in_words="Noted in the last 90 days that the child is never parted from one bag.",
    citations=("HO",),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Never parted from one bag, as noted",
            noted("carrying a bag"),
            AtLeast(1, 90),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Scales, wraps and the like have no code in what is sent, so that only the bag is read. "
    "A child without a safe place at home keeps its things with it.",
    examples=(
        Example(
            "At a school, and on the day after it has run out at youth justice: one spell",
            """
            record | agency | kind      | code           | from       | recorded
            a      | EDU    | statement | carrying a bag | 2026-03-02 | 2026-03-03
            b      | YJS    | note      | carrying_a_bag | 2026-05-31 | 2026-06-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-05-31 | 2026-08-28 | M        | a b      | 2026-03-03 | EDU    | Never \
parted from one bag, as noted
            """,
        ),
        Example(
            "Said to carry something",
            """
            record | agency | kind      | code     | from
            a      | NBC    | statement | carrying | 2026-03-02
            """,
        ),
        Example(
            "A charity hears of money, and youth justice of a new telephone",
            """
            record | agency | kind      | code           | from
            a      | VOL    | statement | money or goods | 2026-03-02
            b      | YJS    | note      | new_phone      | 2026-03-03
            """,
        ),
    ),
)
