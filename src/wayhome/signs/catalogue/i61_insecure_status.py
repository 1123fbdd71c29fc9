"""I61 Insecure immigration status, or came alone: context, never shown alone (facts §5).

The status is a fact of the law about a child at a time. Nationality and ethnicity are not read.
"""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, GOING_WELL
from wayhome.signs.catalogue.shared_sources import known_from
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength

# Councils write the status in words of their own. Only what says so is insecure: a status that is
# not understood counts for nothing.
_INSECURE = (
    r"unaccompanied|\b(uasc|asylum|undocumented|overstay(er|ed)?|pending|awaiting|refused|appeal"
    r"|no recourse|nrpf|limited leave|discretionary leave|temporary)\b"
)
_SECURE = r"\b(british|citizen|settled|indefinite|ilr|refugee|humanitarian protection|granted)\b"

SIGN = Sign(
    code="I61",
    name="Insecure immigration status, or came alone",
    version="2026-11-29",
    rule_in_words="An immigration status on record that is not secure, for as long as it is stated "
    "to last; or an assessment that found an unaccompanied child who seeks asylum, ever.",
    codes="assessment factor 9A",
    citations=("HO",),
    window=None,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(
        Need("immigration status of children in care", ("immigration",), ("council",)),
        ASSESSMENTS,
    ),
    clauses=(
        Clause(
            "An immigration status that is not secure",
            hits(
                f"s.part = 'own' and regexp_matches(lower(s.code), '{_INSECURE}') "
                f"and not regexp_matches(lower(s.code), '{_SECURE}')",
                ends="s.occurred_to::date",
                source=known_from("immigration"),
            ),
            Lasting(),
        ),
        Clause(
            "Came to the country without a parent or carer and sought asylum",
            hits("s.kind = 'factor' and s.part = 'own' and s.code = '9A'"),
            AtLeast(1, None),
        ),
    ),
    counter=(
        Counter(
            "A status that is secure",
            f"kind = 'immigration' and regexp_matches(lower(code), '{_SECURE}')",
            ever=True,
        ),
        GOING_WELL,
    ),
    limits="Only what a council has written down, mostly of children in care; the status of a "
    "family is seldom held. A status without a first day counts from the day it was first known. "
    "What an assessment found states no end, so leave that was granted later may not end it.",
    examples=(
        Example(
            "Asylum sought, told without a first day in two yearly returns; ended",
            """
            record | agency | kind        | code | to         | recorded   | replaced by
            a      | NBC    | immigration | UASC |            | 2025-05-01 | b
            b      | NBC    | immigration | UASC | 2026-08-31 | 2026-05-01 |
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2025-05-01 | 2026-08-31 | V        | b        | 2025-05-01 | NBC    | An immigration status \
that is not secure
            """,
        ),
        Example(
            "Found at an assessment",
            """
            record | agency | kind   | code | from
            a      | NBC    | factor | 9A   | 2025-03-01
            """,
            """
            fired_on   | until | evidence
            2025-03-01 |       | a
            """,
        ),
        Example(
            "Limited leave until settled status began, with the day on which it changed",
            """
            record | agency | kind        | code                       | from       | to
            a      | NBC    | immigration | Limited leave to remain    | 2024-01-01 | 2026-03-01
            b      | NBC    | immigration | Indefinite leave to remain | 2026-03-01 |
            """,
            """
            fired_on   | until      | evidence
            2024-01-01 | 2026-03-01 | a
            """,
        ),
        Example(
            "Secure, or not understood",
            """
            record | agency | kind        | code                                | from
            a      | NBC    | immigration | British citizen                     | 2024-01-01
            b      | NBC    | immigration | Refugee status granted after appeal | 2024-01-01
            c      | NBC    | immigration | Category 7                          | 2024-01-01
            d      | NBC    | factor      | 10A                                 | 2024-01-01
            """,
        ),
    ),
)
