"""I26 Arrested or charged over supply, or at youth justice: any in 365 days (facts §5).

The sheet of facts says "at 17 or under and out of area". Signs look only at people under 18 or of
unknown age, so the rule itself reads no age (docs/adr/0006).
"""

from wayhome.signs.catalogue.shared_data import ARRESTS, HOMES
from wayhome.signs.catalogue.shared_sources import TYPED
from wayhome.signs.distance import TOLD_MILES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength

# What a service works on was charged or dealt with out of court, wherever that was; what police
# suspect is neither.
_OF_A_SERVICE = "s.kind = 'offence' and s.part = 'suspected' and f.feed = 'youth_justice'"


def _over_supply(where: str, words: str) -> Clause:
    return Clause(
        f"{words} supplying drugs, {{miles}} from home",
        hits(
            f"{where} and s.category = 'drug_supply'",
            acute="w.far",
            detail=TOLD_MILES,
            also="case when w.far then [w.home] else [] end",
            source=f"sight s left join away w using (view_id, handle) {TYPED}",
        ),
        AtLeast(1, 365),
        f"{words} supplying drugs",
    )


SIGN = Sign(
    code="I26",
    name="Arrested or charged with drug supply",
    version="2026-11-30",
    rule_in_words="An arrest, a charge or an offence on the record of youth justice, for supplying "
    "drugs or possession with intent to supply, in the last 365 days.",
    acute_when="it was more than 20 miles from home or in another police area",
    citations=("CRE", "MER"),
    window=365,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(
        ARRESTS,
        Need("offences that youth justice records", ("offence",), ("youth_justice",)),
        HOMES,
    ),
    clauses=(
        _over_supply("s.kind = 'arrest' and s.part = 'own'", "Arrested on suspicion of"),
        _over_supply("s.kind = 'charge' and s.part = 'own'", "Charged with"),
        _over_supply(_OF_A_SERVICE, "Recorded by youth justice as"),
    ),
    counter=(
        Counter(
            "Found to be a victim of modern slavery: conclusive or reasonable grounds",
            "kind = 'nrm_decision' and outcome = 'positive'",
            ever=True,
        ),
    ),
    limits="The class of the drug is often not recorded with an arrest, so every supply counts. An "
    "arrest is no finding; a child made to carry drugs is harmed by it.",
    examples=(
        Example(
            "Arrested for supply, home not known; later charged far from home",
            """
            record | agency | kind   | from       | category    | place  | recorded
            a      | POL    | arrest | 2026-01-10 | drug_supply |        | 2026-01-10
            b      | POL    | charge | 2026-03-10 | drug_supply | county | 2026-03-10
            h      | NBC    | home   | 2020-01-01 |             | city   | 2020-01-01
            """,
            """
            fired_on   | until      | strength | evidence | alone      | agency | together   | reads
            2026-01-10 | 2027-03-09 | A        | a b h    | 2026-01-10 | POL    | 2026-01-10 | \
Arrested on suspicion of supplying drugs; charged with supplying drugs, 98 miles from home
            """,
        ),
        Example(
            "Reported by three agencies: one arrest, near home",
            """
            record | agency | kind   | from             | category    | place     | reference
            h      | POL    | home   | 2020-01-01       |             | city      |
            a      | POL    | arrest | 2026-01-10 14:00 | drug_supply | near town | X1
            b      | YJS    | arrest | 2026-01-10       | drug_supply |           |
            c      | NBC    | arrest | 2026-01-10       | drug_supply |           | X1
            """,
            """
            fired_on   | until      | strength | evidence
            2026-01-10 | 2027-01-09 | S        | a b c
            """,
        ),
        Example(
            "Intelligence graded 2C cannot make it acute",
            """
            record | agency | kind   | from       | category    | place  | grading
            h      | POL    | home   | 2020-01-01 |             | city   |
            a      | POL    | arrest | 2026-01-10 | drug_supply | county | 2C P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-01-10 | 2027-01-09 | S        | a h
            """,
        ),
        Example(
            "Possession; and supply by somebody who was only present",
            """
            record | agency | kind   | from       | category        | role
            a      | POL    | arrest | 2026-01-10 | drug_possession | arrested
            b      | POL    | arrest | 2026-02-10 | drug_supply     | witness
            """,
        ),
        Example(
            "Youth justice alone records the offence: another force arrested, and sends nothing",
            """
    record | agency | feed          | kind    | role    | category    | from       | place
    h      | YJS    | youth_justice | home    |         |             | 2020-01-01 | city
    a      | YJS    | youth_justice | offence | suspect | drug_supply | 2026-03-01 | county
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-01 | 2027-02-28 | A        | a h      | 2026-03-01 | YJS    | Recorded by youth \
justice as supplying drugs, 98 miles from home
            """,
        ),
        Example(
            "Police suspect supply and arrest nobody",
            """
            record | agency | feed   | kind    | role    | category    | from
            a      | POL    | police | offence | suspect | drug_supply | 2026-03-01
            """,
        ),
        Example(
            "Arrested and charged over having drugs; found with somebody arrested for supply",
            """
            record | agency | kind   | from       | category        | role       | place
            h      | NBC    | home   | 2020-01-01 |                 |            | city
            a      | POL    | arrest | 2026-01-10 | drug_possession |            | county
            b      | POL    | charge | 2026-01-11 | drug_possession |            |
            c      | POL    | arrest | 2026-02-10 | drug_supply     | found_with | county
            """,
        ),
    ),
)
