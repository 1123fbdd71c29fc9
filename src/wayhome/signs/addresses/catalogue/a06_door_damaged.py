"""A6 The front door damaged or left open, buzzers pressed or forced (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, of_kind, tells
from wayhome.signs.addresses.shared import BROKEN_INTO, HELPED, NUISANCE, REPAIRS, VISITS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

_FORCED = (
    f"{of_kind('damage')} and s.code in ('front_door', 'lock', 'entry') "
    "and s.outcome in ('forced', 'deliberate', 'keys_lost')"
)
_TOLD = tells("door damaged", "door buzzers", kinds=("tenancy_visit", "nuisance"))

SIGN = Sign(
    code="A06",
    name="The door forced, damaged or left open",
    version="2026-11-29",
    rule_in_words="On two or more days in 90: a front door, lock or entry reported as forced, "
    "broken on purpose or its keys taken; a door seen damaged or left open; or buzzers and doors "
    "pressed, forced or propped open.",
    citations=("EASTLIGHT", "VIVID", "DES"),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(REPAIRS, NUISANCE, VISITS),
    clauses=(
        Clause(
            "The door, lock or buzzers forced, damaged or left open, more than once in 90 days",
            occasions(f"({_FORCED} or {_TOLD})"),
            AtLeast(2, 90),
        ),
    ),
    counter=(BROKEN_INTO, HELPED),
    limits="The source says neither how often nor within what time: both are ours. A burglar "
    "forces doors too, and keys are lost. Doors that police, fire or ambulance forced are not "
    "counted. A door that several homes share may be forced for another of them.",
    examples=(
        Example(
            "A lock forced, and a visitor sees the door damaged",
            """
    record | agency | kind          | code         | outcome | from             | recorded
    a      | HOU    | damage        | lock         | forced  | 2026-03-02 10:00 | 2026-03-02
    b      | NBC    | tenancy_visit | door_damaged | given   | 2026-05-30 10:00 | 2026-06-01
            """,
            """
    fired_on   | until      | strength | evidence | together   | alone | reads
    2026-05-30 | 2026-05-30 | M        | a b      | 2026-06-01 |       | The door, lock or buzzers \
forced, damaged or left open, more than once in 90 days
            """,
            at="12 Mill Road",
        ),
        Example(
            "A window broken, a door that police forced, one worn, and one forced",
            """
            record | agency | kind   | code       | outcome     | from
            a      | HOU    | damage | window     | deliberate  | 2026-03-02
            b      | HOU    | damage | front_door | by_services | 2026-03-09
            c      | HOU    | damage | front_door | wear        | 2026-03-16
            d      | HOU    | damage | front_door | forced      | 2026-03-23
            """,
            at="12 Mill Road",
        ),
        Example(
            "Forced, and seen damaged on the ninetieth day after",
            """
            record | agency | kind          | code         | outcome | from
            a      | HOU    | damage        | lock         | forced  | 2026-03-02
            b      | NBC    | tenancy_visit | door_damaged | given   | 2026-05-31
            """,
            at="12 Mill Road",
        ),
    ),
)
