"""What is kept of the rows that were left out: where they stand, why, and the row as it came.

Kept as refused.parquet and, for whoever mends and sends again, as refused.csv. Only the receipt's
examples leave the agency's own view; those hold no value.
"""

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.extracts import wording
from wayhome.extracts.checks import Check, Compiled
from wayhome.extracts.contract import Severity
from wayhome.extracts.reading import Sheet
from wayhome.extracts.receipt import Example, Reason
from wayhome.extracts.typing_sql import sql_text

EXAMPLES = 5
SHORT_YEAR = r"\d{1,2}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{2}(\s.*)?"
LIKE_A_DATE = r"(\d{1,4}[/. -](\d{1,2}|[A-Za-z]{3,9})[/. -]\d{1,4}|\d{8})([T ].*)?"


def start(con: duckdb.DuckDBPyConnection) -> None:
    """The empty table `refused` of one delivery."""
    con.execute(
        'CREATE OR REPLACE TABLE refused ("table" VARCHAR, "row" BIGINT, "column" VARCHAR,'
        " value_class VARCHAR, code VARCHAR, sentence VARCHAR, given VARCHAR)"
    )


def keep_refused(
    con: duckdb.DuckDBPyConnection, sheet: Sheet, compiled: Compiled, table: str, *, repeated: bool
) -> int:
    """Add a sheet's refused rows to `refused`; how many rows those are."""
    found = _count_broken(con, compiled)
    if found:
        _keep_broken(con, sheet, compiled, table)
    if repeated:
        found += _keep_repeated(con, compiled, table)
    if sheet.ragged:
        _keep_ragged(con, sheet, table)
    return found + len(sheet.ragged)


def _count_broken(con: duckdb.DuckDBPyConnection, compiled: Compiled) -> int:
    if not any(check.severity is Severity.REFUSE for check in compiled.checks):
        return 0
    broken = compiled.any_of(Severity.REFUSE)
    return int(con.execute(f"SELECT count(*) FROM checked WHERE {broken}").fetchall()[0][0])


def _keep_broken(
    con: duckdb.DuckDBPyConnection, sheet: Sheet, compiled: Compiled, table: str
) -> None:
    checks = [check for check in compiled.checks if check.severity is Severity.REFUSE]
    con.register("reasons", _reasons(checks))
    words = " ".join(f"WHEN {n} THEN w{n}" for n in range(compiled.words))
    value = "trim(given[reasons.place + 1])"
    short, like = (
        f"reasons.kind = 'date' AND regexp_full_match({value}, '{shape}')"
        for shape in (SHORT_YEAR, LIKE_A_DATE)
    )
    marks = ", ".join(f"w{n}" for n in range(compiled.words))
    said = [
        f"CASE WHEN {short} THEN {sql_text(a)} WHEN {like} THEN {sql_text(b)} ELSE {c} END"
        for a, b, c in zip(
            _parts(wording.DATE_SHORT_YEAR),
            _parts(wording.DATE_IMPOSSIBLE),
            ("reasons.value_class", "reasons.code", "reasons.says"),
            strict=True,
        )
    ]
    con.execute(
        f"""
INSERT INTO refused
SELECT {sql_text(table)}, broken.row, reasons."column", {", ".join(said)}, {_as_json(sheet.header)}
FROM (SELECT row, given, {marks} FROM checked WHERE {compiled.any_of(Severity.REFUSE)}) AS broken
JOIN reasons ON ((CASE reasons.word {words} END) & reasons.bit) <> 0
ORDER BY broken.row, reasons.number"""
    )
    con.unregister("reasons")


def _reasons(checks: list[Check]) -> pa.Table:
    return pa.table(
        {
            "number": pa.array([check.number for check in checks], pa.int64()),
            "word": pa.array([check.word for check in checks], pa.int64()),
            "bit": pa.array([check.bit for check in checks], pa.int64()),
            "place": pa.array([check.place for check in checks], pa.int64()),
            "column": pa.array([check.column for check in checks], pa.string()),
            "kind": pa.array([check.kind for check in checks], pa.string()),
            "value_class": pa.array([c.wording.value_class for c in checks], pa.string()),
            "code": pa.array([check.wording.code for check in checks], pa.string()),
            "says": pa.array([check.wording.says for check in checks], pa.string()),
        }
    )


def _parts(said: wording.Wording) -> tuple[str, str, str]:
    return said.value_class, said.code, said.says


def _as_json(header: tuple[str, ...]) -> str:
    """The row as the file had it, as JSON text with the file's own column names."""
    names = _distinct(header)
    pairs = ", ".join(f"{sql_text(name)}, given[{n}]" for n, name in enumerate(names, 1))
    return f"json_object({pairs})::VARCHAR"


