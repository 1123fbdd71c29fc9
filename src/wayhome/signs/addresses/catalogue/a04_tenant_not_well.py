"""A4 The tenant is not seen, anxious, thinner, hurt or kept out of rooms (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, tells
from wayhome.signs.addresses.shared import HELPED, NO_ANSWER, SEEN_WELL, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

_VISIT = ("tenancy_visit",)
_SEEN = tells("anxious", "dishevelled", "weight loss", "injuries", "tenant locked", kinds=_VISIT)
_HURT = tells("injuries", "tenant locked", kinds=_VISIT)

SIGN = Sign(
    code="A04",
    name="The tenant is not seen, or not well",
    version="2026-11-29",
    rule_in_words="A visitor found the tenant anxious, dishevelled, thinner, hurt, locked in or "
    "kept out of rooms, in the last 90 days; or the tenant was not seen at two or more visits in "
    "60 days.",
    acute_when="the tenant was hurt, locked in or kept out of rooms",
    citations=("EASTLIGHT", "VIVID", "LLR-CUCK", "DES"),
    window=90,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(VISITS,),
    clauses=(
        Clause(
            "A visitor was worried for the tenant: anxious, dishevelled, thinner, hurt or kept "
            "out of rooms",
            occasions(_SEEN, acute=_HURT),
            AtLeast(1, 90),
        ),
        Clause(
            "The tenant not seen at two or more visits in 60 days",
            occasions(tells("tenant not seen", kinds=_VISIT)),
            AtLeast(2, 60),
        ),
    ),
    counter=(SEEN_WELL, NO_ANSWER, HELPED),
    limits="How often not being seen counts, and for how long, are ours: the source does not say. "
    "A visit is a moment, and the visitor no doctor. People are out, ill or afraid of a landlord "
    "for other reasons. What health services know of a tenant is not read here.",
    examples=(
        Example(
            "Thinner at one visit, kept out of a room at the next",
            """
    record | agency | kind          | code                       | from             | recorded
    a      | HOU    | tenancy_visit | anxious; weight_loss       | 2026-03-02 10:00 | 2026-03-02
    b      | HOU    | tenancy_visit | tenant_locked; many_phones | 2026-04-13 10:00 | 2026-04-15
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-04-13 | 2026-07-11 | A        | a b      | 2026-03-02 | HOU    | A visitor \
was worried for the tenant: anxious, dishevelled, thinner, hurt or kept out of rooms
            """,
            at="12 Mill Road",
        ),
        Example(
            "Not seen twice, the second time on the sixtieth day",
            """
            record | agency | kind          | code            | outcome   | from
            a      | HOU    | tenancy_visit | tenant_not_seen | no_answer | 2026-03-02
            b      | HOU    | tenancy_visit | tenant_not_seen | refused   | 2026-04-30
            """,
            """
            fired_on   | until      | strength | evidence
            2026-04-30 | 2026-04-30 | S        | a b
            """,
            at="12 Mill Road",
        ),
        Example(
            "Somebody untested says so: not to be looked at today for that alone",
            """
            record | agency | kind          | code     | from       | grading
            a      | HOU    | tenancy_visit | injuries | 2026-03-02 | 2D P
            """,
            """
            fired_on   | strength
            2026-03-02 | S
            """,
            at="12 Mill Road",
        ),
        Example(
            "Not seen once",
            """
            record | agency | kind          | code                           | from
            a      | HOU    | tenancy_visit | sparse_furniture; tenant_not_seen | 2026-03-02
            """,
            at="12 Mill Road",
        ),
        Example(
            "Not seen again on the sixtieth day after the first",
            """
            record | agency | kind          | code            | from
            a      | HOU    | tenancy_visit | tenant_not_seen | 2026-03-02
            b      | HOU    | tenancy_visit | tenant_not_seen | 2026-05-01
            """,
            at="12 Mill Road",
        ),
    ),
)
