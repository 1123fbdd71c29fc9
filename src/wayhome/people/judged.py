"""People's judgements as linking obeys them: pairs of units judged the same, and judged apart.

What stands, and what counts while judgements contradict each other, is for judging.py alone; the
pages of the workspace ask it too, so that a build and a page cannot differ.
"""

import pyarrow as pa
from duckdb import DuckDBPyConnection

from wayhome.people.judging import Counted, Judged, Pair, Said, counted

HELD = """
select coalesce(judgement_id, record_id), left_ref, right_ref, judgement, coalesce(judged_by, ''),
  coalesce(occurred_from, recorded_at, received_at), coalesce(takes_back, '')
from {records}.judgement
where superseded_at is null and left_ref <> right_ref
"""

JUDGED = """
create table judged as
select distinct least(l.unit, r.unit) as unit_l, greatest(l.unit, r.unit) as unit_r, judgement
from judged_pair j join unit l on l.subject_ref = j.left_ref
join unit r on r.subject_ref = j.right_ref
where l.unit <> r.unit
"""


def show_judged(con: DuckDBPyConnection, records: str) -> None:
    """Make `judged_pair(left_ref, right_ref, judgement)` with 'same' and 'not_same' alone."""
    con.register("judged_found", _table(counted(_held(con, records))))
    con.execute("create table judged_pair as from judged_found")
    con.unregister("judged_found")


def build_judged(con: DuckDBPyConnection) -> None:
    """Make `judged(unit_l, unit_r, judgement)` of the same, after `show_judged`."""
    con.execute(JUDGED)


def _held(con: DuckDBPyConnection, records: str) -> list[Judged]:
    """The judgements that came with the records (feed `own`); none where the table is missing."""
    catalogue, schema = (part.strip('"') for part in records.split("."))
    found = con.execute(
        "select 1 from duckdb_tables() where database_name = ? and schema_name = ? "
        "and table_name = 'judgement'",
        [catalogue, schema],
    ).fetchall()
    rows = con.execute(HELD.format(records=records)).fetchall() if found else []
    return [Judged(*row) for row in rows]


def _table(found: Counted) -> pa.Table:
    rows: list[tuple[Pair, Said]] = [
        *((each, Said.SAME) for each in sorted(found.same)),
        *((each, Said.NOT_SAME) for each in sorted(found.not_same)),
    ]
    columns = {
        "left_ref": [left for (left, _), _ in rows],
        "right_ref": [right for (_, right), _ in rows],
        "judgement": [str(said) for _, said in rows],
    }
    return pa.table({name: pa.array(held, pa.string()) for name, held in columns.items()})
