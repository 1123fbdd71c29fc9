"""I08 Away or out late: four or more in 60 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import HEARD, INTERVIEW_HELD
from wayhome.signs.catalogue.shared_sources import NIGHT, by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import says

_AWAY = f"(s.kind = 'away' and s.part = 'own') or ({says('out late', kinds=('statement',))})"

SIGN = Sign(
    code="I08",
    name="Away or out late, often",
    version="2026-11-29",
    rule_in_words="Four or more nights in 60 days on which a child was away from a placement with "
    "whereabouts known, or was told of as out late or overnight.",
    citations=("PLY",),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(
        Need("absences from placements, whereabouts known", ("away",), ("council", "police")),
        HEARD,
    ),
    clauses=(
        Clause(
            "Away from a placement or out late {times} in 60 days",
            hits(_AWAY, source=by_day(_AWAY, NIGHT)),
            AtLeast(4, 60),
        ),
    ),
    counter=(INTERVIEW_HELD,),
    limits="A parent seldom reports lateness, a placement must. What is told in the afternoon is "
    "taken for that day, though it may be of the night before.",
    examples=(
        Example(
            "Three from the council's return and one told at a charity: only together four",
            """
            record | agency | kind      | code     | from             | recorded
            a      | NBC    | away      |          | 2026-03-01       | 2026-03-05
            b      | NBC    | away      |          | 2026-03-10       | 2026-03-12
            c      | NBC    | away      |          | 2026-03-20       | 2026-03-22
            d      | VOL    | statement | out late | 2026-04-29 16:00 | 2026-04-29
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-04-29 | 2026-04-29 | M        | a b c d  |       | 2026-04-29 | Away from a placement or \
out late four times in 60 days
            """,
        ),
        Example(
            "The council alone",
            """
            record | agency | kind | from       | recorded
            a      | NBC    | away | 2026-03-01 | 2026-03-02
            b      | NBC    | away | 2026-03-05 | 2026-03-06
            c      | NBC    | away | 2026-03-09 | 2026-03-10
            d      | NBC    | away | 2026-03-13 | 2026-03-14
            """,
            """
            fired_on   | until      | evidence | alone      | agency
            2026-03-13 | 2026-04-29 | a b c d  | 2026-03-14 | NBC
            """,
        ),
        Example(
            "One night told by a carer, charity and school is one; the fourth is a day too late",
            """
            record | agency | kind      | code     | from
            a      | NBC    | away      |          | 2026-03-01 21:30
            a2     | VOL    | statement | out late | 2026-03-01 23:00
            a3     | EDU    | statement | out late | 2026-03-02 08:50
            b      | NBC    | away      |          | 2026-03-10
            c      | NBC    | away      |          | 2026-03-20
            d      | NBC    | away      |          | 2026-04-30
            """,
        ),
        Example(
            "Missing, and other things told, are something else",
            """
            record | agency | kind      | code | from
            a      | NBC    | missing   |      | 2026-03-01
            b      | NBC    | missing   |      | 2026-03-05
            c      | NBC    | away      |      | 2026-03-09
            d      | VOL    | statement | fear | 2026-03-13
            """,
        ),
    ),
)
