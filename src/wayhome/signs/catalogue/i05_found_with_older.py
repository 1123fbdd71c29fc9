"""I05 Found with somebody older who is not family, or at an address not known: 180 days (facts §5).

Facts say "older non-family adult or unknown address", with a rule for the adult alone. Unknown is a
house at which no record that the viewer sees has them or their family living, at any time
(network/houses.py).
"""

from wayhome.signs.catalogue.shared_beside import GAP_5, TOGETHER, TOGETHER_THERE, beside
from wayhome.signs.catalogue.shared_data import ANOTHER_PLACE, GOING_WELL, HOMES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_WHOSE = """exists (from link h where h.view_id = s.view_id and h.handle = s.handle
    and h.how in ('house_own', 'house_kin'))"""


def _with_older(said: str, words: str) -> Clause:
    return Clause(
        f"{words} together with somebody at least five years older who is not known to be family",
        beside(f"{TOGETHER} and s.said = '{said}' and s.gap >= {GAP_5}"),
        AtLeast(1, 180),
    )


SIGN = Sign(
    code="I05",
    name="Found with somebody older who is not family, or at an address not known",
    version="2026-11-30",
    rule_in_words="Found, arrested or stopped in the last 180 days together with somebody at least "
    "five years older who is not known to be family; or found in that time at a house where no "
    "record has ever had them or their family living, while a home of theirs is known.",
    citations=("PLY", "TEES"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(TOGETHER_THERE, HOMES),
    clauses=(
        _with_older("found", "Found"),
        _with_older("arrest", "Arrested"),
        _with_older("stop", "Stopped"),
        Clause(
            "Found at an address where no record has them or their family living",
            hits(
                f"l.how = 'at_house' and not {_WHOSE}",
                also="[w.home]",
                seen="w.seen",
                received="w.received",
                source="""sight s join link l using (view_id, handle)
                    join away w using (view_id, handle)""",
            ),
            AtLeast(1, 180),
        ),
    ),
    counter=(GOING_WELL, ANOTHER_PLACE),
    limits="With whom a missing child was found is often told in free words, which are not read. "
    "Friends have homes too, and so have relatives whom no record names: an address that is not "
    "known says only that somebody should ask whose it is. It needs the house, and a home that was "
    "known on the day: a street, a town or a postcode is no address. How much older somebody is "
    "counts only as far as both dates of birth on record are right, and a relative whom no record "
    "names as one is not known to be one.",
    examples=(
        Example(
            "Found together under one reference; the second record came later",
            """
            record | agency | kind  | who   | from             | reference | recorded
            a      | POL    | found | child | 2026-03-01 15:00 | X1        | 2026-03-01
            b      | POL    | found | older | 2026-03-01 15:00 | X1        | 2026-03-03
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | together   | reads
    2026-03-01 | 2026-08-27 | S        | a b      | 2026-03-03 | POL    | 2026-03-03 | Found \
together with somebody at least five years older who is not known to be family
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "Stopped together on the last day that the first stop counts: one spell",
            """
            record | agency | kind | who          | from
            a      | POL    | stop | child, older | 2026-01-01 15:00
            b      | POL    | stop | child, older | 2026-06-30 15:00
            c      | POL    | stop | child, older | 2026-12-31 15:00
            """,
            """
            fired_on   | newest     | until      | evidence
            2026-01-01 | 2026-06-30 | 2026-12-26 | a b
            """,
            born="child 2011-06-01; older 2004-02-01",
        ),
        Example(
            "With a sister; with somebody four years older; with somebody whose birth is not known",
            """
            record | agency | kind             | who            | from
            r      | NBC    | relation:sibling | child, sister  | 2011-06-01
            a      | POL    | arrest           | child, sister  | 2026-03-01 15:00
            b      | POL    | arrest           | child, peer    | 2026-03-02 15:00
            c      | POL    | arrest           | child, unknown | 2026-03-03 15:00
            """,
            born="child 2011-06-01; sister 2004-02-01; peer 2007-05-01",
        ),
        Example(
            "Found at a house where no record has them or their family: the council knows the home",
            """
            record | agency | kind  | from             | at           | place     | recorded
            h      | NBC    | home  | 2020-01-01       | 1 High Row   | city      | 2020-01-02
            a      | POL    | found | 2026-03-01 03:00 | 12 Mill Road | near town | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-01 | 2026-08-27 | S        | a h      |       | 2026-03-02 | Found at an address \
where no record has them or their family living
            """,
        ),
        Example(
            "Found at home, at a placement of before, at a brother's, and in a street",
            """
    record | agency | kind             | who            | from             | at         | place
    h      | NBC    | home             | child          | 2024-01-01       | 1 High Row | city
    p      | NBC    | placement        | child          | 2023-01-01       | 2 High Row | city
    r      | NBC    | relation:sibling | child, brother | 2011-06-01       |            |
    b      | NBC    | tenancy          | brother        | 2024-01-01       | 3 High Row | city
    a      | POL    | found            | child          | 2026-03-01 03:00 | 1 High Row | city
    c      | POL    | found            | child          | 2026-03-02 03:00 | 2 High Row | city
    d      | POL    | found            | child          | 2026-03-03 03:00 | 3 High Row | city
    e      | POL    | found            | child          | 2026-03-04 03:00 |            | city
    f      | POL    | stop             | child          | 2026-03-05 03:00 | 4 High Row | city
            """,
        ),
        Example(
            "Found at a house, and nobody knows where they live",
            """
            record | agency | kind  | from             | at           | place
            a      | POL    | found | 2026-03-01 03:00 | 12 Mill Road | near town
            """,
        ),
    ),
)
