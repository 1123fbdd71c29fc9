"""I59 Placed in semi-independent or independent living (facts §5)."""

from wayhome.signs.catalogue.shared_data import CARE, GOING_WELL, PLACED_LONG
from wayhome.signs.catalogue.shared_sources import TYPED, ended_once
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I59",
    name="Placed in semi-independent or independent living",
    version="2026-11-29",
    rule_in_words="A placement in semi-independent or independent living; for as long as it lasts.",
    codes="placement types H5 and P2",
    citations=("CREST-LAC",),
    window=None,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(CARE,),
    clauses=(
        Clause(
            "Placed in semi-independent or independent living",
            hits(
                "s.part = 'own' and regexp_matches(f.placement_type, '^\\s*(H5|P2)\\b')",
                ends="s.occurred_to::date",
                source=f"{ended_once('placement')} {TYPED}",
            ),
            Lasting(),
        ),
    ),
    counter=(PLACED_LONG, GOING_WELL),
    limits="Good support is of the same type as none: the type says nothing of who is there. The "
    "source is from before such places were registered and inspected. A placement whose type is "
    "not sent is not seen.",
    examples=(
        Example(
            "The council's two returns tell one placement, and only one of them that it ended",
            """
            record | agency | feed    | kind      | code | from       | to         | recorded
            a      | NBC    | ssda903 | placement | H5   | 2026-01-10 |            | 2026-04-30
            a2     | NBC    | ssd     | placement | H5   | 2026-01-10 | 2026-06-01 | 2026-01-12
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-01-10 | 2026-06-01 | M        | a a2     | 2026-01-12 | NBC    | Placed in \
semi-independent or independent living
            """,
        ),
        Example(
            "Independent living after it, the next day: one spell, and still so",
            """
            record | agency | kind      | code | from       | to
            a      | NBC    | placement | H5   | 2026-01-10 | 2026-06-01
            b      | NBC    | placement | P2   | 2026-06-02 |
            """,
            """
            fired_on   | newest     | until | evidence
            2026-01-10 | 2026-06-02 |       | a b
            """,
        ),
        Example(
            "With foster carers, in a children's home, and with nothing said of the type",
            """
            record | agency | kind      | code | from       | to
            a      | NBC    | placement | U1   | 2026-01-10 | 2026-02-10
            b      | NBC    | placement | K2   | 2026-02-10 | 2026-03-10
            c      | NBC    | placement |      | 2026-03-10 |
            """,
        ),
    ),
)
