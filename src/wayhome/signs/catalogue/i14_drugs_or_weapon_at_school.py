"""I14 Drugs or a weapon at school: reason DA or OW, or a concern of the school (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength


def _recorded(words: str, reason: str, category: str) -> Clause:
    return Clause(
        words,
        hits(
            "s.part = 'own' and s.kind in ('suspension', 'exclusion', 'school_concern') "
            f"and (s.category in ({category}) "
            rf"or (s.kind <> 'school_concern' and regexp_matches(s.code, '\b{reason}\b')))"
        ),
        AtLeast(1, 180),
    )


SIGN = Sign(
    code="I14",
    name="Drugs or a weapon at school",
    version="2026-11-22",
    rule_in_words="A suspension or exclusion for drugs and alcohol (DA) or a weapon (OW), or a "
    "school's own concern about either, in the last 180 days.",
    citations=("DES",),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(SUSPENSIONS, Need("concerns of schools", ("school_concern",), ("education",))),
    clauses=(
        _recorded(
            "Drugs or alcohol recorded by a school", "DA", "'drug_possession', 'drug_supply'"
        ),
        _recorded("A weapon or prohibited item recorded by a school", "OW", "'weapon'"),
    ),
    counter=(ATTENDING,),
    limits="The school's reasons do not part drugs from alcohol (DA), nor a weapon from another "
    "prohibited item (OW). A child may carry a weapon out of fear.",
    examples=(
        Example(
            "Suspended for drugs and alcohol; concern about a knife",
            """
            record | agency | kind           | from       | code  | category
            a      | EDU    | suspension     | 2026-01-12 | PP,DA |
            b      | EDU    | school_concern | 2026-02-12 |       | weapon
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-01-12 | 2026-08-10 | S        | a b      | Drugs or alcohol recorded by a school; \
a weapon or prohibited item recorded by a school
            """,
        ),
        Example(
            "Suspended for disruption; a concern about behaviour",
            """
            record | agency | kind           | from       | code | category
            a      | EDU    | suspension     | 2026-01-12 | DB   | behaviour
            b      | EDU    | school_concern | 2026-02-12 |      | behaviour
            """,
        ),
    ),
)
