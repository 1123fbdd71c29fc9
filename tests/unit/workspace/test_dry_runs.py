"""Charts and call data from a page: shown first, brought in as shown or not at all, put away."""

import csv
import io
import os
import re
import sys
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client

from wayhome.extracts import receive
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries import carrying_out, dry_runs, handing_in
from wayhome.workspace.deliveries.carrying_out import attend
from wayhome.workspace.deliveries.dry_runs import NOTE, Standing
from wayhome.workspace.deliveries.receipts import receipts
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # a dry run is a module of these tests

from a_dry_run import KIN, NOMINALS, PAGE, WRONG, bring, chart, hand_along, lying, page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def show(client: Client, account, home: Path, monkeypatch: pytest.MonkeyPatch):
    """Hands files along as an analyst of NBC; their dry run is made here, by no other process."""
    client.force_login(account("analyst", "NBC"))
    monkeypatch.setattr(handing_in, "start", lambda folder, lock, work: attend(folder))
    return partial(hand_along, client)


def acts() -> list[str]:
    written = AuditEvent.objects.filter(what="write").exclude(actor="").order_by("number")
    return [event.reason for event in written if event.details.get("dry_run")]


# Shown first, and then as shown


def test_nothing_is_held_until_somebody_says_so_and_then_what_was_shown(client, show, home) -> None:
    address = show(("chart.csv", chart(KIN, WRONG)))
    said = page(client, address)
    assert "Nothing has been changed yet. 3 rows would be new, 0 changed; 0 held already" in said
    assert "Row 3 Date It is no date in a form such as 2026-12-31, 31/12/2026." in said
    assert "Northborough City Council" in said
    assert "Official-sensitive" in said
    assert "Quillon" not in said
    assert receipts(Home(home)) == []
    assert acts() == ["dry run"]
    bring(client, address)
    assert "3 rows new, 0 changed, 0 held already." in page(client, address)
    assert {one.agency for one in receipts(Home(home))} == {"NBC"}
    assert {one.file for one in receipts(Home(home))} == {
        "chart.persons.csv",
        "chart.relations.csv",
    }
    assert acts() == ["dry run", "bring in"]
    assert lying(home) == []
    events = AuditEvent.objects.filter(reason__in=["dry run", "bring in"])
    assert len({event.details["files"][0]["sha256"] for event in events}) == 1


def test_what_came_in_meanwhile_is_shown_before_anything_is_brought_in(client, show, home) -> None:
    first, second = (show(("chart.csv", chart(KIN))) for _ in range(2))
    seen = client.get(second).content.decode()
    bring(client, first)
    held = receipts(Home(home))
    shown = re.search(r'name="seen" value="(\w+)"', seen)
    assert shown
    bring(client, second, seen=shown.group(1))
    assert receipts(Home(home)) == held
    said = page(client, second)
    assert "so it was looked through again" in said
    assert "All of it is held already: there is nothing to bring in." in said


def test_what_came_in_meanwhile_and_changes_nothing_of_it_asks_nobody_again(
    client, show, home, tmp_path
) -> None:
    address = show(("chart.csv", chart(KIN)))
    (tmp_path / "nominals.csv").write_bytes(NOMINALS)
    receive([tmp_path / "nominals.csv"], agency="NBC", at=Home(home))
    bring(client, address)
    assert "3 rows new" in page(client, address)


def test_what_comes_in_at_the_same_moment_is_said(client, show, home, monkeypatch) -> None:
    """By the command line, after the last look and before the store is ours."""
    address = show(("chart.csv", chart(KIN)))
    ordinary = carrying_out.bringing.bring_in

    def somebody_was_faster(path, *args, dry_run, **kwargs):
        if not dry_run:
            ordinary(path, *args, dry_run=False, **kwargs)
        return ordinary(path, *args, dry_run=dry_run, **kwargs)

    monkeypatch.setattr(carrying_out.bringing, "bring_in", somebody_was_faster)
    bring(client, address)
    assert "so this is not quite what you were shown: then it was 3 new" in page(client, address)


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_only_what_was_seen_is_brought_in(client, show, home, seen) -> None:
    address = show(("chart.csv", chart(KIN)))
    client.post(f"{address}bring/", {"seen": seen})
    assert receipts(Home(home)) == []
    assert "this has changed since you saw it" in page(client, address)


