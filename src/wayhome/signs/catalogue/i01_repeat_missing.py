"""I01 Repeat missing: three or more missing episodes in 90 days (facts §5)."""

from wayhome.signs.catalogue.shared_data import ATTENDING, INTERVIEW_HELD, MISSING
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

SIGN = Sign(
    code="I01",
    name="Repeat missing",
    version="2026-11-22",
    rule_in_words="Three or more missing episodes that began within 90 days.",
    citations=("PLY", "TEES", "CRE"),
    window=90,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(MISSING,),
    clauses=(
        Clause(
            "Reported missing {times} in 90 days",
            hits("s.kind = 'missing' and s.part = 'own'"),
            AtLeast(3, 90),
        ),
    ),
    counter=(INTERVIEW_HELD, ATTENDING),
    limits="Most absences of children are never reported. Being away from a placement "
    "with whereabouts known is not missing and is not counted.",
    examples=(
        Example(
            "Three absences, one of them told by the police and by the council",
            """
    record | agency | kind    | from             | to               | recorded   | received
    a      | POL    | missing | 2026-03-02 22:00 | 2026-03-03 06:00 | 2026-03-03 | 2026-06-01
    b      | NBC    | missing | 2026-03-02       | 2026-03-03       | 2026-03-09 | 2026-06-02
    c      | NBC    | missing | 2026-04-01       | 2026-04-02       | 2026-04-06 | 2026-06-02
    d      | POL    | missing | 2026-05-05 21:00 | 2026-05-06 09:00 | 2026-05-05 | 2026-06-01
            """,
            """
            fired_on   | until      | strength | evidence | alone | agency | together   | received
            2026-05-05 | 2026-05-30 | S        | a b c d  |       |        | 2026-05-05 | 2026-06-02
            """,
        ),
        Example(
            "One agency had all three, but wrote the last one down late",
            """
            record | agency | kind    | from       | recorded
            a      | NBC    | missing | 2026-03-01 | 2026-03-02
            b      | NBC    | missing | 2026-03-08 | 2026-03-09
            c      | NBC    | missing | 2026-03-15 | 2026-03-30
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | together   | received
    2026-03-15 | 2026-05-29 | S        | a b c    | 2026-03-30 | NBC    | 2026-03-30 | 2026-03-31
            """,
        ),
        Example(
            "The council does not say when it wrote the last one down: together is no surer for it",
            """
            record | agency | kind    | from       | recorded   | received
            a      | POL    | missing | 2026-03-01 | 2026-03-02 | 2026-06-01
            b      | POL    | missing | 2026-03-08 | 2026-03-09 | 2026-06-01
            c      | POL    | missing | 2026-03-15 | 2026-03-30 | 2026-06-01
            d      | NBC    | missing | 2026-03-15 |            | 2026-06-01
            """,
            """
            fired_on   | until      | evidence | alone      | agency | together   | sure
            2026-03-15 | 2026-05-29 | a b c d  | 2026-03-30 | POL    | 2026-03-15 | no
            """,
        ),
        Example(
            "One absence told by three agencies is one absence",
            """
            record | agency | kind    | from             | reference
            a      | POL    | missing | 2026-03-02 22:00 | M1
            b      | NBC    | missing | 2026-03-02       |
            c      | CHR    | missing | 2026-03-03 09:00 | M1
            """,
        ),
        Example(
            "The third absence begins when the first has left the window",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-01-01
            b      | NBC    | missing | 2026-02-01
            c      | NBC    | missing | 2026-04-01
            """,
        ),
        Example(
            "A fourth and a fifth absence: the most there were in 90 days, and the newest of them",
            """
            record | agency | kind    | from
            a      | NBC    | missing | 2026-03-01
            b      | NBC    | missing | 2026-03-08
            c      | NBC    | missing | 2026-03-15
            d      | NBC    | missing | 2026-04-20
            e      | NBC    | missing | 2026-06-01
            """,
            """
    fired_on   | newest     | until      | reads
    2026-03-15 | 2026-06-01 | 2026-06-12 | Reported missing up to four times in 90 days
            """,
        ),
        Example(
            "A record that was replaced does not count, but dates the one that replaced it",
            """
            record | agency | kind    | from       | received   | replaced by
            a      | NBC    | missing | 2026-03-01 | 2026-04-01 |
            b      | NBC    | missing | 2026-03-08 | 2026-04-01 |
            c      | NBC    | missing | 2026-03-15 | 2026-04-01 | d
            d      | NBC    | missing | 2026-03-15 | 2026-07-01 |
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | together   | received
    2026-03-15 | 2026-05-29 | S        | a b d    | 2026-03-15 | NBC    | 2026-03-15 | 2026-04-01
            """,
        ),
    ),
)
