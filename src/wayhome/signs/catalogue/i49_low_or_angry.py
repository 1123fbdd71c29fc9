"""I49 Changed in mood: low, withdrawn, anxious or angry on two or more days in 60 (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, MENTAL_HEALTH_HELP, NOTED
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_NOTED = says(
    "low or angry",
    "emotional change",
    "withdrawn",
    "anger",
    "anxiety",
    kinds=("statement", "note"),
)

SIGN = Sign(
    code="I49",
    name="Low, withdrawn, anxious or angry",
    version="2026-11-29",
    rule_in_words="Two or more days in 60 on which a school, a charity, youth justice or a health "
    "worker noted that the child was low, withdrawn, anxious, angry or changed in mood.",
    citations=("HO", "TEES"),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HEARD, NOTED),
    clauses=(
        Clause(
            "Low, withdrawn, anxious or angry, noted {times} in 60 days",
            hits(_NOTED, source=by_day(_NOTED)),
            AtLeast(2, 60),
        ),
    ),
    counter=(
        MENTAL_HEALTH_HELP,
        GOING_WELL,
    ),
    limits="Loss, bullying, illness and growing up look the same. Anger is noted more readily of "
    "some children than of others, and sadness less. Notes of one day count once, whoever wrote "
    "them.",
    examples=(
        Example(
            "A teacher, and a youth justice worker on the last day of the window",
            """
            record | agency | kind      | code                  | from             | recorded
            a      | EDU    | statement | low or angry          | 2026-03-02 09:00 | 2026-03-02
            b      | YJS    | note      | low_or_angry; missing | 2026-04-30 10:00 | 2026-05-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | agency | together   | reads
    2026-04-30 | 2026-04-30 | M        | a b      |       |        | 2026-05-02 | Low, withdrawn, \
anxious or angry, noted twice in 60 days
            """,
        ),
        Example(
            "Three notes of health alone",
            """
            record | agency | kind | code                    | from             | recorded
            a      | HEA    | note | withdrawn               | 2026-03-02 09:00 | 2026-03-02
            b      | HEA    | note | anger; emotional_change | 2026-03-12 09:00 | 2026-03-12
            c      | HEA    | note | anxiety                 | 2026-03-22 09:00 | 2026-03-22
            """,
            """
            fired_on   | newest     | until      | evidence | alone      | agency | reads
            2026-03-12 | 2026-03-22 | 2026-05-10 | a b c    | 2026-03-12 | HEA    | Low, \
withdrawn, anxious or angry, noted up to three times in 60 days
            """,
        ),
        Example(
            "Two notes of one day are one; the next is a day too late; fear is not counted",
            """
            record | agency | kind      | code         | from
            a      | EDU    | statement | low or angry | 2026-03-02 09:00
            a2     | VOL    | statement | low or angry | 2026-03-02 16:00
            b      | HEA    | note      | anxiety      | 2026-05-01 10:00
            c      | VOL    | statement | fear         | 2026-03-12 16:00
            """,
        ),
    ),
)
