"""I55 Drugs, mental ill health or domestic abuse in a parent's life: context (facts §5)."""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, EARLY_HELP, GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength


def _found(words: str, code: str) -> Clause:
    where = f"s.kind = 'factor' and s.part = 'own' and s.code = '{code}'"
    return Clause(words, hits(where), AtLeast(1, 1825))


SIGN = Sign(
    code="I55",
    name="Drugs, mental ill health or domestic abuse in a parent's life",
    version="2026-11-29",
    rule_in_words="An assessment in the last five years (1,825 days) that found use of drugs, "
    "mental ill health or domestic abuse of a parent or carer.",
    codes="assessment factors 2B, 3B and 4B",
    citations=("HO", "CRE"),
    window=1825,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(ASSESSMENTS,),
    clauses=(
        _found("A parent's use of drugs, found at an assessment", "2B"),
        _found("Domestic abuse of a parent, found at an assessment", "3B"),
        _found("A parent's mental ill health, found at an assessment", "4B"),
    ),
    counter=(EARLY_HELP, GOING_WELL),
    limits="Families whom nobody assessed are not seen. Drinking has a factor of its own, which "
    "the source does not count. An abused parent is harmed, not at fault, and many parents with "
    "such troubles keep their children safe.",
    examples=(
        Example(
            "Two found by two councils, years apart",
            """
            record | agency | kind   | code | from       | recorded
            a      | FAR    | factor | 4B   | 2021-03-01 | 2021-03-02
            b      | NBC    | factor | 2B   | 2024-03-01 | 2024-03-02
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2021-03-01 | 2024-03-01 | 2029-02-27 | V        | a b      | 2021-03-02 | FAR    | A parent's \
use of drugs, found at an assessment; a parent's mental ill health, found at an assessment
            """,
        ),
        Example(
            "A day clear after five years; then on the last day of the next five",
            """
            record | agency | kind   | code | category       | from
            a      | NBC    | factor | 3B   | domestic_abuse | 2015-03-01
            b      | NBC    | factor | 3B   | domestic_abuse | 2020-02-29
            c      | NBC    | factor | 3B   | domestic_abuse | 2025-02-26
            """,
            """
            fired_on   | until      | evidence
            2015-03-01 | 2020-02-27 | a
            2020-02-29 | 2030-02-24 | b c
            """,
        ),
        Example(
            "Of the child, or of somebody else in the home",
            """
            record | agency | kind   | code | from
            a      | NBC    | factor | 2A   | 2025-03-01
            b      | NBC    | factor | 4C   | 2025-03-01
            c      | NBC    | factor | 1B   | 2025-03-01
            """,
        ),
    ),
)
