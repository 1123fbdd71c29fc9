"""A11 Welfare checks are declined: any in 180 days (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, tells
from wayhome.signs.addresses.shared import HELPED, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="A11",
    name="A welfare check declined",
    version="2026-11-30",
    rule_in_words="A welfare check was offered and declined, in the last 180 days.",
    citations=("EASTLIGHT", "VIVID", "DES"),
    window=180,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(VISITS,),
    clauses=(
        Clause(
            "A welfare check was declined",
            occasions(tells("welfare check declined", kinds=("tenancy_visit",))),
            AtLeast(1, 180),
        ),
    ),
    counter=(SEEN_WELL, HELPED),
    limits="An adult may decline, and most who do live as they like. For how long it counts is "
    "ours: the source gives no time. Who spoke at the door, and who stood behind, is not known. "
    "Checks that police or ambulance make are not sent as such.",
    examples=(
        Example(
            "Declined to the landlord, and to the council on the last of the 180 days",
            """
    record | agency | kind          | code                   | from             | recorded
    a      | HOU    | tenancy_visit | welfare_check_declined | 2026-03-02 10:00 | 2026-03-03
    b      | NBC    | tenancy_visit | welfare_check_declined | 2026-08-28 10:00 | 2026-09-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-28 | 2027-02-23 | M        | a b      | 2026-03-03 | HOU    | A welfare \
check was declined
            """,
            at="12 Mill Road",
        ),
        Example(
            "Twice, the second when the first has run out: two spells",
            """
            record | agency | kind          | code                   | from
            a      | HOU    | tenancy_visit | welfare_check_declined | 2026-03-02
            b      | HOU    | tenancy_visit | welfare_check_declined | 2026-08-30
            """,
            """
            fired_on   | until      | evidence
            2026-03-02 | 2026-08-28 | a
            2026-08-30 | 2027-02-25 | b
            """,
            at="12 Mill Road",
        ),
        Example(
            "Access refused and nobody at home are other signs, or none",
            """
            record | agency | kind          | code | outcome   | from
            a      | HOU    | tenancy_visit |      | refused   | 2026-03-02
            b      | HOU    | tenancy_visit |      | no_answer | 2026-03-09
            """,
            at="12 Mill Road",
        ),
    ),
)
