"""What is beside a person by one tie, as each viewer sees it (docs/adr/0024).

    tied           every tie of everybody, whoever may see it; `beside` and `co_event` in one form
    beside_record  the records that a person's ties rest on, and those told of whom they lead to, as
                   they bear on that person and nobody else, by handle < 0
    link           view_id and the columns of `tied`: what a viewer sees all records of
    of_other       view_id, other_id, what, day, and the record: what is told of whoever is beside

    link.handle    the record that puts the person there: a fact of theirs where it is one
    link.also      the other records
    link.gap       days by which the other is older, at the least: a source that hides the day or
                   the month counts against it; null where the viewer does not hold both births
    link.younger   days by which the other is younger, in the same way
    link.kin       whether the viewer has them as family
    link.other_no  a number for the other, the same within a run
    link.grown_on  the 18th birthday; no sign begins on it or later (scope, not input)

The gap between two births is a fact about the tie: the same at every age, and nobody's own age is
read (docs/adr/0006). Keeps: one step, and no sign rests on a sign; a view rests on no record, tie
or birth that its viewer may not see; only ties of a day before the person's 18th birthday, or of
unknown age, as with facts.
"""

from datetime import date

import duckdb

from wayhome.governance.visibility import visible_sql

NOBODY = "''"  # the eyes, as SQL, of somebody who sees no restricted record

_WEAK = r"coalesce(regexp_matches(upper({0}), '^\s*(3|2\W*[CDE])'), false)"
_COMPANY = """
select person_id, 'company' as how, kind as said, other_id, null as thing,
    occurred_from as first, occurred_from as last, [
        {record_id: record_id, agency: agency, marking: marking, grading: grading,
         began: occurred_from, recorded_at: recorded_at, received_at: received_at},
        {record_id: other_record_id, agency: agency, marking: marking, grading: other_grading,
         began: occurred_from, recorded_at: recorded_at, received_at: received_at}] as records
from co_event
"""
# Family matters where something is told of them, or where two are more than family to each other:
# whatever else is left out here would be asked of every child, and can make no sign.
_EVERY = f"""
create or replace temp table every_tie as
with pair as (
    select person_id, other_id from co_event
    union select person_id, other_id from beside where how in ('known', 'seen')
),
wanted as (
    select * from beside b where how <> 'kin'
        or exists (from told t where t.person_id = b.other_id)
        or exists (from pair p where p.person_id = b.person_id and p.other_id = b.other_id)
)
select row_number() over () as number, *
from (select * from wanted union all by name {_COMPANY})
"""
_RECORD = """
create or replace temp table beside_record as
select -row_number() over (order by person_id, record_id, agency, marking) as handle, * from (
    select person_id, record_id, agency, marking, min(began) as began,
        min(recorded_at) as recorded_at, min(received_at) as received_at
    from (
        select person_id, unnest(records, recursive := true) from every_tie
        union all by name select e.person_id, t.* exclude (person_id, what)
        from (select distinct person_id, other_id from every_tie) e
        join told t on t.person_id = e.other_id
    ) group by person_id, record_id, agency, marking
)
"""
_SEEN_DAY = "greatest({0}.began::date, coalesce({0}.recorded_at, {0}.began, {0}.received_at)::date)"
# A tie that states no day is known from the day it was learned, and lasts.
_TIED = f"""
create or replace temp table tied as
with part as (
    select number, person_id, unnest(records) as r, generate_subscripts(records, 1) as nth
    from every_tie
),
part_of as (
    select p.number, p.nth, coalesce(f.handle, b.handle) as handle,
        {_WEAK.format("r.grading")} as weak, {_SEEN_DAY.format("r")} as seen,
        r.received_at::date as received, not {visible_sql("r", NOBODY)} as close, r.agency
    from part p
    join beside_record b on b.person_id = p.person_id
        and b.record_id = r.record_id and b.agency = r.agency
        and b.marking is not distinct from r.marking
    left join (select rowid as handle, person_id, record_id from fact where superseded_at is null) f
        on f.person_id = p.person_id and f.record_id = r.record_id and p.nth = 1
),
summed as (
    select number, list(handle order by nth) as handles, bool_or(weak) as weak, max(seen) as seen,
        max(received) as received, any_value(agency) filter (close) as close_to
    from part_of group by number
)
select e.number, e.person_id, e.how, e.said, e.other_id, e.thing, e.first, e.last, e.records,
    s.handles, s.weak, greatest(s.seen, e.first::date) as seen, s.received,
    coalesce(a.adult_on, own.adult_on, date '9999-01-01') as grown_on
from every_tie e join summed s using (number)
left join adult_from a on a.person_id = e.person_id and a.agency = ''
left join adult_from own on own.person_id = e.person_id and own.agency = s.close_to
where coalesce(e.first::date, s.seen) <= date '{{as_of}}'
    and coalesce(e.first::date, s.seen) < coalesce(a.adult_on, own.adult_on, date '9999-01-01')
"""

