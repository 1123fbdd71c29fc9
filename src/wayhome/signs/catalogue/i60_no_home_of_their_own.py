"""I60 Nowhere settled to live: context, never shown alone (facts §5)."""

from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE, GOING_WELL, HEARD
from wayhome.signs.catalogue.shared_sources import TYPED, ended_once
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import says

SIGN = Sign(
    code="I60",
    name="Nowhere settled to live",
    version="2026-11-29",
    rule_in_words="Homeless, staying from place to place or in a night shelter, or told of as "
    "having nowhere to stay or staying with people the family does not know, in the last 180 days; "
    "or in temporary housing, while it lasts and for 180 days from its end.",
    citations=("HO", "PLY"),
    window=180,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(
        Need("homelessness and temporary housing", ("homelessness", "tenancy"), ("housing",)),
        HEARD,
    ),
    clauses=(
        Clause(
            "Homeless, or without a place of their own to stay, as a housing service recorded",
            hits(
                "s.kind = 'homelessness' and s.part = 'own' "
                "and coalesce(s.code, '') <> 'threatened' "
                "and coalesce(s.outcome, '') <> 'not_homeless'"
            ),
            AtLeast(1, 180),
        ),
        Clause(
            "Living in temporary housing",
            hits(
                "s.part = 'own' and f.placement_type = 'temporary'",
                ends="s.occurred_to::date + 179",
                source=f"{ended_once('tenancy')} {TYPED}",
            ),
            Lasting("while it lasts and for 180 days from its end"),
        ),
        Clause(
            "Told of as having nowhere to stay, or as staying with people the family does not know",
            hits(says("homeless", "staying with strangers", kinds=("statement",))),
            AtLeast(1, 180),
        ),
    ),
    counter=(ANOTHER_PLACE, GOING_WELL),
    limits="A family that applies nowhere and sleeps on a relative's floor is not seen. "
    "Being threatened with the loss of a home is not counted. Where housing names the "
    "applicant alone, the children are not seen.",
    examples=(
        Example(
            "An application, then temporary housing told twice, as a tenancy and as a placing",
            """
    record | agency | kind         | code      | place | from       | to         | recorded
    a      | HOU    | homelessness | homeless  |       | 2026-01-12 |            | 2026-01-12
    t      | HOU    | tenancy      | temporary | city  | 2026-02-01 |            | 2026-02-01
    t2     | HOU    | tenancy      | temporary | city  | 2026-02-01 | 2026-05-01 | 2026-02-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-01-12 | 2026-02-01 | 2026-10-27 | V        | a t t2   | 2026-01-12 | HOU    | Homeless, \
or without a place of their own to stay, as a housing service recorded; living in temporary housing
            """,
        ),
        Example(
            "One room after another in the same house: still there",
            """
            record | agency | kind    | code      | place | from       | to
            a      | HOU    | tenancy | temporary | city  | 2026-02-01 | 2026-05-01
            b      | HOU    | tenancy | temporary | city  | 2026-05-01 |
            """,
            """
            fired_on   | until | evidence
            2026-02-01 |       | a b
            """,
        ),
        Example(
            "A charity heard it twice, a day clear between the windows: two spells",
            """
            record | agency | kind      | code                   | from
            a      | VOL    | statement | homeless               | 2025-07-01 17:00
            b      | VOL    | statement | staying with strangers | 2025-12-29 17:00
            """,
            """
            fired_on   | until      | evidence
            2025-07-01 | 2025-12-27 | a
            2025-12-29 | 2026-06-26 | b
            """,
        ),
        Example(
            "Threatened with it, found not to be, and a home of the council's own",
            """
            record | agency | kind         | code       | outcome      | from       | place
            a      | HOU    | homelessness | threatened | prevention   | 2026-01-12 |
            b      | HOU    | homelessness | homeless   | not_homeless | 2026-03-12 |
            c      | HOU    | tenancy      | social     |              | 2026-03-12 | city
            """,
        ),
    ),
)
