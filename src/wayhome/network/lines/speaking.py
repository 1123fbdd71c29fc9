"""Every record that speaks of a line: the table `line_fact`, one row a record and thing it says.

    line_id       of the name or the number that the record uses; nothing for a measure
    name, number  as heard; the number where the record knows the line by one
    what, value, said      What, the thing itself, the record's own word for it
    person_id     whom it puts with the line
    place_id, place, area, force       where it happened; of calls, the mast of whoever rang
    first, last, times     when, and how many happenings the row stands for
    record_id, other_id    the record, and the event it was said at or belongs to
    agency, feed, grading, marking, recorded_at, received_at      whose word it is

Keeps: only records that stand; each row rests on one agency's word, so that a viewer sees all or
nothing of it. Which names and numbers are one line, calls and measures included, is put together
for each reader from the rows that they see (joining.py). The words of a statement are left out:
they may name a child.
"""

import duckdb

from wayhome.lexicon.phones import phone_sql
from wayhome.network.places import INSTITUTION
from wayhome.network.ties import APART, STANDS, TRUST
from wayhome.records.provenance import narrowest

ORDER = "line_id, what, record_id, other_id, person_id, value, said, number, name, area"
ID = "'L-' || substr(md5({0}), 1, 12)"
THEIRS = "('own', 'parent', 'carer')"
SEEN = "{0}.agency, {0}.feed, {0}.grading"
# of housing's "the Mikey line", what others call Mikey
BARE_NAME = r"regexp_replace(lower(trim(t.description)), '^(the )?(.*?)( line)?$', '\2')"
_HUB = INSTITUTION.format("a.place_id")
_PLACE = f"""case when not {_HUB} then a.place_id end as place_id,
    case when not {_HUB} then concat_ws(', ', coalesce(a.address, a.place_name), a.postcode)
        else a.place_name end as place"""


def key(heard: str) -> str:
    """SQL of a name in small letters, or of a number in its one form (fact.line_key)."""
    return f"coalesce({phone_sql(heard)}, lower(trim({heard})))"


def _times(record: str) -> str:
    times = "{0}.occurred_from as first, {0}.occurred_to as last, {0}.recorded_at, {0}.received_at"
    return times.format(record)


CONTACTS = f"""
create or replace temp table line_contact as
with heard as (
    select *, nullif(trim(line), '') as heard from contact_point
    where superseded_at is null and value is not null
)
select {key("coalesce(heard, value)")} as key, coalesce(heard, value) as name,
    case when kind <> 'phone' then 'device' when whose in {THEIRS} then 'own_number'
        else 'number' end as what,
    value, case when kind = 'phone' then whose else kind end as said, subject_ref,
    null as place_id, null as place, null as area, null as force, 1::bigint as times, h.record_id,
    null as other_id, {SEEN.format("h")}, marking, {_times("h")}
from heard h where heard is not null and kind in ('phone', 'handset', 'sim')
    or kind = 'phone' and whose = 'line'
"""
SPOKEN = f"""
create or replace temp table line_spoken as
select {key("t.line")} as key, trim(t.line) as name, 'said' as what, null as value,
    t.topic as said, t.subject_ref, {_PLACE}, e.area, e.force, 1::bigint as times, t.record_id,
    t.event_id as other_id, {SEEN.format("t")}, {narrowest("t.marking", "e.marking")} as marking,
    {_times("t")}
from statement t
left join event e on e.record_id = t.event_id and {STANDS.format("e")} and e.agency = t.agency
left join at_place a on a.record_id = e.record_id
where {STANDS.format("t")} and trim(t.line) <> '' and coalesce(t.topic, '') not in {TRUST}
"""
NUMBERS = """
create or replace temp table number_of_line as
select distinct value as number from line_contact where what = 'number'
union select distinct key from line_spoken where starts_with(key, '+')
"""
CAME_UP = f"""
create or replace temp table line_came_up as
with known as (
    select key from line_contact union select key from line_spoken
    union select number from number_of_line
),
mentioned as (
    select t.*, coalesce({phone_sql("t.description")}, {BARE_NAME}) as key from thing t
    where t.kind = 'phone' and {STANDS.format("t")}
)
select k.key, k.key as name, 'heard' as what, t.description as value, e.kind as said,
    null as subject_ref, {_PLACE}, e.area, e.force, 1::bigint as times, t.record_id,
    e.record_id as other_id, {SEEN.format("e")}, {narrowest("t.marking", "e.marking")} as marking,
    {_times("e")}
from mentioned t join known k using (key)
join event e on e.record_id = t.event_id and {STANDS.format("e")} and e.agency = t.agency
left join at_place a on a.record_id = e.record_id
where t.record_id not in (select record_id from line_contact)
"""
BESIDE = f"""
select s.key, s.name, 'named' as what, null as value, i.role as said, i.subject_ref,
    s.place_id, s.place, s.area, s.force, 1::bigint as times, i.record_id, s.other_id,
    {SEEN.format("i")}, {narrowest("i.marking", "s.marking")} as marking, {_times("i")}
from (from line_spoken union all from line_came_up) s
join involvement i on i.event_id = s.other_id and {STANDS.format("i")} and i.agency = s.agency
where i.role not in {APART} and i.subject_ref is distinct from s.subject_ref
"""
# By the month and the mast, or one busy line would be most of the table.
CALLS = f"""
with either as (
    select called as line, caller as other, 'to' as way, * from call
    where called in (select number from number_of_line)
    union all
    select caller, called, 'from', * from call where caller in (select number from number_of_line)
)
select line as key, line as name, 'call' as what, other as value, way as said,
    null as subject_ref, null as place_id, null as place, area, force,
    sum(coalesce(times, 1))::bigint as times, min(record_id) as record_id, null as other_id,
    agency, feed, grading, marking, min(occurred_from) as first, max(occurred_from) as last,
    max(recorded_at) as recorded_at, max(received_at) as received_at
from either where {STANDS.format("either")} and line <> other
group by line, other, way, area, force, agency, feed, grading, marking,
    date_trunc('month', occurred_from)
"""
MEASURES = f"""
select null as key, coalesce(e.code, e.kind) as name, 'measure' as what, e.outcome as value,
    coalesce(e.code, e.kind) as said, null as subject_ref, {_PLACE}, e.area, e.force,
    1::bigint as times, e.record_id, null as other_id, {SEEN.format("e")}, e.marking,
    {_times("e")}
from event e join at_place a on a.record_id = e.record_id and not {_HUB}
where e.kind = 'address_measure' and {STANDS.format("e")} and a.place_id in (
    select place_id from line_spoken union all select place_id from line_came_up)
"""
ALL = (
    *("from line_contact", "from line_spoken", "from line_came_up"),
    *(f"from ({each})" for each in (BESIDE, CALLS, MEASURES)),
)
FACTS = f"""
create or replace table line_fact as
select coalesce({ID.format("key")}, '') as line_id,
    case when starts_with(key, '+') then key else name end as name,
    case when starts_with(key, '+') then key end as number, what, value, said, p.person_id,
    place_id, place, area, force, first, last, times, record_id, other_id, agency, feed, grading,
    marking, recorded_at, received_at
from ({" union all by name ".join(ALL)}) left join person_subject p using (subject_ref)
"""


def build(con: duckdb.DuckDBPyConnection) -> None:
    """Make `line_fact` from the canonical tables, person_subject and at_place."""
    for statement in (CONTACTS, SPOKEN, NUMBERS, CAME_UP, FACTS):
        con.execute(statement)
    for table in ("line_contact", "line_spoken", "number_of_line", "line_came_up"):
        con.execute(f"drop table {table}")
