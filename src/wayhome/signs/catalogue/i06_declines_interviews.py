"""I06 Declines return interviews: two or more declined in 90 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import INTERVIEW_HELD
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

SIGN = Sign(
    code="I06",
    name="Return interviews declined",
    version="2026-11-22",
    rule_in_words="Two or more return home interviews declined within 90 days.",
    citations=("DES",),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(Need("return home interviews", ("return_interview",), ("council",)),),
    clauses=(
        Clause(
            "Return home interview offered but not taken up, {times} in 90 days",
            hits("s.kind = 'return_interview' and s.part = 'own' and s.outcome = 'declined'"),
            AtLeast(2, 90),
        ),
    ),
    counter=(INTERVIEW_HELD,),
    limits="A child may decline because of who asks, when or where. An interview that was never "
    "offered is the service's omission and is not counted.",
    examples=(
        Example(
            "Declined twice",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | declined
            b      | NBC    | return_interview | 2026-04-03 | declined
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-04-03 | 2026-05-31 | M        | a b      | Return home interview offered but not \
taken up, twice in 90 days
            """,
        ),
        Example(
            "Declined once; not offered and held are something else",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | declined
            b      | NBC    | return_interview | 2026-03-13 | not offered
            c      | NBC    | return_interview | 2026-03-23 | held
            """,
        ),
        Example(
            "The second on the ninetieth day after the first",
            """
            record | agency | kind             | from       | outcome
            a      | NBC    | return_interview | 2026-03-03 | declined
            b      | NBC    | return_interview | 2026-06-01 | declined
            """,
        ),
    ),
)
