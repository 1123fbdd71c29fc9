"""Who was arrested with somebody clearly older: the table `older_company`.

The gap between two people's ages is a fact about the tie between them, not about the child: the
same gap counts at any age, and nobody's own age is read (docs/adr/0006). It is counted in days, so
that it does not change when both dates move.
Keeps: the tie and both dates of birth are ones that the viewer holds; where a source hides the day
or the month, the gap must be larger by as much as that hides.
"""

import duckdb

from wayhome.governance.visibility import visible_sql

GAP_DAYS = 1461  # four years; facts §5, I29

_COMPANY = """
create or replace temp table older_company as
with tie as (
    select v.view_id, v.audience, v.viewer, s.handle, s.seen, s.received, c.*
    from sight s
    join view v using (view_id)
    join co_event c on c.person_id = v.person_id and c.record_id = s.record_id
        and {seen_tie}
    where s.kind = 'arrest' and s.part = 'own' and s.present
),
person as (
    select distinct view_id, audience, viewer, unnest([person_id, other_id]) as person_id from tie
),
born as (
    select p.view_id, p.person_id,
        arg_max({{dob: h.dob, hidden: case h.dob_precision
            when 'month' then 31 when 'year' then 366 else 0 end}},
            (coalesce(h.recorded_at, h.received_at), h.record_id)) as birth
    from person p join holding h on h.person_id = p.person_id and h.dob is not null
        and h.superseded_at is null and (p.viewer in ('*', h.agency))
        and {seen_holding}
    group by p.view_id, p.person_id
)
select t.view_id, t.handle, list_sort(list(distinct o.handle)) as others,
    min(greatest(t.seen, t.occurred_from::date, t.recorded_at::date)) as seen,
    min(greatest(t.received, t.received_at::date)) as received
from tie t
join born child on child.view_id = t.view_id and child.person_id = t.person_id
join born other on other.view_id = t.view_id and other.person_id = t.other_id
join (select rowid as handle, person_id, record_id from fact) o
    on o.person_id = t.other_id and o.record_id = t.other_record_id
where date_diff('day', other.birth.dob, child.birth.dob)
    >= {gap} + child.birth.hidden + other.birth.hidden
group by t.view_id, t.handle
"""


def find_company(con: duckdb.DuckDBPyConnection) -> None:
    """Make `older_company`: records of arrests made together with a clearly older person."""
    con.execute(
        _COMPANY.format(
            gap=GAP_DAYS,
            seen_tie=visible_sql("c", "v.audience"),
            seen_holding=visible_sql("h", "p.audience"),
        )
    )
