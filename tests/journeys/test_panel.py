"""A panel in a browser: planned, an item put on for a child found, a conflict declared that changes
the chair, heard, decided, ended; its minutes as PDF."""

from collections.abc import Callable

import pytest
from browsing import Worker
from saying import choose, day, fill, keep
from test_crisis import begun, why

Open = Callable[..., Worker]
Size = tuple[int, int]


def planned(coordinator: Worker) -> None:
    coordinator.go("/cases/")
    coordinator.follow("Plan a panel")
    coordinator.page.get_by_label("Whom or what is it about?").fill("Panel of 24 November")
    choose(coordinator, "Decision panel")
    day(coordinator, "meets", "24", "11", "2026", "14:00")
    fill(coordinator, where="Room 2")
    coordinator.page.get_by_role("checkbox", name="Northborough City Council").check()
    coordinator.look("panel-plan", status_is_error=True)
    coordinator.press("Begin")
    why(coordinator)
    assert coordinator.heading == "Panel of 24 November: a panel"


@pytest.mark.writes
def test_a_panel_decides_under_another_chair(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    planned(officer)
    meeting = officer.page.url
    keep(officer, "Somebody else sits", "Northborough City", name="Ash, manager", seat="council")
    keep(officer, "Somebody else sits", "Northborough Police", name="Bo, inspector", seat="police")
    keep(officer, "Somebody else sits", "Northborough City", name="Cy, nurse", seat="health")
    officer.follow("Put something on the agenda")
    choose(officer, "A child", "First decision")
    officer.page.locator("[name='said-case']").select_option(label="Tyler Marsh: a crisis response")
    fill(officer, title="Item one", minutes="20")
    officer.look("panel-item", status_is_error=True)
    officer.press("Keep it")
    keep(officer, "Put in the chair")
    for _ in range(3):
        keep(officer, "Came")
    keep(officer, "Opened")
    officer.look("panel-sits", status_is_error=True)
    keep(officer, "Hear it", voice="“I want to go home.”", changed="Found at Eastmarsh.")
    keep(officer, "Declare a conflict", "Ash, manager", "Line manager of that worker")
    officer.look("panel-conflict", status_is_error=True)
    officer.follow("Decide")
    decided(officer)
    officer.press("Keep it")
    officer.look("panel-refused", status_is_error=True)
    assert "works on this child's case: name somebody else" in officer.text
    officer.go(meeting.removeprefix(officer.address))
    keep(officer, "Who is in the chair for it", "Bo, inspector")
    officer.follow("Decide")
    decided(officer)
    officer.press("Keep it")
    assert "Decided: reasonable grounds" in officer.text
    keep(officer, "Ended")
    officer.look("panel-over", status_is_error=True)

    duty = worker("home-duty-worker", size)
    duty.go(meeting.removeprefix(duty.address))
    why(duty)
    assert "Item one" in duty.text
    with duty.page.expect_download() as taken:
        duty.page.get_by_role("link", name="Minutes as PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF-")


def decided(officer: Worker) -> None:
    choose(officer, "Reasonable grounds", "Reasonable grounds to believe")
    fill(officer, reasons="Three agencies' records.", evidence="Of 18 November.")
    fill(officer, dissent="nobody", tells="Jo, his worker")
    day(officer, "tells_by", "25", "11", "2026")
