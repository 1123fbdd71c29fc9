"""P2 At school nine sessions in ten over 60 days (facts §5, what protects)."""

from wayhome.signs.catalogue.shared_data import ATTENDANCE
from wayhome.signs.catalogue.shared_protective import ONLY_SAID, STRENGTHS, found
from wayhome.signs.examples import Example
from wayhome.signs.forms import Steady
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

# 60 days are the longest window of a school's signs; 20 sessions are two full weeks. Both ours.
_LAST_DAY = "coalesce(s.occurred_to, s.occurred_from)::date"
_STEADY = Steady(within=60, floor=90, least_total=20)

SIGN = Sign(
    code="P2",
    name="At school steadily",
    version="2026-11-30",
    rule_in_words="Nine sessions in ten or more attended over the last 60 days, of 20 or more, or "
    "going to school or training found by youth justice to be a strength.",
    citations=("DES",),
    window=60,
    split=Split.PROTECTIVE,
    strength=Strength.GOING_WELL,
    needs=(ATTENDANCE, STRENGTHS),
    clauses=(
        Clause(
            "At school for nine sessions in ten or more over 60 days",
            hits(
                "s.kind = 'attendance' and s.part = 'own' and s.value is not null "
                "and s.value_of > 0",
                on=_LAST_DAY,
                detail="s.value",
                total="s.value_of",
                seen=f"greatest(s.seen, {_LAST_DAY})",
            ),
            _STEADY,
            usual=True,
        ),
        found("Going to school or training found to be a strength", "in_school"),
    ),
    counter=(),
    limits="A child at school every day may be exploited in the evening or at school. Holidays are "
    "not counted, so after a summer it is known late. " + ONLY_SAID,
    examples=(
        Example(
            "Two periods: enough sessions with the second; holds for 60 days from the last",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-03-02 | 2026-03-06 | 9     | 10
            b      | EDU    | attendance | 2026-03-09 | 2026-03-13 | 9     | 10
            """,
            """
  fired_on   | until      | strength | evidence | reads
  2026-03-13 | 2026-05-11 | P        | a b      | At school for nine sessions in ten or more over \
60 days
            """,
        ),
        Example(
            "A bad week ends it",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-03-02 | 2026-03-13 | 20    | 20
            b      | EDU    | attendance | 2026-03-16 | 2026-03-20 | 4     | 10
            """,
            """
            fired_on   | until      | evidence
            2026-03-13 | 2026-03-19 | a
            """,
        ),
        Example(
            "How much was attended is not said: nothing is known of that period",
            """
            record | agency | kind       | from       | to         | value | of
            a      | EDU    | attendance | 2026-03-02 | 2026-03-13 | 19    | 20
            b      | EDU    | attendance | 2026-03-16 | 2026-03-20 |       | 10
            """,
            """
            fired_on   | until      | evidence
            2026-03-13 | 2026-05-11 | a
            """,
        ),
        Example(
            "Just under, and too few sessions",
            """
            record | agency | who   | kind       | from       | to         | value | of
            a      | EDU    | child | attendance | 2026-01-05 | 2026-02-06 | 43    | 48
            b      | EDU    | child | attendance | 2026-03-30 | 2026-04-10 | 19    | 19
            """,
        ),
    ),
)
