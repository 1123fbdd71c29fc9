"""I64 Easy money online, or a bank account used by others: any in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I64",
    name="Easy money online",
    version="2026-11-29",
    rule_in_words="Offers of easy money online, or use of a bank account by others, noted in the "
    "last 180 days.",
    citations=("HO",),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Offers of easy money online, or use of a bank account, noted",
            noted("easy money online"),
            AtLeast(1, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Banks send nothing here. A record of fraud with police does not say whether it was a "
    "bank account, so it is not read. An offer that was seen and refused is noted all the same.",
    examples=(
        Example(
            "At a school, then said in the community by somebody untested",
            """
    record | agency | kind      | code              | from       | recorded   | grading
    a      | EDU    | statement | easy money online | 2026-03-02 | 2026-03-03 |
    b      | NBC    | statement | easy money online | 2026-08-29 | 2026-08-29 | 2C P
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-29 | 2027-02-24 | S        | a b      | 2026-03-03 | EDU    | Offers of \
easy money online, or use of a bank account, noted
            """,
        ),
        Example(
            "Money that nobody can explain, and a fraud",
            """
            record | agency | kind      | code           | category | role    | from
            a      | EDU    | statement | money or goods |          |         | 2026-03-02
            b      | POL    | offence   |                | fraud    | suspect | 2026-03-03
            """,
        ),
    ),
)
