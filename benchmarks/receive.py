"""How fast files are received, each beside a plain reading of the same file in the same run.

A ratio stands where a machine's noise would make a bare number worthless. Every function gives a
dict of name, figure, unit, ratio_against, bar and met; `make bench` prints them all.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import lxml.etree as etree

from benchmarks.peak import peak_gigabytes
from wayhome.extracts import feeds, receive
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.home import Home
from wayhome.synthetic.census import write_census

ROUNDS = 5
# of a quarter of a second each: the first few are slowed by memory that the process asks for anew
ROUNDS_OF_CENSUS = 15
SAMPLES = Path(__file__).parents[1] / ".." / "shared" / "data" / "returns" / "ssda903_fake"
CHILDREN_OF_903 = 2_675
Figure = dict[str, Any]


@contextmanager
def installation() -> Iterator[Home]:
    """An empty installation with one council and one force, gone afterwards."""
    root = Path(tempfile.mkdtemp(prefix="wayhome-bench-"))
    try:
        at = Home(root)
        council = Agency("NBC", "Northborough", AgencyKind.COUNCIL, dfe_code="991")
        write_register(at.agencies, [council, Agency("NBP", "Police", AgencyKind.POLICE)])
        yield at
    finally:
        shutil.rmtree(root)


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def take_in(paths: list[Path], agency: str = "NBC") -> float:
    """Seconds to receive into an empty installation."""
    with installation() as at:
        began = time.perf_counter()
        receipts = receive(paths, agency=agency, at=at)
        seconds = time.perf_counter() - began
        assert all(receipt.was_read for receipt in receipts), receipts
        return seconds


def census(children: int = 8_000) -> Figure:
    """The census as XML: parsed, checked and stored, beside a bare parse of it."""
    feeds()
    with installation() as at:
        file = write_census(at.root / "census.xml", children)
        pairs = [
            (take_in([file]), timed(lambda: etree.parse(str(file))))
            for _ in range(ROUNDS_OF_CENSUS)
        ]
    whole, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    return {
        "name": f"Census of {children:,} children, XML",
        "figure": round(whole / bare, 2),
        "unit": "times a bare parse",
        "ratio_against": f"lxml.etree.parse, {bare:.3f} s; received in {whole:.3f} s",
        "bar": "at most 3",
        "met": whole / bare <= 3,
    }


def ssda903() -> Figure:
    """The looked-after children return of 2,675 children as a set of CSV files."""
    feeds()
    with installation() as at:
        files = _sample_903() or _invented_903(at.root)
        seconds = statistics.median(take_in(files) for _ in range(ROUNDS))
    return {
        "name": f"SSDA903 set of {CHILDREN_OF_903:,} children, CSV",
        "figure": round(seconds, 2),
        "unit": "s",
        "ratio_against": "",
        "bar": "under 2",
        "met": seconds < 2,
    }


def _sample_903() -> list[Path]:
    names = "ad1 DoLo episodes header missing oc2 oc3 placed_for_adoption previous_permanence"
    files = [SAMPLES / f"{name}.csv" for name in f"{names} reviews sw_episodes uasc".split()]
    return files if all(file.exists() for file in files) else []


INVENTED_903 = {
    "header": (2_675, "'1' AS SEX, {day} AS DOB, 'WBRI' AS ETHNIC, '' UPN, '' MOTHER, '' MC_DOB"),
    "reviews": (12_582, "'01/01/2010' AS DOB, {day} AS REVIEW, 'PN1' AS REVIEW_CODE"),
    "missing": (5_050, "'01/01/2010' AS DOB, 'M' AS MISSING, {day} AS MIS_START, '' AS MIS_END"),
}


def _invented_903(folder: Path) -> list[Path]:
    """The same number of rows in the largest tables, where the samples are absent."""
    day = "strftime(DATE '2017-01-01' + (n % 900)::INT, '%d/%m/%Y')"
    for name, (rows, columns) in INVENTED_903.items():
        named = columns.format(day=day)
        select = f"SELECT 100000 + n % 2675 AS CHILD, {named} FROM range({rows}) t(n)"
        duckdb.execute(f"COPY ({select}) TO '{folder / name}.csv' (HEADER)")
    return [folder / f"{name}.csv" for name in INVENTED_903]


OCCURRENCES = """
WITH times AS (
    SELECT n, TIMESTAMP '2019-01-01' + to_minutes(n * 3 % 3000000) AS began FROM range({rows}) t(n))
