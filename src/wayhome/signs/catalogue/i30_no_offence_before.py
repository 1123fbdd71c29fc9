"""I30 Supply or violence with no offence before, in the last 90 days (facts §5).

The sheet of facts says "no history then supply or violence within 90". It is read as: nothing on
record more than 90 days before, so that a sharp rise from a first small thing counts as well.
"""

from wayhome.signs.catalogue.shared_data import ARRESTS, GOING_WELL, OCCURRENCES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

SOON = 90
_OF_OFFENCES = """s.kind in ('offence', 'arrest', 'charge', 'disposal', 'remand', 'breach')
    and s.part in ('own', 'suspected')"""
# An outcome that cleared the child is no offence.
_CLEARED = "s.kind = 'disposal' and s.code in ('no_further_action', 'withdrawn', 'not_guilty')"

_FIRST = f"""sight s join (
    select view_id, min({DAY}) as first_day from sight s
    where {_OF_OFFENCES} and not coalesce({_CLEARED}, false) and present
    group by view_id
) h on h.view_id = s.view_id and {DAY} <= h.first_day + {SOON}"""

SIGN = Sign(
    code="I30",
    name="Supply or violence with no offence before",
    version="2026-11-29",
    rule_in_words="In the last 90 days an arrest, charge, outcome or record as suspected over "
    "supplying drugs or violence, and no offence on record more than 90 days before it.",
    citations=("DES",),
    window=90,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(ARRESTS, OCCURRENCES),
    clauses=tuple(
        Clause(
            f"{words}, with no offence on record more than {SOON} days before",
            hits(
                f"{_OF_OFFENCES} and s.category = '{category}' and not coalesce({_CLEARED}, false)",
                source=_FIRST,
            ),
            AtLeast(1, 90),
        )
        for words, category in (("Drug supply", "drug_supply"), ("Violence", "violence"))
    ),
    counter=(
        GOING_WELL,
        Counter(
            "Nothing came of it",
            "kind = 'disposal' and code in ('no_further_action', 'withdrawn', 'not_guilty')",
            ever=True,
        ),
    ),
    limits="The source says no history, then supply or violence within 90 days; a first small "
    "thing in those 90 days is taken for none. What another force holds and did not send looks "
    "like nothing. A fight at school that reached the police is violence too, and for most "
    "children the first record is the last.",
    examples=(
        Example(
            "The first that anybody has is an arrest for supply",
            """
            record | agency | kind   | category    | from             | recorded   | reference
            a      | CTY    | arrest | drug_supply | 2026-03-01 15:00 | 2026-03-01 | X1
            b      | YJS    | arrest | drug_supply | 2026-03-01       | 2026-03-09 | X1
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-01 | 2026-05-29 | S        | a b      | 2026-03-01 | CTY    | Drug supply, with no \
offence on record more than 90 days before
            """,
        ),
        Example(
            "A first small thing 90 days before",
            """
            record | agency | kind    | category | role    | from
            a      | POL    | offence | theft    | suspect | 2026-03-01 15:00
            b      | POL    | offence | violence | suspect | 2026-05-30 15:00
            """,
            """
    fired_on   | until      | evidence | reads
    2026-05-30 | 2026-08-27 | b        | Violence, with no offence on record more \
than 90 days before
            """,
        ),
        Example(
            "One of them had it, the other knew more: together it is not the first",
            """
            record | agency | kind    | category    | role    | from
            a      | POL    | offence | theft       | suspect | 2026-02-01 15:00
            b      | CTY    | arrest  | drug_supply |         | 2026-05-30 15:00
            """,
        ),
        Example(
            "Harmed by violence; cleared of supply",
            """
            record | agency | kind     | category    | role    | code      | from
            a      | POL    | offence  | violence    | victim  |           | 2026-02-01 15:00
            b      | YJS    | disposal | drug_supply |         | withdrawn | 2026-05-30
            """,
        ),
    ),
)
