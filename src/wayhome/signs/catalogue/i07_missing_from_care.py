"""I07 Missing from care: two or more absences in 30 days, whereabouts not known (facts §5).

The sheet of facts reads this from the council's return alone (MISSING 'M'). A report of the police
says the same of a child whom the council has in care, so any missing episode within a time in care
counts; one told by both is one.
"""

from wayhome.signs.catalogue.shared_data import IN_CARE, INTERVIEW_HELD, MISSING
from wayhome.signs.catalogue.shared_sources import ended_once
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast
from wayhome.signs.hits import hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength

# The newest time in care or placement that held on the day, with the day it was first known.
_FROM_CARE = f"""sight s join (
    select m.view_id, m.handle, arg_max(c.handle, (c.occurred_from, c.record_id)) as care,
        arg_max(c.known, (c.occurred_from, c.record_id)) as known,
        arg_max(c.known_here, (c.occurred_from, c.record_id)) as known_here
    from sight m join (
        select *, min(seen) over told as known, min(received) over told as known_here
        from {ended_once("care_episode", "placement")}
        window told as (partition by view_id, episode)
    ) c on c.view_id = m.view_id and c.present and c.part = 'own'
        and c.occurred_from::date <= m.occurred_from::date
        and (c.occurred_to is null or c.occurred_to::date >= m.occurred_from::date)
    where m.kind = 'missing'
    group by m.view_id, m.handle
) c using (view_id, handle)"""

SIGN = Sign(
    code="I07",
    name="Missing from care",
    version="2026-11-30",
    rule_in_words="Two or more missing episodes that began within 30 days, each while the child "
    "was in care or in a placement.",
    citations=("PLY",),
    window=30,
    split=Split.RISK,
    strength=Strength.STRONG,
    needs=(MISSING, IN_CARE),
    clauses=(
        Clause(
            "Missing from care {times} in 30 days",
            hits(
                "s.kind = 'missing' and s.part = 'own'",
                also="[c.care]",
                seen="greatest(s.seen, c.known)",
                received="greatest(s.received, c.known_here)",
                source=_FROM_CARE,
            ),
            AtLeast(2, 30),
        ),
    ),
    counter=(
        INTERVIEW_HELD,
        Counter("Away, but at a place that was known", "kind = 'away'"),
    ),
    limits="A carer may report the same lateness that a parent would let pass. Being away with "
    "whereabouts known is not counted. Where nobody sends the placements, no absence is known to "
    "be from care.",
    examples=(
        Example(
            "The police have both absences, and the council that the child was in care",
            """
            record | agency | kind         | from             | to         | recorded
            p      | NBC    | placement    | 2026-01-10       |            | 2026-01-12
            a      | POL    | missing      | 2026-03-01 22:00 | 2026-03-02 | 2026-03-01
            b      | POL    | missing      | 2026-03-30 21:00 | 2026-03-31 | 2026-03-30
            """,
            """
    fired_on   | until      | strength | evidence | alone | agency | together   | reads
    2026-03-30 | 2026-03-30 | S        | a b p    |       |        | 2026-03-30 | Missing from \
care twice in 30 days
            """,
        ),
        Example(
            "The council alone had both, the second written down late",
            """
            record | agency | kind         | from       | to         | recorded
            c      | NBC    | care_episode | 2026-01-10 |            | 2026-01-12
            a      | NBC    | missing      | 2026-03-01 | 2026-03-02 | 2026-03-02
            b      | NBC    | missing      | 2026-03-09 | 2026-03-10 | 2026-03-20
            """,
            """
            fired_on   | until      | evidence | alone      | agency | together
            2026-03-09 | 2026-03-30 | a b c    | 2026-03-20 | NBC    | 2026-03-20
            """,
        ),
        Example(
            "The second a day too late; one told by two agencies; one after care had ended",
            """
            record | agency | feed    | kind         | from             | to         | reference
            c      | NBC    | ssd     | care_episode | 2026-01-10       | 2026-05-01 |
            c2     | NBC    | ssda903 | care_episode | 2026-01-10       |            |
            a      | NBC    | ssd     | missing      | 2026-03-01       | 2026-03-02 |
            b      | NBC    | ssd     | missing      | 2026-03-31       | 2026-04-01 |
            b2     | POL    | pol     | missing      | 2026-03-31 21:00 | 2026-04-01 | M1
            d      | NBC    | ssd     | missing      | 2026-04-30       | 2026-05-01 |
            e      | NBC    | ssd     | missing      | 2026-05-09       | 2026-05-10 |
            """,
        ),
        Example(
            "Missing from home, with no time in care",
            """
            record | agency | kind    | from
            h      | NBC    | home    | 2020-01-01
            a      | NBC    | missing | 2026-03-01
            b      | NBC    | missing | 2026-03-09
            """,
        ),
    ),
)
