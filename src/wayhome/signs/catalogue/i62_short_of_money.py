"""I62 Home short of food or money: context, never shown alone (facts §5)."""

from wayhome.signs.catalogue.shared_data import EARLY_HELP, GOING_WELL, HEARD
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import says

SIGN = Sign(
    code="I62",
    name="Home short of food or money",
    version="2026-11-29",
    rule_in_words="Told of as short of food or money at home, or rent owed on a home of which they "
    "are a tenant, in the last 180 days.",
    citations=("HO",),
    window=180,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(HEARD, Need("rent owed", ("arrears",), ("housing",))),
    clauses=(
        Clause(
            "Short of food or money at home",
            hits(says("food or money short", kinds=("statement",))),
            AtLeast(1, 180),
        ),
        Clause(
            "Rent owed on their home",
            hits("s.kind = 'arrears' and s.part = 'own' and s.value > 0"),
            AtLeast(1, 180),
        ),
    ),
    counter=(EARLY_HELP, GOING_WELL),
    limits="Rent owed and what a housing officer sees at a visit are records of the tenant, who is "
    "seldom the child: what a household owes is not seen here. Nobody sends benefits that stopped "
    "or visits to a food bank unless a school or a charity notes them. Being poor is no fault, and "
    "very many who are poor are never exploited.",
    examples=(
        Example(
            "A school notes it, and a charity too; then rent owed on a first tenancy",
            """
            record | agency | kind      | code                | value | from       | recorded
            a      | EDU    | statement | food or money short |       | 2026-02-02 | 2026-02-03
            b      | VOL    | statement | food or money short |       | 2026-02-20 | 2026-02-20
            c      | HOU    | arrears   |                     | 240   | 2026-06-01 | 2026-06-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-02-02 | 2026-06-01 | 2026-11-27 | V        | a b c    | 2026-02-03 | EDU    | Short of \
food or money at home; rent owed on their home
            """,
        ),
        Example(
            "A day clear between the windows: two spells, not one",
            """
            record | agency | kind      | code                | from
            a      | VOL    | statement | food or money short | 2025-07-01
            b      | VOL    | statement | food or money short | 2025-12-29
            """,
            """
            fired_on   | until      | evidence
            2025-07-01 | 2025-12-27 | a
            2025-12-29 | 2026-06-26 | b
            """,
        ),
        Example(
            "A rent account that is ahead, and money that nobody can explain",
            """
            record | agency | kind      | code           | value | from
            a      | HOU    | arrears   |                | -15   | 2026-06-01
            b      | VOL    | statement | money or goods |       | 2026-06-01
            """,
        ),
    ),
)
