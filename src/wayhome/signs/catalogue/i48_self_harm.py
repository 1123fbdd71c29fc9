"""I48 Self-harm or acute distress: any in 180 days, care first (facts §5)."""

from wayhome.signs.catalogue.shared_data import (
    ASSESSMENTS,
    EMERGENCY,
    GOING_WELL,
    HEARD,
    MENTAL_HEALTH_HELP,
    NOTED,
)
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

_CAME = ("emergency_attendance",)
_HURT = says("self harm", "self-harm", "self", kinds=_CAME)


def _any(words: str, where: str) -> Clause:
    return Clause(words, hits(where), AtLeast(1, 180))


SIGN = Sign(
    code="I48",
    name="Self-harm or acute distress",
    version="2026-11-29",
    rule_in_words="Self-harm found at an assessment, noted or told of, or an attendance at an "
    "emergency department for self-harm or mental health, in the last 180 days. Care comes first: "
    "the sign is for whoever plans it, not in its place.",
    codes="assessment factor 15A",
    citations=("TEES",),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(EMERGENCY, ASSESSMENTS, HEARD, NOTED),
    clauses=(
        _any("Came to an emergency department after self-harm", _HURT),
        _any(
            "Came to an emergency department in distress",
            f"{says('mental health', kinds=_CAME)} and not ({_HURT})",
        ),
        _any(
            "Self-harm found at an assessment",
            "s.kind = 'factor' and s.part = 'own' and (s.code = '15A' "
            "or (s.code = 'self_harm' and s.outcome = 'concern'))",
        ),
        _any(
            "Self-harm or thoughts of it, noted or told of",
            says("self harm", "self-harm", kinds=("statement", "note")),
        ),
    ),
    counter=(
        MENTAL_HEALTH_HELP,
        GOING_WELL,
    ),
    limits="Most self-harm is never told to anybody, and most has nothing to do with exploitation. "
    "An emergency department's reason does not tell acute anxiety from other distress. An "
    "assessment gives the day it was signed, not the day of the harm.",
    examples=(
        Example(
            "An overdose that was meant; a charity was told of it too",
            """
    record | agency | kind                 | code                   | from             | recorded
    a      | HEA    | emergency_attendance | overdose; self; injury | 2026-03-02 23:10 | 2026-03-03
    b      | VOL    | statement            | self harm              | 2026-03-05 16:00 | 2026-03-05
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-03-05 | 2026-08-31 | S        | a b      | 2026-03-03 | HEA    | Came to an \
emergency department after self-harm; self-harm or thoughts of it, noted or told of
            """,
        ),
        Example(
            "In distress; then, on the last day of the window, found at an assessment",
            """
            record | agency | kind                 | code          | from
            a      | HEA    | emergency_attendance | mental_health | 2025-07-01 22:00
            b      | NBC    | factor               | 15A           | 2025-12-27
            """,
            """
            fired_on   | newest     | until      | evidence | reads
            2025-07-01 | 2025-12-27 | 2026-06-24 | a b      | Came to an emergency department in \
distress; self-harm found at an assessment
            """,
        ),
        Example(
            "A fall; hurt by somebody; anxious, which is another sign",
            """
            record | agency | kind                 | code            | from
            a      | HEA    | emergency_attendance | fall; accident  | 2026-03-02 22:00
            b      | HEA    | emergency_attendance | assault; injury | 2026-03-12 22:00
            c      | HEA    | note                 | anxiety         | 2026-03-22 10:00
            """,
        ),
        Example(
            "Hurt by somebody, as told to a charity; another factor of an assessment",
            """
            record | agency | kind                 | code            | from
            a      | HEA    | emergency_attendance | assault; injury | 2026-03-02 22:00
            b      | VOL    | statement            | injury          | 2026-03-05
            c      | NBC    | factor               | 4B              | 2026-03-12
            """,
        ),
    ),
)
