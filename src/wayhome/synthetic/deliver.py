"""Writes what agencies send: a folder a delivery, the files in it, and who sent them and when.

    deliveries/<agency>/<feed>/<day of extract>/<table>.csv (.xlsx, .parquet) and delivery.yaml

Agencies write dates and files each in their own way. One row in a few hundred is broken on purpose.
The same region gives the same bytes: rows are ordered by their own key, never by chance.
"""

from pathlib import Path

import duckdb

from wayhome.synthetic.clock import Window
from wayhome.synthetic.holders import HOLDERS, Holder
from wayhome.synthetic.workbook import write_workbook
from wayhome.synthetic.written.sheet import Sheet

BROKEN_EVERY = 900  # in each of up to three ways: about 0.25 % of rows
IMPOSSIBLE = {"iso": "2026-02-31", "uk": "31/02/2026", "semicolon": "2026-13-04"}
_DATES = {"uk": ("%d/%m/%Y", "%d/%m/%Y %H:%M:%S"), "server": ("%Y-%m-%d 00:00:00.000",) * 2}
WORKBOOKS = {("EME", "moves"), ("EME", "concerns")}  # small tables a service keeps in Excel
_ISO = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
SYSTEMS = {
    "police": "records management system",
    "missing": "missing persons system",
    "education": "education management system",
    "ssd": "case management system",
    "ssda903": "SSDA903",
    "cin": "children in need census",
    "nrm": "referral mechanism log",
    "youth_justice": "youth justice case system",
    "health": "patient administration system",
    "housing": "housing management system",
    "transport": "rail incident system",
    "voluntary": "project casebook",
    "community": "mapping sessions",
    "telephones": "telephone records",
}


def folder(out: Path, agency: str, feed: str, day: object) -> Path:
    """The folder of one delivery, with its delivery.yaml."""
    made = out / "deliveries" / agency / feed / str(day)
    made.mkdir(parents=True, exist_ok=True)
    (made / "delivery.yaml").write_text(
        f"agency: {agency}\nfeed: {feed}\nsystem: {SYSTEMS[feed]}\nextracted_on: {day}\n",
        encoding="utf-8",
    )
    return made


def deliver(
    con: duckdb.DuckDBPyConnection, sheet: Sheet, out: Path, span: Window, cast: int
) -> None:
    """Write one sheet for every holder and delivery that has rows of it."""
    con.execute(f"create or replace temp table sheet as {sheet.sql}")
    there = con.execute(
        f"select distinct _h, _n from sheet where _n <= {len(span.extracts)} order by all"
    ).fetchall()
    for number, delivery in there:
        holder, day = HOLDERS[number], span.extracts[delivery - 1]
        target = folder(out, holder.agency, sheet.feed, day) / sheet.table
        rows = f"select * exclude (_h, _n) from sheet where _h = {number} and _n = {delivery}"
        columns = _columns(con, sheet, holder, cast)
        numbered = f"select *, row_number() over (order by {sheet.order}) _r from ({rows})"
        sql = f"select {columns} from ({numbered}) order by _r"
        _write(con, sql, target, holder, sheet)


def _write(
    con: duckdb.DuckDBPyConnection, sql: str, target: Path, holder: Holder, sheet: Sheet
) -> None:
    """CSV, unless the agency sends this table in another form."""
    if holder.style == "parquet":
        con.execute(f"copy ({sql}) to '{target}.parquet' (format parquet, compression zstd)")
    elif (holder.agency, sheet.table) in WORKBOOKS:
        write_workbook(Path(f"{target}.xlsx"), con.sql(sql))
    else:
        separator = ";" if holder.style == "semicolon" else ","
        con.execute(f"copy ({sql}) to '{target}.csv' (header, delimiter '{separator}')")


def _columns(con: duckdb.DuckDBPyConnection, sheet: Sheet, holder: Holder, cast: int) -> str:
    """Every own column as this holder writes it, with what is broken broken."""
    described = con.execute("describe sheet").fetchall()
    wrongs = list(sheet.wrong)
    found = []
    for name, kind, *_ in described:
        if name.startswith("_"):
            continue
        value = f'"{name}"'
        if name in sheet.wrong:
            at = 101 + 37 * wrongs.index(name)
            value = f"case when {_broken(at, cast)} then {sheet.wrong[name]} else {value} end"
        found.append(f'{_text(value, kind, name == sheet.impossible, holder, cast)} as "{name}"')
    return ", ".join(found)


def _broken(at: int, cast: int) -> str:
    return f"_r % {BROKEN_EVERY} = {at} and coalesce(_pid, 0) < {cast}"


def _text(value: str, kind: str, impossible: bool, holder: Holder, cast: int) -> str:
    if holder.style == "parquet":
        return value  # typed, as a warehouse gives it
    if kind == "BOOLEAN":
        return f"case {value} when true then 'Y' when false then 'N' end"
    if kind not in ("DATE", "TIMESTAMP", "TIMESTAMP_S"):
        return value
    date, time = _DATES.get(holder.style, _ISO)
    text = f"strftime({value}, '{date if kind == 'DATE' else time}')"
    if not impossible or holder.style not in IMPOSSIBLE:
        return text
    return f"case when {_broken(53, cast)} then '{IMPOSSIBLE[holder.style]}' else {text} end"