def test_a_file_that_is_no_longer_the_one_shown_is_not_brought_in(client, show, home) -> None:
    address = show(("chart.csv", chart(KIN)))
    (file,) = lying(home)
    file.write_bytes(chart(KIN.replace("Bo", "Max")))
    bring(client, address)
    assert receipts(Home(home)) == []
    assert "no longer what it was when it came" in page(client, address)


def test_without_its_event_nothing_is_tried_and_nothing_brought_in(
    client, show, home, monkeypatch
) -> None:
    def full(**_: object) -> None:
        raise DatabaseError("disk full")

    address = show(("chart.csv", chart(KIN)))
    monkeypatch.setattr("wayhome.workspace.actions.deliveries.record", full)
    client.raise_request_exception = False
    bring(client, address)
    assert receipts(Home(home)) == []
    (one,) = dry_runs.dry_runs(Home(home))
    assert not one.wanted
    client.post(PAGE, {"files": [SimpleUploadedFile("a.csv", chart(KIN))],
                       "specification": "link-chart"})  # fmt: skip
    assert dry_runs.dry_runs(Home(home)) == [one]


# Refusals


def test_every_refusal_can_be_taken_away_and_runs_nothing(client, show) -> None:
    rows = [WRONG.replace("3,p1", f"{number},p{number}") for number in range(30)]
    address = show(("=1+1.csv", chart(KIN, *rows)))
    assert "Showing 20 of 30. Download all 30 as CSV" in page(client, address)
    sheet = b"".join(client.get(f"{address}refused.csv").streaming_content).decode("utf-8-sig")
    header, *refused = csv.reader(io.StringIO(sheet))
    assert header == ["file", "row", "column", "why"]
    assert len(refused) == 30
    assert refused[0][:3] == ["'=1+1.csv", "3", "Date"]
    assert "Quillon" not in sheet


def test_a_chart_with_numbers_of_another_one_is_warned_of(client, show) -> None:
    bring(client, show(("chart.csv", chart(KIN))))
    said = page(client, show(("other.csv", chart(KIN.replace("Bo Quillon", "Max Reed")))))
    assert "1 row would take the place of one with the same number." in said


# Who may


@pytest.mark.parametrize("role", ["practitioner", "administrator", "strategic_lead"])
def test_only_whoever_may_send_files_may(client, account, show, role) -> None:
    address = show(("chart.csv", chart(KIN)))
    client.force_login(account(role, "NBC"))
    for one in (PAGE, address, f"{address}refused.csv", f"{PAGE}specification/graph.yaml"):
        assert client.get(one).status_code == 403
    for one in (PAGE, f"{address}bring/", f"{address}throw-away/"):
        assert client.post(one).status_code == 403


def test_another_agency_knows_nothing_of_it(client, account, show, home) -> None:
    address = show(("chart.csv", chart(KIN)))
    client.force_login(account("analyst", "EMC"))
    assert client.get(address).status_code == 404
    assert client.get(f"{address}refused.csv").status_code == 404
    for verb in ("bring", "throw-away"):
        assert client.post(f"{address}{verb}/").status_code == 404
    assert "chart.csv" not in page(client, "/deliveries/")
    assert len(lying(home)) == 1


def test_what_others_hold_is_in_no_count(client, account, show, home, tmp_path) -> None:
    bring(client, show(("chart.csv", chart(KIN))))
    client.force_login(account("analyst", "EMC"))
    assert "3 rows would be new, 0 changed; 0 held" in page(client, show(("c.csv", chart(KIN))))


# Waiting, and put away


def test_it_is_on_the_list_until_it_is_thrown_away(client, show, home) -> None:
    address = show(("chart.csv", chart(KIN)))
    assert "Not brought in yet" in page(client, "/deliveries/")
    client.post(f"{address}throw-away/")
    assert "It is thrown away with its files." in page(client, "/deliveries/")
    assert client.get(address).status_code == 404
    assert list((home / "dry-runs").glob("[!.]*")) == []
    assert acts() == ["dry run", "throw dry run away"]
    assert receipts(Home(home)) == []


