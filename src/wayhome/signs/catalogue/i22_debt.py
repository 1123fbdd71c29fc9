"""I22 Debt: said to owe, by anybody, in 180 days; acute (facts §5)."""

from wayhome.signs.catalogue.shared_data import GOING_WELL, HEARD, NOT_DOUBTFUL, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import noted, says

SIGN = Sign(
    code="I22",
    name="Debt",
    version="2026-11-29",
    rule_in_words="Debt or owing said or noted of the child, given as a reason for a referral to a "
    "service or found as a concern at an assessment of youth justice, in the last 180 days.",
    acute_when=NOT_DOUBTFUL,
    citations=("PLY", "TCS", "PIT"),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(HEARD, NOTED),
    clauses=(
        Clause("Debt or owing said or noted", noted("debt", acute="true"), AtLeast(1, 180)),
        Clause(
            "Referred to a service because of debt",
            hits(says("debt", kinds=("service_referral",)), acute="true"),
            AtLeast(1, 180),
        ),
        Clause(
            "Debt found as a concern at an assessment",
            hits(
                "s.kind = 'factor' and s.part = 'own' and s.code = 'debt' "
                "and s.outcome = 'concern'",
                acute="true",
            ),
            AtLeast(1, 180),
        ),
    ),
    counter=(GOING_WELL,),
    limits="A debt is often made up to hold a child: stock taken in a staged robbery, a telephone "
    "given. Rent owed by a household is another matter and is not read. Debt of a parent noted "
    "under the child looks the same.",
    examples=(
        Example(
            "Told to a charity, then a concern at an assessment",
            """
            record | agency | kind      | code | outcome | from             | recorded
            a      | VOL    | statement | debt |         | 2026-03-02 16:00 | 2026-03-04
            b      | YJS    | factor    | debt | concern | 2026-04-01       | 2026-04-01
            """,
            """
    fired_on   | newest     | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-04-01 | 2026-09-27 | A        | a b      | 2026-03-04 | VOL    | Debt or \
owing said or noted; debt found as a concern at an assessment
            """,
        ),
        Example(
            "One meeting, two topics; a referral for debt",
            """
            record | agency | kind             | code             | from       | in
            m      | VOL    | appointment      | met              | 2026-03-02 |
            a      | VOL    | statement        | debt             | 2026-03-02 | m
            b      | VOL    | statement        | threats to child | 2026-03-02 | m
            c      | VOL    | service_referral | missing; debt    | 2026-03-03 |
            """,
            """
    fired_on   | newest     | until      | strength | evidence | reads
    2026-03-02 | 2026-03-03 | 2026-08-29 | A        | a c      | Debt or owing said or noted; \
referred to a service because of debt
            """,
        ),
        Example(
            "Debt again, two days after the first has run out: two spells",
            """
            record | agency | kind      | code           | from
            a      | VOL    | statement | debt           | 2026-03-02
            b      | YJS    | note      | debt; new_phone | 2026-08-30
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | A        | a
            2026-08-30 | 2027-02-25 | A        | b
            """,
        ),
        Example(
            "Only known indirectly and not borne out: not acute",
            """
            record | agency | kind      | code | from       | grading
            a      | NBC    | statement | debt | 2026-03-02 | 2C P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a
            """,
        ),
        Example(
            "A strength found at an assessment; a household's rent; short of money at home",
            """
            record | agency | kind      | code                | outcome    | from
            a      | YJS    | factor    | engaged             | protective | 2026-03-02
            b      | HOU    | arrears   |                     |            | 2026-03-03
            c      | VOL    | statement | food or money short |            | 2026-03-04
            """,
        ),
    ),
)