SELECT 'OCC' || lpad(n::VARCHAR, 9, '0') AS occurrence_no,
    (n % 120 + 1) || '/' || (n % 90) AS offence_code,
    'Possession with intent to supply' AS offence_description,
    ['drug_supply', 'violence', 'theft', 'robbery'][n % 4 + 1] AS category,
    strftime(began, '%d/%m/%Y %H:%M') AS occurred_from,
    strftime(began + to_minutes(30), '%d/%m/%Y %H:%M') AS occurred_to,
    strftime(began + to_minutes(1530), '%d/%m/%Y %H:%M') AS recorded,
    (n % 300) || ' High Street, Northborough' AS location,
    'M' || (n % 9 + 1) || ' ' || (n % 10) || 'AA' AS postcode,
    (100000000000 + n)::VARCHAR AS uprn,
    round(53 + n % 1000 / 1000, 6) AS lat, round(-2 - n % 1000 / 1000, 6) AS lon,
    'charged' AS outcome_code, '' AS flags,
    'Two young people stopped at the station with a quantity of drugs and cash.' AS summary
FROM times"""


def write_police(path: Path, rows: int) -> Path:
    """A police CSV of `rows` occurrences, fifteen columns."""
    duckdb.execute(f"COPY ({OCCURRENCES.format(rows=rows)}) TO '{path}' (HEADER)")
    return path


def police(rows: int = 1_000_000) -> Figure:
    """Police occurrences as CSV: checked and stored, beside plain CSV to Parquet."""
    feeds()
    with installation() as at:
        file = write_police(at.root / "occurrences.csv", rows)
        plain = f"COPY (FROM read_csv('{file}', all_varchar = true)) TO '{at.root}/plain.parquet'"
        pairs = [(take_in([file], "NBP"), timed(lambda: duckdb.execute(plain))) for _ in range(3)]
    whole, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    return {
        "name": f"{rows:,} police rows, CSV",
        "figure": round(rows / whole),
        "unit": "rows/s",
        "ratio_against": f"read_csv to Parquet: {rows / bare:,.0f} rows/s, "
        f"{whole / bare:.1f} times as fast",
        "bar": "at least 100,000",
        "met": rows / whole >= 100_000,
    }


def memory(gigabytes: float = 2.0) -> Figure:
    """Peak memory of a fresh process that receives one large CSV file."""
    with installation() as at:
        file = write_police(at.root / "occurrences.csv", int(gigabytes * 4_150_000))
        size = file.stat().st_size / 1e9
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.receive", str(at.root), str(file)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    peak, rows = int(said[0]), int(said[1])
    return {
        "name": f"Peak memory for a CSV of {size:.1f} GB ({rows:,} rows)",
        "figure": peak,
        "unit": "MB",
        "ratio_against": f"received in {float(said[2]):.0f} s",
        "bar": "under 1,000",
        "met": peak < 1_000,
    }


def all_figures(*, gigabytes: float = 2.0) -> list[Figure]:
    """Every figure of this file."""
    return [census(), ssda903(), police(), memory(gigabytes)]


def _receive_and_say(root: str, file: str) -> None:
    began = time.perf_counter()
    (receipt,) = receive([file], agency="NBP", at=Home(Path(root)))
    seconds = time.perf_counter() - began
    peak = round(1000 * peak_gigabytes())
    print(peak, receipt.total.accepted, seconds)  # noqa: T201


if __name__ == "__main__":
    _receive_and_say(*sys.argv[1:])
