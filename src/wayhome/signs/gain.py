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

# What one record alone tells of is dated by it; only of the few others must all be looked up.
_SURE = """
create or replace temp table judged as
with part as (
    select r.number, r.record_id, r.another, n.person_id, n.view_id, e.together
    from rest r join named n using (number) join earliest e using (number)
    where e.together is not null
),
own as (
    select p.number, p.together, e.view_id, e.episode, b.seen, b.sure
    from part p
    join base b on b.person_id = p.person_id and b.record_id = p.record_id
    join episodes e on e.view_id = p.view_id and e.handle = b.handle
    where not p.another
),
told as (
    select number, together, seen, sure from own anti join several using (view_id, episode)
    union all
    select o.number, o.together, min(t.seen), min(t.sure)
    from (from own semi join several using (view_id, episode)) o
    join sight t using (view_id, episode)
    group by o.number, o.together, o.episode
    union all
    select p.number, p.together, b.began::date, coalesce(b.recorded_at, b.received_at)::date
    from part p join beside_record b using (person_id, record_id)
    where p.another or not exists (
        from base o where o.person_id = p.person_id and o.record_id = p.record_id)
)
select number, bool_and(seen > together or sure <= together) as sure from told group by number
"""


def judge_gain(con: duckdb.DuckDBPyConnection, of: Subject = PERSON) -> None:
    """Make `judged`: whether the gain is certain, of the signs in `named` by what is in `rest`."""
    con.execute(of.told(_SURE))
