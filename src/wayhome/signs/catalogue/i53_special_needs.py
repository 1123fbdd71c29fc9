"""I53 Special educational needs or a learning disability: context, never shown alone (facts §5)."""

from wayhome.signs.catalogue.shared_data import ASSESSMENTS, ATTENDING, GOING_WELL
from wayhome.signs.catalogue.shared_sources import known_from
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

_SUPPORT = "('K', 'E', 'education, health and care plan', 'plan in force', 'LD')"

SIGN = Sign(
    code="I53",
    name="Special educational needs or a learning disability",
    version="2026-11-29",
    rule_in_words="Support at school for special educational needs, a plan for education, health "
    "and care, or a learning disability on record or found at an assessment; ever.",
    codes="K and E of the school census, assessment factor 5A, disability LD",
    citations=("HO",),
    window=None,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(
        Need("special educational needs", ("send",), ("education", "council")),
        ASSESSMENTS,
    ),
    clauses=(
        Clause(
            "Special educational needs or a learning disability on record",
            hits(
                f"s.part = 'own' and ((s.kind = 'send' and s.code in {_SUPPORT}) "
                "or (s.kind = 'factor' and s.code = '5A'))",
                source=known_from("send", "factor"),
            ),
            AtLeast(1, None),
        ),
    ),
    counter=(ATTENDING, GOING_WELL),
    limits="Very many children have such support, and few of them are exploited. Needs that nobody "
    "has found are not seen, least of all those of a child who is out of school. A disability "
    "without a day counts from the day it was first known.",
    examples=(
        Example(
            "Support at one school, then a plan of the council's",
            """
            record | agency | kind | code          | from       | to         | recorded
            a      | EDU    | send | K             | 2022-09-01 | 2025-07-20 | 2022-09-05
            b      | NBC    | send | plan in force | 2025-09-01 |            | 2025-09-03
            """,
            """
    fired_on   | newest     | until | strength | evidence | alone      | agency | reads
    2022-09-01 | 2025-09-01 |       | V        | a b      | 2022-09-05 | EDU    | Special \
educational needs or a learning disability on record
            """,
        ),
        Example(
            "A learning disability told without a day, known since May; and found at an assessment",
            """
            record | agency | kind   | code | from       | received   | replaced by
            a      | NBC    | send   | LD   |            | 2025-05-01 | b
            b      | NBC    | send   | LD   |            | 2026-05-01 |
            c      | FAR    | factor | 5A   | 2025-11-01 | 2025-11-02 |
            """,
            """
            fired_on   | newest     | until | evidence
            2025-05-01 | 2025-11-01 |       | b c
            """,
        ),
        Example(
            "A plan asked for; another disability; a parent's learning disability",
            """
            record | agency | kind   | code           | from
            a      | NBC    | send   | plan requested | 2025-11-01
            b      | NBC    | send   | HEAR           |
            c      | NBC    | factor | 5B             | 2025-11-01
            """,
        ),
    ),
)
