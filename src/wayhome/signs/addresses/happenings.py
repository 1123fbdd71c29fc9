"""What the rules of addresses read: records by what they say, one occasion a night.

Notes of neighbours, landlords and police carry no number that all share, so what is told of one
night at one address is one occasion, whoever told it and however many did.
Keeps: of `sight` alone; a record that was replaced still dates the one that replaced it.
"""

from wayhome.signs.catalogue.shared_sources import NIGHT
from wayhome.signs.hits import hits

# 'tenant_not_seen; weight_loss', 'comings and goings': in words, whoever wrote them.
_WORDS = "string_split(replace(lower(coalesce({0}, '')), '_', ' '), '; ')"
OWN = "s.who is null"  # of the record, not of somebody in it
# Community statements of one day to the next under one number are of one night as well.
_NEXT_DAY = "range between interval 1 day preceding and current row"


def tells(*words: str, kinds: tuple[str, ...], column: str = "s.code") -> str:
    """Whether a record of one of these kinds says one of these words."""
    wanted = ", ".join(f"'{each}'" for each in words)
    return f"{of_kind(*kinds)} and list_has_any({_WORDS.format(column)}, [{wanted}])"


def of_kind(*kinds: str) -> str:
    """Whether it is a record of one of these kinds, and not a person's part in one."""
    return f"{OWN} and s.kind in ({', '.join(repr(kind) for kind in kinds)})"


def nightly(where: str) -> str:
    """`sight` with all that counts on one night, or under one number until the next, as one."""
    return f"""(
        select s.* replace (d.lead as episode) from sight s join (
            select view_id, episode, min(episode) over (partition by view_id, night) as lead
            from (
                select view_id, episode, min(day) over (partition by view_id,
                    coalesce(reference, episode::varchar) order by day {_NEXT_DAY}) as night
                from (
                    select view_id, episode, min({NIGHT})::timestamp as day,
                        min(reference) as reference
                    from sight s where ({where}) and present and occurred_from is not null
                    group by view_id, episode
                )
            )
        ) d using (view_id, episode)
    ) s"""


def occasions(where: str, *, acute: str = "false") -> str:
    """A select of hits: one a night."""
    return hits(where, acute=acute, source=nightly(where))
