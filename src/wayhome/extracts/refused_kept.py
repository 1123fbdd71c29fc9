"""What is kept of refused rows, and what the receipt says of them.

    refused.parquet   table, row, reasons [{column, theirs, value_class, code, sentence}],
                      columns […] and cells […] as the file had them; one row a refused row

Only the receipt's examples leave the agency's own view; those hold no value.
"""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

import duckdb
import pyarrow as pa

from wayhome.extracts import wording
from wayhome.extracts.receipt import Example, Reason
from wayhome.extracts.refusals import Refused
from wayhome.extracts.typing_sql import sql_text

FILE = "refused.parquet"
EXAMPLES = 5
PARTS = ("column", "theirs", "value_class", "code", "sentence")
Said = dict[str, str | int]  # table, why, and the parts of the reason


def keep(con: duckdb.DuckDBPyConnection, refused: list[Refused], kept: Path) -> tuple[Reason, ...]:
    """Write the refused rows, if any, and sum them up by reason."""
    found = {one.table: one for one in refused}
    used = con.execute('SELECT DISTINCT "table", unnest(why) FROM refused ORDER BY ALL').fetchall()
    if not used:
        return ()
    said = [_said(found[table], why) for table, why in used]
    headers = {table: found[table].sheet.as_it_came.header for table, _ in used}
    _write(con, headers, said, kept / FILE)
    return _summed(con, said)


def _said(refused: Refused, why: int) -> Said:
    one, came = refused.said(why), refused.sheet.as_it_came
    sentence = one.wording.says.replace("{wanted}", str(len(came.header) + came.aside))
    parts = (one.column, one.theirs, one.wording.value_class, one.wording.code, sentence)
    return {"table": refused.table, "why": why, **dict(zip(PARTS, parts, strict=True))}


def _write(
    con: duckdb.DuckDBPyConnection,
    headers: dict[str, tuple[str, ...]],
    said: list[Said],
    path: Path,
) -> None:
    names = {table: _list(map(sql_text, header)) for table, header in headers.items()}
    words = {t: _map(list(some)) for t, some in groupby(said, lambda one: str(one["table"]))}
    about = "replace(r.sentence, '{about}', coalesce(about::VARCHAR, ''))"
    # two threads that sort a million wide rows do not fit into the memory of a large delivery;
    # nothing else is worked out after this
    con.execute("SET threads = 1")
    con.execute(
        f"""
COPY (
    SELECT "table", "row", [struct_update(r, sentence := {about}) FOR r IN
        [{_by_table({t: f"{m}[n]" for t, m in words.items()})} FOR n IN why]] AS reasons,
        {_by_table(names)} AS columns, cells
    FROM (FROM refused ORDER BY "table", "row"))
TO {sql_text(str(path))} (FORMAT parquet)"""
    )


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _map(said: list[Said]) -> str:
    pairs = []
    for one in said:
        parts = ", ".join(f"'{part}': {sql_text(str(one[part]))}" for part in PARTS)
        pairs.append(f"{one['why']}: {{{parts}}}")
    return f"MAP {{{', '.join(pairs)}}}"


def _by_table(values: dict[str, str]) -> str:
    cases = (f"WHEN {sql_text(table)} THEN {value}" for table, value in values.items())
    return f'CASE "table" {" ".join(cases)} END'


def _summed(con: duckdb.DuckDBPyConnection, said: list[Said]) -> tuple[Reason, ...]:
    con.register("said", pa.Table.from_pylist(said))
    rows = con.execute(
        f"""
SELECT code, min(sentence), count(DISTINCT ("table", "row")),
    arg_min({{'t': "table", 'r': "row", 'c': "column"}}, ("table", "row"), {EXAMPLES})
FROM (SELECT "table", "row", unnest(why) AS why FROM refused) JOIN said USING ("table", why)
GROUP BY code ORDER BY 3 DESC, 1"""
    ).fetchall()
    con.unregister("said")
    return tuple(_reason(*row) for row in rows)


def _reason(code: str, says: str, rows: int, examples: list[dict[str, object]]) -> Reason:
    said = {wording.DUPLICATE.code: "An earlier row of the file has the same key."}.get(code, says)
    if code == wording.FIELDS.code:
        said = "The row has not as many fields as the header."
    found = (Example(str(e["t"]), int(str(e["r"])), str(e["c"] or "")) for e in examples)
    return Reason(code, said, rows, tuple(found))
