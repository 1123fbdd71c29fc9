"""What may have changed since the release before: everything that has, and hardly anything else."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from wayhome.records import changed
from wayhome.signs.trial import empty_tables

MANY = 5_000
_HELD = f"""
insert into event (record_id, kind, marking) select 'e' || i, 'stop', 'open'
    from range({MANY}) t(i);
insert into involvement (record_id, event_id, role) select 'i' || i, 'e' || i, 'stopped'
    from range({MANY}) t(i);
insert into person_subject select 's' || i, 'P' || i from range({MANY}) t(i)
"""


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty_tables() as con:
        con.execute(_HELD)
        yield con


def _release(con: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    folder.mkdir()
    assert changed.find_changed(con, None, folder) is None
    duckdb.connect(str(folder / changed.DATABASE)).close()
    return folder


def _found(con: duckdb.DuckDBPyConnection, last: Path) -> set[str]:
    assert changed.find_changed(con, last, None)
    found = {one for (one,) in con.execute("from record_changed").fetchall()}
    con.execute(f"detach {changed.OPENED}")
    return found


@pytest.mark.parametrize(
    ("does", "told", "gone"),
    [
        ("update event set marking = 'sealed' where record_id = 'e7'", {"e7"}, set()),
        ("insert into event (record_id) values ('new')", {"new"}, set()),
        ("update involvement set role = 'witness' where record_id = 'i9'", {"e9"}, set()),
        ("update person_subject set person_id = 'P1' where subject_ref = 's5'", {"s5"}, set()),
        ("delete from involvement where record_id = 'i3'", {"e3"}, set()),
        ("delete from event where record_id = 'e4'", {"e4"}, set()),  # its part still names it
        ("delete from person_subject where subject_ref = 's8'", set(), {"s8"}),
        ("select 1", set(), set()),
    ],
)
def test_what_has_changed_is_found(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, does: str, told: set[str], gone: set[str]
) -> None:
    last = _release(con, tmp_path / "0")
    con.execute(does)
    assert _found(con, last) == told
    sql = f"select was from unnest($gone) t(was) where {changed.may_differ('was')}"
    assert {one for (one,) in con.execute(sql, {"gone": list(gone)}).fetchall()} == gone


def test_of_many_changes_little_else_is_found(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    last = _release(con, tmp_path / "0")
    con.execute("update event set kind = 'found' where record_id like 'e1%'")
    (told,) = con.execute("select count(*) from event where kind = 'found'").fetchall()[0]
    assert told <= len(_found(con, last)) <= told + 5


def test_what_was_made_otherwise_or_is_torn_is_not_carried_over(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = _release(con, tmp_path / "0")
    with monkeypatch.context() as other:
        other.setattr(changed, "MOST", -1)  # more has changed than is worth looking at by itself
        assert changed.find_changed(con, last, None) is None
    head = last / changed.FOLDER / changed.HEAD
    whole = head.read_text(encoding="utf-8")
    for text in (whole.replace("rules", "other"), whole[:9]):
        head.write_text(text, encoding="utf-8")
        assert changed.find_changed(con, last, None) is None
    head.write_text(whole, encoding="utf-8")
    (last / changed.DATABASE).unlink()
    assert changed.find_changed(con, last, None) is None
