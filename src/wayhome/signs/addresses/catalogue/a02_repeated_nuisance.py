"""A2 Nuisance again and again: three nights in 60 days (facts §5)."""

from wayhome.signs.addresses.happenings import occasions, of_kind
from wayhome.signs.addresses.shared import HELPED, NOTHING_FOUND, NUISANCE, POLICE
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

_DISORDER = f"({of_kind('nuisance')} or {of_kind('offence')} and s.category = 'disorder')"

SIGN = Sign(
    code="A02",
    name="Nuisance reported again and again",
    version="2026-11-29",
    rule_in_words="Nuisance or disorder at the address on three or more nights in 60 days, "
    "reported to the landlord or to police; what was told of one night counts once.",
    citations=("EASTLIGHT", "VIVID"),
    window=60,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(NUISANCE, POLICE),
    clauses=(
        Clause(
            "Nuisance or disorder on three or more nights in 60 days",
            occasions(_DISORDER),
            AtLeast(3, 60),
        ),
    ),
    counter=(NOTHING_FOUND, HELPED),
    limits="Neighbours fall out, and complaints can be made against somebody because of who they "
    "are. Who made the noise is not known: it may have been against the wish of the tenant.",
    examples=(
        Example(
            "Two reported to the landlord, a third to police and told of by a neighbour as well",
            """
    record | agency | kind     | code      | category | from             | recorded
    a      | HOU    | nuisance | noise     |          | 2026-03-02 23:10 | 2026-03-03
    b      | HOU    | nuisance | noise     |          | 2026-03-16 01:00 | 2026-03-17
    c      | POL    | offence  |           | disorder | 2026-04-04 23:40 | 2026-04-05
    d      | HOU    | nuisance | violence  |          | 2026-04-05 09:00 | 2026-04-09
            """,
            """
    fired_on   | newest     | until      | strength | evidence | together   | alone      | reads
    2026-04-04 | 2026-04-04 | 2026-04-30 | M        | a b c d  | 2026-04-05 | 2026-04-09 | \
Nuisance or disorder on three or more nights in 60 days
            """,
            at="12 Mill Road",
        ),
        Example(
            "The third on the sixtieth day",
            """
            record | agency | kind     | code  | from
            a      | HOU    | nuisance | noise | 2026-03-02
            b      | HOU    | nuisance | noise | 2026-03-20
            c      | HOU    | nuisance | noise | 2026-04-30
            """,
            """
            fired_on   | until      | evidence
            2026-04-30 | 2026-04-30 | a b c
            """,
            at="12 Mill Road",
        ),
        Example(
            "The third on the day after that; and three neighbours of one night",
            """
            record | agency | kind     | code  | at            | from
            a      | HOU    | nuisance | noise | 12 Mill Road  | 2026-03-02
            b      | HOU    | nuisance | noise | 12 Mill Road  | 2026-03-20
            c      | HOU    | nuisance | noise | 12 Mill Road  | 2026-05-01 22:00
            d      | HOU    | nuisance | noise | 12 Mill Road  | 2026-05-01 23:00
            e      | HOU    | nuisance | noise | 12 Mill Road  | 2026-05-02 02:00
            """,
            at="12 Mill Road",
        ),
    ),
)
