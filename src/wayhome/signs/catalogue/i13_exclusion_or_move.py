"""I13 Out of mainstream school: exclusion, managed move, pupil referral unit (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength


def _any(words: str, where: str) -> Clause:
    return Clause(words, hits(f"s.part = 'own' and {where}"), AtLeast(1, 365))


def _move(words: str, outcome: str) -> Clause:
    return _any(words, f"s.kind = 'school_move' and s.outcome = '{outcome}'")


SIGN = Sign(
    code="I13",
    name="Out of mainstream school",
    version="2026-11-22",
    rule_in_words="A permanent exclusion, a managed move, a start at a pupil referral unit or a "
    "removal from roll in the last 365 days.",
    citations=("HO", "PANEL"),
    window=365,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(SUSPENSIONS, Need("moves between schools", ("school_move",), ("education",))),
    clauses=(
        _any("Permanently excluded from school", "s.kind = 'exclusion'"),
        _move("Moved to another school by a managed move", "managed move"),
        _move("Started at a pupil referral unit", "pru"),
        _move("Taken off the roll of a school", "off roll"),
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
            fired_on   | newest     | until      | evidence | reads
            2025-09-03 | 2026-02-10 | 2027-02-09 | a b      | Permanently excluded from school; \
moved to another school by a managed move
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
        Example(
            "Suspended twice, and moved to another school as many are",
            """
            record | agency | kind        | from       | outcome
            a      | EDU    | suspension  | 2026-02-10 |
            b      | EDU    | school_move | 2026-02-20 | transfer
            """,
        ),
        Example(
            "A permanent exclusion of somebody else, and a managed move that was not",
            """
            record | agency | kind        | who   | from       | outcome
            a      | EDU    | exclusion   | other | 2026-02-10 |
            b      | EDU    | school_move | child | 2026-02-20 | admission
            """,
        ),
    ),
)
