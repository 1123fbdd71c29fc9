"""I67 A word of county lines, or the name of a line, in a note: any in 90 days (facts §5).

Free text decides nothing: the sign asks a person to read the note, and counts for nothing else
(signs/heard.py, signs/aside.py).
"""

from wayhome.signs.catalogue.shared_data import GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength

SIGN = Sign(
    code="I67",
    name="A word of county lines in a note",
    version="2026-11-29",
    rule_in_words="A note, meeting, concern or statement of the last 90 days with a word that is "
    "seldom said of anything but county lines, or with the name of a line that is in records, or "
    "marked by a worker as one in which such a name was heard. Common words such as food, white "
    "or brown never count. A person must read the note: until then it counts for nothing.",
    citations=("HO",),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    aside="A person must read this: is it about the line?",
    needs=(
        Need(
            "notes and statements of schools, charities and workers",
            ("statement", "note"),
            ("voluntary", "education", "youth_justice", "health"),
        ),
    ),
    clauses=(
        Clause(
            "A note has a word of county lines or the name of a line in it",
            hits("true", source="note_heard s"),
            AtLeast(1, 90),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Lines are often called by a first name, so the note may be about somebody else of that "
    "name, or say that something did not happen. Words of one area or one summer, words spelt "
    "otherwise, names of under three letters, other languages, and lines that no record names are "
    "missed. Reports of police are not searched.",
    examples=(
        Example(
            "The name of a line that a statement about nobody names, heard at a school",
            """
    record | agency | who    | kind           | code        | line  | from       | text
    l      | COM    | nobody | statement      | line active | Zépho | 2026-10-01 | Heard again.
    a      | EDU    |        | school_concern | 100         |       | 2026-10-05 | Says ZEPHO rang.
            """,
            """
    fired_on   | until      | strength | evidence | alone | together | reads
    2026-10-05 | 2027-01-02 | M        | a        |       |          | A note has a word of county \
lines or the name of a line in it
            """,
        ),
        Example(
            "A telling word, and a worker who marks the topic; the last day that is searched",
            """
    record | agency | kind      | code                | from       | text
    a      | YJS    | note      | name_or_brand_heard | 2026-09-30 | Knows who.
    b      | VOL    | statement | other               | 2026-08-23 | Stayed in a Trap  House.
            """,
            """
            fired_on   | newest     | until      | evidence
            2026-08-23 | 2026-09-30 | 2026-12-28 | a b
            """,
        ),
        Example(
            "Common words; part of a longer word; a day too old; a line kept close",
            """
    record | agency | who    | kind      | code  | line   | from       | text    | marking
    a      | VOL    |        | statement | other |        | 2026-10-05 | Brown and white food. |
    b      | VOL    |        | statement | other |        | 2026-10-06 | Bandolero songs.      |
    c      | VOL    |        | statement | other |        | 2026-08-22 | In a bando.           |
    l      | POL    | nobody | statement | line  | Quarro | 2026-10-01 | Heard. | restricted
    d      | VOL    |        | statement | other |        | 2026-10-07 | Quarro rang.          |
            """,
        ),
        Example(
            "Marked by a worker under another topic",
            """
            record | agency | kind      | code    | from       | text
            a      | YJS    | note      | travel  | 2026-10-05 | Goes to the coast with friends.
            b      | VOL    | statement | other   | 2026-10-06 | A good week.
            """,
        ),
    ),
)
