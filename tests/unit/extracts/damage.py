"""Good files and the ways in which files go bad, for the fuzz tests."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from wayhome.extracts.contract import Column, Feed, Table, Type
from wayhome.extracts.contract_file import feeds

ROWS = [
    ["nominal_id", "forename", "surname", "dob", "sex", "postcode", "recorded", "flags"],
    *(
        [f"N{n}", "Ana", "Ash, junior" if n % 3 else "Elm", f"{n % 28 + 1:02d}/05/2010", "F"]
        + ["M1 1AE", "2026-01-05 10:30", 'says "hello"' if n % 5 == 0 else ""]
        for n in range(24)
    ),
]


def good_csv(separator: str = ",", rows: list[list[str]] = ROWS) -> bytes:
    quoted = ['"' + cell.replace('"', '""') + '"' if set(cell) & set(',;"\n|\t') else cell
              for row in rows for cell in row]  # fmt: skip
    width = len(rows[0])
    lines = [separator.join(quoted[n : n + width]) for n in range(0, len(quoted), width)]
    return ("\r\n".join(lines) + "\r\n").encode()


def good_xml() -> bytes:
    child = (
        "<Child><ChildIdentifiers><LAchildID>C{n}</LAchildID>"
        "<PersonBirthDate>2010-05-0{d}</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>"
        "<CINdetails><CINreferralDate>2026-01-0{d}</CINreferralDate><Assessments>"
        "<AssessmentActualStartDate>2026-01-09</AssessmentActualStartDate>"
        "<FactorsIdentifiedAtAssessment><AssessmentFactors>24A</AssessmentFactors>"
        "<AssessmentFactors>13A</AssessmentFactors></FactorsIdentifiedAtAssessment>"
        "</Assessments></CINdetails></Child>\n"
    )
    children = "".join(child.format(n=n, d=n % 9 + 1) for n in range(9))
    return (
        "<Message><Header><Source><LEA>991</LEA></Source></Header>"
        f"<Children>{children}</Children></Message>"
    ).encode()


def good_parquet(folder: Path) -> bytes:
    path = folder / "made.parquet"
    if not path.exists():
        duckdb.execute(
            "COPY (SELECT 'N' || n AS nominal_id, 'Ana' AS forename, DATE '2010-05-01' AS dob"
            f" FROM range(50) t(n)) TO '{path}'"
        )
    return path.read_bytes()


def zipped(name: str, data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


Damage = Callable[[random.Random, bytes], bytes]


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def flip(chance: random.Random, data: bytes) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 30])):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def insert(chance: random.Random, data: bytes) -> bytes:
    place = chance.randrange(len(data) + 1)
    odd = [b'"', b"\0", b"\n", b"\r", b",", b";", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b">", b"&"]
    odd += [
        b"<!--",
        b"]]>",
        b"&amp;",
        b"\x1a",
        b"'",
        b"'; DROP TABLE checked; --",
        b"{}",
        b"\xc2\xa0",
    ]
    return data[:place] + chance.choice(odd) * chance.choice([1, 1, 2, 500]) + data[place:]


def swap_lines(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def repeat(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + chance.randrange(400)] * 3 + data[start:]


def drop(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start + chance.randrange(60) :]


def respell(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("latin-1")
    return text.encode(
        chance.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "utf-8"])
    )


def separate(chance: random.Random, data: bytes) -> bytes:
    return data.replace(b",", chance.choice([b";", b"\t", b"|", b":", b"", b",,"]))


def squeeze(chance: random.Random, data: bytes) -> bytes:
    return chance.choice(
        [gzip.compress(data), zipped("a.csv", data), zipped("b.zip", zipped("c.csv", data))]
    )


DAMAGES: list[Damage] = [cut, flip, insert, swap_lines, repeat, drop, respell, separate, squeeze]


WRITTEN = {
    Type.DATE: ("05/01/2026", "2026-01-05", "5 Jan 2026"),
    Type.DATETIME: ("2026-01-05 10:30", "05/01/2026 23:59"),
    Type.INTEGER: ("0", "3", "41"),
    Type.DECIMAL: ("0.5", "12"),
    Type.YES_NO: ("Y", "No", "1"),
    Type.POSTCODE: ("M1 1AE", "nr11aa"),
    Type.PHONE: ("07700 900123", "+44 7700 900456"),
    Type.JSON: ('["24A", "1B"]', '{"1A": "Yes"}'),
}


def of_any_feed(chance: random.Random) -> list[list[str]]:
    """Rows of one table of any feed that may come as a table, as an agency would write them."""
    feed = chance.choice([one for one in feeds().values() if one.xml is None])
    return of_table(chance, feed, chance.choice(feed.tables))


def of_table(chance: random.Random, feed: Feed, table: Table) -> list[list[str]]:
    """Its header, and twelve rows."""
    rows = [[_cell(column, feed, n, chance) for column in table.columns] for n in range(12)]
    return [[column.name for column in table.columns], *rows]


def _cell(column: Column, feed: Feed, number: int, chance: random.Random) -> str:
    if not column.required and chance.random() < 0.3:
        return ""
    if column.codes:
        return chance.choice(sorted(feed.codes[column.codes].values))
    return chance.choice(WRITTEN.get(column.type, (f"{number}", "Ash, junior", "at 'the' flat")))


def ragged(chance: random.Random, good: list[list[str]]) -> bytes:
    """A CSV whose rows have lost, gained or exchanged cells, and columns twice or not at all."""
    rows, wide = [list(row) for row in good], len(good[0])
    order = [chance.randrange(wide) for _ in good[0]] if chance.random() < 0.4 else range(wide)
    rows = [[row[n] for n in order] for row in rows]
    cells = ["", "31/02/2010", "01/02/10", "x" * 300, "N1", "\0", "é", "2010-13-45", "99999999999"]
    cells += ["0000-00-00", "-1", "1e999", "NaN", "infinity", "\u202e", "=1+1", "12/12/2010 25:61"]
    for row in rows[1:]:
        if chance.random() < 0.3:
            row[chance.randrange(wide)] = chance.choice(cells)
        if chance.random() < 0.1:
            row[chance.randrange(wide) :] = []
        if chance.random() < 0.1:
            row += ["more"] * chance.choice([1, 2, 50])
    lines = [",".join(row) for row in rows]
    return "\n".join(lines).encode()


def bad_file(seed: int, folder: Path) -> tuple[str, bytes]:
    """A name and bytes, the same for the same seed."""
    chance = random.Random(seed)
    kind = chance.choice(["csv", "ragged", "any csv", "any ragged", "xml", "parquet", "zip"])
    name = "n.csv" if kind.endswith(("csv", "ragged")) else f"n.{kind}"
    data = {
        "csv": lambda: good_csv(chance.choice([",", ";", "\t"])),
        "ragged": lambda: ragged(chance, ROWS),
        "any csv": lambda: good_csv(rows=of_any_feed(chance)),
        "any ragged": lambda: ragged(chance, of_any_feed(chance)),
        "xml": good_xml,
        "parquet": lambda: good_parquet(folder),
        "zip": lambda: zipped("n.csv", good_csv()),
    }[kind]()
    for _ in range(
        chance.choice([0, 1, 1, 2, 3]) if kind.endswith("ragged") else chance.choice([1, 1, 2, 3])
    ):
        data = chance.choice(DAMAGES)(chance, data)
    return name, data
