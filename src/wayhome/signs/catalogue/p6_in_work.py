"""P6 In work or training: any in 180 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, TOLD, found, told
from wayhome.signs.examples import Example
from wayhome.signs.sign import Sign, Split, Strength

SIGN = Sign(
    code="P6",
    name="In work or training",
    version="2026-11-29",
    rule_in_words="A charity said in the last 180 days that the child is in work or training, "
    "or youth justice found that they work or have an apprenticeship.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=TOLD,
    clauses=(
        told("In work or training", "work or training"),
        found("Work or an apprenticeship found to be a strength", "in_work"),
    ),
    counter=(),
    limits="Work may be for somebody who exploits: ask where it is and who pays. " + ONLY_SAID,
    examples=(
        Example(
            "Found by youth justice",
            """
            record | agency | kind   | code    | outcome    | from       | recorded
            a      | YJS    | factor | in_work | protective | 2026-03-02 | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | reads
    2026-03-02 | 2026-08-28 | P        | a        | Work or an apprenticeship found to be a strength
            """,
        ),
        Example(
            "Money that nobody can explain",
            """
            record | agency | kind      | code           | from
            a      | VOL    | statement | money or goods | 2026-03-02
            """,
        ),
        Example(
            "Out of work, found at an assessment to be a concern",
            """
            record | agency | kind   | code    | outcome | from
            a      | YJS    | factor | in_work | concern | 2026-03-02
            """,
        ),
    ),
)
