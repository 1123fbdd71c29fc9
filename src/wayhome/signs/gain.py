"""Whether what joining would have gained is certain: the column `together_sure` of `sign`.

A record whose source does not say when it wrote it down counts from the day it happened, before
which nobody knew. So the first day together may be too early, and a gain that rests on it none.
It is certain where each happening that the day may rest on was written down by then: one of its
records says so, or had reached us. What an agency alone had may be too early as well, which makes
the gain no smaller.
Keeps: of what the sign's viewer may see alone, as all else of a sign.
"""

import duckdb

from wayhome.signs.subject import PERSON, Subject

_SURE = """
update sign set together_sure = judged.sure from (
    with part as (
        select s.sign_id, s.person_id, s.audience, s.first_together, x.record_id, x.another
        from sign s join sign_evidence x using (sign_id, audience)
        where s.first_together is not null
    ),
    own as (
        select distinct p.sign_id, p.audience, p.first_together, e.view_id, e.episode
        from part p
        join base b on b.person_id = p.person_id and b.record_id = p.record_id
        join view v on v.person_id = p.person_id and v.audience = p.audience and v.viewer = '*'
        join episodes e on e.view_id = v.view_id and e.handle = b.handle
        where not p.another
    ),
    told as (
        select o.sign_id, o.audience, o.first_together, min(t.seen) as seen, min(t.sure) as sure
        from own o join sight t using (view_id, episode)
        group by o.sign_id, o.audience, o.first_together, o.episode
        union all
        select p.sign_id, p.audience, p.first_together, b.began::date,
            coalesce(b.recorded_at, b.received_at)::date
        from part p join beside_record b using (person_id, record_id)
        where p.another or not exists (
            from base o where o.person_id = p.person_id and o.record_id = p.record_id)
    )
    select sign_id, audience, bool_and(seen > first_together or sure <= first_together) as sure
    from told group by sign_id, audience
) judged
where judged.sign_id = sign.sign_id and judged.audience = sign.audience
"""


def judge_gain(con: duckdb.DuckDBPyConnection, of: Subject = PERSON) -> None:
    """Fill `together_sure`, while what `sight.lay_out` made is still there."""
    con.execute(of.told(_SURE))
