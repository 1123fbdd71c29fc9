"""I28 Knife or weapon: any record of carrying one in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import ARRESTS, NO_FURTHER_ACTION, SUSPENSIONS
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

_RECORDED = """
    (s.kind in ('arrest', 'charge', 'stop', 'thing', 'suspension', 'exclusion', 'school_concern')
        and s.part = 'own' and (s.category = 'weapon'
            or (s.kind in ('suspension', 'exclusion') and regexp_matches(s.code, '\\bOW\\b'))))
    or (s.kind in ('offence', 'thing') and s.part = 'suspected' and s.category = 'weapon')
"""

SIGN = Sign(
    code="I28",
    name="Knife or weapon",
    version="2026-11-22",
    wording="Recorded as carrying a knife or another weapon",
    rule_in_words="A stop, arrest, charge, find, exclusion or school concern about a weapon in the "
    "last 180 days.",
    citations=("HO", "TEES"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(ARRESTS, SUSPENSIONS),
    clauses=(Clause(hits(_RECORDED), AtLeast(1, 180)),),
    counter=(NO_FURTHER_ACTION,),
    limits="Many children who carry a knife are afraid of somebody. Who is searched depends on "
    "where and how police search.",
    examples=(
        Example(
            "A knife found in a stop",
            """
            record | agency | kind         | from             | in
            a      | POL    | stop         | 2026-03-01 15:00 |
            t      | POL    | thing:weapon |                  | a
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-01 | 2026-08-27 | S        | t
            """,
        ),
        Example(
            "Excluded for a weapon",
            """
            record | agency | kind      | from       | code
            a      | EDU    | exclusion | 2026-03-01 | OW
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-01 | 2026-08-27 | S        | a
            """,
        ),
        Example(
            "Harmed by somebody else's knife",
            """
            record | agency | kind    | from       | category | role
            a      | POL    | offence | 2026-03-01 | weapon   | victim
            """,
        ),
    ),
)
