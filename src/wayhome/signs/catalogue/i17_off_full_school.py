"""I17 Not taught full time at a school: fewer hours, at home, not at all (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, EARLY_HELP, MOVES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength


def _began(words: str, outcome: str) -> Clause:
    where = f"s.kind = 'school_move' and s.part = 'own' and s.outcome = '{outcome}'"
    return Clause(words, hits(where), AtLeast(1, 180))


SIGN = Sign(
    code="I17",
    name="Not taught full time at a school",
    version="2026-11-29",
    rule_in_words="A reduced timetable, education at home or a time of missing education that "
    "began in the last 180 days.",
    citations=("DES",),
    window=180,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(MOVES,),
    clauses=(
        _began("Put on a reduced timetable", "reduced timetable"),
        _began("Began to be educated at home", "elective home education"),
        _began("Found to be missing education", "missing education"),
    ),
    counter=(ATTENDING, EARLY_HELP),
    limits="A family that chose to teach at home looks like one that was urged to. A timetable cut "
    "without a record leaves no trace, and one that has lasted for longer than 180 days has run "
    "out here. A child who never was on a roll is not seen.",
    examples=(
        Example(
            "A reduced timetable, told by the school and by the council; then at home",
            """
            record | agency | kind        | from       | outcome                 | recorded
            a      | EDU    | school_move | 2026-02-02 | reduced timetable       | 2026-02-02
            a2     | NBC    | school_move | 2026-02-04 | reduced timetable       | 2026-02-06
            b      | NBC    | school_move | 2026-04-13 | elective home education | 2026-04-20
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-02-02 | 2026-04-13 | 2026-10-09 | M        | a a2 b   | 2026-02-02 | EDU    | Put on a \
reduced timetable; began to be educated at home
            """,
        ),
        Example(
            "A day clear between the windows: two spells, not one",
            """
            record | agency | kind        | from       | outcome
            a      | EDU    | school_move | 2025-07-01 | missing education
            b      | EDU    | school_move | 2025-12-29 | missing education
            """,
            """
            fired_on   | until      | evidence
            2025-07-01 | 2025-12-27 | a
            2025-12-29 | 2026-06-26 | b
            """,
        ),
        Example(
            "A managed move, which is another sign; and an ordinary one",
            """
            record | agency | kind        | from       | outcome
            a      | EDU    | school_move | 2026-02-02 | managed move
            b      | EDU    | school_move | 2026-09-02 | in
            """,
        ),
    ),
)
