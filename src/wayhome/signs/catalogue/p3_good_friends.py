"""P3 Friends who do them good: any in 180 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, TOLD, found, told
from wayhome.signs.examples import Example
from wayhome.signs.sign import Sign, Split, Strength

SIGN = Sign(
    code="P3",
    name="Friends who do them good",
    version="2026-11-29",
    rule_in_words="A school or a charity said in the last 180 days that the child has friends "
    "who do them good, or youth justice found it to be a strength.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=TOLD,
    clauses=(
        told("Has friends who do them good", "friends"),
        found("Good friends found to be a strength", "good_friends"),
    ),
    counter=(),
    limits="What others think of somebody's friends may be wrong. " + ONLY_SAID,
    examples=(
        Example(
            "Told to a charity, the last day 180 days after",
            """
            record | agency | kind      | code              | from       | recorded
            a      | VOL    | statement | positive: friends | 2026-03-02 | 2026-03-04
            """,
            """
  fired_on   | until      | strength | evidence | alone      | agency | reads
  2026-03-02 | 2026-08-28 | P        | a        | 2026-03-04 | VOL    | Has friends who do them good
            """,
        ),
        Example(
            "New company about whom somebody worries",
            """
            record | agency | kind      | code           | from
            a      | VOL    | statement | new associates | 2026-03-02
            """,
        ),
    ),
)
