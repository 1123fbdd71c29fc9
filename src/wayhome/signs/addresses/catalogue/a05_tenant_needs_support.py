"""A5 The tenant has a need that others may use: context, never shown alone (facts §5)."""

from wayhome.signs.addresses.shared import HELPED, TENANTS
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_SHARED = (
    "s.kind = 'need' and (s.category = 'substance_use' or list_has_any("
    "string_split(coalesce(s.code, ''), '; '), "
    "['learning_disability', 'mental_health', 'isolation']))"
)

SIGN = Sign(
    code="A05",
    name="The tenant has a need that others may use",
    version="2026-11-29",
    rule_in_words="The landlord noted a need of the tenant that people who take over homes look "
    "for: drink or drugs, a learning disability, mental health, or few visitors. It holds from the "
    "day it was noted while the tenancy lasts. Which need it is stays with the tenant.",
    citations=("EASTLIGHT", "VIVID", "LLR-CUCK"),
    window=None,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(TENANTS,),
    clauses=(
        Clause(
            "The landlord noted a need of the tenant that others may use",
            hits(_SHARED, ends="s.occurred_to::date"),
            Lasting("while the tenancy lasts"),
        ),
    ),
    counter=(HELPED,),
    limits="It says nothing of whether anybody uses it. Only what the landlord of this home noted "
    "of its tenant is read; what health and care services know is not. Needs that were never "
    "noted are not seen.",
    examples=(
        Example(
            "Noted a year after the tenancy began",
            """
    record | agency | feed    | kind    | role    | code          | outcome    | who | from
    t      | HOU    | housing | tenancy | tenant  | social        |            | one | 2024-03-02
    a      | HOU    | housing | note    | subject | vulnerability | isolation  | one | 2025-03-02
    n      | HOU    | housing | damage  |         | lock          | forced     |     | 2025-03-09
            """,
            """
    fired_on   | until | strength | evidence | reads
    2025-03-02 |       | V        | a        | The landlord noted a need of the tenant that others \
may use
            """,
            at="12 Mill Road",
        ),
        Example(
            "Drink or drugs, until the tenancy ends; nuisance there is no part of it",
            """
    record | agency | feed    | kind          | role    | code    | who | from       | to
    t      | HOU    | housing | tenancy       | tenant  | social  | one | 2024-03-02 | 2026-02-01
    a      | HOU    | housing | substance_use | subject | alcohol | one | 2025-03-02 |
    n      | HOU    | housing | nuisance      |         | noise   |     | 2025-04-02 |
            """,
            """
            fired_on   | until      | evidence
            2025-03-02 | 2026-02-01 | a
            """,
            at="12 Mill Road",
        ),
        Example(
            "An illness, a lodger's need, and what a hospital knows",
            """
    record | agency | feed    | kind          | role   | code          | outcome  | who | from
    t      | HOU    | housing | tenancy       | tenant | social        |          | one | 2024-03-02
    l      | HOU    | housing | tenancy       | lodger | social        |          | two | 2024-03-02
    a      | HOU    | housing | note          |        | vulnerability | physical | one | 2025-03-02
    b      | HOU    | housing | substance_use |        | drugs         |          | two | 2025-03-02
    c      | NHS    | health  | substance_use |        | heroin        |          | one | 2025-03-02
    n      | HOU    | housing | nuisance      |        | noise         |          |     | 2025-03-02
            """,
            at="12 Mill Road",
        ),
    ),
)
