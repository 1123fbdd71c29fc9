"""I10 Attendance collapse: 20 points below the 90 days before, or below half (facts §5)."""

from wayhome.signs.catalogue.shared_data import EARLY_HELP
from wayhome.signs.examples import Example
from wayhome.signs.forms import Falling
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Need, Sign, Split, Strength

# A school week: with fewer possible sessions than this a share says nothing. Ours, to be agreed.
LEAST_SESSIONS = 10

_LAST_DAY = "coalesce(s.occurred_to, s.occurred_from)::date"

SIGN = Sign(
    code="I10",
    name="Attendance collapse",
    version="2026-11-25",
    rule_in_words="Attendance in periods that ended in the last 30 days is at least 20 points "
    "below that of the 90 days before, or below 50%. It stands on from one such period to the end "
    "of the next where that one began within 30 days.",
    citations=("HO", "MER", "TCS", "DES"),
    window=30,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(Need("school attendance", ("attendance",), ("education", "council")),),
    clauses=(
        Clause(
            "School attendance as low as {lowest}",
            hits(
                "s.kind = 'attendance' and s.part = 'own' and s.value is not null "
                "and s.value_of > 0",
                on=_LAST_DAY,
                detail="s.value",
                total="s.value_of",
                seen=f"greatest(s.seen, {_LAST_DAY})",
            ),
            Falling(recent=30, before=90, points=20, floor=50, least_total=LEAST_SESSIONS),
            usual=True,
        ),
    ),
    counter=(EARLY_HELP, Counter("Health reasons noted", "kind = 'health_check'")),
    limits="A period counts on the day it ends, so that what is sent by the half-term may run out "
    "before the next is known. Illness and a phased return look the same. A child "
    "on no roll has no attendance at all and is not seen here.",
    examples=(
        Example(
            "From 95% to 60%",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-01-05 | 2026-02-13 | 57    | 60
            b      | EDU    | attendance | 2026-02-23 | 2026-03-27 | 30    | 50
            c      | EDU    | attendance | 2026-04-13 | 2026-05-22 | 56    | 60
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-27 | 2026-04-25 | S        | a b      | School attendance as low as 60%
            """,
        ),
        Example(
            "Below half from the first week that is known",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-01-05 | 2026-01-09 | 3     | 10
            """,
            """
            fired_on   | until      | strength | evidence
            2026-01-09 | 2026-02-07 | S        | a
            """,
        ),
        Example(
            "Low in one half-term and the next is one spell; after the summer it is another",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-04-13 | 2026-05-21 | 12    | 60
            b      | EDU    | attendance | 2026-06-01 | 2026-07-21 | 15    | 70
            c      | EDU    | attendance | 2026-09-03 | 2026-10-23 | 20    | 74
            """,
            """
            fired_on   | newest     | until      | evidence | reads
            2026-05-21 | 2026-07-21 | 2026-08-19 | a b      | School attendance as low as 20%
            2026-10-23 | 2026-10-23 | 2026-11-21 | b c      | School attendance as low as 28%
            """,
        ),
        Example(
            "Low, and well again in the half-term after",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-01-05 | 2026-02-12 | 15    | 60
            b      | EDU    | attendance | 2026-02-23 | 2026-03-27 | 48    | 50
            """,
            """
            fired_on   | until      | evidence
            2026-02-12 | 2026-03-13 | a
            """,
        ),
        Example(
            "Down by ten points; and two sessions say nothing",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-01-05 | 2026-02-13 | 57    | 60
            b      | EDU    | attendance | 2026-02-23 | 2026-03-27 | 43    | 50
            c      | EDU    | attendance | 2026-09-01 | 2026-09-01 | 0     | 2
            """,
        ),
        Example(
            "Nineteen points below; half exactly; and nothing attended of nine sessions",
            """
            record | agency | kind       | from       | to         | value | of
            d      | EDU    | attendance | 2025-09-01 | 2025-09-05 | 0     | 9
            a      | EDU    | attendance | 2026-01-05 | 2026-02-13 | 57    | 60
            b      | EDU    | attendance | 2026-02-23 | 2026-03-27 | 38    | 50
            c      | EDU    | attendance | 2026-09-01 | 2026-09-11 | 10    | 20
            """,
        ),
    ),
)
