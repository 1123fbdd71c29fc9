"""Properties: no accepted row is lost, every record is unique, order means nothing."""

import random
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome import records
from wayhome.extracts import feeds
from wayhome.extracts.contract import Column, Feed, Type
from wayhome.records.mappings import NO_FACTS
from wayhome.records.schema import TABLES

# rows that say that there is nothing to say
STATES_NOTHING = {
    # whose lawful basis has ended
    "telephones.ownership": "basis_until < current_date",
    "telephones.calls": "basis_until < current_date",
    "ssda903.previous_permanence": "PREV_PERM = 'Z1'",
    "ssd.ssd_assessment_factors": "cinf_assessment_factors_json is null"
    " or not contains(cinf_assessment_factors_json, '1')",
}


def value(column: Column, feed: Feed, number: int, chance: random.Random) -> Any:
    """Something that a column of this type may hold; few different keys, so that joins meet."""
    if not column.required and chance.random() < 0.3:
        return None
    if column.codes:
        codes = sorted(feed.codes[column.codes].values)
        code = chance.choice([*codes, "no such code"])
        return [code] if column.type is Type.CODES else code
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(2000))
    made = {
        Type.DATE: day,
        Type.DATETIME: datetime.combine(day, datetime.min.time()) + timedelta(minutes=number),
        Type.INTEGER: chance.randrange(50),
        Type.DECIMAL: chance.random() * 60,
        Type.YES_NO: chance.random() < 0.5,
        Type.POSTCODE: chance.choice(["LS1 4DY", "NR1 1AA", "nonsense"]),
        Type.JSON: chance.choice(['["24A", "1B"]', '{"1A": "Yes"}', '{"FLAT": "2', "nonsense"]),
    }
    return made.get(column.type, f"{chance.randrange(4)}")


def rows_of(feed: Feed, name: str, count: int, chance: random.Random) -> list[dict[str, Any]]:
    table = feed.table(name)
    made = [
        {c.name: value(c, feed, number, chance) for c in table.columns} for number in range(count)
    ]
    # the first text of the key is the row's own number, when the key has only one column
    if len(table.key) == 1 and table.column(table.key[0]).type is Type.TEXT:
        for number, row in enumerate(made):
            row[table.key[0]] = str(number)
    return made


@pytest.mark.parametrize("name", sorted(set(feeds()) - {"generic", "own", "ssd"}))
def test_every_accepted_row_leads_to_a_canonical_row(name: str, store: Any) -> None:
    _check_nothing_is_lost(name, store, seed=7)


@pytest.mark.parametrize("name", ["generic", "own", "ssd"])
def test_every_accepted_row_of_a_wide_feed_leads_to_a_canonical_row(name: str, store: Any) -> None:
    _check_nothing_is_lost(name, store, seed=8)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(feeds()))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**31))
def test_nothing_is_lost_whatever_comes(
    name: str, seed: int, tmp_path_factory: Any, new_store: Any
) -> None:
    _check_nothing_is_lost(name, new_store(tmp_path_factory.mktemp("store")), seed)


def _check_nothing_is_lost(name: str, store: Any, seed: int) -> None:
    chance = random.Random(seed)
    feed = feeds()[name]
    for moment in ("2026-01-01", "2026-02-01"):
        for table in feed.tables:
            if chance.random() < 0.9:
                store.deliver(name, table.name, rows_of(feed, table.name, 6, chance), day=moment)
    con = duckdb.connect()
    records.build(con, store.path, {})
    _every_row_led_somewhere(con, feed, store)
    _every_record_is_unique(con)
    _every_reference_has_a_subject(con)


def _every_row_led_somewhere(con: duckdb.DuckDBPyConnection, feed: Feed, store: Any) -> None:
    reached = " union ".join(
        f"select delivery, source_table, source_row from {t.name}" for t in TABLES
    )
    con.execute(f"create table reached as {reached}")
    for table in feed.tables:
        source = f"{feed.name}.{table.name}"
        files = list(store.path.glob(f"*/{table.name}.parquet"))
        if source in NO_FACTS or not files:
            continue
        silent = STATES_NOTHING.get(source, "false")
        lost = con.execute(
            "select name, row from (select *, split_part(filename, '/', -2) as name"
            " from read_parquet($files, filename = true)) where not exists (select 1 from reached"
            " where delivery = name and source_table = $table and source_row = row)"
            f" and not coalesce({silent}, false)",
            {"files": [str(path) for path in files], "table": table.name},
        ).fetchall()
        assert lost == [], source


def _every_record_is_unique(con: duckdb.DuckDBPyConnection) -> None:
    for table in TABLES:
        doubled = con.execute(
            f"select record_id from {table.name} group by 1"
            " having count(*) > 1 or record_id is null"
        ).fetchall()
        assert doubled == [], table.name


def _every_reference_has_a_subject(con: duckdb.DuckDBPyConnection) -> None:
    nobody = con.execute(
        "select subject_ref from involvement where subject_ref not in"
        " (select subject_ref from subject)"
    ).fetchall()
    assert nobody == []


def test_the_order_of_folders_means_nothing(store: Any, tmp_path: Path) -> None:
    chance = random.Random(11)
    feed = feeds()["ssda903"]
    for moment in ("2026-01-01", "2026-02-01", "2026-03-01"):
        rows = rows_of(feed, "episodes", 12, chance)
        store.deliver("ssda903", "episodes", rows, day=moment, agency="NBC")
    other = tmp_path / "other"
    for folder in sorted(store.path.iterdir(), reverse=True):
        shutil.copytree(folder, other / folder.name)
    assert _contents(store.path) == _contents(other)


def _contents(store: Path) -> list[list[tuple[Any, ...]]]:
    con = duckdb.connect()
    records.build(con, store, {})
    return [
        con.execute(f"select * from {table.name} order by record_id").fetchall() for table in TABLES
    ]


def test_what_came_later_is_left_out(store: Any) -> None:
    store.deliver("police", "nominals", [{"nominal_id": "N1", "surname": "Hill"}])
    store.deliver("police", "nominals", [{"nominal_id": "N1", "surname": "Dale"}], day="2026-02-01")
    con = duckdb.connect()
    records.build(con, store.path, {}, as_of=datetime(2026, 1, 15))
    found = con.execute("select family_name, superseded_at from subject").fetchall()
    assert found == [("Hill", None)]
    records.build(con, store.path, {})
    found = con.execute(
        "select family_name, superseded_at, superseded_by from subject order by received_at"
    ).fetchall()
    assert [row[:2] for row in found] == [("Hill", datetime(2026, 2, 1, 9)), ("Dale", None)]
    assert found[0][2].endswith(":nominals:2")


def test_a_store_without_deliveries_gives_empty_tables(tmp_path: Path) -> None:
    con = duckdb.connect()
    records.build(con, tmp_path / "nowhere", {})
    for table in TABLES:
        assert con.execute(f"select count(*) from {table.name}").fetchall() == [(0,)]
