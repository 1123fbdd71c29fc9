"""What keeps two groups of records apart, whatever the weights say.

    slot     a unit's value of something a person has one of (NHS number, pupil number, police
             number, child id in one council's system): two groups with different values stay apart
    cannot   a pair that must not be one person: judged not the same, twins, or an identifier
             shared by clearly different people

Both are tables over units; clusters.py keeps them at the level of whole groups.
"""

from duckdb import DuckDBPyConnection

SLOT = """
create table slot as
select unit, kind, value from (
  select unit, 'nhs number' as kind, nhs_number as value from unit where not sealed
  union select unit, 'pupil number', upn from unit where not sealed
  union select unit, 'pupil number', former_upn from unit where not sealed and upn is not null
  union select unit, 'police number', pnc_id from unit where not sealed
  union select unit, 'child id in ' || agency || '/' || system, child_id
    from unit where not sealed
)
where value is not null order by unit, kind, value
"""

# Twins and triplets: born the same day, same surname, same home, and first names clearly different.
TWINS = """
select least(l.unit, r.unit), greatest(l.unit, r.unit), 'twins or siblings born the same day'
from face l join face r on l.dob = r.dob and l.family = r.family and l.postcode = r.postcode
  and l.unit < r.unit
where not l.dob_default and l.first <> r.first
  and len(l.first) > 1 and len(r.first) > 1
  and jaro_winkler_similarity(l.first, r.first)
    < case when l.first[1] = r.first[1] then 0.8 else 0.9 end
  and l.first_skeleton <> r.first_skeleton
  and not coalesce(list_contains(l.nicknames, r.first), false)
  and not coalesce(list_contains(r.nicknames, l.first), false)
  and not coalesce(list_contains(l.middles, r.first), false)
  and not coalesce(list_contains(r.middles, l.first), false)
  and ((l.open and r.open) or l.open <> r.open or l.agency = r.agency)
"""

CONFLICTS = """
select unit_l, unit_r, 'the same ' || kind || ', but clearly different people' from sharing
where not agrees
"""

# The last word on a pair counts, whichever way round it was put.
JUDGED = """
create table judged as
select least(l.unit, r.unit) as unit_l, greatest(l.unit, r.unit) as unit_r,
  arg_max(j.judgement, (j.received_at, coalesce(j.recorded_at, j.received_at), j.record_id))
    as judgement
from {records}.judgement j join unit l on l.subject_ref = j.left_ref
join unit r on r.subject_ref = j.right_ref
where l.unit <> r.unit and j.superseded_at is null
group by all
"""

NOT_SAME = """
select unit_l, unit_r, 'judged not the same person' from judged where judgement = 'not_same'
"""

MUST = """
create table must as
select unit_l, unit_r from judged j join unit l on l.unit = unit_l join unit r on r.unit = unit_r
where judgement = 'same' and not l.sealed and not r.sealed
"""

CANNOT = f"""
create table cannot as
select unit_l, unit_r, max(why) as why
from ({NOT_SAME} union all {CONFLICTS} union all {TWINS}) t(unit_l, unit_r, why)
group by all order by all
"""


def build_vetoes(con: DuckDBPyConnection, records: str) -> None:
    """Make `slot(unit, kind, value)`, `cannot(unit_l, unit_r, why)`, `must(unit_l, unit_r)`."""
    con.execute(SLOT)
    if _has_judgements(con, records):
        con.execute(JUDGED.format(records=records))
    else:
        con.execute("create table judged (unit_l integer, unit_r integer, judgement varchar)")
    con.execute(CANNOT)
    con.execute(MUST)


def _has_judgements(con: DuckDBPyConnection, records: str) -> bool:
    """Whether people's judgements came with the records (feed `own`)."""
    catalogue, schema = (part.strip('"') for part in records.split("."))
    found = con.execute(
        "select 1 from duckdb_tables() where database_name = ? and schema_name = ? "
        "and table_name = 'judgement'",
        [catalogue, schema],
    ).fetchall()
    return bool(found)