def test_files_wait_a_day_and_no_longer(client, show, home) -> None:
    address = show(("chart.csv", chart(KIN)))
    (one,) = dry_runs.dry_runs(Home(home))
    seal = one.seal
    _date(one, datetime.now(UTC) - dry_runs.WAITS - timedelta(minutes=1))
    bring(client, address, seen=seal)
    assert receipts(Home(home)) == []
    assert "The file was put away after a day" in page(client, address)
    client.get(PAGE)
    assert lying(home) == []
    _date(one, datetime.now(UTC) - dry_runs.KEPT - timedelta(minutes=1))
    client.get(PAGE)
    assert not one.folder.exists()


def _date(one: dry_runs.DryRun, at: datetime) -> None:
    note = (one.folder / NOTE).read_text()
    (one.folder / NOTE).write_text(note.replace(one.at.isoformat(), at.isoformat()))
    object.__setattr__(one, "at", at)


def test_a_crash_is_said_and_can_be_done_again(client, show, home, monkeypatch) -> None:
    held: list[int] = []
    start = handing_in.start
    monkeypatch.setattr(handing_in, "start", lambda folder, lock, work: held.append(os.dup(lock)))
    lost = show(("chart.csv", chart(KIN)))
    assert "being looked through" in page(client, lost)
    assert "Refresh" in client.get(lost)
    assert "Refresh" not in client.get(f"{lost}?still=1")
    os.close(held.pop())
    assert "It stopped before it was finished." in page(client, lost)
    assert "Was not looked through" in page(client, "/deliveries/")
    monkeypatch.setattr(handing_in, "start", start)
    address = show(("chart.csv", chart(KIN)))
    assert len(lying(home)) == 1  # of the lost one nothing
    monkeypatch.setattr(handing_in, "start", lambda folder, lock, work: held.append(os.dup(lock)))
    bring(client, address)
    assert "Being brought in" in page(client, address)
    bring(client, address, seen="0" * 64)
    os.close(held.pop())
    assert "Bringing it in stopped before it was finished." in page(client, address)
    monkeypatch.setattr(handing_in, "start", start)
    bring(client, address)
    assert "3 rows new" in page(client, address)


def test_a_process_of_its_own_does_it(client, account, home) -> None:
    """The real one, from the first to the last."""
    client.force_login(account("analyst", "NBC"))
    address = hand_along(client, ("chart.csv", chart(KIN, WRONG)))
    _until(Standing.SHOWN, home)
    assert "3 rows would be new" in page(client, address)
    bring(client, address)
    _until(Standing.BROUGHT_IN, home)
    assert "3 rows new" in page(client, address)
    assert lying(home) == []


def _until(standing: Standing, home: Path) -> None:
    for _ in range(300):
        (one,) = dry_runs.dry_runs(Home(home))
        if one.standing is standing:
            return
        time.sleep(0.1)
    raise AssertionError(f"never {standing}")


def test_a_fault_is_one_line_without_a_person(client, show, home, monkeypatch, capsys) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError("Quillon")

    show(("chart.csv", chart(KIN)))
    (one,) = dry_runs.dry_runs(Home(home))
    monkeypatch.setattr(carrying_out, "_report", fails)
    monkeypatch.setattr(carrying_out.os, "nice", lambda _: 0)
    with pytest.raises(SystemExit):
        carrying_out.main(one.folder)
    said = capsys.readouterr().err
    assert "dry run not carried out" in said
    assert "Quillon" not in said


@pytest.mark.parametrize("number", ["..", "20260101T000000-abcdefgh", ".lock", "specification"])
def test_a_number_that_is_none_is_not_found(client, show, number) -> None:
    assert client.get(f"{PAGE}{number}/").status_code in {302, 404}


def test_nothing_else_in_the_home_is_cleared(home) -> None:
    other = home / "dry-runs" / "notes of mine"
    other.mkdir(parents=True)
    dry_runs.clear(Home(home))
    assert other.exists()
