"""I29 Arrested away from home with somebody older: a gap of four years or more (facts §5).

The gap belongs to the tie between two people (docs/adr/0006); the child's own age is not read.
"""

from wayhome.signs.catalogue.shared_beside import ARRESTED_WITH_OLDER
from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE, ARRESTS, HOMES
from wayhome.signs.distance import TOLD_MILES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

SIGN = Sign(
    code="I29",
    name="Arrested away from home with somebody older",
    version="2026-11-22",
    rule_in_words="An arrest more than 20 miles from home or in another police area, together with "
    "a person four or more years older, in the last 365 days.",
    citations=("PIT", "CRE"),
    window=365,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(ARRESTS, HOMES, Need("who was arrested together", ("arrest",), ("police",))),
    clauses=(
        Clause(
            "Arrested {miles} from home together with somebody at least four years older",
            hits(
                "s.kind = 'arrest' and s.part = 'own' and w.far",
                detail=TOLD_MILES,
                also="[w.home] || c.others",
                seen="greatest(w.seen, c.seen)",
                received="greatest(w.received, c.received)",
                source="sight s join away w using (view_id, handle) "
                f"join {ARRESTED_WITH_OLDER} c using (view_id, handle)",
            ),
            AtLeast(1, 365),
            "Arrested in another police area together with somebody at least four years older",
        ),
    ),
    counter=(ANOTHER_PLACE,),
    limits="Sees only people arrested together, and how much older somebody is only as far as the "
    "dates of birth on record are right. The older person may be a brother, or a child made "
    "to carry drugs as well.",
    examples=(
        Example(
            "Arrested far from home with somebody seven years older, under one reference",
            """
            record | agency | kind   | who   | from             | place  | reference
            h      | POL    | home   | child | 2020-01-01       | city   |
            a      | POL    | arrest | child | 2026-03-01 15:00 | county | X1
            b      | POL    | arrest | older | 2026-03-01 15:05 | county | X1
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-01 | 2027-02-28 | S        | a b h    | Arrested 98 miles from home together \
with somebody at least four years older
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "With somebody two years older; and near home with somebody older",
            """
            record | agency | kind   | who          | from             | place
            h      | POL    | home   | child        | 2020-01-01       | city
            a      | POL    | arrest | child, peer  | 2026-03-01 15:00 | county
            b      | POL    | arrest | child, older | 2026-04-01 15:00 | near town
            """,
            born="child 2011-06-01; peer 2009-06-01; older 2004-02-01",
        ),
    ),
)
