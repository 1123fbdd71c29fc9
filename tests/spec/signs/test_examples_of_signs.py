"""Every example of every sign: the same small tables that the manual prints."""

from datetime import date
from typing import Any

import duckdb
import pytest

from wayhome import chronology, signs
from wayhome.records.schema import TABLES
from wayhome.signs import SIGNS
from wayhome.signs.examples import Example, laid, rows_of

CASES = [
    pytest.param(code, example, id=f"{code}: {example.title}")
    for code, sign in SIGNS.items()
    for example in sign.examples
]
COLUMNS = {
    "fired_on": "fired_on",
    "until": "until",
    "strength": "strength",
    "alone": "first_alone",
    "agency": "first_alone_agency",
    "together": "first_together",
    "received": "first_received",
}


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {c.type}' for c in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.execute("create table person_subject (subject_ref varchar, person_id varchar)")
    con.execute("create table agency (code varchar, name varchar, kind varchar, area varchar)")
    con.execute("create table delivery (agency varchar, received_at timestamp)")
    return con


def _lay(con: duckdb.DuckDBPyConnection, example: Example) -> None:
    for name in [t.name for t in TABLES] + ["person_subject", "agency", "delivery"]:
        con.execute(f"delete from {name}")
    for table, values in laid(example):
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" for _ in values)
        con.execute(f"insert into {table} ({names}) values ({marks})", list(values.values()))


@pytest.mark.parametrize(("code", "example"), CASES)
def test_example(code: str, example: Example, empty: duckdb.DuckDBPyConnection) -> None:
    _lay(empty, example)
    chronology.build(empty)
    signs.build(empty, date.fromisoformat(example.as_of), only=[code])
    assert _fired(empty, code, example) == _expected(example)


def _expected(example: Example) -> list[dict[str, str]]:
    return [
        {name: row.get(name, "") for name in _asked(example)} for row in rows_of(example.expect)
    ]


def _asked(example: Example) -> list[str]:
    return [cell.strip() for cell in example.expect.strip().splitlines()[0].split("|")]


def _fired(con: duckdb.DuckDBPyConnection, code: str, example: Example) -> list[dict[str, str]]:
    rows = con.execute(
        f"""select {", ".join(COLUMNS.values())}, (
            select string_agg(record_id, ' ' order by record_id) from sign_evidence e
            where e.sign_id = s.sign_id and e.audience = s.audience)
        from sign s where code = ? and audience = 'open' and person_id = 'child'
        order by fired_on""",
        [code],
    ).fetchall()
    asked = _asked(example) if example.fires else []
    found = [dict(zip([*COLUMNS, "evidence"], map(_word, row), strict=True)) for row in rows]
    return [{name: row[name] for name in asked} for row in found]


def _word(value: Any) -> str:
    return "" if value is None else str(value)
