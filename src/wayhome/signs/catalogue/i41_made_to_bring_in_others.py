"""I41 Others said to be drawn in through the child: on two or more days in 180 (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_BRINGS = says("introduces others", "recruiting", kinds=("statement", "note"))

SIGN = Sign(
    code="I41",
    name="Others said to be drawn in through the child",
    version="2026-11-29",
    rule_in_words="Two or more days in 180 on which a school, a charity, youth justice or the "
    "community said that other children were drawn in through the child. A child who brings in "
    "others has mostly been made to: protect the child as well as those others.",
    citations=("CRE",),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Others said to be drawn in through this child, who needs protecting as well, "
            "{times} in 180 days",
            hits(_BRINGS, source=by_day(_BRINGS)),
            AtLeast(2, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Who the others are, how many and how much younger is not told in what is read, so "
    "days are counted and not children. What several people say of one day counts once, and a "
    "rumour may be repeated. No reason for a referral says this, so referrals are not counted.",
    examples=(
        Example(
            "A charity, and youth justice on the last day: only together two",
            """
    record | agency | kind      | code                    | from             | recorded
    a      | VOL    | statement | introduces others       | 2026-03-02 09:00 | 2026-03-03
    b      | YJS    | note      | fear; introduces_others | 2026-08-28 10:00 | 2026-08-29
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-08-28 | 2026-08-28 | S        | a b      |       | 2026-08-29 | Others said to be drawn \
in through this child, who needs protecting as well, twice in 180 days
            """,
        ),
        Example(
            "Said by somebody unreliable on the second day: it holds, and is not acute",
            """
            record | agency | kind      | code              | from       | grading
            a      | EDU    | statement | introduces others | 2026-03-02 |
            b      | COM    | statement | recruiting        | 2026-03-12 | 3D P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-12 | 2026-08-28 | S        | a b
            """,
        ),
        Example(
            "Two accounts of one day, and the next a day too late",
            """
            record | agency | kind      | code              | from
            a      | EDU    | statement | introduces others | 2026-03-02 09:00
            b      | VOL    | statement | introduces others | 2026-03-02 16:00
            c      | YJS    | note      | introduces_others | 2026-08-29 10:00
            """,
        ),
    ),
)
