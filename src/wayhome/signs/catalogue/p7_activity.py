"""P7 An activity that they like: any in 180 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, TOLD, found, told
from wayhome.signs.examples import Example
from wayhome.signs.sign import Sign, Split, Strength

SIGN = Sign(
    code="P7",
    name="An activity that they like",
    version="2026-11-29",
    rule_in_words="A school or a charity said in the last 180 days that the child takes part in "
    "an activity, or youth justice found it to be a strength.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=TOLD,
    clauses=(
        told("Takes part in an activity", "activity"),
        found("An activity found to be a strength", "activity"),
    ),
    counter=(),
    limits="That it was taken up is seen, not whether it goes on. " + ONLY_SAID,
    examples=(
        Example(
            "Told by a school and by a charity",
            """
            record | agency | kind      | code               | from       | recorded
            a      | EDU    | statement | positive activity  | 2026-03-02 | 2026-03-02
            b      | VOL    | statement | positive: activity | 2026-05-02 | 2026-05-02
            """,
            """
            fired_on   | newest     | until      | strength | evidence | reads
            2026-03-02 | 2026-05-02 | 2026-10-28 | P        | a b      | Takes part in an activity
            """,
        ),
        Example(
            "A place where others meet",
            """
            record | agency | kind      | code       | from
            a      | COM    | statement | safe place | 2026-03-02
            """,
        ),
    ),
)
