"""A panel in a browser: planned, a child put on of whom there is a crisis response and no referral,
who is decided on only as to the plan; a referral, a conflict declared that changes the chair,
heard, decided, ended; its minutes as PDF."""

from collections.abc import Callable

import pytest
from browsing import Worker
from saying import choose, day, fill, keep
from test_crisis import begun, why
from tests.unit.workspace.a_panel import referral

from wayhome.workspace.accounts.models import User

Open = Callable[..., Worker]
Size = tuple[int, int]


def planned(coordinator: Worker) -> None:
    coordinator.go("/cases/")
    coordinator.follow("Plan a panel")
    coordinator.page.get_by_label("Whom or what is it about?").fill("Panel of 24 November")
    choose(coordinator, "Decision panel")
    day(coordinator, "meets", "24", "11", "2026", "14:00")
    fill(coordinator, where="Room 2")
    for name in ("Northborough City Council", "Eastmarsh Health Trust"):
        coordinator.page.get_by_role("checkbox", name=name).check()
    coordinator.look("panel-plan", status_is_error=True)
    coordinator.press("Begin")
    why(coordinator)
    assert coordinator.heading == "Panel of 24 November: a panel"


@pytest.mark.writes
def test_a_panel_decides_under_another_chair(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    begun(officer)
    referral(User.objects.get(email="practitioner@demo.invalid"), tell=["NBP"])
    planned(officer)
    meeting = officer.page.url
    keep(officer, "Somebody else sits", "Northborough City", name="Ash, manager", seat="council")
    keep(officer, "Somebody else sits", "Northborough Police", name="Bo, inspector", seat="police")
    officer.follow("Somebody else sits")
    choose(officer, "Northborough City")
    fill(officer, name="Cy, nurse", seat="health")
    officer.press("Keep it")
    assert "belongs to health services, and this agency is none" in officer.text
    officer.look("panel-seat", status_is_error=True)
    keep(officer, "", "Eastmarsh Health")
    put_on(officer, "Kai: a referral to the National Referral Mechanism", "Item one")
    put_on(officer, "Tyler Marsh: a crisis response", "Item two")
    keep(officer, "Put in the chair")
    for _ in range(3):
        keep(officer, "Came")
    keep(officer, "Opened")
    officer.look("panel-sits", status_is_error=True)
    keep(officer, "Hear it", voice="“I want to go home.”", changed="Found at Eastmarsh.")
    of_item_two(officer, "Hear it")
    keep(officer, voice="“Not yet.”", changed="Home since Monday.")
    of_item_two(officer, "Decide")
    decided(officer)
    officer.press("Keep it")
    assert "No referral is behind this item" in officer.text
    officer.look("panel-no-referral", status_is_error=True)
    choose(officer, "The plan goes on")
    officer.press("Keep it")
    assert "Kept: Decided." in officer.text
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


def put_on(officer: Worker, case: str, title: str) -> None:
    officer.follow("Put something on the agenda")
    choose(officer, "A child", "First decision")
    officer.page.locator("[name='said-case']").select_option(label=case)
    fill(officer, title=title, minutes="20")
    officer.look(f"panel-{title.lower().replace(' ', '-')}", status_is_error=True)
    officer.press("Keep it")


def of_item_two(officer: Worker, link: str) -> None:
    item = officer.page.locator(".pa-agenda li", has_text="Item two")
    item.get_by_role("link", name=link).click()


def decided(officer: Worker) -> None:
    choose(officer, "Reasonable grounds", "Reasonable grounds to believe")
    fill(officer, reasons="Three agencies' records.", evidence="Of 18 November.")
    fill(officer, dissent="nobody", tells="Jo, his worker")
    day(officer, "tells_by", "25", "11", "2026")
