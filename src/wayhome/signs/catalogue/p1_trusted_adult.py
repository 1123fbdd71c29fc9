"""P1 An adult whom they trust: any in 180 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, TOLD, found, told
from wayhome.signs.examples import Example
from wayhome.signs.sign import Sign, Split, Strength

SIGN = Sign(
    code="P1",
    name="An adult whom they trust",
    version="2026-11-29",
    rule_in_words="A school or a charity said in the last 180 days that the child has an adult "
    "whom they trust, or youth justice found that they have one or work with the service.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=TOLD,
    clauses=(
        told("Has an adult whom they trust", "trusted adult"),
        found(
            "An adult they trust, or work with the service, found to be a strength",
            "trusted_adult",
            "engaged",
        ),
    ),
    counter=(),
    limits="Who it is and whether the child still sees them is not "
    "asked here. What the community says of an adult who protects is about that adult. "
    + ONLY_SAID,
    examples=(
        Example(
            "Told to a charity, then found by youth justice; both hold together",
            """
    record | agency | kind      | code                    | outcome    | from       | recorded
    a      | VOL    | statement | positive: trusted adult |            | 2026-03-02 | 2026-03-03
    b      | YJS    | factor    | engaged                 | protective | 2026-08-29 | 2026-08-29
            """,
            """
  fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
  2026-03-02 | 2026-08-29 | 2027-02-24 | P        | a b      | 2026-03-03 | VOL    | Has an adult \
whom they trust; an adult they trust, or work with the service, found to be a strength
            """,
        ),
        Example(
            "As a school writes it, and again on the day after it ran out: one spell",
            """
            record | agency | kind      | code                   | from
            a      | EDU    | statement | positive trusted adult | 2026-01-02
            b      | EDU    | statement | positive trusted adult | 2026-07-01
            """,
            """
            fired_on   | until      | evidence
            2026-01-02 | 2026-12-27 | a b
            """,
        ),
        Example(
            "A concern of an assessment is no strength",
            """
            record | agency | kind   | code    | outcome | from
            a      | YJS    | factor | engaged | concern | 2026-03-02
            """,
        ),
        Example(
            "Others told of as friends, and a strength of another kind",
            """
            record | agency | kind      | code              | outcome    | from
            a      | VOL    | statement | positive: friends |            | 2026-03-02
            b      | YJS    | factor    | in_school         | protective | 2026-03-03
            """,
        ),
    ),
)
