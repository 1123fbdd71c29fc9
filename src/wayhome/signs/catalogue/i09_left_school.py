"""I09 Left school after registering: three or more days in 60 (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, CONCERNS, GOING_WELL
from wayhome.signs.catalogue.shared_sources import by_day
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_LEFT = says("left site", kinds=("statement",))

SIGN = Sign(
    code="I09",
    name="Left school after registering",
    version="2026-11-29",
    rule_in_words="Three or more days in 60 on which a school wrote down that the child left the "
    "site or a lesson after registering.",
    citations=("PLY",),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(CONCERNS,),
    clauses=(
        Clause(
            "Left school after registering {times} in 60 days",
            hits(_LEFT, source=by_day(_LEFT)),
            AtLeast(3, 60),
        ),
    ),
    counter=(ATTENDING, GOING_WELL),
    limits="Only what a school writes down as a concern, which schools do very differently. "
    "Registers alone do not tell a session that was left from one that was missed. A child may "
    "leave because somebody waits outside, or to get away from somebody inside.",
    examples=(
        Example(
            "Three days within 60, the second day told by two lessons",
            """
            record | agency | kind           | code      | in | from             | recorded
            c      | EDU    | school_concern |           |    | 2026-03-02 11:00 | 2026-03-02
            a      | EDU    | statement      | left site | c  | 2026-03-02 11:00 | 2026-03-02
            b      | EDU    | statement      | left site |    | 2026-03-10 09:40 | 2026-03-10
            b2     | EDU    | statement      | left site |    | 2026-03-10 14:00 | 2026-03-10
            d      | EDU    | statement      | left site |    | 2026-04-30 10:00 | 2026-05-04
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-04-30 | 2026-04-30 | M        | a b b2 d | 2026-05-04 | EDU    | Left school after \
registering three times in 60 days
            """,
        ),
        Example(
            "The school has two, the council's own school a third",
            """
            record | agency | kind      | code      | from       | recorded
            a      | EDU    | statement | left site | 2026-03-02 | 2026-03-02
            b      | EDU    | statement | left site | 2026-03-10 | 2026-03-10
            d      | NBC    | statement | left site | 2026-03-20 | 2026-03-23
            """,
            """
            fired_on   | until      | evidence | alone | agency | together
            2026-03-20 | 2026-04-30 | a b d    |       |        | 2026-03-23
            """,
        ),
        Example(
            "The third a day too late; and what else a school told",
            """
            record | agency | kind           | code       | category  | from
            a      | EDU    | statement      | left site  |           | 2026-03-02
            b      | EDU    | statement      | left site  |           | 2026-03-10
            d      | EDU    | statement      | left site  |           | 2026-05-01
            e      | EDU    | statement      | marks fell |           | 2026-03-12
            f      | EDU    | school_concern |            | behaviour | 2026-03-14
            """,
        ),
    ),
)
