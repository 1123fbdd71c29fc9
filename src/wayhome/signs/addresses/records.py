"""What agencies recorded at an address, one row a record: the table `address_record`.

    place_id, record_id, head       where, which record, and the newest of its versions
    person_id, role                 somebody in it: a row each, beside the record's own without
    kind, category, code, outcome … as the record says
    names                           a line that it names, or of kin the other person
    the rest                        provenance, as every record has it

Rows with a person serve the rules alone: who was in something there, who lives or lived there, who
of them is family, and what a landlord noted of a tenant. A page counts people by the ties that its
viewer sees.
Keeps: only of records that stand, and of what they replaced, which dates them; what rests on two
records is as narrow as the narrower and was learned with the later.
"""

import duckdb

from wayhome.chronology.lineage import find_lineages
from wayhome.network.ties import APART
from wayhome.records.provenance import narrowest

# What happens at an address or is done about it. Who went missing from a home, was hurt in it or is
# housed there for want of another tells of a person and not of the place, and stays with them.
HAPPEN = (
    "('arrest', 'stop', 'found', 'offence', 'intelligence', 'community_statement', 'nuisance',"
    " 'tenancy_visit', 'damage', 'arrears', 'address_measure', 'travel_incident')"
)
KIN = "('parent', 'sibling', 'family', 'carer')"
LIVING = "('home', 'placement', 'tenancy')"
_ROW = "{0}.delivery || ':' || {0}.source_table || ':' || {0}.source_row"

# `find_lineages` asks for the rows under this name.
_LOOSE = f"""
create or replace temp table fact_loose as
select {_ROW.format("e")} as source_row, superseded_by, recorded_at, occurred_from, received_at
from event e where kind in {HAPPEN}
"""
# A record that was replaced was of the place at which what replaced it stands.
_PLACED = f"""
create or replace temp table placed as
with standing as (
    select a.place_id, e.record_id, e.kind, {_ROW.format("e")} as source_row
    from event e join at_place a using (record_id)
    where e.kind in {HAPPEN} and e.superseded_at is null
)
select place_id, record_id, source_row as head from standing
union all
select s.place_id, e.record_id, s.source_row
from event e
join lineage l on l.row = {_ROW.format("e")}
join standing s on s.source_row = l.head and s.kind = e.kind
where e.superseded_at is not null
"""
_OWN = """
select p.place_id, e.record_id, p.head, null::varchar as person_id, null::varchar as role,
    e.kind, e.category, e.code, e.reference, e.outcome, e.value, null::varchar as names,
    e.occurred_from, e.occurred_to, coalesce(e.occurred_precision, case
        when e.occurred_from is null then 'not known'
        when e.occurred_from = date_trunc('day', e.occurred_from) then 'day'
        else 'minute' end) as "precision",
    e.recorded_at, e.received_at, e.superseded_at, e.agency, e.system, e.feed, e.grading, e.marking
from placed p join event e using (record_id)
"""


def _beside(columns: str, joins: str, row: str) -> str:
    """Rows that hang on a record's own row `o`, with the alias of the other record."""
    return f"""
    select o.place_id, o.record_id, o.head, {columns}, o.occurred_from, o.occurred_to,
        o."precision", greatest(o.recorded_at, {row}.recorded_at),
        greatest(o.received_at, {row}.received_at), least(o.superseded_at, {row}.superseded_at),
        o.agency, o.system, o.feed, o.grading, {narrowest("o.marking", f"{row}.marking")}
    from {joins}
    """


