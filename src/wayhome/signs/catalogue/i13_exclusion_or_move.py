"""I13 Out of mainstream school: exclusion, managed move, pupil referral unit (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

SIGN = Sign(
    code="I13",
    name="Out of mainstream school",
    version="2026-11-22",
    wording="Permanently excluded, moved to another school or unit, or taken off roll",
    rule_in_words="A permanent exclusion, a managed move, a start at a pupil referral unit or a "
    "removal from roll in the last 365 days.",
    citations=("HO", "PANEL"),
    window=365,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(SUSPENSIONS, Need("moves between schools", ("school_move",), ("education",))),
    clauses=(
        Clause(
            hits(
                "s.part = 'own' and (s.kind = 'exclusion' or (s.kind = 'school_move' "
                "and s.outcome in ('managed move', 'pru', 'off roll')))"
            ),
            AtLeast(1, 365),
        ),
    ),
    counter=(ATTENDING,),
    limits="A move that the family chose looks like one that it did not.",
    examples=(
        Example(
            "A managed move, then a permanent exclusion",
            """
            record | agency | kind        | from       | outcome
            a      | EDU    | school_move | 2025-09-03 | managed move
            b      | EDU    | exclusion   | 2026-02-10 |
            """,
            """
            fired_on   | until      | strength | evidence
            2025-09-03 | 2027-02-09 | S        | a b
            """,
        ),
        Example(
            "Taught at home by choice is another sign",
            """
            record | agency | kind        | from       | outcome
            a      | EDU    | school_move | 2025-09-03 | elective home education
            b      | EDU    | suspension  | 2026-02-10 |
            """,
        ),
    ),
)
