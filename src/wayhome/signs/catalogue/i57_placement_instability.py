"""I57 Placement instability: three moves in 365 days, or ended by the carer (facts §5)."""

from wayhome.signs.catalogue.shared_data import CARE, PLACED_LONG
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

# A placement that begins this long after the last one ended is a new time in care, not a move.
NEW_TIME_IN_CARE_DAYS = 28

_MOVES = f"""sight s join (
    select view_id, episode from (
        select view_id, episode, began,
            lag(began) over w as before, lag(ended) over w as last_ended
        from (
            select view_id, episode, min(occurred_from) as began, min(record_id) as first,
                case when count(occurred_to) = count(*) then max(occurred_to) end as ended
            from sight where kind = 'placement' and part = 'own' and present
                and occurred_from is not null
            group by view_id, episode
        )
        window w as (partition by view_id order by began, first)
    )
    where before is not null and (last_ended is null
        or date_diff('day', last_ended, began) <= {NEW_TIME_IN_CARE_DAYS})
) m using (view_id, episode)"""

SIGN = Sign(
    code="I57",
    name="Placement instability",
    version="2026-11-22",
    rule_in_words="Three or more moves between placements in 365 days, or a placement that ended "
    "at the carer's request because of behaviour, in the last 365 days.",
    codes="reason for the end CREQB",
    citations=("PLY",),
    window=365,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(CARE,),
    clauses=(
        Clause(
            "Moved between placements {times} in 365 days",
            hits("s.kind = 'placement'", source=_MOVES),
            AtLeast(3, 365),
        ),
        Clause(
            "A placement ended at its carer's request",
            hits(
                "s.kind = 'placement' and s.end_reason = 'CREQB' and s.occurred_to is not null",
                on="s.occurred_to::date",
                seen="greatest(s.seen, s.occurred_to::date)",
            ),
            AtLeast(1, 365),
        ),
    ),
    counter=(PLACED_LONG,),
    limits="A first placement is not a move. A planned move to family or to a long-term carer "
    "counts like any other.",
    examples=(
        Example(
            "Four placements in a year are three moves",
            """
            record | agency | feed   | kind      | from       | to
            a      | NBC    | ssd    | placement | 2026-01-01 | 2026-03-01
            b      | NBC    | ssd    | placement | 2026-03-01 | 2026-04-01
            c      | NBC    | ssd    | placement | 2026-04-01 | 2026-06-01
            c2     | NBC    | ssda903 | placement | 2026-04-01 | 2026-06-01
            d      | NBC    | ssd    | placement | 2026-06-01 |
            """,
            """
    fired_on   | until      | strength | evidence | reads
    2026-06-01 | 2027-02-28 | S        | b c c2 d | Moved between placements three times in 365 days
            """,
        ),
        Example(
            "Ended by the carer",
            """
            record | agency | kind      | from       | to         | end
            a      | NBC    | placement | 2025-01-01 | 2026-03-01 | CREQB
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-01 | 2027-02-28 | S        | a        | A placement ended at its carer's request
            """,
        ),
        Example(
            "Two moves; a return to care months later is not one",
            """
            record | agency | kind      | from       | to         | end
            a      | NBC    | placement | 2026-01-01 | 2026-02-01 | CARPL
            b      | NBC    | placement | 2026-02-01 | 2026-03-01 | OTHER
            c      | NBC    | placement | 2026-03-01 | 2026-04-01 |
            d      | NBC    | placement | 2026-09-01 |            |
            """,
        ),
        Example(
            "The third move on the 365th day after the first; and ended for another reason",
            """
            record | agency | kind      | from       | to         | end
            a      | NBC    | placement | 2024-12-01 | 2025-01-01 | CARPL
            b      | NBC    | placement | 2025-01-01 | 2025-06-01 | CARPL
            c      | NBC    | placement | 2025-06-01 | 2026-01-01 | OTHER
            d      | NBC    | placement | 2026-01-01 |            |
            """,
        ),
    ),
)
