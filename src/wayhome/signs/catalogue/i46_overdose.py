"""I46 Overdose or under the influence of drugs: any in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import EMERGENCY, GOING_WELL, HEARD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength
from wayhome.signs.topics import noted

SIGN = Sign(
    code="I46",
    name="Overdose, or under the influence",
    version="2026-11-30",
    rule_in_words="An attendance at an emergency department for an overdose or under the influence "
    "of drugs or alcohol, or one that somebody noted, in the last 180 days.",
    citations=("HO", "MER"),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(EMERGENCY, HEARD, NOTED),
    clauses=(
        Clause(
            "An overdose, or under the influence of drugs or alcohol",
            noted("overdose", "intoxication", "overdose or intoxication"),
            AtLeast(1, 180),
        ),
    ),
    counter=(
        GOING_WELL,
        Counter("In treatment for drugs or alcohol", "kind = 'substance_use' and code is not null"),
    ),
    limits="Codes do not part alcohol from drugs, nor what was taken willingly from what was "
    "given. An overdose taken as self-harm counts here too: health comes first.",
    examples=(
        Example(
            "An attendance, and a note at school on the day after it has run out: one spell",
            """
    record | agency | kind                 | code                        | from       | recorded
    a      | NHS    | emergency_attendance | intoxication; substance_use | 2026-03-02 | 2026-03-03
    b      | EDU    | statement            | overdose or intoxication    | 2026-08-29 | 2026-08-29
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-29 | 2027-02-24 | S        | a b      | 2026-03-03 | NHS    | An \
overdose, or under the influence of drugs or alcohol
            """,
        ),
        Example(
            "Told by somebody untested, at second hand: a strong sign still, as it is never more",
            """
            record | agency | kind      | code                     | from       | grading
            a      | NBC    | statement | overdose or intoxication | 2026-03-02 | 2C P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a
            """,
        ),
        Example(
            "Use of drugs noted, and an injury",
            """
            record | agency | kind                 | code          | from
            a      | VOL    | statement            | substance use | 2026-03-02
            b      | NHS    | emergency_attendance | fall; injury  | 2026-03-02
            """,
        ),
    ),
)
