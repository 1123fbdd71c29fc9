"""A3 Visitors day and night, vehicles that stop briefly (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, tells
from wayhome.signs.addresses.shared import HELPED, NOTHING_FOUND, NUISANCE, SAID, SEEN_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="A03",
    name="Visitors day and night",
    version="2026-11-29",
    rule_in_words="Visitors day and night, or vehicles that stop briefly, told of on two or more "
    "days in 60, to the landlord or by people in the community.",
    citations=("EASTLIGHT", "VIVID", "LLR-CUCK", "DES"),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(NUISANCE, SAID),
    clauses=(
        Clause(
            "Visitors day and night, or vehicles that stop briefly, told of more than once in 60 "
            "days",
            occasions(
                tells(
                    "visitors day and night",
                    "vehicles stopping",
                    "comings and goings",
                    kinds=("nuisance", "community_statement"),
                )
            ),
            AtLeast(2, 60),
        ),
    ),
    counter=(NOTHING_FOUND, SEEN_WELL, HELPED),
    limits="The source says neither how often nor within what time: both are ours. Carers, "
    "deliveries and friends come at odd hours too. Where several homes share one door, it may be "
    "another of them.",
    examples=(
        Example(
            "A neighbour tells the landlord, and weeks later somebody a youth worker",
            """
    record | agency | kind                | code                         | from       | grading
    a      | HOU    | nuisance            | noise; visitors_day_and_night | 2026-03-02 |
    b      | NBC    | community_statement | comings and goings           | 2026-04-30 | 2B P
            """,
            """
    fired_on   | until      | strength | evidence | together   | alone | reads
    2026-04-30 | 2026-04-30 | M        | a b      | 2026-04-30 |       | Visitors day and night, \
or vehicles that stop briefly, told of more than once in 60 days
            """,
            at="12 Mill Road",
        ),
        Example(
            "Once, and again when the first has run out",
            """
            record | agency | kind     | code              | from
            a      | HOU    | nuisance | vehicles_stopping | 2026-03-02
            b      | HOU    | nuisance | vehicles_stopping | 2026-05-01
            """,
            at="12 Mill Road",
        ),
        Example(
            "A neighbour tells of noise, and of visitors by day once",
            """
            record | agency | kind                | code               | from
            a      | HOU    | nuisance            | noise              | 2026-03-02
            b      | NBC    | community_statement | comings and goings | 2026-03-09
            """,
            at="12 Mill Road",
        ),
    ),
)
