"""A12 The home was taken over, now or before: any in two years (facts §5).

Homes are taken over again, and by others. So it holds for longer than the rest, and a home that is
thought to be taken over now has the same sign.
"""

from wayhome.signs.addresses.happenings import occasions, of_kind, tells
from wayhome.signs.addresses.shared import CLOSED, HELPED, MEASURES, SAID, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

_VISIT = tells("home taken over", kinds=("tenancy_visit",))
_MEASURE = f"{of_kind('address_measure')} and s.outcome = 'home_taken_over'"
_SAID = tells("address taken over", "taken over", kinds=("community_statement",))

SIGN = Sign(
    code="A12",
    name="The home taken over, now or before",
    version="2026-11-29",
    rule_in_words="In the last two years a visitor thought that the home was taken over by others, "
    "a measure was taken for it, or somebody in the community said so.",
    citations=("EASTLIGHT", "LLR-CUCK", "CAMDEN", "DES"),
    window=730,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(VISITS, MEASURES, SAID),
    clauses=(
        Clause(
            "A visitor thought that the home was taken over, or a measure was taken for it",
            occasions(f"({_VISIT} or {_MEASURE})"),
            AtLeast(1, 730),
        ),
        Clause(
            "Said in the community to be taken over by others",
            occasions(_SAID),
            AtLeast(1, 730),
        ),
    ),
    counter=(CLOSED, SEEN_WELL, HELPED),
    limits="For how long it counts is ours. It was somebody's view, or hearsay, and the home may "
    "have another tenant since. Homes are used for hours or days and left again, which nobody may "
    "have seen.",
    examples=(
        Example(
            "Said at a mapping session, then a closure for it",
            """
    record | agency | kind                | code           | outcome         | from       | grading
    a      | NBC    | community_statement | taken over     |                 | 2025-03-02 | 2C P
    b      | HOU    | address_measure     | partial_closure | home_taken_over | 2025-06-02 |
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2025-03-02 | 2025-06-02 | 2027-06-01 | S        | a b      | 2025-03-02 | NBC    | A visitor \
thought that the home was taken over, or a measure was taken for it; said in the community to be \
taken over by others
            """,
            at="12 Mill Road",
        ),
        Example(
            "A visit, and another on the last day on which the first holds",
            """
            record | agency | kind          | code            | from
            a      | HOU    | tenancy_visit | home_taken_over | 2023-03-02
            b      | HOU    | tenancy_visit | home_taken_over | 2025-02-28
            """,
            """
            fired_on   | newest     | until      | evidence
            2023-03-02 | 2025-02-28 | 2027-02-27 | a b
            """,
            at="12 Mill Road",
        ),
        Example(
            "Measures for something else",
            """
            record | agency | kind            | code         | outcome  | from
            a      | HOU    | address_measure | full_closure | nuisance | 2026-03-02
            """,
            at="12 Mill Road",
        ),
        Example(
            "Said to be unsafe, a visit with other worries, and an order over noise",
            """
            record | agency | kind                | code           | outcome  | from
            a      | NBC    | community_statement | unsafe         |          | 2026-03-02
            b      | HOU    | tenancy_visit       | home_neglected | given    | 2026-03-03
            c      | HOU    | address_measure     | injunction     | nuisance | 2026-03-04
            """,
            at="12 Mill Road",
        ),
    ),
)
