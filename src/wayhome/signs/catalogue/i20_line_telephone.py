"""I20 A telephone shared with a line, or calls with one: whenever it was (facts §5)."""

from wayhome.signs.catalogue.shared_beside import TELEPHONES, beside
from wayhome.signs.catalogue.shared_data import GOING_WELL, NOT_DOUBTFUL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I20",
    name="A telephone that is a line's, or in touch with one",
    version="2026-11-29",
    rule_in_words="A number said to be with the child is also said to be a drug line's, or the two "
    "numbers called or messaged each other, on any day.",
    acute_when=f"one number is both, and {NOT_DOUBTFUL}",
    citations=("PIT", "DES"),
    window=None,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(TELEPHONES,),
    clauses=(
        Clause(
            "A number said to be with them is said to be a line's",
            beside("s.how = 'telephone'", acute="true"),
            AtLeast(1, None),
        ),
        Clause(
            "Calls or messages between a number said to be theirs and one said to be a line's",
            beside("s.how = 'called'"),
            AtLeast(1, None),
        ),
    ),
    counter=(GOING_WELL,),
    limits="That somebody who has a line's telephone has the child's number too is not read: it "
    "would be one tie too many. Whose a number is, somebody said. A line's telephone may be put "
    "into a child's hand, a number may have had another holder before, and whoever calls a line "
    "may be buying. A parent's or a carer's number is not put to the child. What was said is never "
    "held.",
    examples=(
        Example(
            "The school has the number as the child's, the police as the line's: only together",
            """
            record | agency | kind       | who    | code | line | from       | recorded
            p      | EDU    | phone:own  | child  | 0701 |      | 2026-01-10 | 2026-01-12
            t      | POL    | phone:line | nobody | 0701 | Ray  | 2026-03-01 | 2026-03-02
            """,
            """
    fired_on   | until | strength | evidence | alone | together   | reads
    2026-01-10 |       | A        | p t      |       | 2026-03-02 | A number said to be with them \
is said to be a line's
            """,
        ),
        Example(
            "One record says both; graded 2C, it is not acute",
            """
            record | agency | kind       | who   | code | line | from       | grading
            t      | POL    | phone:line | child | 0701 | Ray  | 2026-03-01 | 2C
            """,
            """
            fired_on   | until | strength | evidence | alone      | agency
            2026-03-01 |       | S        | t        | 2026-03-01 | POL
            """,
        ),
        Example(
            "The line called the child's number",
            """
    record | agency | kind       | who    | code        | line | from             | recorded
    p      | POL    | phone:own  | child  | 0701        |      | 2026-01-10       | 2026-01-12
    t      | POL    | phone:line | nobody | 0702        | Ray  | 2026-01-01       | 2026-01-02
    c      | POL    | call       | nobody | 0702 > 0701 |      | 2026-03-01 23:00 | 2026-03-05
            """,
            """
    fired_on   | until | strength | evidence | alone      | agency | reads
    2026-03-01 |       | S        | c p t    | 2026-03-05 | POL    | Calls or messages between a \
number said to be theirs and one said to be a line's
            """,
        ),
        Example(
            "A parent's number; a friend who called the line; another number",
            """
            record | agency | kind         | who    | code        | line | from
            p      | EDU    | phone:parent | child  | 0702        |      | 2026-01-10
            q      | EDU    | phone:own    | child  | 0701        |      | 2026-01-10
            f      | EDU    | phone:own    | friend | 0703        |      | 2026-01-10
            t      | POL    | phone:line   | nobody | 0702        | Ray  | 2026-01-01
            c      | POL    | call         | nobody | 0703 > 0702 |      | 2026-03-01 23:00
            d      | POL    | call         | nobody | 0703 > 0701 |      | 2026-03-01 23:10
            """,
        ),
    ),
)
