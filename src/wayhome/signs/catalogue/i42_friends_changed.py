"""I42 Friends changed at once, or cut off from friends: any in 90 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I42",
    name="Friends changed at once, or cut off from friends",
    version="2026-11-29",
    rule_in_words="A school, a charity, youth justice or a health worker noted in the last 90 "
    "days that the child is cut off from friends, is alone, or has new company about whom there "
    "is worry.",
    citations=("HO", "PLY"),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Cut off from friends, or alone",
            noted("cut off from friends", "isolation", kinds=("statement", "note")),
            AtLeast(1, 90),
        ),
        Clause(
            "New company about whom somebody worries",
            noted("new associates", kinds=("statement", "note")),
            AtLeast(1, 90),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Friends change with a new school, a move or growing up, and some children like to be "
    "alone. Which friends they had before is in no record that is read.",
    examples=(
        Example(
            "Seen by a school nurse and by a charity",
            """
    record | agency | kind      | code                 | from             | recorded
    a      | HEA    | note      | isolation; anxiety   | 2026-03-02 09:00 | 2026-03-02
    b      | VOL    | statement | new associates       | 2026-03-12 16:00 | 2026-03-13
            """,
            """
  fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
  2026-03-02 | 2026-03-12 | 2026-06-09 | M        | a b      | 2026-03-02 | HEA    | Cut off from \
friends, or alone; new company about whom somebody worries
            """,
        ),
        Example(
            "Again on the day after it ran out: one spell",
            """
            record | agency | kind      | code                 | from
            a      | EDU    | statement | cut off from friends | 2026-03-02
            b      | YJS    | note      | cut_off_from_friends | 2026-05-31
            """,
            """
            fired_on   | newest     | until      | evidence
            2026-03-02 | 2026-05-31 | 2026-08-28 | a b
            """,
        ),
        Example(
            "Good friends, and a note about somebody older",
            """
            record | agency | kind      | code                | from
            a      | VOL    | statement | positive: friends   | 2026-03-02
            b      | YJS    | note      | older_associate     | 2026-03-03
            """,
        ),
    ),
)
