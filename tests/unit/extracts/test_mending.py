"""Refused rows leave as a file that can be mended and sent again, and then all are accepted."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from wayhome.extracts import Receipt
from wayhome.extracts.mending import for_mending
from wayhome.lexicon.home import Home

Receive = Callable[..., list[Receipt]]
Stored = Callable[..., list[tuple[Any, ...]]]
Rows = list[list[Any]]

NOMINALS = """Nominal ID;Station;FORENAME;Surname;Date of Birth;Sex;PNC
N1;East;Ana;Ash;31/02/2010;F;
N2;West;Ben;Birch;2009-12-31;M;
N3;East; Cy ;"Cole; the younger";01/02/10;X;
N2;West;Bea;Birch;2011-05;F;=1+1
N5;East;Dee;Dale
N6;East;Eve;Elm;01/02/2010;F;;two;more
"""


def read_csv(path: Path) -> Rows:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def write_csv(path: Path, rows: Rows) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def mended(at: Home, receipt: Receipt) -> Path:
    (path,) = for_mending(at.store / receipt.delivery)
    return path


def test_rows_of_a_csv_come_back_as_they_were_with_what_is_wrong(
    tmp_path: Path, take: Receive, at: Home, stored: Stored
) -> None:
    (tmp_path / "people.csv").write_text(NOMINALS)
    (first,) = take(tmp_path / "people.csv")
    assert mended(at, first).name == "refused-nominals.csv"
    header, *rows = read_csv(mended(at, first))
    assert ";".join(header) == NOMINALS.splitlines()[0] + ";row;what is wrong"
    assert rows == [
        ["N1", "East", "Ana", "Ash", "31/02/2010", "F", "", "2", _IMPOSSIBLE],
        ["N3", "East", "Cy", "Cole; the younger", "01/02/10", "X", "", "4", _SHORT],
        ["N2", "West", "Bea", "Birch", "2011-05", "F", "=1+1", "5", _TWICE],
        ["N5", "East", "Dee", "Dale", "", "", "", "6", _FEWER],
        ["N6", "East", "Eve", "Elm", "01/02/2010", "F", ";two;more", "7", _FIELDS],
    ]  # fmt: skip
    rows[0][4], rows[1][4], rows[2][0], rows[4][6] = "28/02/2010", "01/02/2010", "N4", ""
    (second,) = take(write_csv(tmp_path / "refused-nominals.csv", [header, *rows]))
    assert (second.total.accepted, second.total.refused) == (5, 0)
    # of our own columns nothing is said; theirs are named as the first time
    assert second.notes == ("Columns that the contract does not have were left out: Station.",)
    dob = stored(second, "nominals", "nominal_id, dob, dob_precision")
    assert ("N4", date(2011, 5, 15), "month") in dob


_IMPOSSIBLE = (
    "Date of Birth: There is no such day or time. Dates are read day first: 03/04/2026 is 3 April."
)
_SHORT = "Date of Birth: The year has two digits, so it could be of either century. Write all four."
_NOTHING = "nominal_id: Nothing is given here, and the row needs it."
_TWICE = "An earlier row of the file has the same key: row 3."
_FEWER = "The row has 4 fields where the header has 7."
_FIELDS = "The row has 9 fields where the header has 7."


def test_a_row_that_is_wrong_again_says_so_in_the_same_columns(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    (tmp_path / "n.csv").write_text("nominal_id,dob,sex\nN1,soon,F\n")
    (first,) = take(tmp_path / "n.csv")
    header, row = read_csv(mended(at, first))
    row[1] = "31/02/2010"
    again = write_csv(tmp_path / "refused-nominals.csv", [header, row, [*row, "more"]])
    (second,) = take(again)
    assert read_csv(mended(at, second)) == [
        ["nominal_id", "dob", "sex", "row", "what is wrong"],
        ["N1", "31/02/2010", "F", "2", _IMPOSSIBLE.replace("Date of Birth", "dob")],
        ["N1", "31/02/2010", f"F,2,{row[4]},more", "3", _FEWER.replace("4", "6").replace("7", "5")],
    ]  # fmt: skip


def test_a_workbook_comes_back_as_a_workbook_with_its_sheets(
    tmp_path: Path, take: Receive, at: Home, stored: Stored
) -> None:
    book = Workbook()
    people = book.active
    assert people is not None
    people.title = "our people"
    people.append(["nominal_id", "surname", "dob", "sex", "pnc_id"])
    people.append(["N1", "=Ash", 40210, "F", 7])  # a date that has lost its format
    people.append([None, "Birch", 40210, "F", "0077"])
    calls = book.create_sheet("occurrences")
    calls.append(["occurrence_no", "occurred_from", "summary"])
    calls.append(["O1", "soon", "called"])
    book.save(tmp_path / "b.xlsx")
    (first,) = take(tmp_path / "b.xlsx")
    assert (first.total.accepted, first.total.refused) == (1, 2)
    assert mended(at, first).name == "refused.xlsx"
    back = load_workbook(mended(at, first))
    rows = [list(row) for row in back["our people"].iter_rows(values_only=True)]
    assert rows == [
        ["nominal_id", "surname", "dob", "sex", "pnc_id", "row", "what is wrong"],
        [None, "Birch", "40210", "F", "0077", 3, _NOTHING],
    ]  # fmt: skip
    back["our people"]["A2"], back["occurrences"]["B2"] = "N2", date(2026, 1, 2)
    back.save(tmp_path / "refused.xlsx")
    (second,) = take(tmp_path / "refused.xlsx")
    assert (second.total.accepted, second.total.refused) == (2, 0)
    assert stored(second, "nominals", "nominal_id, dob") == [("N2", date(2010, 2, 1))]


def test_what_looks_like_a_formula_stays_text(tmp_path: Path, take: Receive, at: Home) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["nominal_id", "surname", "dob"])
    book.active.append(["N1", "x", "soon"])
    book.active["B2"].value, book.active["B2"].data_type = "=1+1", "s"
    book.save(tmp_path / "b.xlsx")
    (receipt,) = take(tmp_path / "b.xlsx")
    cell = load_workbook(mended(at, receipt))["Sheet"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_feed_known_by_its_exact_columns_knows_its_rows_again(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    columns = "CHILD,DOB,SEX,MISSING,MIS_START,MIS_END"
    (tmp_path / "missing.csv").write_text(columns.replace("SEX,", "") + "\n")
    header = ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
    bad = ["C1", "01/02/2010", "M", "31/02/2026", "01/03/2026"]
    (first,) = take(write_csv(tmp_path / "missing.csv", [header, bad]), agency="NBC")
    assert (first.feed, first.total.refused) == ("ssda903", 1)
    header, row = read_csv(mended(at, first))
    row[3] = "28/02/2026"
    again = write_csv(tmp_path / "refused-missing.csv", [header, row])
    (second,) = take(again, agency="NBC")
    assert (second.feed, second.total.accepted, second.notes) == ("ssda903", 1, ())


MAPPING = """
system: visits
tables:
  - file: "*visits*.csv"
    table: events
    columns: {event_ref: no, occurred_from: day, text: said}
    constants: {kind: note, role: subject}
