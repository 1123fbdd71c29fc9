"""Which record replaced which: the head of every line of versions, and when it was replaced.

A monthly delivery repeats last month's rows with one more date filled in. The newest version is
the fact; the day we first knew of it belongs to its oldest version. `head` names the source row of
the newest version on all of them; `replaced_at` says when the agency wrote the replacement.
Keeps: a fact without versions has no head; a line of versions ends in exactly one head.
"""

import duckdb

# What all versions of a record share: the source row of the newest, and which part of a row it is
# (a record's id is its source row and that part: records.provenance). Read over `fact`.
VERSION_OF = """(coalesce(head, array_to_string(string_split(record_id, ':')[1:3], ':'))
    || ':' || array_to_string(string_split(record_id, ':')[4:], ':'))"""

_REPLACED = """
create or replace temp table lineage as
select source_row as row, any_value(superseded_by) as head, any_value(superseded_by) as by_row
from fact_loose where superseded_by is not null group by source_row
"""

# Pointer jumping: after n rounds a line of 2^n versions is traced.
_JUMP = """
create or replace temp table lineage as
select l.row, coalesce(further.head, l.head) as head, l.by_row
from lineage l left join lineage further on further.row = l.head
"""

_PENDING = "select count(*) from lineage l join lineage further on further.row = l.head"

_WRITTEN = """
create or replace temp table written as
select source_row as row, min(coalesce(recorded_at, occurred_from, received_at)) as written_at
from fact_loose where source_row in (select by_row from lineage) group by source_row
"""

_FACT = """
create or replace table fact as
select f.* exclude (source_row, superseded_by),
    coalesce(l.head, h.head) as head,
    case when f.superseded_at is not null then coalesce(w.written_at, f.superseded_at) end
        as replaced_at
from fact_loose f
left join lineage l on l.row = f.source_row
left join (select distinct head from lineage) h on h.head = f.source_row
left join written w on w.row = l.by_row
"""


def trace_lineages(con: duckdb.DuckDBPyConnection, rounds: int = 40) -> None:
    """Make `fact` from `fact_loose` by adding `head` and `replaced_at`."""
    find_lineages(con, rounds)
    head_facts(con)
    con.execute("drop table lineage")
    con.execute("drop table written")


def find_lineages(con: duckdb.DuckDBPyConnection, rounds: int = 40) -> None:
    """Make `lineage(row, head, by_row)` and `written(row, written_at)` from `fact_loose`."""
    con.execute(_REPLACED)
    for _ in range(rounds):  # a bound, so that a loop in bad data cannot hang a run
        found = con.execute(_PENDING).fetchone()
        if found is None or not found[0]:
            break
        con.execute(_JUMP)
    con.execute(_WRITTEN)


def head_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Make `fact` from `fact_loose`, `lineage` and `written`."""
    con.execute(_FACT)
