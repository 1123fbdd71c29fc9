"""I34 At an address said to be taken over, or where drugs are dealt: any in 365 days (facts §5).

What is told of the address is another record than the child's own arrest there, or says both
itself. Schools, homes for children and stations are no such address.
"""

from wayhome.signs.catalogue.shared_beside import ADDRESSES, beside
from wayhome.signs.catalogue.shared_data import ARRESTS, GOING_WELL, NOT_DOUBTFUL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

WITHIN = 365
_NOT_HOME = """not exists (from link h where h.view_id = s.view_id and h.thing = s.thing
    and (h.how = 'lives' or h.how = 'at_home' and h.handle = s.handle))"""


def _at(said: str, words: str) -> Clause:
    return Clause(
        words,
        beside(f"s.how = 'there' and s.said = '{said}' and {_NOT_HOME}", acute="true"),
        AtLeast(1, WITHIN),
    )


SIGN = Sign(
    code="I34",
    name="At an address said to be taken over, or where drugs are said to be dealt",
    version="2026-11-29",
    rule_in_words="Arrested, stopped, found or reported within the last 365 days, or since it "
    "became known, at an address, not their home or placement, that a record of 365 days before or "
    "after says is taken over by others, or where one says that drugs are dealt.",
    acute_when=NOT_DOUBTFUL,
    citations=("CRE", "TCS"),
    window=WITHIN,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(ARRESTS, ADDRESSES),
    clauses=(
        _at("taken_over", "At an address said to be taken over by others"),
        _at("dealing", "At an address where drugs are said to be dealt"),
    ),
    counter=(
        GOING_WELL,
        Counter("A home of theirs", "kind in ('home', 'placement', 'tenancy')", open=True),
    ),
    limits="Needs the house, by its reference or its number and postcode: a street or a block is "
    "no address. It lasts 365 days from the later of being there and of what is told, so up to two "
    "years after they were there where it became known later. A placement tells its postcode "
    "alone: at that postcode nothing is said while it lasts. A friend may live there, and the "
    "child may have been there for another reason. Whoever lives there may be harmed too. A "
    "telephone's place, and what intelligence says in free words of an address, are not read.",
    examples=(
        Example(
            "Arrested at a flat that the landlord says is taken over: only together",
            """
    record | agency | kind          | who    | category     | at | from             | recorded
    a      | POL    | arrest        | child  | weapon       | 14 | 2026-03-01 15:00 | 2026-03-01
    v      | HOU    | tenancy_visit | nobody | exploitation | 14 | 2026-04-10       | 2026-04-11
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-04-10 | 2027-04-09 | A        | a v      |       | 2026-04-11 | At an address said to be \
taken over by others
            """,
        ),
        Example(
            "Somebody in the community names the child there, and the flat as taken over",
            """
    record | agency | kind                | role  | code               | at | from       | grading
    s      | COM    | community_statement | named | address taken over | 14 | 2026-03-01 | 2B P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-01 | 2027-02-28 | A        | s
            """,
        ),
        Example(
            "Dealing there is known indirectly alone, 364 days before: not acute",
            """
    record | agency | kind                | who    | code    | at | from             | grading
    s      | COM    | community_statement | nobody | selling | 14 | 2025-03-02 15:00 | 2C P
    a      | POL    | stop                | child  |         | 14 | 2026-03-01 15:00 |
            """,
            """
  fired_on   | until      | strength | evidence | reads
  2026-03-01 | 2027-02-28 | S        | a s      | At an address where drugs are said to be \
dealt
            """,
        ),
        Example(
            "Their own arrest for supply there; a year before; another flat; and their home",
            """
record | agency | kind     | who    | category    | reference | at | code         | from
a      | POL    | arrest   | child  | drug_supply | X1        | 14 |              | 2026-03-01 15:00
o      | POL    | offence  | nobody | drug_supply | X1        | 14 |              | 2026-03-01 15:00
b      | POL    | stop     | child  |             |           | 15 |              | 2026-03-02 15:00
n      | HOU    | nuisance | nobody |             |           | 15 | drug_dealing | 2025-03-01 15:00
c      | POL    | stop     | child  |             |           | 16 |              | 2026-03-03 15:00
m      | HOU    | nuisance | nobody |             |           | 17 | drug_dealing | 2026-03-03 15:00
h      | NBC    | home     | child  |             |           | 18 |              | 2020-01-01
d      | POL    | stop     | child  |             |           | 18 |              | 2026-03-04 15:00
k      | HOU    | nuisance | nobody |             |           | 18 | drug_dealing | 2026-03-03 15:00
            """,
        ),
        Example(
            "Where they are placed, by its postcode; and their home, told of before they came",
            """
record | agency | kind      | who    | category | at | code         | from             | place
p      | NBC    | placement | child  |          |    | K2           | 2026-02-01       | border town
a      | POL    | arrest    | child  | violence | 14 |              | 2026-03-01 15:00 | border town
n      | HOU    | nuisance  | nobody |          | 14 | drug_dealing | 2026-03-05 15:00 | border town
h      | NBC    | home      | child  |          | 18 |              | 2026-01-01       |
b      | POL    | stop      | child  |          | 18 |              | 2026-03-02 15:00 |
m      | HOU    | nuisance  | nobody |          | 18 | drug_dealing | 2025-12-01 15:00 |
            """,
        ),
        Example(
            "Placed there until the day before: not their home any more",
            """
record | agency | kind      | who    | at | code         | from       | to         | place
p      | NBC    | placement | child  |    | K2           | 2026-02-01 | 2026-02-28 | border town
a      | POL    | stop      | child  | 14 |              | 2026-03-01 |            | border town
n      | HOU    | nuisance  | nobody | 14 | drug_dealing | 2026-03-05 |            | border town
            """,
            """
            fired_on   | until      | evidence
            2026-03-05 | 2027-03-04 | a n
            """,
        ),
    ),
)
