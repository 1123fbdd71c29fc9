"""In by the front door: what is new, matched, refused; a dry run changes nothing; twice is once."""

from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from wayhome.cli.import_ import import_
from wayhome.extracts import held as held_deliveries
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.interchange.incoming.bringing import bring_in, summed
from wayhome.interchange.incoming.offering import offered
from wayhome.lexicon.agencies import Agency, AgencyKind, write_register
from wayhome.lexicon.errors import BadUsage, NothingRead
from wayhome.lexicon.home import Home

pytestmark = pytest.mark.slow

POLE = Path(__file__).parents[3] / ".." / "shared" / "data" / "pole"
HEADER = (
    "Link ID,End 1 ID,End 1 Type,End 1 Label,End 2 ID,End 2 Type,End 2 Label,"
    "Link Type,Link Label,Date,Time,End Date,Source Grade,Information Grade"
)
KIN = "1,p1,Person,Kai Marsh,p2,Person,Bo Marsh,Sibling,,,,,2,B"
WRONG = "3,p1,Person,Kai Marsh,p2,Person,Bo Marsh,Friend,,one day,,,,"


@pytest.fixture
def at(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    write_register(home.agencies, [Agency("NBP", "Northborough Police", AgencyKind.POLICE)])
    return home


def chart(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "chart.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n")
    return path


def held(at: Home) -> list[Path]:
    return sorted(at.root.rglob("*"))


def test_a_dry_run_says_what_the_real_one_does_and_changes_nothing(
    tmp_path: Path, at: Home
) -> None:
    path, before = chart(tmp_path, KIN, WRONG), held(at)
    dry = bring_in(path, "link-chart", agency="NBP", at=at, dry_run=True)
    assert held(at) == before
    real = bring_in(path, "link-chart", agency="NBP", at=at)
    assert real.counted == dry.counted
    assert real.refused == dry.refused
    (refusal,) = real.refused
    assert (refusal.file, refusal.row, refusal.column) == ("chart.csv", 3, "Date")
    assert summed(real) == {"rows": 3, "new": 3, "changed": 0, "matched": 0, "refused": 0}
    # the same again, in another file: a dry run over what is held finds all of it
    again = chart(tmp_path, KIN, WRONG.replace("one day", "another"))
    dry = bring_in(again, "link-chart", agency="NBP", at=at, dry_run=True)
    assert (summed(dry)["new"], summed(dry)["matched"]) == (0, 3)
    before = held(at)
    real = bring_in(path, "link-chart", agency="NBP", at=at)
    assert (summed(real)["matched"], real.deliveries) == (3, [])
    assert held(at) == before


def test_a_row_with_the_same_number_and_another_content_replaces_it(
    tmp_path: Path, at: Home
) -> None:
    bring_in(chart(tmp_path, KIN), "link-chart", agency="NBP", at=at)
    report = bring_in(
        chart(tmp_path, KIN.replace("Bo Marsh", "Bo Reed")), "link-chart", agency="NBP", at=at
    )
    total = summed(report)
    assert (total["new"], total["changed"], total["matched"]) == (0, 1, 2)


def test_what_the_feed_refuses_is_named_by_the_row_of_the_chart(tmp_path: Path, at: Home) -> None:
    late = "2,p1,Person,Kai Marsh,a1,Place,14 Mill Road,Home,home,2026-02-01,,2026-01-01,,"
    report = bring_in(chart(tmp_path, KIN, late), "link-chart", agency="NBP", at=at, dry_run=True)
    (refusal,) = report.refused
    assert (refusal.file, refusal.row, refusal.column) == ("chart.csv", 3, "stay_to")
    assert refusal.reason == "The end is before the beginning."


def test_a_grade_comes_in_with_its_row(tmp_path: Path, at: Home) -> None:
    report = bring_in(chart(tmp_path, KIN), "link-chart", agency="NBP", at=at)
    graded = [
        row
        for delivery in report.deliveries
        for path in (at.store / delivery).glob("relations.parquet")
        for row in duckdb.execute(
            f"select kind, source_evaluation, information_assessment from '{path}'"
        ).fetchall()
    ]
    assert graded == [("sibling", "2", "B")]


def test_an_export_of_ours_is_not_taken_in_again(export, at: Home) -> None:
    """One record would come to look like two sources."""
    for form, name, spec in (
        ("i2", "links.csv", "link-chart"),
        ("graphml", "picture.graphml", "graph"),
        ("followthemoney", "picture.ftm.json", "followthemoney"),
    ):
        with pytest.raises(BadUsage, match="is an export of Wayhome"):
            bring_in(export(form) / name, spec, agency="NBP", at=at)


def test_call_data_comes_in_with_its_lawful_basis_or_not_at_all(tmp_path: Path, at: Home) -> None:
    header = "Calling Number,Called Number,Call Date,Call Time,Duration,Type,Cell Postcode"
    rows = [
        "07700900001,07700900002,01/03/2026,22:30,61,call,LS1 4AB,communications_data,AUTH-1,",
        "07700900001,07700900003,01/03/2026,22:40,5,call,,communications_data,,",
        "07700900001,07700900003,01/03/2026,22:50,5,call,,,,",
    ]
    path = tmp_path / "calls.csv"
    path.write_text("\n".join([f"{header},Basis,Authorisation,Keep Until", *rows]) + "\n")
    report = bring_in(path, "call-data", agency="NBP", at=at)
    assert (summed(report)["new"], summed(report)["refused"]) == (1, 2)
    assert {(one.row, one.column) for one in report.refused} == {(3, "Authorisation"), (4, "Basis")}
    (kept,) = at.store.glob("*/calls.parquet")
    (began,) = duckdb.execute(f"select began_at from '{kept}'").fetchall()
    assert began == (datetime(2026, 3, 1, 22, 30),)


def test_a_note_beside_a_chart_says_how_widely_it_may_be_seen(tmp_path: Path, at: Home) -> None:
    (tmp_path / "delivery.yaml").write_text("marking: restricted\n")
    report = bring_in(chart(tmp_path, KIN), "link-chart", agency="NBP", at=at)
    assert report.markings == {"restricted"}
    assert {one.marking for one in held_deliveries(at.store)} == {"restricted"}


def test_a_file_of_another_form_is_said(tmp_path: Path, at: Home) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\x00")
    wide = chart(tmp_path, "9," + "x" * 200_000)
    for path, spec, said in (
        (tmp_path, "link-chart", "reads one file"),
        (tmp_path / "x.json", "followthemoney", "cannot be read as followthemoney"),
        (wide, "link-chart", "cannot be read as links-csv"),
    ):
        with pytest.raises(BadUsage, match=said):
            bring_in(path, spec, agency="NBP", at=at)


def test_what_is_not_there_is_said(tmp_path: Path, at: Home) -> None:
    with pytest.raises(BadUsage, match="There is no file"):
        bring_in(tmp_path / "none.csv", "link-chart", agency="NBP", at=at)
    with pytest.raises(BadUsage, match="There is no specification"):
        bring_in(chart(tmp_path, KIN), "chart", agency="NBP", at=at)
    assert offered() == ["call-data", "followthemoney", "graph", "link-chart", "pole"]


def test_the_command_prints_counts_reasons_and_that_nothing_was_changed(
    tmp_path: Path, at: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(at.root))
    import_(chart(tmp_path, KIN, WRONG), "link-chart", "NBP", dry_run=True)
    said = capsys.readouterr().out
    assert "chart.csv row 3, column Date: It is no date in a form such as 2026-12-31" in said
    assert "3 rows, 3 new, 0 changed, 0 matched, 0 refused." in said
    assert "Dry run: nothing was changed." in said
    assert "Kai" not in said
    with pytest.raises(NothingRead):
        import_(chart(tmp_path, "9,s1,Ship,,s2,Ship,,Met,,,,,,"), "link-chart", "NBP")


@pytest.mark.skipif(
    not POLE.exists(),
    reason="the public POLE files are not beside the repository: nothing is shown of them here",
)
def test_every_row_of_the_public_pole_files_is_accounted_for(at: Home) -> None:
    report = bring_in(POLE, "pole", agency="NBP", at=at, dry_run=True)
    read = {one.file: one.rows for one in report.counted}
    aside = {file: rows for file, _, rows in report.aside}
    rows = read | aside
    assert sum(n for file, n in rows.items() if file.startswith("nodes.")) == 61_521
    assert sum(n for file, n in rows.items() if file.startswith("relationships.")) == 105_840
    assert all(why for _, why, _ in report.aside)
    assert report.refused == []
    # the files of acquaintances say one thing of one pair several times
    assert (summed(report)["rows"], summed(report)["matched"]) == (78_321, 437)


@pytest.mark.parametrize("dry_run", [True, False])
def test_what_was_withdrawn_is_not_told_to_be_held_already(
    tmp_path: Path, at: Home, dry_run: bool
) -> None:
    path = chart(tmp_path, KIN, WRONG)
    for delivery in bring_in(path, "link-chart", agency="NBP", at=at).deliveries:
        withdraw(at.store, delivery, Why.FAULTY, by="", now=datetime(2026, 11, 2))
    report = bring_in(path, "link-chart", agency="NBP", at=at, dry_run=dry_run)
    assert summed(report)["matched"] == 0
    (aside,) = report.aside
    assert aside[0] == "chart.csv"
    assert "has been withdrawn since, so nothing changes. Put it back instead." in aside[1]
