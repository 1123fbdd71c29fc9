"""I44 In an emergency department again: two in 180 days, one of them after violence (facts §5)."""

from wayhome.signs.catalogue.shared_data import EMERGENCY, GOING_WELL
from wayhome.signs.examples import Example
from wayhome.signs.forms import Lasting
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Sign, Split, Strength
from wayhome.signs.topics import says

WITHIN = 180
_KINDS = ("emergency_attendance",)
_INJURY = says(
    "injury", "assault", "stabbing", "gunshot", "sexual assault", "unexplained", kinds=_KINDS
)
_VIOLENT = "coalesce(s.category in ('violence', 'sexual'), false)"

# One attendance each, with the first day on which any version of it was written down.
_EACH = f"""(
    select view_id, episode, min({DAY}) filter (present) as day, min(seen) as known,
        min(received) as known_here, bool_or({_VIOLENT}) filter (present) as violent,
        list(handle) filter (present) as handles
    from sight s where {_INJURY} and s.occurred_from is not null
    group by view_id, episode having bool_or(present)
)"""
# Every attendance with an earlier one of the 180 days before it; one of the two after violence.
_PAIR = f"""(
    select l.view_id, l.episode as later, e.episode as earlier, e.day as first_day,
        e.handles, e.known, e.known_here
    from {_EACH} l join {_EACH} e on e.view_id = l.view_id and (e.day, e.episode)
        < (l.day, l.episode) and e.day > l.day - {WITHIN} and (e.violent or l.violent)
)"""

SIGN = Sign(
    code="I44",
    name="Hurt, and again in an emergency department",
    version="2026-11-29",
    rule_in_words="Two or more attendances at an emergency department for an injury within 180 "
    "days, at least one of them after violence.",
    citations=("TCS", "DES"),
    window=WITHIN,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(EMERGENCY,),
    clauses=(
        Clause(
            "In an emergency department more than once in 180 days, hurt, and by violence",
            hits(
                _INJURY,
                ends=f"w.first_day + {WITHIN - 1}",
                also="w.handles",
                seen="greatest(s.seen, w.known)",
                received="greatest(s.received, w.known_here)",
                source=f"""(
                    select s.* replace ({{'of': s.episode, 'after': w.earlier}} as episode), w
                    from sight s join {_PAIR} w
                        on w.view_id = s.view_id and w.later = s.episode
                ) s""",
            ),
            Lasting(f"2 or more in {WITHIN} days, one of them after violence"),
        ),
    ),
    counter=(GOING_WELL,),
    limits="A transfer from one department to another is two attendances. Walk-in centres and "
    "family doctors are often not in what is sent.",
    examples=(
        Example(
            "Two hospitals: only together two",
            """
    record | agency | kind                 | code            | category | from       | recorded
    a      | NHA    | emergency_attendance | fall; injury    |          | 2026-03-02 | 2026-03-02
    b      | NHB    | emergency_attendance | assault; injury | violence | 2026-08-28 | 2026-08-29
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-08-28 | 2026-08-28 | S        | a b      |       | 2026-08-29 | In an emergency \
department more than once in 180 days, hurt, and by violence
            """,
        ),
        Example(
            "Violence, then two falls; it ends with the violence",
            """
    record | agency | kind                 | code            | category | from
    a      | NHS    | emergency_attendance | assault; injury | violence | 2026-03-02 01:00
    b      | NHS    | emergency_attendance | fall; injury    |          | 2026-04-02 01:00
    c      | NHS    | emergency_attendance | fall; injury    |          | 2026-05-02 01:00
            """,
            """
            fired_on   | newest     | until      | evidence | alone      | agency
            2026-04-02 | 2026-05-02 | 2026-08-28 | a b c    | 2026-04-02 | NHS
            """,
        ),
        Example(
            "Violence 180 days before a fall; two falls; and an illness",
            """
    record | agency | kind                 | code            | category | from
    a      | NHS    | emergency_attendance | assault; injury | violence | 2025-09-01 01:00
    b      | NHS    | emergency_attendance | fall; injury    |          | 2026-02-28 01:00
    c      | NHS    | emergency_attendance | fall; injury    |          | 2026-03-10 01:00
    d      | NHS    | emergency_attendance | illness         |          | 2025-10-01 01:00
            """,
        ),
        Example(
            "One attendance told by the hospital and by the ambulance's own record",
            """
    record | agency | kind                 | code            | category | from
    a      | NHA    | emergency_attendance | assault; injury | violence | 2026-03-02 01:00
    b      | NHB    | emergency_attendance | injury          |          | 2026-03-02 03:00
            """,
        ),
    ),
)
