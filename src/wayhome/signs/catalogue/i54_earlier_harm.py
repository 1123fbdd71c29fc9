"""I54 Earlier abuse, neglect or domestic abuse: context, never shown alone (facts §5)."""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, EARLY_HELP, OCCURRENCES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

SIGN = Sign(
    code="I54",
    name="Earlier abuse, neglect or domestic abuse",
    version="2026-11-30",
    rule_in_words="An assessment that found domestic abuse, abuse or neglect, "
    "a child protection plan, or an occurrence in which the child was harmed in such a way; ever.",
    codes="assessment factors 3A to 3C, 16 to 19",
    citations=("HO", "CRE"),
    window=None,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(
        ASSESSMENTS,
        Need("child protection plans", ("protection_plan",), ("council",)),
        OCCURRENCES,
    ),
    clauses=(
        Clause(
            "Abuse, neglect or domestic abuse on record",
            hits(
                "(s.kind = 'factor' and s.category in ('domestic_abuse', 'abuse_or_neglect')) "
                "or (s.kind = 'protection_plan' and s.part = 'own') "
                "or (s.kind = 'offence' and s.part = 'harmed' "
                "and s.category in ('domestic_abuse', 'abuse_or_neglect'))"
            ),
            AtLeast(1, None),
        ),
    ),
    counter=(EARLY_HELP,),
    limits="Very many children were harmed and are never exploited. It says what happened to a "
    "child, and nothing about what the child may do.",
    examples=(
        Example(
            "Domestic abuse found at an assessment years ago",
            """
            record | agency | kind   | from       | code | category
            a      | NBC    | factor | 2018-03-01 | 3A   | domestic_abuse
            """,
            """
            fired_on   | until | strength | evidence | reads
            2018-03-01 |       | V        | a        | Abuse, neglect or domestic abuse on record
            """,
        ),
        Example(
            "Other factors",
            """
            record | agency | kind   | from       | code | category
            a      | NBC    | factor | 2018-03-01 | 24A  | exploitation
            """,
        ),
    ),
)
