"""An analyst brings in a chart: what would come of it first, and by their own specification."""

import csv
import io
import os
from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.interchange.incoming.specification import BUNDLED
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries import handing_in

Open = Callable[..., Worker]
Size = tuple[int, int]
OWN = (BUNDLED / "link-chart.yaml").read_text(encoding="utf-8").replace("End 1 ID", "From")
HEADER = (
    "Link ID,End 1 ID,End 1 Type,End 1 Label,End 2 ID,End 2 Type,End 2 Label,"
    "Link Type,Link Label,Date,Time,End Date,Source Grade,Information Grade"
)
KIN = "1,q1,Person,Kai Quillon,q2,Person,Bo Quillon,Sibling,,,,,2,B"
WRONG = "{0},q1,Person,Kai Quillon,q2,Person,Bo Quillon,Friend,,one day,,,,"
CALL = "900,q8,Phone,07700900801,q9,Phone,07700900802,Calls,,2026-09-01,,,,"


def file(name: str, text: str) -> dict[str, object]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def chart(*rows: str, header: str = HEADER) -> dict[str, object]:
    return file("quillon-chart.csv", "\n".join([header, *rows]) + "\n")


def waited_for(analyst: Worker, heading: str) -> None:
    """It is looked through meanwhile, and the page asks anew by itself until it is."""
    analyst.page.get_by_role("heading", name=heading, level=1, exact=True).wait_for(timeout=60_000)


@pytest.mark.writes
def test_a_chart_is_shown_first_and_comes_in_as_shown(
    worker: Open, size: Size, region: Home
) -> None:
    analyst = worker("analyst", size)
    analyst.go("/deliveries/")
    analyst.follow("Bring in a chart or call data")
    analyst.look("bring-in")
    analyst.press("Show what would come of it")
    analyst.look("bring-in-nothing-chosen", status_is_error=True)
    assert "Choose a file first." in analyst.text
    assert "Choose what the file is." in analyst.text
    analyst.wrong.clear()  # the browser tells of the answer that refused

    kin = KIN.replace("q2", f"q{size[0]}")  # what the other window brought in is held already
    rows = [kin, *map(WRONG.format, range(2, 30)), CALL]
    analyst.page.get_by_label("The file").set_input_files([chart(*rows)])
    analyst.page.get_by_label("Link chart (CSV)").check()
    assert analyst.page.get_by_label("Official-sensitive", exact=True).is_checked()
    analyst.press("Show what would come of it")
    waited_for(analyst, "What would come of quillon-chart.csv")
    analyst.look("dry-run")
    assert "Nothing has been changed yet." in analyst.text
    assert "what is refused stays out" in analyst.text
    assert "28 rows, Date" in analyst.text.replace("\n", " ")
    assert "Showing 20 of 29." in analyst.text
    assert "Official-sensitive" in analyst.text
    with analyst.page.expect_download() as waits:
        analyst.page.get_by_role("link", name="Download all 29 as CSV").click()
    taken = waits.value.path().read_text(encoding="utf-8-sig")
    assert len(list(csv.reader(io.StringIO(taken)))) == 30
    assert "send them as call data" in taken
    analyst.go("/deliveries/")
    analyst.look("deliveries-waiting")
    assert "Not brought in yet" in analyst.text
    analyst.follow("quillon-chart.csv")
    analyst.press("Bring it in")
    waited_for(analyst, "Brought in")
    analyst.look("brought-in")
    assert "29 refusals: what was refused is not in it." in analyst.text
    analyst.follow("See the receipt of delivery")
    assert "quillon-chart" in analyst.heading


@pytest.mark.writes
def test_a_specification_of_ones_own_is_mended_kept_and_offered(worker: Open, size: Size) -> None:
    analyst = worker("analyst", size)
    analyst.go("/deliveries/bring-in/")
    mine = chart(KIN, header=HEADER.replace("End 1 ID", "From"))
    analyst.page.get_by_label("The file").set_input_files([mine])
    analyst.page.get_by_label("Something else, by a specification of your own").check()
    analyst.page.get_by_label("Your specification (YAML)").set_input_files(
        file("mine.yaml", OWN.replace("table: persons", "table: people", 1))
    )
    analyst.press("Show what would come of it")
    analyst.look("bring-in-bad-specification", status_is_error=True)
    assert "Choose it once more: a browser does not keep it." in analyst.text
    assert "things, Person: the generic feed has no table people" in analyst.text
    analyst.wrong.clear()
    analyst.page.get_by_label("The file").set_input_files([mine])
    analyst.page.get_by_label("Your specification (YAML)").set_input_files(file("mine.yaml", OWN))
    analyst.press("Show what would come of it")
    waited_for(analyst, "What would come of quillon-chart.csv")
    analyst.look("dry-run-own")
    assert "A specification of your own" in analyst.text
    analyst.page.get_by_label("under the name").fill("County charts")
    analyst.press("Keep it")
    assert "Kept as County charts, version 1." in analyst.page.locator("body").inner_text()
    analyst.press("Throw it away")
    analyst.go("/deliveries/bring-in/")
    analyst.look("bring-in-kept")
    assert analyst.page.get_by_label("County charts, version 1").is_visible()
    with analyst.page.expect_navigation():
        analyst.page.get_by_role("button", name=": County charts, version 1").click()
    analyst.look("bring-in-taken-off")
    assert "County charts, version 1, is off the list." in analyst.page.locator("body").inner_text()
    assert analyst.page.get_by_label("County charts, version 1").count() == 0


@pytest.mark.writes
def test_pages_of_a_dry_run_that_is_under_way_lost_or_no_use(
    worker: Open, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    start = handing_in.start
    monkeypatch.setattr(handing_in, "start", lambda folder, lock, work: held.append(os.dup(lock)))
    analyst = worker("analyst", size)

    def hand_along(given: dict[str, object], by: str) -> None:
        analyst.go("/deliveries/bring-in/")
        analyst.page.get_by_label("The file").set_input_files([given])
        analyst.page.get_by_label(by).check()
        analyst.press("Show what would come of it")

    hand_along(chart(KIN), "Link chart (CSV)")
    analyst.follow("Let it stay as it is")
    analyst.look("dry-run-under-way")
    os.close(held.pop())
    analyst.follow("Look again")
    analyst.look("dry-run-lost")
    assert "Nothing was changed: choose the file again." in analyst.text
    analyst.go("/deliveries/")
    analyst.look("deliveries-dry-run-lost")
    monkeypatch.setattr(handing_in, "start", start)
    hand_along(file("chart.graphml", "<!DOCTYPE g [<!ENTITY a 'b'>]><graphml/>"), "Graph (GraphML)")
    waited_for(analyst, "Nothing of it can be brought in")
    analyst.look("dry-run-fault")
    assert "declares a document type or entities" in analyst.text