"""


def test_rows_seen_through_a_mapping_come_back_as_their_file_had_them(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    (tmp_path / "map.yaml").write_text(MAPPING)
    rows = [
        ["day", "no", "who", "said"],
        ["soon", "1", "Ann", "hello"],
        ["02/01/2026", "2", "Bo", ""],
    ]
    (first,) = take(write_csv(tmp_path / "visits.csv", rows), mapping=tmp_path / "map.yaml")
    header, row = read_csv(mended(at, first))
    assert header == ["day", "no", "who", "said", "row", "what is wrong"]
    assert row[:5] == ["soon", "1", "Ann", "hello", "2"]
    row[0] = "01/01/2026"
    again = write_csv(tmp_path / "refused visits.csv", [header, row])
    (second,) = take(again, mapping=tmp_path / "map.yaml")
    assert (second.total.accepted, second.total.refused) == (1, 0)


RETURN = """<Message><Header/><Children><Child><ChildIdentifiers><LAchildID>C1</LAchildID>
</ChildIdentifiers><CINdetails><CINreferralDate>soon</CINreferralDate></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>C2</LAchildID><PersonBirthDate>1</PersonBirthDate>
</ChildIdentifiers></Child></Children></Message>"""


def test_of_a_return_in_xml_a_list_a_table_says_which_rows_to_mend(
    tmp_path: Path, take: Receive, at: Home
) -> None:
    (tmp_path / "cin.xml").write_text(RETURN)
    (receipt,) = take(tmp_path / "cin.xml", agency="NBC")
    files = for_mending(at.store / receipt.delivery)
    assert [path.name for path in files] == ["refused-child.csv", "refused-cin_details.csv"]
    header, row = read_csv(files[1])
    found = dict(zip(header, row, strict=True))
    assert (found["LAchildID"], found["CINreferralDate"], found["row"]) == ("C1", "soon", "1")


@pytest.mark.parametrize("rows", [0, 3])
def test_a_delivery_without_refused_rows_has_no_such_file(
    tmp_path: Path, take: Receive, at: Home, rows: int
) -> None:
    good = [[f"N{n}", "Ash"] for n in range(rows)]
    (receipt,) = take(write_csv(tmp_path / "n.csv", [["nominal_id", "surname"], *good]))
    assert for_mending(at.store / receipt.delivery) == []
