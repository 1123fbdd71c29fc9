"""I50 Sexual harm or threats with images: any in 365 days; acute (facts §5)."""

from wayhome.signs.catalogue.shared_data import (
    EMERGENCY,
    GOING_WELL,
    HEARD,
    NOT_DOUBTFUL,
    NOTED,
    OCCURRENCES,
)
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import BY_SOMEBODY, noted, says

SIGN = Sign(
    code="I50",
    name="Sexual harm, or threats with images",
    version="2026-11-29",
    rule_in_words="In the last 365 days an occurrence of police in which the child was harmed "
    "sexually, an attendance at an emergency department after sexual violence, or sexual harm or "
    "threats with images that somebody noted.",
    acute_when=NOT_DOUBTFUL,
    citations=("TCS",),
    window=365,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(OCCURRENCES, EMERGENCY, HEARD, NOTED),
    clauses=(
        Clause(
            "Harmed sexually, as police recorded",
            hits(
                "s.kind in ('offence', 'travel_incident') and s.part = 'harmed' "
                "and s.category = 'sexual'",
                acute="true",
            ),
            AtLeast(1, 365),
        ),
        Clause(
            "Came to an emergency department after sexual violence",
            hits(says("sexual assault", kinds=("emergency_attendance",)), acute="true"),
            AtLeast(1, 365),
        ),
        Clause(
            "Sexual harm or threats with images noted",
            noted("sexual harm", "image threats", kinds=BY_SOMEBODY, acute="true"),
            AtLeast(1, 365),
        ),
    ),
    counter=(GOING_WELL,),
    limits="Most of it is never told, by boys least of all. Sexual health services send nothing "
    "here. Sexual abuse found at an assessment of children's services is among earlier harm. "
    "Police do not give threats with images a code of their own.",
    examples=(
        Example(
            "A charity hears of threats with images, and police record it later",
            """
            record | agency | kind      | code        | category | role   | from       | recorded
            a      | VOL    | statement | sexual harm |          |        | 2026-03-02 | 2026-03-04
            b      | POL    | offence   |             | sexual   | victim | 2026-03-10 | 2026-03-10
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-03-10 | 2027-03-09 | A        | a b      | 2026-03-04 | VOL    | Harmed \
sexually, as police recorded; sexual harm or threats with images noted
            """,
        ),
        Example(
            "At a hospital; and a note of a nurse a day after it has run out",
            """
    record | agency | kind                 | code                            | from
    a      | NHS    | emergency_attendance | sexual_assault; assault; injury | 2025-03-01
    b      | NHS    | note                 | fear; image_threats             | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | reads
    2025-03-01 | 2026-02-28 | A        | a        | Came to an emergency department after sexual \
violence
    2026-03-02 | 2027-03-01 | A        | b        | Sexual harm or threats with images noted
            """,
        ),
        Example(
            "Known only indirectly: not acute",
            """
            record | agency | kind | code          | from       | grading
            a      | NHS    | note | image_threats | 2026-03-02 | 2C P
            """,
            """
            fired_on   | until      | strength
            2026-03-02 | 2027-03-01 | S
            """,
        ),
        Example(
            "Suspected, or a witness",
            """
            record | agency | kind    | category | role    | from
            a      | POL    | offence | sexual   | suspect | 2026-03-02
            b      | POL    | offence | sexual   | witness | 2026-03-03
            """,
        ),
        Example(
            "Harmed by violence, as police and a charity wrote it down",
            """
            record | agency | kind      | code   | category | role   | from
            a      | VOL    | statement | injury |          |        | 2026-03-02
            b      | POL    | offence   |        | violence | victim | 2026-03-10
            """,
        ),
    ),
)
