"""What becomes of good and bad files, in small pictures."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import Workbook

from wayhome.extracts import Outcome, Receipt, held, snapshot
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home

Receive = Callable[..., list[Receipt]]
Stored = Callable[..., list[tuple[Any, ...]]]

HEADER = "nominal_id,forename,surname,dob,sex\n"
GOOD = HEADER + "N1,Ana,Ash,01/02/2010,F\nN2,Ben,Birch,2009-12-31,1\n"


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_good_rows_are_stored_typed_with_row_numbers(
    tmp_path: Path, take: Receive, stored: Stored
) -> None:
    (receipt,) = take(write(tmp_path / "n.csv", GOOD))
    assert (receipt.outcome, receipt.feed, receipt.agency) == (Outcome.RECEIVED, "police", "NBP")
    assert stored(receipt, "nominals", "row, nominal_id, dob, sex") == [
        (2, "N1", date(2010, 2, 1), "F"),
        (3, "N2", date(2009, 12, 31), "M"),
    ]


def test_digests_of_another_version_are_worked_out_anew(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    (first,) = take(write(tmp_path / "n.csv", GOOD))
    folder = at.store / first.delivery
    said = json.loads((folder / "receipt.json").read_text()) | {"digest": "0.1"}
    (folder / "receipt.json").write_text(json.dumps(said))
    table, spoilt = folder / "nominals.parquet", tmp_path / "spoilt.parquet"
    wrong = "row_key + 1 AS row_key, row_hash + 1 AS row_hash"
    duckdb.execute(f"COPY (SELECT * REPLACE ({wrong}) FROM '{table}') TO '{spoilt}'")
    spoilt.rename(table)
    (second,) = take(write(tmp_path / "m.csv", GOOD.replace("Birch", "Beech")))
    count = second.tables["nominals"]
    assert (count.unchanged, count.superseding) == (1, 1)


SPELT = [
    ("utf-8-sig", ",", GOOD),
    ("utf-16", ",", GOOD),
    ("utf-16-le", ",", GOOD),
    ("cp1252", ";", GOOD.replace("Ash", "Ásh")),
    ("utf-8", "\t", GOOD),
    ("utf-8", "|", GOOD.replace("\n", "\r\n")),
    (
        "utf-8",
        ",",
        GOOD.replace("nominal_id,forename", " Nominal ID,FORENAME").replace("dob", "Date of Birth"),
    ),
]


@pytest.mark.parametrize(("encoding", "separator", "text"), SPELT)
def test_encoding_separator_and_header_spelling_do_not_matter(
    tmp_path: Path, take: Receive, encoding: str, separator: str, text: str
) -> None:
    data = text.replace(",", separator).encode(encoding)
    (receipt,) = take(write(tmp_path / "n.csv", data))
    assert receipt.tables["nominals"].accepted == 2, receipt


def test_each_bad_row_is_named_with_its_column_and_reason(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    rows = [
        "N1,Ana,Ash,31/02/2010,F",
        "N2,Ben,Birch,01/02/10,M",
        ",Cy,Cole,01/02/2010,M",
        "N4,Dee,Dale",
        "N5,Eve,Elm,soon,F",
        'N6,Flo,"Fir\nTree",01/02/2010,F',
        "N6,Flo,Fir,01/02/2010,F",
        f"N8,{'x' * 81},Gum,01/02/2010,F",
    ]
    (receipt,) = take(write(tmp_path / "n.csv", HEADER + "\n".join(rows)))
    count = receipt.tables["nominals"]
    assert (count.rows, count.accepted, count.refused) == (8, 1, 7)
    refused = {reason.code: reason.examples[0] for reason in receipt.refused}
    assert {code: (one.row, one.column) for code, one in refused.items()} == {
        "DATE-IMPOSSIBLE": (2, "dob"),
        "DATE-SHORT-YEAR": (3, "dob"),
        "REQUIRED": (4, "nominal_id"),
        "FIELDS": (5, ""),
        "DATE-TEXT": (6, "dob"),
        "DUPLICATE": (8, ""),
        "LENGTH": (9, "forename"),
    }
    kept = f"FROM '{at.store / receipt.delivery}/refused.parquet'"
    (reasons,) = duckdb.execute(f"SELECT reasons {kept} WHERE row = 8").fetchone() or ()
    assert [reason["sentence"] for reason in reasons] == [
        "An earlier row of the file has the same key: row 7."
    ]
    cells = duckdb.execute(f"SELECT columns, cells {kept} WHERE row = 2").fetchone()
    assert cells == (HEADER.strip().split(","), ["N1", "Ana", "Ash", "31/02/2010", "F"])


def test_the_same_file_twice_changes_nothing(tmp_path: Path, take: Receive, at: Home) -> None:
    path = write(tmp_path / "n.csv", GOOD)
    take(path)
    before = sorted(str(one) for one in at.store.rglob("*"))
    (again,) = take(path)
    assert again.outcome is Outcome.HELD_ALREADY
    assert sorted(str(one) for one in at.store.rglob("*")) == before


def test_a_later_delivery_supersedes_what_changed(
    tmp_path: Path, take: Receive, stored: Stored, at: Home
) -> None:
    (first,) = take(write(tmp_path / "n.csv", GOOD))
    (second,) = take(write(tmp_path / "m.csv", GOOD.replace("Birch", "Beech") + "N3,Cy,Cole,,U\n"))
    count = second.tables["nominals"]
    assert (count.accepted, count.unchanged, count.superseding) == (2, 1, 1)
    assert stored(second, "nominals", "nominal_id, supersedes") == [
        ("N2", f"{first.delivery}:nominals:3"),
        ("N3", None),
    ]
    (third,) = take(write(tmp_path / "o.csv", GOOD + "\n"))
    assert stored(third, "nominals", "supersedes") == [(f"{second.delivery}:nominals:3",)]
    assert [one.sequence for one in held(at.store)] == [1, 2, 3]


def _bomb(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("n.csv", b"0" * (64 << 20))
    return path.read_bytes()


def _nested(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("inner.zip", _bomb(path.with_suffix(".inner")))
    return path.read_bytes()


ENTITIES = b'<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><Message>&b;</Message>'
PARQUET = b"PAR1" + b"\x00" * 40
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256))
SOUND = b"ID3," + bytes(range(1, 256)) * 4


def _office(*members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member in ("[Content_Types].xml", *members):
            archive.writestr(member, "<Types/>")
    return packed.getvalue()


BAD = [
    ("empty.csv", b"", "empty"),
    ("blank.csv", b"\n\n\n", "first line is blank"),
    ("strange.csv", b"colour,shape\nred,round\n", "No feed has its columns: colour, shape"),
    ("strange.csv", b"colour,shape\nred,round\n", "wayhome feeds template police"),
    ("strange.csv", b"colour,shape\nred,round\n", "a mapping of its columns"),
    (
        "lacking.csv",
        b"forename,surname,dob,sex,nationality,language,pnc_id,cro,address,postcode,phone\n",
        "has no column nominal_id",
    ),
    ("wide.csv", b"a," * 1_000_000, "more than 2,000 columns"),
    ("open.csv", (HEADER + 'N1,"Ana,Ash,,\nN2,Ben,Birch,,\n').encode(), "never closed"),
    ("cut.parquet", PARQUET, "cut short or damaged"),
    ("cut.xml", b"<Message><Children>", "The XML is broken at line 1"),
    ("bomb.xml", ENTITIES, "entity bomb"),
    ("other.xml", b"<Other/>", "No feed has the root element Other"),
    ("broken.zip", b"PK\x03\x04 nothing", "zip file is damaged"),
    ("book.xls", b"\xd0\xcf\x11\xe0 nothing", "damaged or locked"),
    ("squeezed.csv", gzip.compress(b"a,b\n1,2\n"), "neither text nor any other format"),
    ("picture.png", PICTURE, "neither text nor any other format that can be read. Send CSV"),
    ("sound.csv", SOUND, "neither text nor any other format"),
    ("letter.pdf", b"%PDF-1.7\n1 0 obj <</Type /Catalog>>\n", "neither text nor any other format"),
    ("letter.docx", _office("word/document.xml"), "neither text nor any other format"),
    ("row.csv", b"N1,Ash,2010-02-01\n", "Put the names of the columns above it"),
]


# By name, never by content: a zip holds the second it was packed in, and test processes that
# collect a second apart would disagree about what there is to run.
@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[f"{n}-{said}" for n, _, said in BAD])
def test_a_file_that_cannot_be_read_gets_a_sentence_and_changes_nothing(
    tmp_path: Path, take: Receive, at: Home, name: str, data: bytes, said: str
) -> None:
    bad, good = write(tmp_path / name, data), write(tmp_path / "z.csv", GOOD)
    first, second = take(bad, good)
    assert not first.was_read
    assert said in first.sentence
    assert second.outcome is Outcome.RECEIVED
    assert [one.delivery for one in held(at.store)] == [second.delivery]


@pytest.mark.parametrize(("make", "said"), [(_bomb, "zip bomb"), (_nested, "zip file within")])
def test_zip_bombs_and_zips_in_zips_are_refused(
    tmp_path: Path, take: Receive, make: Callable[[Path], bytes], said: str
) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make(path))
    assert said in take(path)[0].sentence


def test_a_zip_gives_a_receipt_for_each_file(tmp_path: Path, take: Receive) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("folder/n.csv", GOOD)
        archive.writestr("other.csv", "a,b\n1,2\n")
    receipts = take(tmp_path / "a.zip")
    assert [(one.file, one.outcome) for one in receipts] == [
        ("a.zip: n.csv", Outcome.RECEIVED),
        ("a.zip: other.csv", Outcome.NO_FEED),
    ]


def test_a_million_fields_in_one_line_cost_that_row_only(tmp_path: Path, take: Receive) -> None:
    (receipt,) = take(write(tmp_path / "n.csv", GOOD + "," * 1_000_000 + "\nN3,Cy,Cole,,U\n"))
    count = receipt.tables["nominals"]
    assert (count.accepted, count.refused) == (3, 1)
    assert receipt.refused[0].examples[0].row == 4


@pytest.mark.long
@pytest.mark.parametrize(
    ("row", "accepted"),
    [("OCC{key},{told},01/02/2026\n", 50), ("OCC{n},{told},31/02/2026\n", 0)],
    ids=["the same key", "no such day"],
)
def test_a_million_refused_rows_fit_into_the_memory_of_a_delivery(
    tmp_path: Path, take: Receive, at: Home, row: str, accepted: int
) -> None:
    told, many = ",".join(["Two young people were stopped at the station"] * 4), 1_500_000
    with (tmp_path / "occurrences.csv").open("w") as file:
        file.write("occurrence_no,offence_description,location,summary,outcome,recorded\n")
        file.writelines(row.format(n=n, key=n % 50, told=told) for n in range(many))
    (receipt,) = take(tmp_path / "occurrences.csv")
    count = receipt.tables["occurrences"]
    assert (count.accepted, count.refused) == (accepted, many - accepted)
    rows = list(range(2 + accepted, 7 + accepted))
    assert [example.row for example in receipt.refused[0].examples] == rows
    with (at.store / receipt.delivery / "refused-occurrences.csv").open() as file:
        assert sum(1 for _ in file) == 1 + count.refused


@pytest.mark.long
def test_a_large_delivery_that_repeats_another_fits_as_well(tmp_path: Path, take: Receive) -> None:
    many = 8_300_000
    for name, surname in (("first", "Ash"), ("second", "Elm")):
        with (tmp_path / f"{name}.csv").open("w") as file:
            file.write(f"nominal_id,surname,dob\nN0,{surname},\n")
            file.writelines(f"N{n},Ash,\n" for n in range(1, many))
    take(tmp_path / "first.csv")
    (second,) = take(tmp_path / "second.csv")
    assert (second.total.superseding, second.total.unchanged) == (1, many - 1), second.sentence


def test_zero_bytes_are_left_out_with_a_note(tmp_path: Path, take: Receive, stored: Stored) -> None:
    (receipt,) = take(write(tmp_path / "n.csv", GOOD.replace("Ana", "An\0a")))
    assert stored(receipt, "nominals", "forename") == [("Ana",), ("Ben",)]
    assert "1 zero bytes were left out." in receipt.notes


def test_a_file_that_changes_while_it_is_read_is_refused(
    tmp_path: Path, take: Receive, at: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "n.csv", GOOD)
    copy = snapshot._copy

    def copy_while_it_grows(source: Path, into: Path) -> tuple[int, str]:
        done = copy(source, into)
        with source.open("a") as file:
            file.write("N3,Cy,Cole,,U\n")
        return done

    monkeypatch.setattr(snapshot, "_copy", copy_while_it_grows)
    (receipt,) = take(path)
    assert "changed while it was read" in receipt.sentence
    assert held(at.store) == []


def test_a_folder_a_pipe_and_a_missing_file_are_said(tmp_path: Path, take: Receive) -> None:
    os.mkfifo(tmp_path / "pipe")
    said = [one.sentence for one in take(tmp_path / "pipe", tmp_path / "absent.csv")]
    assert "not an ordinary file" in said[0]
    assert "no such file" in said[1]


def test_workbooks_have_a_table_a_sheet_and_dates_without_format(
    tmp_path: Path, take: Receive, stored: Stored
) -> None:
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "people"
    people.append(["nominal_id", "surname", "dob"])
    people.append(["N1", "Ash", 40210])
    people.append(["N2", "Birch", date(2010, 2, 1)])
    book.create_sheet("notes").append(["what", "ever"])
    book.save(tmp_path / "b.xlsx")
    (receipt,) = take(tmp_path / "b.xlsx")
    assert stored(receipt, "nominals", "dob") == [(date(2010, 2, 1),), (date(2010, 2, 1),)]
    assert receipt.notes[0] == "Sheet notes belongs to no feed and was left out."


def test_parquet_is_read_like_text(tmp_path: Path, take: Receive, stored: Stored) -> None:
    select = "SELECT 'N1' nominal_id, 'Ash' surname, DATE '2010-02-01' dob, 1 sex"
    duckdb.execute(f"COPY ({select}) TO '{tmp_path}/n.parquet'")
    (receipt,) = take(tmp_path / "n.parquet")
    assert stored(receipt, "nominals", "row, dob, sex") == [(2, date(2010, 2, 1), "M")]


def test_the_sender_is_told_or_noted_beside_or_asked_for(tmp_path: Path, take: Receive) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    write(folder / "n.csv", GOOD)
    assert "--agency" in take(tmp_path / "in", agency="")[0].sentence
    write(
        tmp_path / "in" / "delivery.yaml", "agency: NBP\nsystem: Niche\nextracted_on: 2026-11-01\n"
    )
    (receipt,) = take(tmp_path / "in", agency="")
    assert (receipt.agency, receipt.system, receipt.extracted_on) == ("NBP", "Niche", "2026-11-01")
    with pytest.raises(BadUsage):
        take(tmp_path / "in", agency="XXX")
    with pytest.raises(BadUsage):
        take(tmp_path / "in", feed="nonsense")


def test_an_unforeseen_fault_is_that_files_alone(
    tmp_path: Path, take: Receive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Ana Ash, 1 February 2010")

    monkeypatch.setattr("wayhome.extracts.receiving.take_in", fail)
    (receipt,) = take(write(tmp_path / "n.csv", GOOD))
    assert "Nothing of it was taken in" in receipt.sentence
    assert "Ana" not in receipt.sentence
