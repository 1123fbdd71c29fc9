"""Which records count for a sign: the select that every clause begins with.

`sight` is what one viewer may see: all agencies joined, or one alone. A clause names the condition
and, where it is not the day the thing began, the day that counts; the rest is the same for all.
Superseded versions are in `sight` too, with `present` false: they never count, and only date what
a present version counts for.
"""

DAY = "s.occurred_from::date"


def hits(
    where: str,
    *,
    on: str = DAY,
    acute: str = "false",
    detail: str = "null::double",
    total: str = "null::double",
    ends: str = "null::date",
    also: str = "",
    seen: str = "s.seen",
    received: str = "s.received",
    source: str = "sight s",
) -> str:
    """A select of hits: one row a record that counts, for each viewer who has it.

    `also` lists the handles of what else it rests on.
    """
    rests = f"[s.handle] || {also}" if also else "[s.handle]"
    return f"""
    select s.view_id, s.episode, s.handle, s.present, s.weak, {on} as "on", {DAY} as begins,
        coalesce({acute}, false) as acute, {detail} as detail, {total} as total, {ends} as ends,
        {rests} as rests, {seen} as seen, {received} as received
    from {source} where ({where}) and s.occurred_from is not null
    """
