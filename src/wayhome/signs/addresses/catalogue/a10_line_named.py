"""A10 A line named with the address: its telephone, its brand, or that it is active (facts §5)."""

from wayhome.signs.addresses.happenings import OWN, occasions, tells
from wayhome.signs.addresses.shared import HELPED, NOTHING_FOUND, NUISANCE, SAID
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="A10",
    name="A line named with the address",
    version="2026-11-29",
    rule_in_words="A telephone number or the name of a drugs line came up in a report of the "
    "address, or somebody in the community said that a line is active there, in the last 180 days.",
    citations=("EASTLIGHT", "LLR-CUCK", "DES"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(NUISANCE, SAID),
    clauses=(
        Clause(
            "A line or its telephone named with the address",
            occasions(
                f"({OWN} and s.kind = 'line' or "
                f"{tells('line active', kinds=('community_statement',))})"
            ),
            AtLeast(1, 180),
        ),
    ),
    counter=(NOTHING_FOUND, HELPED),
    limits="For how long it counts is ours. Names and numbers are as heard, and a number may be "
    "the caller's own. A resident's telephone that is said to be a line's is on the page among the "
    "ties and is not counted here.",
    examples=(
        Example(
            "A number in a landlord's report, a name at a mapping session: one night is one",
            """
    record | agency | kind                | code        | line         | in | from
    a      | HOU    | nuisance            | noise       |              |    | 2026-03-02
    p      | HOU    | thing:phone         |             | 07700 900123 | a  |
    b      | NBC    | community_statement | line active |              |    | 2026-04-02
    s      | NBC    | statement           | line active | Mikey        | b  |
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-04-02 | 2026-09-28 | S        | a b      | 2026-03-02 | HOU    | A line or \
its telephone named with the address
            """,
            at="12 Mill Road",
        ),
        Example(
            "The day after it has run out a line is said to have stopped",
            """
            record | agency | kind                | code         | from
            a      | NBC    | community_statement | line active  | 2026-03-02
            b      | NBC    | community_statement | line stopped | 2026-08-29
            """,
            """
            fired_on   | until      | evidence
            2026-03-02 | 2026-08-28 | a
            """,
            at="12 Mill Road",
        ),
        Example(
            "A telephone found on somebody stopped outside",
            """
            record | agency | kind        | line         | in | who | from
            a      | POL    | stop        |              |    | one | 2026-03-02
            p      | POL    | thing:phone | 07700 900123 | a  |     |
            """,
            at="12 Mill Road",
        ),
        Example(
            "A line said to have stopped, and a report without a number",
            """
            record | agency | kind                | code         | from
            a      | NBC    | community_statement | line stopped | 2026-03-02
            b      | HOU    | nuisance            | drug_dealing | 2026-03-03
            """,
            at="12 Mill Road",
        ),
    ),
)
