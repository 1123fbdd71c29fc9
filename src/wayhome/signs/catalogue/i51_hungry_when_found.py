"""I51 Hungry, exhausted or unkempt when found: a note within three days, in 180 days (facts §5).

What whoever found the child wrote is free words. What others then noted is read instead.
"""

from wayhome.signs.catalogue.shared_data import EMERGENCY, HEARD, INTERVIEW_HELD, NOTED
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Need, Sign, Split, Strength
from wayhome.signs.topics import ONCE, says

SOON = 3  # days; ours, to be agreed: by then a child has eaten and slept
_RETURNS = Need("absences and where they ended", ("missing", "found"), ("police", "council"))
_WORN = says("hunger or tiredness", "hunger", "tiredness", "unkempt", "exhaustion")

# When a child was back, as the sources of one absence say it.
_BACK = f"""(
    select view_id, min(back) filter (present) as first_back,
        max(back) filter (present) as last_back, min(greatest(seen, back)) as known,
        min(greatest(received, back)) as known_here, list(handle) filter (present) as handles
    from (
        select *, case when kind = 'found' then {DAY} else occurred_to::date end as back
        from sight s where kind in ('found', 'missing') and part = 'own'
    ) where back is not null group by view_id, episode having bool_or(present)
)"""
_AFTER = f"""(
    select s.view_id, s.handle, list_sort(list_distinct(flatten(list(b.handles)))) as handles,
        min(greatest(s.seen, b.known)) as known, min(greatest(s.received, b.known_here)) as here
    from sight s join {_BACK} b on b.view_id = s.view_id
        and {DAY} between b.first_back and b.last_back + {SOON}
    where {_WORN} group by s.view_id, s.handle
)"""

SIGN = Sign(
    code="I51",
    name="Hungry, exhausted or unkempt when found",
    version="2026-11-29",
    rule_in_words="In the last 180 days hunger, exhaustion or being unkempt was noted, or treated "
    "in an emergency department, within three days of the child being found or coming back.",
    citations=("TCS",),
    window=180,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(_RETURNS, HEARD, NOTED, EMERGENCY),
    clauses=(
        Clause(
            "Hungry, exhausted or unkempt within three days of coming back",
            hits(
                _WORN,
                also="w.handles",
                seen="w.known",
                received="w.here",
                source=f"{ONCE} join {_AFTER} w using (view_id, handle)",
            ),
            AtLeast(1, 180),
        ),
    ),
    counter=(INTERVIEW_HELD,),
    limits="What police or carers write of how a child was found is free words and is not read. "
    "Hunger and tiredness have other causes too, at home among them.",
    examples=(
        Example(
            "Police found the child, a school saw it three days later: only together",
            """
    record | agency | kind      | code                | from             | recorded
    a      | POL    | found     |                     | 2026-03-02 23:00 | 2026-03-03
    b      | EDU    | statement | hunger or tiredness | 2026-03-05 09:00 | 2026-03-06
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-05 | 2026-08-31 | S        | a b      |       | 2026-03-06 | Hungry, exhausted or \
unkempt within three days of coming back
            """,
        ),
        Example(
            "Back from being missing, and in an emergency department that night",
            """
    record | agency | kind                 | code       | from       | to         | recorded
    a      | NBC    | missing              |            | 2026-03-01 | 2026-03-04 | 2026-03-05
    b      | NHS    | emergency_attendance | exhaustion | 2026-03-04 |            | 2026-03-04
            """,
            """
            fired_on   | until      | strength | evidence | alone | together
            2026-03-04 | 2026-08-30 | S        | a b      |       | 2026-03-05
            """,
        ),
        Example(
            "Four days after; before it; while nothing says that the absence has ended",
            """
            record | agency | kind      | code                | from             | to
            a      | POL    | found     |                     | 2026-03-02 23:00 |
            b      | EDU    | statement | hunger or tiredness | 2026-03-06 09:00 |
            c      | EDU    | statement | unkempt             | 2026-03-01 09:00 |
            d      | NBC    | missing   |                     | 2026-05-01       |
            e      | EDU    | statement | unkempt             | 2026-05-02 09:00 |
            """,
        ),
    ),
)
