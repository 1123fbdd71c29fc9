"""I12 Repeat suspension: two or more suspensions in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I12",
    name="Repeat suspension",
    version="2026-11-22",
    rule_in_words="Two or more suspensions that began within 180 days.",
    citations=("CRE", "DES"),
    window=180,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(SUSPENSIONS,),
    clauses=(
        Clause(
            "Suspended from school {times} in 180 days",
            hits("s.kind = 'suspension' and s.part = 'own'"),
            AtLeast(2, 180),
        ),
    ),
    counter=(ATTENDING,),
    limits="Sending a child home without recording a suspension leaves no trace. Schools differ "
    "widely in how often they suspend.",
    examples=(
        Example(
            "Two in a term, one of them told by the school and by the council a day apart",
            """
            record | agency | kind       | from       | code
            a      | EDU    | suspension | 2026-01-12 | DB
            b      | NBC    | suspension | 2026-01-13 | DB
            c      | EDU    | suspension | 2026-03-02 | PP
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-02 | 2026-07-10 | M        | a b c    | Suspended from school twice in 180 days
            """,
        ),
        Example(
            "One suspension told twice",
            """
            record | agency | kind       | from       | code
            a      | EDU    | suspension | 2026-01-12 | DB
            b      | NBC    | suspension | 2026-01-13 | DB
            """,
        ),
        Example(
            "The second on the 180th day after the first",
            """
            record | agency | kind       | from       | code
            a      | EDU    | suspension | 2026-01-12 | DB
            b      | EDU    | suspension | 2026-07-11 | PP
            """,
        ),
    ),
)
