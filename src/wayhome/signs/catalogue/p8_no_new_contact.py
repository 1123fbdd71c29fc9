"""P8 No new contact with those who harmed: any in 180 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_protective import ONLY_SAID, SHOWN, TOLD, found, told
from wayhome.signs.examples import Example
from wayhome.signs.sign import Sign, Split, Strength

SIGN = Sign(
    code="P8",
    name="No new contact with those who harmed",
    version="2026-11-29",
    rule_in_words="A charity said in the last 180 days that the child has no contact with those "
    "who harmed them, or youth justice found that there is no new contact. Never "
    "taken from silence.",
    citations=("DES",),
    window=SHOWN,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=TOLD,
    clauses=(
        told("No contact with those who harmed them, as told", "no contact with those who harmed"),
        found("No new contact with those who exploited them, found to be a strength", "no_contact"),
    ),
    counter=(),
    limits="A child may be made to say so, and contact may begin again or be kept hidden. "
    + ONLY_SAID,
    examples=(
        Example(
            "Told to a charity and found by youth justice",
            """
  record | agency | kind      | code                                       | outcome    | from
  a      | VOL    | statement | positive: no contact with those who harmed |            | 2026-03-02
  b      | YJS    | factor    | no_contact                                 | protective | 2026-03-09
            """,
            """
    fired_on   | newest     | until      | strength | evidence | reads
    2026-03-02 | 2026-03-09 | 2026-09-04 | P        | a b      | No contact with those who harmed \
them, as told; no new contact with those who exploited them, found to be a strength
            """,
        ),
        Example(
            "Nothing was recorded since: that is silence and says nothing",
            """
            record | agency | kind   | category    | from
            a      | POL    | arrest | drug_supply | 2025-03-02
            """,
        ),
        Example(
            "Contact goes on, as a charity hears and youth justice finds",
            """
            record | agency | kind      | code            | outcome | from
            a      | VOL    | statement | older associate |         | 2026-03-02
            b      | YJS    | factor    | no_contact      | concern | 2026-03-09
            """,
        ),
    ),
)