_SAME = "o.kind, o.category, o.code, o.reference, o.outcome, o.value"
_INVOLVED = _beside(
    f"q.person_id, i.role, {_SAME}, null",
    f"own o join involvement i on i.event_id = o.record_id and i.role not in {APART}"
    " join person_subject q on q.subject_ref = i.subject_ref",
    "i",
)
# A number found on somebody in the street is nobody's line; what a report heard of may be.
_HEARD = _beside(
    "null, null, 'line', null, 'telephone', o.reference, null, null, t.description",
    "own o join thing t on t.event_id = o.record_id and t.kind = 'phone'"
    " and o.kind in ('nuisance', 'community_statement')",
    "t",
)
_NAMED = _beside(
    "null, null, 'line', null, t.topic, o.reference, null, null, t.line",
    "own o join statement t on t.event_id = o.record_id and t.line is not null",
    "t",
)
# Kin are few. Found first, for DuckDB may else join all who are at an address with each other.
_KIN = f"""
create or replace temp table kin as
select p.person_id, q.person_id as other_id, r.*
from relation r
join person_subject p on p.subject_ref = r.subject_ref
join person_subject q on q.subject_ref = r.other_ref
where r.kind in {KIN} and r.superseded_at is null and q.person_id <> p.person_id
"""
_RELATED = f"""
select a.place_id, r.record_id, {_ROW.format("r")}, r.person_id, r.kind,
    'kin', null, null, null, null, null, r.other_id,
    r.occurred_from, r.occurred_to, 'day',
    r.recorded_at, r.received_at, r.superseded_at, r.agency, r.system, r.feed, r.grading, r.marking
from kin r
join there a using (person_id)
join there b on b.place_id = a.place_id and b.person_id = r.other_id
"""
_LIVED = f"""
select a.place_id, s.record_id, {_ROW.format("s")}, p.person_id, s.legal_status,
    s.kind, null, s.placement_type, null, s.end_reason, null, null,
    s.occurred_from, s.occurred_to, coalesce(s.occurred_precision, 'day'),
    s.recorded_at, s.received_at, s.superseded_at, s.agency, s.system, s.feed, s.grading, s.marking
from stay s join at_place a using (record_id) join person_subject p using (subject_ref)
where s.kind in {LIVING} and a.place_id in (select place_id from own)
"""
_THERE = """
create or replace temp table there as
select place_id, person_id from involved union select place_id, person_id from lived
"""
# What a landlord notes of its tenant: the words of it stay with the tenant.
_NEEDS = f"""
select o.place_id, e.record_id, {_ROW.format("e")}, o.person_id, o.role, 'need', e.kind,
    coalesce(e.outcome, e.code), null, null, null, null,
    e.occurred_from, o.occurred_to, coalesce(e.occurred_precision, 'day'),
    greatest(e.recorded_at, o.recorded_at), greatest(e.received_at, o.received_at),
    least(e.superseded_at, o.superseded_at), e.agency, e.system, e.feed, e.grading,
    {narrowest("o.marking", "e.marking", "i.marking")}
from lived o
join person_subject q using (person_id)
join involvement i using (subject_ref)
join event e on e.record_id = i.event_id and e.feed = o.feed and e.agency = o.agency
where o.kind = 'tenancy' and o.role in ('tenant', 'joint_tenant') and e.feed = 'housing'
    and (e.kind = 'substance_use' or e.kind = 'note' and e.code = 'vulnerability')
    and i.superseded_at is null
"""


def gather(con: duckdb.DuckDBPyConnection) -> None:
    """Make `address_record` from the canonical tables, person_subject and `at_place`."""
    con.execute(_LOOSE)
    find_lineages(con)
    con.execute(_PLACED)
    con.execute(f"create or replace temp table own as {_OWN}")
    con.execute(f"create or replace temp table lived as {_named(_LIVED)}")
    con.execute(f"create or replace temp table involved as {_named(_INVOLVED)}")
    con.execute(_THERE)
    con.execute(_KIN)
    parts = ("from own", "from involved", _HEARD, _NAMED, "from lived", _NEEDS, _RELATED)
    con.execute(f"create or replace table address_record as {' union all '.join(parts)}")
    for table in (
        "fact_loose",
        "lineage",
        "written",
        "placed",
        "own",
        "lived",
        "involved",
        "there",
        "kin",
    ):
        con.execute(f"drop table {table}")


def _named(select: str) -> str:
    """The rows under the names that `own` gives them."""
    return f"from own where false union all {select}"
