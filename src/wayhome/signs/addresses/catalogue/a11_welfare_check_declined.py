"""A11 Welfare checks are declined: two in 180 days (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, tells
from wayhome.signs.addresses.shared import HELPED, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="A11",
    name="Welfare checks declined",
    version="2026-11-29",
    rule_in_words="A welfare check was offered and declined on two or more days in 180.",
    citations=("EASTLIGHT", "VIVID", "DES"),
    window=180,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(VISITS,),
    clauses=(
        Clause(
            "Welfare checks declined on two or more days in 180",
            occasions(tells("welfare check declined", kinds=("tenancy_visit",))),
            AtLeast(2, 180),
        ),
    ),
    counter=(SEEN_WELL, HELPED),
    limits="An adult may decline. Who spoke at the door, and who stood behind, is not known. "
    "Checks that police or ambulance make are not sent as such.",
    examples=(
        Example(
            "Declined to the landlord and to the council",
            """
    record | agency | kind          | code                   | from             | recorded
    a      | HOU    | tenancy_visit | welfare_check_declined | 2026-03-02 10:00 | 2026-03-03
    b      | NBC    | tenancy_visit | welfare_check_declined | 2026-05-30 10:00 | 2026-06-01
            """,
            """
    fired_on   | until      | strength | evidence | together   | alone | reads
    2026-05-30 | 2026-08-28 | M        | a b      | 2026-06-01 |       | Welfare checks declined \
on two or more days in 180
            """,
            at="12 Mill Road",
        ),
        Example(
            "Declined twice, the second when the first has run out",
            """
            record | agency | kind          | code                   | from
            a      | HOU    | tenancy_visit | welfare_check_declined | 2026-03-02
            b      | HOU    | tenancy_visit | welfare_check_declined | 2026-08-29
            """,
            at="12 Mill Road",
        ),
    ),
)
