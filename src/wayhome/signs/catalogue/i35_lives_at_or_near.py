"""I35 Lives at or close to an address taken over, or where drugs are dealt: 365 days (facts §5)."""

from wayhome.signs.catalogue.shared_beside import ADDRESSES, beside
from wayhome.signs.catalogue.shared_data import GOING_WELL, HOMES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.sign import Clause, Sign, Split, Strength

WITHIN = 365


def _at(said: str, words: str) -> Clause:
    return Clause(
        words,
        beside(f"s.how in ('lives', 'near') and s.said = '{said}'"),
        AtLeast(1, WITHIN),
    )


SIGN = Sign(
    code="I35",
    name="Lives at or close to an address said to be taken over, or where drugs are said to be "
    "dealt",
    version="2026-11-29",
    rule_in_words="Lived within the last 365 days, or since it became known, at an address, or "
    "within 100 metres of one, of which a record of the days that they lived there says that it is "
    "taken over by others or that drugs are dealt there.",
    citations=("PIT",),
    window=WITHIN,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(HOMES, ADDRESSES),
    clauses=(
        _at("taken_over", "Lives at or close to an address said to be taken over by others"),
        _at("dealing", "Lives at or close to an address where drugs are said to be dealt"),
    ),
    counter=(GOING_WELL,),
    limits="Close is told only where sources give a point for both: most give a postcode, whose "
    "middle may be a mile away, and then the same house alone counts. Says nothing of what the "
    "family does. Where a source does not say since when they have lived there, it may be of "
    "the time before. It lasts 365 days from the later of the two days, whether or not they have "
    "moved since. A home for children, a hostel or a block is no household.",
    examples=(
        Example(
            "The council knows the home, the landlord of dealing there: only together",
            """
    record | agency | kind     | who    | code         | at | from             | recorded
    h      | NBC    | home     | child  |              | 14 | 2020-01-01       | 2020-01-05
    n      | HOU    | nuisance | nobody | drug_dealing | 14 | 2026-03-01 15:00 | 2026-03-02
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-01 | 2027-02-28 | M        | h n      |       | 2026-03-02 | Lives at or close to an \
address where drugs are said to be dealt
            """,
        ),
        Example(
            "A closure that lasts when they move in; another point of the street, by its map",
            """
    record | agency | kind            | who    | category     | at | from       | to         | place
    m      | HOU    | address_measure | nobody | exploitation | 14 | 2026-01-01 | 2026-07-01 |
    t      | HOU    | tenancy         | child  |              | 14 | 2026-06-30 |            |
    h      | NBC    | home            | child  |              | 20 | 2026-02-01 |            | city
    c      | HOU    | tenancy_visit   | nobody | exploitation | 21 | 2026-02-10 |            | city
            """,
            """
            fired_on   | until      | evidence | alone      | agency
            2026-02-10 | 2027-06-29 | c h m t  | 2026-06-30 | HOU
            """,
        ),
        Example(
            "Told the day before they moved in; moved out before; another town",
            """
    record | agency | kind     | who    | code         | at | from       | to         | place
    n      | HOU    | nuisance | nobody | drug_dealing | 14 | 2026-02-28 |            |
    t      | HOU    | tenancy  | child  |              | 14 | 2026-03-01 |            |
    m      | HOU    | nuisance | nobody | drug_dealing | 15 | 2026-03-01 |            |
    u      | HOU    | tenancy  | child  |              | 15 | 2024-03-01 | 2026-02-28 |
    h      | NBC    | home     | child  |              | 20 | 2026-02-01 |            | county
    c      | HOU    | nuisance | nobody | drug_dealing | 21 | 2026-02-10 |            | near town
            """,
        ),
    ),
)