# What somebody keeps close that a sign of the person could rest on: a record of the tie, or of whom
# it leads to, or a birth that is compared.
HIDES_BESIDE = f"""
select person_id, r.agency from (select person_id, unnest(records) as r from tied)
    where not {visible_sql("r", NOBODY)}
union
select e.person_id, t.agency from tied e join told t on t.person_id = e.other_id
    where not {visible_sql("t", NOBODY)}
union
select e.person_id, h.agency from (
    select person_id, unnest([person_id, other_id]) as born from tied where other_id is not null
) e join holding h on h.person_id = e.born and h.dob is not null and h.superseded_at is null
    and not {visible_sql("h", NOBODY)}
"""

# Of whom there is no fact, and a tie: they have viewers too.
VIEW_BESIDE = f"""
insert into view
with mention as (
    select distinct person_id, r.agency, {visible_sql("r", NOBODY)} as wide
    from (select person_id, unnest(records) as r from tied)
),
wanted as (
    select person_id, 'open' as audience, unnest(['*', agency]) as viewer from mention where wide
    union
    select m.person_id, h.agency, unnest(['*', m.agency])
    from hides h join mention m on m.person_id = h.person_id and (m.wide or m.agency = h.agency)
)
select ((select coalesce(max(abs(view_id)), 0) from view) + row_number() over ())
    * case viewer when '*' then 1 else -1 end, person_id, audience, viewer
from wanted anti join view v using (person_id, audience, viewer)
"""

_SEES = f"""len(list_filter(e.records, lambda r: not {visible_sql("r", "v.audience")}
    or v.viewer not in ('*', r.agency))) = 0"""
_SEEN_TIES = f"""
create or replace temp table seen_tie as
select v.view_id, v.audience, v.viewer, e.* exclude (records)
from tied e join view v on v.person_id = e.person_id where {_SEES}
"""
_BORN = f"""
create or replace temp table born as
select p.view_id, p.person_id,
    arg_max({{dob: h.dob, hidden: case h.dob_precision
        when 'month' then 31 when 'year' then 366 else 0 end}},
        (coalesce(h.recorded_at, h.received_at), h.record_id)) as birth
from (
    select distinct view_id, audience, viewer, unnest([person_id, other_id]) as person_id
    from seen_tie where other_id is not null
) p join holding h on h.person_id = p.person_id and h.dob is not null
    and h.superseded_at is null and p.viewer in ('*', h.agency)
    and {visible_sql("h", "p.audience")}
group by p.view_id, p.person_id
"""
_LINK = """
create or replace temp table link as
select t.view_id, coalesce(p.episode, -t.number) as episode, t.handles[1] as handle,
    t.handles[2:] as also, true as present, t.weak, t.how, t.said, t.other_id, t.thing,
    case when t.how = 'company' and p.episode is not null
        then min(t.first) over (partition by t.view_id, t.how, p.episode)
        else t.first end as occurred_from,
    t.last as occurred_to, t.seen, t.received, t.grown_on,
    date_diff('day', other.birth.dob, own.birth.dob) - own.birth.hidden - other.birth.hidden as gap,
    date_diff('day', own.birth.dob, other.birth.dob) - own.birth.hidden - other.birth.hidden
        as younger,
    coalesce(bool_or(t.how = 'kin') over (partition by t.view_id, t.other_id)
        and t.other_id is not null, false) as kin,
    dense_rank() over (order by t.other_id)::double as other_no
from seen_tie t
left join episodes p on p.view_id = t.view_id and p.handle = t.handles[1]
left join born own on own.view_id = t.view_id and own.person_id = t.person_id
left join born other on other.view_id = t.view_id and other.person_id = t.other_id
"""
_OF_OTHER = f"""
create or replace temp table of_other as
select p.view_id, p.other_id, t.what, t.began::date as day, {_SEEN_DAY.format("t")} as seen,
    t.received_at::date as received, {_WEAK.format("t.grading")} as weak, b.handle
from (select distinct view_id, person_id, audience, viewer, other_id from seen_tie) p
join told t on t.person_id = p.other_id and {visible_sql("t", "p.audience")}
    and p.viewer in ('*', t.agency) and t.began::date <= date '{{as_of}}'
join beside_record b on b.person_id = p.person_id
    and b.record_id = t.record_id and b.agency = t.agency
    and b.marking is not distinct from t.marking
"""


def find_ties(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `tied` and `beside_record` from `beside`, `co_event`, `told` and `fact`."""
    con.execute(_EVERY)
    con.execute(_RECORD)
    con.execute(_TIED.format(as_of=as_of))
    con.execute("drop table every_tie")


def find_beside(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Make `link` and `of_other`, once every view and its episodes are there."""
    con.execute(_SEEN_TIES)
    con.execute(_BORN)
    con.execute(_LINK)
    con.execute(_OF_OTHER.format(as_of=as_of))
    for table in ("seen_tie", "born", "tied"):
        con.execute(f"drop table {table}")


def clear_beside(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what the two made."""
    for table in ("link", "of_other", "beside_record"):
        con.execute(f"drop table {table}")