def _distinct(header: tuple[str, ...]) -> list[str]:
    seen: dict[str, int] = {}
    names = []
    for column in header:
        seen[column] = seen.get(column, 0) + 1
        names.append(column if seen[column] == 1 else f"{column} ({seen[column]})")
    return names


def _keep_repeated(con: duckdb.DuckDBPyConnection, compiled: Compiled, table: str) -> int:
    said = wording.DUPLICATE
    columns = ", ".join(compiled.stored)
    added = con.execute(
        f"""
INSERT INTO refused
SELECT {sql_text(table)}, row, '', {sql_text(said.value_class)}, {sql_text(said.code)},
    replace({sql_text(said.says)}, '{{first}}', first_row::VARCHAR),
    to_json(struct_pack({columns}))::VARCHAR
FROM checked JOIN repeated USING (row_key)
WHERE row <> first_row AND NOT {compiled.any_of(Severity.REFUSE)} ORDER BY row"""
    )
    return int(added.fetchall()[0][0])


def _keep_ragged(con: duckdb.DuckDBPyConnection, sheet: Sheet, table: str) -> None:
    said, wanted = wording.FIELDS, len(sheet.header)
    rows = pa.table(
        {
            "table": [table] * len(sheet.ragged),
            "row": [bad.row for bad in sheet.ragged],
            "column": [""] * len(sheet.ragged),
            "value_class": [said.value_class] * len(sheet.ragged),
            "code": [said.code] * len(sheet.ragged),
            "sentence": [said.says.format(fields=b.fields, wanted=wanted) for b in sheet.ragged],
            "given": [json.dumps([bad.text], ensure_ascii=False) for bad in sheet.ragged],
        }
    )
    con.register("ragged", rows)
    con.execute("INSERT INTO refused SELECT * FROM ragged")
    con.unregister("ragged")


def write_refused(con: duckdb.DuckDBPyConnection, kept: Path) -> tuple[Reason, ...]:
    """Write the refused rows, if any, and sum them up by reason."""
    rows = con.execute(
        f"""
SELECT code, min(sentence), count(DISTINCT ("table", "row")),
    arg_min({{'t': "table", 'r': "row", 'c': "column"}}, ("table", "row"), {EXAMPLES})
FROM refused GROUP BY code ORDER BY 3 DESC, 1"""
    ).fetchall()
    if rows:
        _write_ordered(con, kept)
    return tuple(_reason(*row) for row in rows)


def _write_ordered(con: duckdb.DuckDBPyConnection, kept: Path) -> None:
    ordered = 'COPY (FROM refused ORDER BY "table", "row", "column", code) TO'
    # two threads that sort a million wide rows do not fit into the memory of a large delivery
    con.execute("SET threads = 1")
    try:
        con.execute(f"{ordered} {sql_text(str(kept / 'refused.parquet'))} (FORMAT parquet)")
        con.execute(f"{ordered} {sql_text(str(kept / 'refused.csv'))} (FORMAT csv, HEADER)")
    finally:
        con.execute("RESET threads")


def _reason(code: str, says: str, rows: int, examples: list[dict[str, object]]) -> Reason:
    said = {wording.DUPLICATE.code: "An earlier row of the file has the same key."}.get(code, says)
    if code == wording.FIELDS.code:
        said = "The row has not as many fields as the header."
    found = (Example(str(e["t"]), int(str(e["r"])), str(e["c"] or "")) for e in examples)
    return Reason(code, said, rows, tuple(found))


def noted(
    con: duckdb.DuckDBPyConnection, compiled: Compiled, table: str, good: str, marks: list[int]
) -> tuple[Reason, ...]:
    """Notes on rows that were let in: one reason a check that any of them sets off."""
    return tuple(
        _note(con, check, table, good)
        for check in compiled.checks
        if check.severity is Severity.NOTE and marks[check.word] & check.bit
    )


def _note(con: duckdb.DuckDBPyConnection, check: Check, table: str, good: str) -> Reason:
    rows, first = con.execute(
        f"SELECT count(*), min(row, {EXAMPLES}) {good} AND (w{check.word} & {check.bit}) <> 0"
    ).fetchall()[0]
    examples = tuple(Example(table, row, check.column) for row in first)
    return Reason(check.wording.code, check.wording.says, rows, examples)


def together(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Reasons of several tables and columns summed up by code."""
    summed: dict[str, Reason] = {}
    for reason in reasons:
        held = summed.get(reason.code, replace(reason, rows=0, examples=()))
        summed[reason.code] = replace(
            held,
            rows=held.rows + reason.rows,
            examples=(held.examples + reason.examples)[:EXAMPLES],
        )
    return tuple(summed.values())
