"""Trying the rules: every example laid out as records and run the whole way through.

The tests run this, and `wayhome signs check` runs it on any installation, so that anybody can see
that the rules in use do what their manual says.
Keeps: a database of its own in memory; nothing of an installation is read or written.
"""

from collections.abc import Mapping
from typing import Any

import duckdb

from wayhome import chronology, network
from wayhome.records.schema import TABLES
from wayhome.signs.aside import ASIDE
from wayhome.signs.building import build
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.examples import AS_OF, Example, laid, rows_of
from wayhome.signs.subject import PERSON, Subject

# Column of an example's expectation to column of `sign`.
_COLUMNS = {
    "fired_on": "fired_on",
    "newest": "newest",
    "until": "until",
    "strength": "strength",
    "alone": "first_alone",
    "agency": "first_alone_agency",
    "together": "first_together",
    "sure": "together_sure",
    "received": "first_received",
    "reads": "wording",
}


def every_example() -> dict[str, tuple[str, Example]]:
    """Every example of the catalogue with its sign's code, by a mark that keeps it apart."""
    return {
        f"{code}-{number}/": (code, example)
        for code, sign in SIGNS.items()
        for number, example in enumerate(sign.examples, 1)
    }


def empty_tables(con: duckdb.DuckDBPyConnection | None = None) -> duckdb.DuckDBPyConnection:
    """The canonical tables with nobody in them, in a database; of its own in memory without one."""
    con = con or duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.execute("create table person_subject (subject_ref varchar, person_id varchar)")
    con.execute("create table agency (code varchar, name varchar, kind varchar, area varchar)")
    con.execute("create table delivery (agency varchar, feed varchar, received_at timestamp)")
    return con


def lay(con: duckdb.DuckDBPyConnection, example: Example, mark: str = "") -> None:
    """Add the records of one example."""
    for table, values in laid(example, mark):
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" for _ in values)
        con.execute(f"insert into {table} ({names}) values ({marks})", list(values.values()))


def run(examples: Mapping[str, tuple[str, Example]]) -> duckdb.DuckDBPyConnection:
    """Build chronology and signs over several examples together, each kept apart by its mark.

    That they lie side by side shows as well that one child's records change nothing for another.
    """
    con = empty_tables()
    for mark, (_, example) in examples.items():
        lay(con, example, mark)
    chronology.build(con)
    network.map_out(con)
    build(con, AS_OF)
    return con


def expected(example: Example) -> list[dict[str, str]]:
    """What an example promises, in the columns that it names."""
    return [{n: row.get(n, "") for n in _asked(example)} for row in rows_of(example.expect)]


def fired(
    con: duckdb.DuckDBPyConnection, code: str, example: Example, mark: str, of: Subject = PERSON
) -> list[dict[str, str]]:
    """What a sign made of an example's child, or address, in the same columns."""
    of = ASIDE if code in SIGNS and SIGNS[code].aside else of
    whom = f"uprn:{mark}{example.at}" if example.at else f"{mark}child"
    sql = f"""select {", ".join(_COLUMNS.values())}, (
            select string_agg(distinct record_id, ' ' order by record_id) from sign_evidence e
            where e.sign_id = s.sign_id and e.audience = s.audience)
        from sign s where code = ? and audience = 'open' and person_id = ? order by fired_on"""
    rows = con.execute(of.told(sql), [code, whom]).fetchall()
    names = [*_COLUMNS, "evidence"]
    found = [dict(zip(names, map(_word, row), strict=True)) for row in rows]
    return [{name: row[name].replace(mark, "") for name in _asked(example)} for row in found]


def _asked(example: Example) -> list[str]:
    if not example.fires:
        return ["fired_on"]
    return [cell.strip() for cell in example.expect.strip().splitlines()[0].split("|")]


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
