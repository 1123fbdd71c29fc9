"""I15 School work fell sharply: two grades down, or behaviour points doubled (facts §5).

Schools report by the term, so a report is held against the one before it, and the sign stands for
90 days from the later. A school may also write down at once that work fell.
"""

from wayhome.signs.catalogue.shared_data import ATTENDING, CONCERNS, GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import says

# All ours, to be agreed: a term and the holidays after it; and twice next to nothing is nothing.
BEFORE_DAYS = 200
LEAST_POINTS = 10

_AFTER_ANOTHER = f"""sight s join (
    select * from (
        select view_id, episode, code, value, day, lag(day) over w as day_before,
            lag(value) over w as before, lag(handle) over w as handle,
            lag(known) over w as known, lag(known_here) over w as known_here
        from (
            select view_id, episode, code, min(seen) as known, min(received) as known_here,
                arg_min(handle, record_id) filter (present) as handle,
                arg_min(value, record_id) filter (present) as value,
                min(occurred_from::date) filter (present) as day,
                min(record_id) filter (present) as first
            from sight where kind = 'school_report' and part = 'own' and value is not null
            group by view_id, episode, code having bool_or(present)
        )
        window w as (partition by view_id, code order by day, first)
    )
    where day - day_before <= {BEFORE_DAYS}
) r on r.view_id = s.view_id and r.episode = s.episode and r.code = s.code"""


def _report(words: str, where: str) -> Clause:
    return Clause(
        words,
        hits(
            f"s.kind = 'school_report' and {where}",
            also="[r.handle]",
            seen="greatest(s.seen, r.known)",
            received="greatest(s.received, r.known_here)",
            source=_AFTER_ANOTHER,
        ),
        AtLeast(1, 90),
    )


SIGN = Sign(
    code="I15",
    name="School work or behaviour changed sharply",
    version="2026-11-29",
    rule_in_words="A report whose mean grade is two or more below that of the report before, or "
    f"with {LEAST_POINTS} or more points for behaviour and twice as many as in the report before, "
    "or a school's own note that work or marks fell sharply; in the last 90 days.",
    citations=("HO", "TCS", "DES"),
    window=90,
    split=Split.RISK,
    strength=Strength.MODERATE,
    needs=(Need("school reports", ("school_report",), ("education",)), CONCERNS),
    clauses=(
        _report(
            "Mean grade down by two or more between two school reports",
            "s.code = 'attainment' and r.before - r.value >= 2",
        ),
        _report(
            "Points given for behaviour at least doubled between two school reports",
            f"s.code = 'behaviour' and r.value >= {LEAST_POINTS} and r.value >= 2 * r.before",
        ),
        Clause(
            "Work or marks that fell sharply, noted by a school",
            hits(says("marks fell", kinds=("statement",))),
            AtLeast(1, 90),
        ),
    ),
    counter=(ATTENDING, GOING_WELL),
    limits="Schools report by the term: a report is held against the one before it, up to 200 days "
    "earlier, and counts for 90 days from its own day. Schools grade and give points differently, "
    "so that a move to another school can look like a change in the child. Need that nobody has "
    "found, or grief, shows in the same way.",
    examples=(
        Example(
            "Two grades down; the two schools of the year send one report each",
            """
            record | agency | kind          | code       | value | from       | recorded
            a      | EDU    | school_report | attainment | 5.4   | 2025-12-12 | 2025-12-15
            b      | NBC    | school_report | attainment | 3.4   | 2026-03-27 | 2026-03-30
            """,
            """
    fired_on   | until      | strength | evidence | alone | agency | together   | reads
    2026-03-27 | 2026-06-24 | M        | a b      |       |        | 2026-03-30 | Mean grade down \
by two or more between two school reports
            """,
        ),
        Example(
            "Behaviour points doubled, and the school says that work fell",
            """
            record | agency | kind          | code       | value | from       | recorded
            a      | EDU    | school_report | behaviour  | 5     | 2025-12-12 | 2025-12-15
            b      | EDU    | school_report | behaviour  | 10    | 2026-03-27 | 2026-03-30
            c      | EDU    | statement     | marks fell |       | 2026-04-20 | 2026-04-20
            """,
            """
    fired_on   | newest     | until      | evidence | alone      | agency | reads
    2026-03-27 | 2026-04-20 | 2026-07-18 | a b c    | 2026-03-30 | EDU    | Points given for \
behaviour at least doubled between two school reports; work or marks that fell sharply, noted by \
a school
            """,
        ),
        Example(
            "Just short of two grades and of double; from four points to nine; a report too old",
            """
            record | agency | kind          | code       | value | from
            a      | EDU    | school_report | attainment | 5.4   | 2025-12-12
            b      | EDU    | school_report | attainment | 3.5   | 2026-03-27
            c      | EDU    | school_report | behaviour  | 4     | 2025-12-12
            d      | EDU    | school_report | behaviour  | 9     | 2026-03-27
            e      | EDU    | school_report | behaviour  | 17    | 2026-07-10
            f      | EDU    | school_report | attainment | 1     | 2026-10-30
            """,
        ),
    ),
)
