"""I38 With somebody whom records connect with exploiting others, or with a line (facts §5).

A role in a record, at a time, from a source: what somebody is, no record says (principle 1).
"""

from wayhome.signs.catalogue.shared_beside import (
    LINKED,
    TELEPHONES,
    TOGETHER_THERE,
    beside_told,
)
from wayhome.signs.catalogue.shared_data import GOING_WELL, NOT_DOUBTFUL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

WITHIN = 365


def _with(told: str, words: str) -> Clause:
    return Clause(
        words,
        beside_told(LINKED, told, within=WITHIN, acute="true"),
        AtLeast(1, WITHIN),
    )


SIGN = Sign(
    code="I38",
    name="With somebody whom records connect with exploitation or a line",
    version="2026-11-30",
    rule_in_words="Arrested, stopped, found or seen together, stated to know each other or named "
    "in one intelligence report, within the last 365 days, or since it became known, with "
    "somebody, not known to be family, whom a record of at most 365 days after names as suspected "
    "of, arrested or charged over exploitation, or with whom a telephone is said to be that is a "
    "line's.",
    acute_when=NOT_DOUBTFUL,
    citations=("CRE",),
    window=WITHIN,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(TOGETHER_THERE, TELEPHONES),
    clauses=(
        _with(
            "suspected",
            "Together with, known to, or named in one report with, somebody recorded as suspected "
            "of, arrested or charged over exploitation",
        ),
        _with(
            "line",
            "Together with, known to, or named in one report with, somebody with whom a line's "
            "telephone is said to be",
        ),
    ),
    counter=(GOING_WELL,),
    limits="A report that names two says that both came up in it, and may name one as harmed by "
    "the other; one that names more than twelve is not counted. Suspected is not found guilty, and "
    "the other may be a child who is made to do it: one who is said to bring in others is not "
    "meant here, for that is a sign of harm to them. It lasts 365 days from the later of the two, "
    "so up to two years after they were together where it became known later. Both may be told of "
    "in one arrest. Somebody who runs a line and is in no record of it is not seen; what "
    "intelligence says in free words of who runs one is not read.",
    examples=(
        Example(
            "A charity knows of the friend, the police of the suspicion: only together",
            """
   record | agency | kind            | who        | role    | category     | from       | recorded
   r      | VOL    | relation:friend | child, max |         |              | 2026-01-05 | 2026-01-06
   o      | POL    | offence         | max        | suspect | exploitation | 2026-03-01 | 2026-03-04
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-01 | 2027-02-28 | A        | o r      |       | 2026-03-04 | Together with, known \
to, or named in one report with, somebody recorded as suspected of, arrested or charged over \
exploitation
            """,
        ),
        Example(
            "Stopped together a year but a day before a line's telephone is told of; and graded",
            """
   record | agency | kind       | who        | code | line | from             | recorded   | grading
   a      | POL    | stop       | child, max |      |      | 2025-11-02 15:00 | 2025-11-02 |
   t      | POL    | phone:line | max        | 07   | Ray  | 2026-11-01       | 2026-11-02 | 2C P
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-11-01 | 2027-10-31 | S        | a t      | 2026-11-02 | POL    | Together with, known \
to, or named in one report with, somebody with whom a line's telephone is said to be
            """,
        ),
        Example(
            "A friend said to bring in others may be made to; a tie in a word that nobody knows",
            """
record | agency | kind               | who        | role    | category     | code       | from
s      | COM    | statement          | max        |         |              | recruiting | 2026-02-01
a      | POL    | stop               | child, max |         |              |            | 2026-03-01
r      | VOL    | relation:not_known | child, kim |         |              |            | 2026-03-02
o      | POL    | offence            | kim        | suspect | exploitation |            | 2026-03-03
            """,
        ),
        Example(
            "Family; harmed by it; a year and a day later; and two ties away",
            """
    record | agency | kind              | who          | role    | category     | from
    r      | NBC    | relation:family   | child, uncle |         |              | 2011-06-01
    a      | POL    | stop              | child, uncle |         |              | 2026-03-01 15:00
    o      | POL    | offence           | uncle        | suspect | exploitation | 2026-02-01
    b      | POL    | stop              | child, sam   |         |              | 2026-03-02 15:00
    p      | POL    | offence           | sam          | victim  | exploitation | 2026-02-01
    c      | POL    | stop              | child, late  |         |              | 2025-10-01 15:00
    q      | POL    | offence           | late         | suspect | exploitation | 2026-10-01
    d      | POL    | stop              | sam, far     |         |              | 2026-03-03 15:00
    v      | POL    | offence           | far          | suspect | exploitation | 2026-02-01
            """,
        ),
        Example(
            "Named in one graded report with somebody suspected, each in a row of its own",
            """
 record | agency | kind         | who   | role    | category     | reference | from       | grading
 a      | POL    | intelligence | child | named   |              | L1        | 2026-03-01 | 2B P
 b      | POL    | intelligence | max   | named   |              | L1        | 2026-03-01 | 2B P
 o      | POL    | offence      | max   | suspect | exploitation | X1        | 2026-02-01 |
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-01 | 2027-02-28 | A        | a b o    | 2026-03-01 | POL    | Together with, known \
to, or named in one report with, somebody recorded as suspected of, arrested or charged over \
exploitation
            """,
        ),
        Example(
            "Two reports, each of one of them",
            """
            record | agency | kind         | who   | role    | category     | reference | from
            a      | POL    | intelligence | child | named   |              | L1        | 2026-03-01
            b      | POL    | intelligence | max   | named   |              | L2        | 2026-03-01
            o      | POL    | offence      | max   | suspect | exploitation | X1        | 2026-02-01
            """,
        ),
        Example(
            "Both named in a statement of something else than being together",
            """
 record | agency | kind                | who        | role    | code    | category     | from
 c      | COM    | community_statement | child, max | named   | selling |              | 2026-03-02
 o      | POL    | offence             | max        | suspect |         | exploitation | 2026-02-01
            """,
        ),
    ),
)
