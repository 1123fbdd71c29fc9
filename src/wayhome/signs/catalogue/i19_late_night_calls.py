"""I19 Calls late at night: noted on two days or more in 60 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_CALLS = says("late night calls")

SIGN = Sign(
    code="I19",
    name="Calls and messages late at night",
    version="2026-11-29",
    rule_in_words="Calls or messages late at night, noted on two or more days within 60 days.",
    citations=("PLY", "TEES"),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Calls or messages late at night noted {times} in 60 days",
            hits(_CALLS, source=by_day(_CALLS)),
            AtLeast(2, 60),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Friends ring late as well; who rang is not told. What several workers note on one day "
    "counts once. Call data of the police is not read here.",
    examples=(
        Example(
            "One note at a charity and one at youth justice: only together two",
            """
            record | agency | kind      | code                   | from       | recorded
            a      | VOL    | statement | late night calls       | 2026-03-02 | 2026-03-03
            b      | YJS    | note      | debt; late_night_calls | 2026-04-30 | 2026-05-02
            """,
            """
            fired_on   | until      | strength | evidence | alone | together   | reads
            2026-04-30 | 2026-04-30 | M        | a b      |       | 2026-05-02 | Calls or messages \
late at night noted twice in 60 days
            """,
        ),
        Example(
            "A school and youth justice on one day, and a charity a day too late",
            """
            record | agency | kind      | code             | from
            a      | EDU    | statement | late night calls | 2026-03-02 09:00
            b      | YJS    | note      | late_night_calls | 2026-03-02 16:00
            c      | VOL    | statement | late night calls | 2026-05-01 16:00
            """,
        ),
    ),
)
