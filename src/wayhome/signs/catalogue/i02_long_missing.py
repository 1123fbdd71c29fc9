"""I02 Long missing: any missing episode longer than 24 hours; acute beyond 72 (facts §5).

The sheet of facts also makes it acute below the age of 13. That clause is left out: the child's
own age is never an input to a rule (docs/adr/0006).
"""

from wayhome.signs.catalogue.shared_data import AT_PLACEMENT, INTERVIEW_HELD, MISSING
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Sign, Split, Strength

# An end that nobody wrote down counts only while it may still be open: nothing was heard of the
# child since, and the record reached us within this many days of the beginning.
OPEN_DAYS = 30

# When the child was back: as the record says, or another record of the same absence, or a find that
# is the first thing heard after. An interview says that the child is back and not since when: then,
# as while it may be open, no return is known.
_ENDED = f"""(
    select e.*,
        coalesce(occurred_to, told, case when next_kind = 'found' then next_from end) as back,
        coalesce(back, case
            when next_kind = 'return_interview' then next_from
            when next_from is null and date_diff('day', occurred_from, received_at) <= {OPEN_DAYS}
                then received_at
            end) as ended
    from (
        select *, lead(occurred_from) over later as next_from, lead(kind) over later as next_kind,
            max(occurred_to) over (partition by view_id, present, episode) as told
        from (select * from sight where part = 'own' and kind in
            ('missing', 'found', 'return_interview', 'arrest', 'stop', 'custody')
            and occurred_from is not null)
        window later as (partition by view_id, present order by occurred_from, record_id)
    ) e
) d"""

# Days alone count for the shortest absence they can mean: from one day to the day after next is
# more than 24 hours at the least.
_LASTED = f"""(
    select *, case when fine then date_diff('minute', occurred_from, ended) / 60.0
        else 24.0 * (date_diff('day', occurred_from, ended) - 1) end as hours,
        case when fine then 0.0 else 0.001 end as surely
    from {_ENDED}
) s"""


def _long(words: str, where: str) -> Clause:
    return Clause(
        words,
        hits(
            f"s.kind = 'missing' and s.hours + s.surely > 24 and {where}",
            on="(s.occurred_from + interval 24 hours)::date",
            acute="s.hours + s.surely > 72",
            detail="s.hours + s.surely",
            source=_LASTED,
            seen="greatest(s.seen, (s.occurred_from + interval 24 hours)::date)",
        ),
        AtLeast(1, 90),
    )


SIGN = Sign(
    code="I02",
    name="Long missing",
    version="2026-11-30",
    rule_in_words="A missing episode longer than 24 hours, in the last 90 days.",
    acute_when="longer than 72 hours",
    citations=("CRE",),
    window=90,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(MISSING,),
    clauses=(
        _long("Missing for {longest}", "s.back is not null"),
        _long("Missing, no return recorded for {longest}", "s.back is null"),
    ),
    counter=(INTERVIEW_HELD, AT_PLACEMENT),
    limits="How old the child is changes nothing here, though the source asks to look sooner under "
    "13: no rule reads a child's age. Where only days are recorded, the shortest absence that they "
    "can mean is counted. An absence without a recorded end counts only while it may still be "
    "open, or until a return home interview is recorded.",
    examples=(
        Example(
            "Two nights",
            """
            record | agency | kind    | from             | to               | recorded
            a      | POL    | missing | 2026-03-01 20:00 | 2026-03-03 07:00 | 2026-03-03
            """,
            """
    fired_on   | until      | strength | evidence | alone      | together   | received   | reads
    2026-03-02 | 2026-05-30 | S        | a        | 2026-03-03 | 2026-03-03 | 2026-03-04 | \
Missing for 35 hours
            """,
        ),
        Example(
            "Four nights are acute",
            """
            record | agency | kind    | from             | to               | recorded
            a      | POL    | missing | 2026-03-01 20:00 | 2026-03-05 07:00 | 2026-03-01
            """,
            """
    fired_on   | until      | strength | evidence | together   | reads
    2026-03-02 | 2026-05-30 | A        | a        | 2026-03-02 | Missing for more than 3 days
            """,
        ),
        Example(
            "Days alone: Sunday to Tuesday is more than 24 hours, Sunday to Monday may not be",
            """
            record | agency | kind    | from       | to
            a      | NBC    | missing | 2026-03-01 | 2026-03-03
            b      | NBC    | missing | 2026-08-02 | 2026-08-03
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-02 | 2026-05-30 | S        | a        | Missing for more than 24 hours
            """,
        ),
        Example(
            "Still missing when the record reached us, and then found elsewhere",
            """
            record | agency | kind    | from             | received
            a      | POL    | missing | 2026-03-01 20:00 | 2026-03-06
            """,
            """
            fired_on   | until      | strength | evidence | reads
            2026-03-02 | 2026-05-30 | A        | a        | Missing, no return recorded for more \
than 4 days
            """,
        ),
        Example(
            "One absence told twice: the council wrote down no end, the police did",
            """
            record | agency | kind    | from             | to               | received
            a      | POL    | missing | 2026-03-01 20:00 | 2026-03-02 07:00 | 2026-03-04
            b      | NBC    | missing | 2026-03-01 21:00 |                  | 2026-03-25
            """,
        ),
        Example(
            "Overnight, and an absence without an end followed by another",
            """
            record | agency | kind    | from             | to               | received
            a      | POL    | missing | 2026-03-01 20:00 | 2026-03-02 07:00 | 2026-03-04
            b      | POL    | missing | 2026-03-10 20:00 |                  | 2026-03-25
            c      | POL    | missing | 2026-03-20 20:00 | 2026-03-21 02:00 | 2026-03-25
            """,
        ),
    ),
)
