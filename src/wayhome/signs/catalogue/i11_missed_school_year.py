"""I11 Much of the school year missed: a tenth or more of it so far (facts §5).

The sheet of facts has two strengths: context from a tenth (persistent), moderate from a half
(severe). A sign has one, and below half of a month is Attendance collapse already, a strong sign.
So this one is context, and its sentence says how little was attended.
"""

from wayhome.signs.catalogue.shared_data import ATTENDANCE, EARLY_HELP
from wayhome.signs.examples import Example
from wayhome.signs.forms import SchoolYear
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

# Six weeks of school: before that one illness is a tenth of the year. Ours, to be agreed.
LEAST_SESSIONS = 60

_LAST_DAY = "coalesce(s.occurred_to, s.occurred_from)::date"

SIGN = Sign(
    code="I11",
    name="Much of the school year missed",
    version="2026-11-29",
    rule_in_words="A tenth or more of the possible sessions missed since 1 September, of 60 or "
    "more. It stands while the year so far is as low, and ends with the school year.",
    citations=("HO", "DES"),
    window=365,
    split=Split.VULNERABILITY,
    strength=Strength.CONTEXT,
    needs=(ATTENDANCE,),
    clauses=(
        Clause(
            "As little as {lowest} of the school year so far attended",
            hits(
                "s.kind = 'attendance' and s.part = 'own' and s.value is not null "
                "and s.value_of > 0",
                on=_LAST_DAY,
                detail="s.value",
                total="s.value_of",
                seen=f"greatest(s.seen, {_LAST_DAY})",
            ),
            SchoolYear(at_most=90, least_total=LEAST_SESSIONS),
            usual=True,
        ),
    ),
    counter=(EARLY_HELP, Counter("Health reasons noted", "kind = 'health_check'")),
    limits="Half or more missed is told in the sentence and is context too, though the source has "
    "a sign of its own for it: a month below half is Attendance collapse. Very many miss a tenth. "
    "Illness, caring for somebody and a phased return look the same. A child on no roll has no "
    "attendance and is not seen here.",
    examples=(
        Example(
            "85% by Christmas; well attended since, and no longer a tenth by Easter",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2025-09-02 | 2025-10-24 | 66    | 74
            b      | EDU    | attendance | 2025-11-03 | 2025-12-19 | 56    | 70
            c      | EDU    | attendance | 2026-01-05 | 2026-04-02 | 118   | 120
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2025-10-24 | 2026-04-01 | V        | a b      | 2025-10-24 | EDU    | As little as 85% of the \
school year so far attended
            """,
        ),
        Example(
            "Half missed up to July: it ends with the school year",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-04-13 | 2026-07-21 | 65    | 130
            b      | EDU    | attendance | 2026-09-02 | 2026-10-23 | 74    | 74
            """,
            """
            fired_on   | until      | strength | evidence
            2026-07-21 | 2026-08-31 | V        | a
            """,
        ),
        Example(
            "Two schools in the year: neither has enough of it alone",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2025-09-02 | 2025-10-10 | 50    | 56
            b      | NBC    | attendance | 2025-10-13 | 2025-10-24 | 13    | 18
            """,
            """
            fired_on   | evidence | alone | agency | together
            2025-10-24 | a b      |       |        | 2025-10-24
            """,
        ),
        Example(
            "A tenth missed exactly is enough",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-09-02 | 2026-10-16 | 54    | 60
            """,
            """
            fired_on   | until      | reads
            2026-10-16 | 2027-08-31 | As little as 90% of the school year so far attended
            """,
        ),
        Example(
            "A session short of a tenth; and a year that has hardly begun",
            """
            record | agency | kind       | who   | from       | to         | value | of
            a      | EDU    | attendance | child | 2025-09-02 | 2025-10-24 | 67    | 74
            b      | EDU    | attendance | child | 2026-09-02 | 2026-10-15 | 20    | 59
            """,
        ),
    ),
)
