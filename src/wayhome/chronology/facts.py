"""One row per record that stands on a person's chronology: the table `fact`.

A fact is a person in an event, a stay, a thing found in an event, or a statement about a person.
Keeps: exactly one fact per person and record, superseded ones too (they serve "as known on");
`part` says what part somebody played in one event and never what they are; a fact is no wider
than the narrowest marking among the rows it is made of, and no older than the newest of them.
"""

import duckdb

from wayhome.chronology.lineage import trace_lineages

# What part a role is in one event; the lower rank wins when a person has several roles in it.
# A suspect who was arrested, charged or stopped is the person the event befell.
PARTS = (
    ("arrested", "own", 0),
    ("stopped", "own", 1),
    ("found", "own", 2),
    ("subject", "own", 3),
    ("suspect", "suspected", 4),
    ("victim", "harmed", 5),
    ("found_with", "beside", 6),
    ("witness", "beside", 7),
    ("named", "beside", 8),
    ("carer", "beside", 9),
    ("caller", "beside", 9),
    ("called", "beside", 9),
    ("reported_by", "beside", 9),
    ("worker", "beside", 9),
    ("not_known", "not known", 10),
)
_BEFELL = "('arrest', 'charge', 'custody', 'stop', 'conviction')"

NARROWEST = ("official", "official-sensitive", "restricted", "sealed")

_INVOLVED = """
create or replace temp table involved as
select ps.person_id, i.event_id,
    list_sort(list_distinct(list(i.role))) as roles,
    arg_min(p.part, p.rank) as part,
    min(i.recorded_at) as recorded_at, min(i.received_at) as received_at,
    case when count(*) = count(i.superseded_at) then max(i.superseded_at) end as superseded_at,
    max(list_position({markings}, coalesce(i.marking, 'official-sensitive'))) as marking
from involvement i
join person_subject ps using (subject_ref)
join (values {parts}) p (role, part, rank) on p.role = coalesce(i.role, 'not_known')
group by ps.person_id, i.event_id
"""

# The columns of `fact` that every kind of record fills in the same way. {t} is the record's row,
# {p} the row it hangs on (involvement for an event, event for a thing), {o} where times come from.
_SHARED = """
    {t}.agency, {t}.system, {t}.feed,
    {o}.occurred_from, {o}.occurred_to,
    coalesce({o}.occurred_precision, case
        when {o}.occurred_from is null then 'not known'
        when {o}.occurred_from = date_trunc('day', {o}.occurred_from) then 'day'
        else 'minute' end) as "precision",
    greatest({t}.recorded_at, {p}.recorded_at) as recorded_at,
    greatest({t}.received_at, {p}.received_at) as received_at,
    least({t}.superseded_at, {p}.superseded_at) as superseded_at,
    {t}.superseded_by,
    {t}.delivery || ':' || {t}.source_table || ':' || {t}.source_row as source_row,
    {t}.grading,
    {markings}[greatest(
        list_position({markings}, coalesce({t}.marking, 'official-sensitive')), {marked}
    )] as marking,
    {words} as text
"""

_EVENTS = """
select i.person_id, e.record_id, e.kind,
    case when i.part = 'suspected' and e.kind in {befell} then 'own' else i.part end as part,
    i.roles, e.category, e.code, e.reference, e.outcome, e.value, e.value_of,
    e.place_name, e.address, e.postcode, e.lat, e.lon, e.area, e.force,
    null::varchar as event_id, null::varchar as placement_type, null::varchar as legal_status,
    null::double as distance_miles, null::varchar as end_reason, {shared}
from event e join involved i on i.event_id = e.record_id
"""

_THINGS = """
select i.person_id, t.record_id, 'thing', i.part, i.roles,
    case t.kind when 'drugs' then 'drug_possession' when 'weapon' then 'weapon' else 'other' end,
    t.kind, e.reference, null, t.quantity, null,
    e.place_name, e.address, e.postcode, e.lat, e.lon, e.area, e.force,
    t.event_id, null, null, null, null, {shared}
from thing t join event e on e.record_id = t.event_id
join (select i.event_id, i.person_id, i.part, i.roles, i.recorded_at, i.marking,
             greatest(i.received_at, e.received_at) as received_at,
             least(i.superseded_at, e.superseded_at) as superseded_at
      from involved i join event e on e.record_id = i.event_id) i on i.event_id = t.event_id
where i.part in ('own', 'suspected')
"""

_STAYS = """
select ps.person_id, s.record_id, s.kind, 'own', ['subject'],
    null, null, null, null, null, null,
    s.place_name, s.address, s.postcode, s.lat, s.lon, s.area, s.force,
    null, s.placement_type, s.legal_status, s.distance_miles, s.end_reason, {shared}
from stay s join person_subject ps using (subject_ref)
"""

_STATEMENTS = """
select ps.person_id, s.record_id, 'statement', 'own', ['subject'],
    null, s.topic, null, null, null, null,
    e.place_name, e.address, e.postcode, e.lat, e.lon, e.area, e.force,
    s.event_id, null, null, null, null, {shared}
from (select * replace (
          coalesce(s.occurred_from, e.occurred_from) as occurred_from,
          coalesce(s.occurred_precision, e.occurred_precision) as occurred_precision)
      from statement s left join event e on e.record_id = s.event_id) s
join person_subject ps using (subject_ref)
left join event e on e.record_id = s.event_id
"""

_HOLDING = """
create or replace table holding as
select ps.person_id, s.record_id, s.subject_ref, s.agency, s.recorded_at, s.received_at,
    s.superseded_at, s.marking, s.dob, s.dob_precision
from subject s join person_subject ps using (subject_ref)
"""


def build_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Make `fact` and `holding` from the canonical tables and person_subject."""
    _gather(con, "view")
    trace_lineages(con)
    con.execute("drop view fact_loose")
    con.execute("drop table involved")


def gather_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Make `fact_loose`, facts whose versions do not know of each other yet, and `holding`."""
    _gather(con, "table")
    con.execute("drop table involved")


def _gather(con: duckdb.DuckDBPyConnection, how: str) -> None:
    """A view is enough where one process makes the facts of it: lineages ask for few columns, and
    the wide rows, half the work and the memory of this step, are then written once."""
    parts = ", ".join(map(str, PARTS))
    con.execute(_INVOLVED.format(markings=list(NARROWEST), parts=parts))
    con.execute(f"create or replace temp {how} fact_loose as {_selects()}")
    con.execute(_HOLDING)


def _selects() -> str:
    events = _EVENTS.format(befell=_BEFELL, shared=_shared("e", "i", "e", "i.marking"))
    stays = _STAYS.format(shared=_shared("s", "s", "s", "1"))
    told = _STATEMENTS.format(shared=_shared("s", "s", "s", "1"))
    marked = f"greatest(i.marking, list_position({list(NARROWEST)}, coalesce(e.marking, '')))"
    things = _THINGS.format(
        shared=_shared("t", "i", "e", marked, "coalesce(t.text, t.description)")
    )
    # One row a person and record, whatever was listed twice: the union removes exact doubles only,
    # and the tables above are each unique by construction (involved is grouped, refs are unique).
    return " union all ".join((events, things, stays, told))


def _shared(table: str, hangs_on: str, times: str, marked: str, words: str = "") -> str:
    return _SHARED.format(
        t=table,
        p=hangs_on,
        o=times,
        marked=marked,
        markings=list(NARROWEST),
        words=words or f"{table}.text",
    )
