"""From the tables of a run to what a release keeps: Parquet, one file for serving, the index.

Rows of a person lie next to each other (sorted by person_id), so that one page reads a few
blocks of a table and not the table: DuckDB skips blocks by their smallest and largest value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wayhome import people
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.lines.speaking import ORDER as LINE_ORDER
from wayhome.network.ties import ORDER
from wayhome.people.figures import LINKING_FIGURE
from wayhome.people.waiting import LINK_TO_JUDGE, RECORD_TO_JUDGE
from wayhome.pipeline import fingerprint
from wayhome.pipeline.release import TABLES

# A page reads whole blocks. An eighth of DuckDB's usual block costs a scan little and lets a page
# of twenty people read a third of what it would (measured: 48 to 16 ms).
ROWS_IN_A_BLOCK = 16_384


@dataclass(frozen=True)
class Served:
    """One table of a release: the select that gives it and the order its rows lie in."""

    name: str
    order: str
    select: str = ""

    @property
    def query(self) -> str:
        return f"{self.select or f'select * from {self.name}'} order by {self.order}"


def _of_person(name: str) -> Served:
    select = f"select p.person_id, t.* from {name} t join person_subject p using (subject_ref)"
    return Served(name, "person_id, record_id", select)


# An event is served once for each person in it: pages read people, not events.
_EVENT = """
select p.person_id, i.subject_ref, i.role, i.record_id as involvement_id, e.*
from event e
join involvement i on i.event_id = e.record_id
join person_subject p on p.subject_ref = i.subject_ref
"""

# Of an address pages read the records' own rows that stand; people in them are read from ties.
ADDRESS_RECORD = """
select * exclude (person_id, role, head, superseded_at) from address_record
where person_id is null and superseded_at is null
"""
# Every version of what was recorded at an address, so that an answer given on an earlier one is
# known to be on the same record.
ADDRESS_VERSION = """
select distinct place_id, record_id, head, agency, marking from address_record
where person_id is null and kind <> 'line'
"""

# Of dealing at an address pages say nothing, so it is not served.
PLACE_TOLD = """
select distinct place_id, what, record_id, agency, marking, grading, began, ended, recorded_at,
    received_at
from place_told where what = 'taken_over'
"""

SERVED: tuple[Served, ...] = (
    Served("agency", "code"),
    Served("delivery", "delivery"),
    _of_person("subject"),
    _of_person("stay"),
    _of_person("contact_point"),
    Served("call", "caller, called, occurred_from, record_id"),
    _of_person("statement"),
    _of_person("relation"),
    _of_person("involvement"),
    Served("event", "person_id, record_id, involvement_id", _EVENT),
    Served("thing", "event_id, record_id"),
    Served("person", "person_id"),
    Served("person_subject", "person_id, subject_ref"),
    Served("person_forward", "was, agency"),
    Served("person_change", "all"),
    Served("link", "left_ref, right_ref"),
    Served("link_to_judge", "agency, left_person, right_person, marking", LINK_TO_JUDGE),
    Served("record_to_judge", "subject_ref, person_id, agency, marking", RECORD_TO_JUDGE),
    Served("linking_figure", "figure, source, other", LINKING_FIGURE),
    Served("judgement", "record_id"),
    Served("answer", "record_id"),
    Served("dispute", "record_id"),
    Served("decision", "record_id"),
    Served("step_note", "record_id"),
    Served("stated_model", "record_id"),
    Served("fact", "person_id, record_id"),
    Served("holding", "person_id, record_id"),
    Served("episode", "person_id, episode_id"),
    Served("at_place", "place_id, record_id"),
    Served("tie", ORDER.format("tie")),
    Served("line_fact", LINE_ORDER),
    Served("person_told", "person_id, record_id, what", "select * from told"),
    Served("place_told", "place_id, record_id, what", PLACE_TOLD),
    Served("episode_record", "episode_id, record_id"),
    Served("sign", "person_id, sign_id"),
    Served("sign_evidence", "sign_id, record_id"),
    Served("sign_need", "all"),
    Served("sign_aside", "person_id, code, audience, fired_on"),
    Served("sign_aside_evidence", "sign_id, record_id, agency"),
    Served("address_record", "place_id, record_id, kind, code, names", ADDRESS_RECORD),
    Served("address_version", "place_id, record_id, head, agency, marking", ADDRESS_VERSION),
    Served("address_sign", "place_id, sign_id, audience"),
    Served("address_sign_evidence", "sign_id, audience, record_id, agency, marking"),
    Served("address_need", "all"),
)


@dataclass(frozen=True)
class Kept:
    """What was kept of one table."""

    table: str
    rows: int
    fingerprint: str


def keep(con: duckdb.DuckDBPyConnection, folder: Path, database: Path) -> Iterator[Kept]:
    """Write every served table to `folder` as Parquet and into the file for serving."""
    (folder / TABLES).mkdir()
    con.execute(f"attach '{database}' as serving (row_group_size {ROWS_IN_A_BLOCK})")
    # Order is the point of these tables; without this DuckDB may write blocks as they come.
    con.execute("set preserve_insertion_order = true")
    for served in SERVED:
        name = f"serving.main.{served.name}"
        con.execute(f"create table {name} as {served.query}")
        con.execute(f"copy {name} to '{folder}/{TABLES}/{served.name}.parquet' (compression zstd)")
        yield Kept(served.name, _count(con, name), fingerprint.of_table(con, name))
    con.execute("checkpoint serving")
    con.execute("detach serving")
    people.keep_index(con, folder)
    keep_graph(con, folder)


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    found = con.execute(f"select count(*) from {table}").fetchone()
    assert found is not None
    return int(found[0])
