"""I14 Drugs or alcohol at school: reason DA, or a concern of the school about drugs (facts §5).

The sheet of facts counts a weapon at school (OW) here and under I28 too. One knife would then be
two signs, so it counts under I28 alone, beside what the police found.
"""

from wayhome.signs.catalogue.shared_data import ATTENDING, CONCERNS, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_DRUGS = r"""s.part = 'own' and s.kind in ('suspension', 'exclusion', 'school_concern')
    and (s.category in ('drug_possession', 'drug_supply')
        or (s.kind <> 'school_concern' and regexp_matches(s.code, '\bDA\b')))"""

SIGN = Sign(
    code="I14",
    name="Drugs or alcohol at school",
    version="2026-11-25",
    rule_in_words="A suspension or exclusion for drugs or alcohol, or a school's own concern about "
    "drugs, in the last 180 days.",
    codes="reason DA",
    citations=("DES",),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(SUSPENSIONS, CONCERNS),
    clauses=(Clause("Drugs or alcohol recorded by a school", hits(_DRUGS), AtLeast(1, 180)),),
    counter=(ATTENDING,),
    limits="The schools' reasons do not part drugs from alcohol. A weapon at school is another "
    "sign, Knife or weapon.",
    examples=(
        Example(
            "Suspended for drugs and alcohol, then a concern about drugs",
            """
            record | agency | kind           | from       | code  | category
            a      | EDU    | suspension     | 2026-01-12 | PP,DA |
            b      | EDU    | school_concern | 2026-02-12 |       | drug_possession
            """,
            """
            fired_on   | newest     | until      | evidence | reads
            2026-01-12 | 2026-02-12 | 2026-08-10 | a b      | Drugs or alcohol recorded by a school
            """,
        ),
        Example(
            "Suspended for disruption; a concern about a knife, which is another sign",
            """
            record | agency | kind           | from       | code | category
            a      | EDU    | suspension     | 2026-01-12 | DB   | behaviour
            b      | EDU    | school_concern | 2026-02-12 |      | weapon
            """,
        ),
    ),
)
