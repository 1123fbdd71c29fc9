"""I03 Missing more often: twice as many episodes in 60 days as in the 60 before (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, INTERVIEW_HELD, MISSING
from wayhome.signs.examples import Example
from wayhome.signs.forms import Rising
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I03",
    name="Missing more often",
    version="2026-11-22",
    rule_in_words="Two or more missing episodes in the last 60 days, and at least twice as many as "
    "in the 60 days before those.",
    citations=("CRE", "DES"),
    window=60,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(MISSING,),
    clauses=(
        Clause(
            "Missing more often: {times} in 60 days, at most half as often in the 60 days before",
            hits("s.kind = 'missing' and s.part = 'own'"),
            Rising(2, 2, 60),
        ),
    ),
    counter=(INTERVIEW_HELD, ATTENDING),
    limits="When an agency began to send records lately, what came before looks quiet. The sign "
    "can begin on a day without an absence, when an older one leaves the earlier window.",
    examples=(
        Example(
            "One absence, then two in the 60 days after",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-01-10
            b      | NBC    | missing | 2026-03-20
            c      | NBC    | missing | 2026-04-10
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-04-10 | 2026-05-18 | S        | a b c    | Missing more often: twice in 60 days, \
at most half as often in the 60 days before
            """,
        ),
        Example(
            "Three after two are not twice as many, until one of the two is 120 days past",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-01-01
            b      | NBC    | missing | 2026-01-20
            c      | NBC    | missing | 2026-03-25
            d      | NBC    | missing | 2026-04-05
            e      | NBC    | missing | 2026-04-20
            """,
            """
            fired_on   | until      | strength | evidence
            2026-01-20 | 2026-03-01 | S        | a b
            2026-05-01 | 2026-06-03 | S        | b c d e
            """,
        ),
        Example(
            "One absence",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-03-01
            """,
        ),
        Example(
            "The second on the sixtieth day after the first: they are in no window together",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-03-01
            b      | NBC    | missing | 2026-04-30
            """,
        ),
    ),
)
