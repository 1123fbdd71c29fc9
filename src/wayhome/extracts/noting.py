"""What is noted of rows that were let in: one reason a check that any of them sets off."""

from dataclasses import replace

import duckdb

from wayhome.extracts.checks import Check, Compiled
from wayhome.extracts.contract import Severity
from wayhome.extracts.receipt import Example, Reason
from wayhome.extracts.refused_kept import EXAMPLES


def noted(
    con: duckdb.DuckDBPyConnection, compiled: Compiled, table: str, good: str, marks: list[int]
) -> tuple[Reason, ...]:
    """The notes on one table's rows; `marks` are the bits that any of them has."""
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
