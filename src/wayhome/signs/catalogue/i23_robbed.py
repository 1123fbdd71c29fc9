"""I23 Robbed, and it may have been staged: debt or drugs beside it, or no complaint (facts §5).

What was taken is told in free words alone, and what lies beside a person who was harmed is not
put to that person. So "robbed of drugs or cash" is read from what stands beside the robbery.
"""

from wayhome.signs.catalogue.shared_data import HEARD, NOT_DOUBTFUL, OCCURRENCES
from wayhome.signs.examples import Example
from wayhome.signs.forms import AtLeast, Lasting
from wayhome.signs.hits import DAY, hits
from wayhome.signs.sign import Clause, Counter, Sign, Split, Strength
from wayhome.signs.topics import says

BESIDE_DAYS = 30  # ours, to be agreed: a debt is called in soon after it was made
WITHIN = 180
_ROBBED = (
    "s.kind in ('offence', 'travel_incident') and s.part = 'harmed' and s.category = 'robbery'"
)
_DRUGS = """(s.kind in ('arrest', 'charge', 'stop', 'travel_incident', 'offence', 'thing')
    and s.part in ('own', 'suspected') and s.category in ('drug_possession', 'drug_supply'))"""

# Each of them once, with the first day on which any version of it was written down.
_CONTEXT = f"""(
    select view_id, min({DAY}) filter (present) as day, min(seen) as known,
        min(received) as known_here, list(handle) filter (present) as handles,
        bool_and(weak) filter (present) as doubted
    from sight s where (({says("debt")}) or {_DRUGS}) and s.occurred_from is not null
    group by view_id, episode having bool_or(present)
)"""
_BESIDE = f"""(
    select s.view_id, s.handle, min(greatest({DAY}, c.day)) as on_day,
        min(greatest(s.seen, c.known)) as known, min(greatest(s.received, c.known_here)) as here,
        list_sort(list_distinct(flatten(list(c.handles)))) as handles,
        bool_and(c.doubted) as doubted
    from sight s join {_CONTEXT} c on c.view_id = s.view_id
        and abs(c.day - {DAY}) <= {BESIDE_DAYS}
    where {_ROBBED} group by s.view_id, s.handle
)"""

SIGN = Sign(
    code="I23",
    name="Robbed, with debt or drugs beside it",
    version="2026-11-29",
    rule_in_words="The child was harmed by a robbery in the last 180 days, and debt was noted or "
    "drugs were recorded within 30 days of it, or it ended without their account.",
    acute_when=NOT_DOUBTFUL,
    codes="outcomes 14 and 16",
    citations=("PIT", "DES"),
    window=WITHIN,
    split=Split.HARM,
    strength=Strength.STRONG,
    needs=(OCCURRENCES, HEARD),
    clauses=(
        Clause(
            "Robbed, with debt or drugs on record within 30 days",
            hits(
                _ROBBED,
                on="w.on_day",
                acute="not w.doubted",
                ends=f"{DAY} + {WITHIN - 1}",
                also="w.handles",
                seen="w.known",
                received="w.here",
                source=f"sight s join {_BESIDE} w using (view_id, handle)",
            ),
            Lasting(f"any in {WITHIN} days"),
        ),
        Clause(
            "Robbed, and it ended without their account",
            hits(
                rf"{_ROBBED} and regexp_matches(s.outcome, '^\s*(14|16)\b')",
                acute="true",
            ),
            AtLeast(1, WITHIN),
        ),
    ),
    counter=(
        Counter(
            "Robbed, and supported action by police",
            "kind = 'offence' and part = 'harmed' and category = 'robbery' "
            r"and regexp_matches(outcome, '^\s*(1|1A|15)\b')",
        ),
    ),
    limits="Most robberies of children are just that, and most children who do not complain are "
    "afraid. What was taken is told in free words and is not read. A robbery that nobody reported "
    "is not seen.",
    examples=(
        Example(
            "The police have the robbery, a charity the debt: only together",
            """
            record | agency | kind      | code | category | role   | from             | recorded
            a      | POL    | offence   |      | robbery  | victim | 2026-03-02 18:00 | 2026-03-02
            b      | VOL    | statement | debt |          |        | 2026-03-20 16:00 | 2026-03-21
            """,
            """
    fired_on   | until      | strength | evidence | alone | together   | reads
    2026-03-20 | 2026-08-28 | A        | a b      |       | 2026-03-21 | Robbed, with debt or \
drugs on record within 30 days
            """,
        ),
        Example(
            "No suspect named, and no wish that anybody acts",
            """
            record | agency | kind    | category | role   | outcome | from             | recorded
            a      | POL    | offence | robbery  | victim | 14      | 2026-03-02 18:00 | 2026-03-03
            """,
            """
    fired_on   | until      | strength | evidence | alone      | agency | reads
    2026-03-02 | 2026-08-28 | A        | a        | 2026-03-03 | POL    | Robbed, and it ended \
without their account
            """,
        ),
        Example(
            "The debt is known indirectly alone: not acute",
            """
            record | agency | kind      | code | category | role   | from             | grading
            a      | POL    | offence   |      | robbery  | victim | 2026-03-02 18:00 |
            b      | NBC    | statement | debt |          |        | 2026-02-20       | 2C P
            """,
            """
            fired_on   | until      | strength | evidence
            2026-03-02 | 2026-08-28 | S        | a b
            """,
        ),
        Example(
            "Drugs 31 days later; supported action; suspected of a robbery",
            """
            record | agency | kind    | category        | role    | outcome | from
            a      | POL    | offence | robbery         | victim  | 15      | 2026-03-02 18:00
            b      | POL    | stop    | drug_possession |         |         | 2026-04-02 18:00
            c      | POL    | offence | robbery         | suspect | 16      | 2026-04-20 18:00
            """,
        ),
    ),
)
