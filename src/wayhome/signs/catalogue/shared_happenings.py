"""One happening that several kinds of record tell of: a stop, the arrest, the offence recorded.

Keeps: of records in `sight` alone; a record that was replaced still dates the one that replaced it.
"""

from wayhome.signs.hits import DAY

# Words of a record that a viewer sees; joined by its handle, so nobody reads another's.
WORDS = "(select rowid as handle, kind as of_kind, place_name, text from fact)"


def one_happening(where: str) -> str:
    """Records that share a reference, or a day, as one episode: each counts once.

    What shares a reference is of the day on which the first of it was.
    """
    return f"""(
        select s.* replace (h.lead as episode) from sight s join (
            select view_id, episode, min(episode) over (partition by view_id, first_day) as lead
            from (
                select view_id, episode, case when reference is null then day
                    else min(day) over (partition by view_id, reference) end as first_day
                from (
                    select view_id, episode, min({DAY}) as day, min(reference) as reference
                    from sight s where ({where}) and present and occurred_from is not null
                    group by view_id, episode
                )
            )
        ) h using (view_id, episode)
    ) s"""
