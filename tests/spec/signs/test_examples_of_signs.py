"""Every example of every sign: the same small tables that the manual prints."""

from typing import Any

import duckdb
import pytest

from wayhome import chronology, signs
from wayhome.records.schema import TABLES
from wayhome.signs import SIGNS
from wayhome.signs.examples import AS_OF, Example, laid, rows_of

# Every example has its own people and records, and all are built in one go: so each of them also
# shows that people who have nothing to do with a child change nothing for the child.
EXAMPLES = {
    f"{code}-{number}/": (code, example)
    for code, sign in SIGNS.items()
    for number, example in enumerate(sign.examples)
}
CASES = [pytest.param(mark, id=f"{code}: {e.title}") for mark, (code, e) in EXAMPLES.items()]
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
def built() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{c.name}" {c.type}' for c in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.execute("create table person_subject (subject_ref varchar, person_id varchar)")
    con.execute("create table agency (code varchar, name varchar, kind varchar, area varchar)")
    for mark, (_, example) in EXAMPLES.items():
        _lay(con, example, mark)
    chronology.build(con)
    signs.build(con, AS_OF)
    return con


def _lay(con: duckdb.DuckDBPyConnection, example: Example, mark: str) -> None:
    for table, values in laid(example, mark):
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" for _ in values)
        con.execute(f"insert into {table} ({names}) values ({marks})", list(values.values()))


@pytest.mark.parametrize("mark", CASES)
def test_example(mark: str, built: duckdb.DuckDBPyConnection) -> None:
    code, example = EXAMPLES[mark]
    assert _fired(built, code, example, mark) == _expected(example)


def _expected(example: Example) -> list[dict[str, str]]:
    return [
        {name: row.get(name, "") for name in _asked(example)} for row in rows_of(example.expect)
    ]


def _asked(example: Example) -> list[str]:
    return [cell.strip() for cell in example.expect.strip().splitlines()[0].split("|")]


def _fired(
    con: duckdb.DuckDBPyConnection, code: str, example: Example, mark: str
) -> list[dict[str, str]]:
    rows = con.execute(
        f"""select {", ".join(COLUMNS.values())}, (
            select string_agg(record_id, ' ' order by record_id) from sign_evidence e
            where e.sign_id = s.sign_id and e.audience = s.audience)
        from sign s where code = ? and audience = 'open' and person_id = ?
        order by fired_on""",
        [code, f"{mark}child"],
    ).fetchall()
    asked = _asked(example) if example.fires else []
    found = [
        dict(zip([*COLUMNS, "evidence"], (_word(v).replace(mark, "") for v in row), strict=True))
        for row in rows
    ]
    return [{name: row[name] for name in asked} for row in found]


def _word(value: Any) -> str:
    return "" if value is None else str(value)
