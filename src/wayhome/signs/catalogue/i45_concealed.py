"""I45 Something hidden in the body: any record of a hospital or of custody, acute (facts §5).

Facts name no window. A year is ours, to be agreed: what is longer ago calls for no look today.
"""

from wayhome.signs.catalogue.shared_data import EMERGENCY, GOING_WELL, NOT_DOUBTFUL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import says

SIGN = Sign(
    code="I45",
    name="Something hidden in the body",
    version="2026-11-30",
    rule_in_words="An attendance at an emergency department because of something hidden in the "
    "body, or a record of custody that it was thought or found to be so, in the last 365 days.",
    acute_when=NOT_DOUBTFUL,
    citations=("TCS", "DES"),
    window=365,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(
        EMERGENCY,
        Need("what custody records of something hidden", ("custody",), ("police",)),
    ),
    clauses=(
        Clause(
            "Came to an emergency department with something hidden in the body",
            hits(says("concealed item", kinds=("emergency_attendance",)), acute="true"),
            AtLeast(1, 365),
        ),
        Clause(
            "Thought in custody to have something hidden in the body",
            hits(says("concealed item", kinds=("note",)), acute="true"),
            AtLeast(1, 365),
        ),
    ),
    counter=(GOING_WELL,),
    limits="A small child who swallowed a coin may be coded in the same way. What is thought in "
    "custody may turn out to be nothing; a force that sends no such column is not seen, and what "
    "its notes say is not read. The source names no time: a year is ours. Danger to life: this is "
    "for doctors first.",
    examples=(
        Example(
            "One attendance",
            """
    record | agency | kind                 | code                         | from       | recorded
    a      | NHS    | emergency_attendance | concealed_item; safeguarding | 2026-03-02 | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2027-03-01 | A        | a        | 2026-03-02 | NHS    | Came to an emergency \
department with something hidden in the body
            """,
        ),
        Example(
            "Told to a hospital at third hand: not acute",
            """
    record | agency | kind                 | code           | from       | grading
    a      | NHS    | emergency_attendance | concealed_item | 2026-03-02 | 2D P
            """,
            """
            fired_on   | until      | strength
            2026-03-02 | 2027-03-01 | S
            """,
        ),
        Example(
            "Twice, more than a year apart: two spells",
            """
            record | agency | kind                 | code                    | from
            a      | NHS    | emergency_attendance | concealed_item; illness | 2025-03-01
            b      | NHS    | emergency_attendance | concealed_item          | 2026-03-02
            """,
            """
            fired_on   | until      | strength | evidence
            2025-03-01 | 2026-02-28 | A        | a
            2026-03-02 | 2027-03-01 | A        | b
            """,
        ),
        Example(
            "An overdose is another sign",
            """
            record | agency | kind                 | code     | from
            a      | NHS    | emergency_attendance | overdose | 2026-03-02
            """,
        ),
        Example(
            "Thought so in custody, before any hospital: two records of one day, two agencies",
            """
            record | agency | kind                 | code           | from             | recorded
            a      | POL    | note                 | concealed_item | 2026-03-02 15:00 | 2026-03-02
            b      | NHS    | emergency_attendance | concealed_item | 2026-03-02 19:00 | 2026-03-03
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2027-03-01 | A        | a b      | 2026-03-02 | POL    | Came to an emergency \
department with something hidden in the body; thought in custody to have something hidden in the \
body
            """,
        ),
        Example(
            "Drugs found in a pocket at an arrest, and a note of fear",
            """
            record | agency | kind        | code | from             | in
            a      | POL    | arrest      |      | 2026-03-02 15:00 |
            t      | POL    | thing:drugs |      |                  | a
            b      | YJS    | note        | fear | 2026-03-02 17:00 |
            """,
        ),
    ),
)
