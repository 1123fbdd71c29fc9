"""I05 Found with somebody older who is not family: a gap of five years, in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_beside import GAP_5, TOGETHER, TOGETHER_THERE, beside
from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE, GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength


def _with_older(said: str, words: str) -> Clause:
    return Clause(
        f"{words} together with somebody at least five years older who is not known to be family",
        beside(f"{TOGETHER} and s.said = '{said}' and s.gap >= {GAP_5}"),
        AtLeast(1, 180),
    )


SIGN = Sign(
    code="I05",
    name="Found with somebody older who is not family",
    version="2026-11-29",
    rule_in_words="Found, arrested or stopped in the last 180 days together with somebody at least "
    "five years older who is not known to be family.",
    citations=("PLY", "TEES"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(TOGETHER_THERE,),
    clauses=(
        _with_older("found", "Found"),
        _with_older("arrest", "Arrested"),
        _with_older("stop", "Stopped"),
    ),
    counter=(GOING_WELL, ANOTHER_PLACE),
    limits="With whom a missing child was found is often told in free words, which are not read. "
    "An address is not judged: that a child was found where no record has them living says "
    "nothing, for friends have homes too. How much older somebody is counts only as far as both "
    "dates of birth on record are right, and a relative whom no record names as one is not known "
    "to be one.",
    examples=(
        Example(
            "Found together under one reference; the second record came later",
            """
            record | agency | kind  | who   | from             | reference | recorded
            a      | POL    | found | child | 2026-03-01 15:00 | X1        | 2026-03-01
            b      | POL    | found | older | 2026-03-01 15:00 | X1        | 2026-03-03
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | together   | reads
    2026-03-01 | 2026-08-27 | S        | a b      | 2026-03-03 | POL    | 2026-03-03 | Found \
together with somebody at least five years older who is not known to be family
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "Stopped together on the last day that the first stop counts: one spell",
            """
            record | agency | kind | who          | from
            a      | POL    | stop | child, older | 2026-01-01 15:00
            b      | POL    | stop | child, older | 2026-06-30 15:00
            c      | POL    | stop | child, older | 2026-12-31 15:00
            """,
            """
            fired_on   | newest     | until      | evidence
            2026-01-01 | 2026-06-30 | 2026-12-26 | a b
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "With a sister; with somebody four years older; with somebody whose birth is not known",
            """
            record | agency | kind             | who            | from
            r      | NBC    | relation:sibling | child, sister  | 2011-06-01
            a      | POL    | arrest           | child, sister  | 2026-03-01 15:00
            b      | POL    | arrest           | child, peer    | 2026-03-02 15:00
            c      | POL    | arrest           | child, unknown | 2026-03-03 15:00
            """,
            born="child 2011-06-01; sister 2004-02-01; peer 2007-05-01",
        ),
    ),
)
