"""What several signs read in place of `sight`, each said once.

Keeps: of `sight` alone, so that no viewer's sign rests on what they may not see; a record that was
replaced still dates the one that replaced it.
"""

DAY = "occurred_from::date"
# What is told in the morning of a time that states its minute is of the night before.
NIGHT = "(occurred_from - case when fine then interval 12 hours else interval 0 hours end)::date"

# The type of a stay is no column of `sight`: it is read from the fact that the viewer sees there.
TYPED = "join fact f on f.rowid = s.handle"


def by_day(where: str, day: str = DAY) -> str:
    """What counts on one day as one happening, whoever told it and under how many topics.

    Notes carry no number that agencies share, so nothing else says that two are of one happening.
    """
    return f"""(
        select s.* replace (d.lead as episode) from sight s join (
            select view_id, episode,
                min(episode) over (partition by view_id, min({day})) as lead
            from sight s where ({where}) and present and occurred_from is not null
            group by view_id, episode
        ) d using (view_id, episode)
    ) s"""


def ended_once(*kinds: str) -> str:
    """Times in care and the like: over once one of their records says so.

    A yearly return that was open on its day must not hold open what has ended since. Of stays that
    follow one another in one place, the end of an earlier one is not the end of the next.
    """
    return f"""(
        select * replace (coalesce(occurred_to, max(occurred_to) filter (present)
            over (partition by view_id, episode order by occurred_from
                range between interval 1 day preceding and unbounded following)) as occurred_to)
        from sight where kind in ({_listed(kinds)})
    ) s"""


def known_from(*kinds: str) -> str:
    """What no source dates (a disability): from the first day on which the agency had it."""
    return f"""(
        select * replace (coalesce(occurred_from, min(seen) over (
            partition by view_id, coalesce(head, record_id), kind, code)::timestamp)
            as occurred_from)
        from sight where kind in ({_listed(kinds)})
    ) s"""


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
