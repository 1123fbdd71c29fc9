"""I28 Knife or weapon: any record of carrying one in 180 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import (
    ARRESTS,
    CONCERNS,
    NO_FURTHER_ACTION,
    OCCURRENCES,
    SUSPENSIONS,
)
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength


def _recorded(words: str, where: str) -> Clause:
    return Clause(words, hits(where), AtLeast(1, 180))


_AT_SCHOOL = r"""s.part = 'own' and s.kind in ('suspension', 'exclusion', 'school_concern')
    and (s.category = 'weapon'
        or (s.kind <> 'school_concern' and regexp_matches(s.code, '\bOW\b')))"""

SIGN = Sign(
    code="I28",
    name="Knife or weapon",
    version="2026-11-30",
    rule_in_words="A weapon found, an arrest, a charge or a record as suspected over one, or a "
    "suspension, exclusion or concern of a school about one, in the last 180 days.",
    codes="reason OW",
    citations=("HO", "TEES"),
    window=180,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(ARRESTS, OCCURRENCES, SUSPENSIONS, CONCERNS),
    clauses=(
        _recorded(
            "A knife or another weapon found",
            "s.category = 'weapon' and ((s.kind = 'stop' and s.part = 'own') "
            "or (s.kind = 'thing' and s.part in ('own', 'suspected')))",
        ),
        _recorded(
            "Arrested or charged over a knife or another weapon",
            "s.category = 'weapon' and s.kind in ('arrest', 'charge') and s.part = 'own'",
        ),
        _recorded(
            "Recorded as suspected of an offence with a knife or another weapon",
            "s.category = 'weapon' and s.kind = 'offence' and s.part = 'suspected'",
        ),
        _recorded("A weapon or prohibited item recorded by a school", _AT_SCHOOL),
    ),
    counter=(NO_FURTHER_ACTION,),
    limits="Many children who carry a knife are afraid of somebody. Who is searched depends on "
    "where and how police search. A school gives the same reason for other prohibited items.",
    examples=(
        Example(
            "A knife found in a stop",
            """
            record | agency | kind         | from             | in
            a      | POL    | stop         | 2026-03-01 15:00 |
            t      | POL    | thing:weapon |                  | a
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-01 | 2026-08-27 | S        | t        | A knife or another weapon found
            """,
        ),
        Example(
            "Excluded for a weapon",
            """
            record | agency | kind      | from       | code
            a      | EDU    | exclusion | 2026-03-01 | OW
            """,
            """
    fired_on   | until      | strength | evidence | reads
    2026-03-01 | 2026-08-27 | S        | a        | A weapon or prohibited item recorded by a school
            """,
        ),
        Example(
            "Harmed by somebody else's knife",
            """
            record | agency | kind    | from       | category | role
            a      | POL    | offence | 2026-03-01 | weapon   | victim
            """,
        ),
        Example(
            "Stopped, and a telephone found; excluded for something else; a concern of drugs",
            """
            record | agency | kind           | category        | from             | in | code
            a      | POL    | stop           |                 | 2026-03-01 15:00 |    |
            t      | POL    | thing:phone    |                 |                  | a  |
            b      | EDU    | exclusion      |                 | 2026-03-02       |    | DB
            c      | EDU    | school_concern | drug_possession | 2026-03-03       |    |
            """,
        ),
    ),
)
