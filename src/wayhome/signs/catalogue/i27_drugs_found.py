"""I27 Drugs in possession: two happenings or more in 365 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import ARRESTS, NO_FURTHER_ACTION, OCCURRENCES
from wayhome.signs.catalogue.shared_happenings import one_happening
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

# A charge follows one of these. What was found at an arrest for supply speaks of supply.
_HAD_DRUGS = """(s.kind in ('stop', 'arrest', 'offence', 'travel_incident')
        and s.part in ('own', 'suspected') and s.category = 'drug_possession')
    or (s.kind = 'thing' and s.code = 'drugs' and not exists (
        select 1 from sight e where e.view_id = s.view_id and e.record_id = s.event_id
            and e.category = 'drug_supply'))"""

SIGN = Sign(
    code="I27",
    name="Drugs in possession",
    version="2026-11-29",
    rule_in_words="Drugs found on the child, or an arrest or record as suspected over having them, "
    "at two or more times within 365 days.",
    citations=("HO",),
    window=365,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(ARRESTS, OCCURRENCES),
    clauses=(
        Clause(
            "Drugs in possession recorded {times} in 365 days",
            hits(_HAD_DRUGS, source=one_happening(_HAD_DRUGS)),
            AtLeast(2, 365),
        ),
    ),
    counter=(NO_FURTHER_ACTION,),
    limits="How much was found is sent without saying of what, so that more than one person uses "
    "cannot be told. Records of one day, or under one number, count once. Who is searched depends "
    "on where and how police search.",
    examples=(
        Example(
            "A stop and the arrest that followed are one; a second force finds some on a train",
            """
    record | agency | kind            | category        | from             | recorded   | reference
    a      | POL    | stop            | drug_possession | 2026-03-01 15:00 | 2026-03-01 | S1
    b      | POL    | arrest          | drug_possession | 2026-03-01 15:40 | 2026-03-01 | X1
    d      | BTP    | travel_incident | drug_possession | 2026-10-01 15:00 | 2026-10-02 |
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-10-01 | 2027-02-28 | M        | a b d    |       | 2026-10-02 | Drugs in possession \
recorded twice in 365 days
            """,
        ),
        Example(
            "Found at an arrest over something else, and a stop weeks later",
            """
            record | agency | kind        | category        | from             | in
            a      | POL    | arrest      | theft           | 2026-03-01 15:00 |
            t      | POL    | thing:drugs |                 |                  | a
            b      | POL    | stop        | drug_possession | 2026-04-01 15:00 |
            """,
            """
            fired_on   | until      | evidence
            2026-04-01 | 2027-02-28 | b t
            """,
        ),
        Example(
            "One occurrence, its arrest three weeks later and the record of youth justice",
            """
            record | agency | kind    | category        | role    | from             | reference
            a      | POL    | offence | drug_possession | suspect | 2026-03-01 15:00 | X1
            b      | POL    | arrest  | drug_possession |         | 2026-03-22 10:00 | X1
            c      | YJS    | offence | drug_possession | suspect | 2026-03-01       | X1
            """,
        ),
        Example(
            "Drugs found at an arrest for supply, once possession, and drugs another had",
            """
            record | agency | kind        | category        | role    | from             | in
            a      | POL    | arrest      | drug_supply     |         | 2026-03-01 15:00 |
            t      | POL    | thing:drugs |                 |         |                  | a
            b      | POL    | stop        | drug_possession |         | 2026-04-01 15:00 |
            c      | POL    | offence     | drug_possession | witness | 2026-05-01 15:00 |
            """,
        ),
        Example(
            "The second 365 days after the first",
            """
            record | agency | kind | category        | from
            a      | POL    | stop | drug_possession | 2025-03-01 15:00
            b      | POL    | stop | drug_possession | 2026-03-01 15:00
            """,
        ),
    ),
)
