"""Preparing a panel in a browser: what is due is put on, the pack read, the decision on a referral
stands in the referral; a machine that stops in the middle loses nothing; the next sitting."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker
from saying import choose, day, fill, keep
from test_crisis import why
from tests.unit.workspace.a_case import begin
from tests.unit.workspace.a_panel import HEARD, ago, referral

from wayhome.workspace.accounts.models import User

Open = Callable[..., Worker]
Size = tuple[int, int]
SEATS = (
    ("Ash", "council", "Northborough City"),
    ("Bo", "police", "Northborough Police"),
    ("Cy", "health", "Eastmarsh Health"),
)


def planned(social: Worker) -> str:
    social.go("/cases/begin/panel/")
    fill(social, where="Room 2")
    social.page.get_by_label("Whom or what is it about?").fill("Panel of 24 November")
    choose(social, "Decision panel")
    day(social, "meets", "24", "11", "2026", "14:00")
    for name in ("Northborough Police", "Eastmarsh Health Trust"):
        social.page.get_by_role("checkbox", name=name).check()
    social.press("Begin")
    why(social)
    return urlsplit(social.page.url).path


def sits(social: Worker) -> None:
    for name, seat, agency in SEATS:
        keep(social, "Somebody else sits", agency, name=name, seat=seat)
    keep(social, "Put in the chair")
    for _ in range(3):
        keep(social, "Came")
    keep(social, "Opened")


@pytest.mark.writes
def test_a_panel_prepares_itself_and_decides_in_the_referral(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    behind = referral(User.objects.get(email="practitioner@demo.invalid"))
    meeting = planned(social)
    assert "1 case is due before this panel" in social.text
    social.look("panel-due", status_is_error=True)
    social.follow("Choose what comes on the agenda")
    social.look("panel-agenda-offered")
    social.press("Put them on the agenda")
    social.look("panel-agenda-none", status_is_error=True)
    assert "Choose at least one to put on" in social.text
    social.page.get_by_role("checkbox", name="Kai, a referral").check()
    social.press("Put them on the agenda")
    assert "1 item put on the agenda." in social.text
    sits(social)
    keep(social, "Hear it", **HEARD)
    social.follow("The pack")
    social.look("panel-pack", status_is_error=True)
    assert "Waits" not in social.text
    assert "No safety plan that your agency works on." in social.text
    social.go(meeting)
    social.follow("Decide")
    choose(social, "Reasonable grounds", "Reasonable grounds to believe")
    fill(social, reasons="Three agencies' records.", evidence="Of 18 November.", dissent="nobody")
    fill(social, tells="Jo, his worker")
    day(social, "tells_by", "25", "11", "2026")

    # the machine stops here: whoever goes on does so at another, with what was typed as a draft
    social.page.get_by_role("button", name="Keep as a draft").click()
    social.page.get_by_text("Kept as your draft").first.wait_for()
    social.close()
    again = worker("practitioner", size)
    again.go(meeting)
    why(again)
    assert "Not kept yet, your draft: Decided" in again.text
    again.look("panel-again", status_is_error=True)
    again.page.locator("main").get_by_role("link", name="Decided", exact=True).first.click()
    assert again.page.locator("[name='said-reasons']").input_value() == "Three agencies' records."
    again.press("Keep it")
    assert "Decided: reasonable grounds" in again.text
    again.go(f"/cases/{behind.pk}/")
    why(again)
    assert "Now: decided with reasonable grounds" in again.text
    assert "Panel of 24 November (C-" in again.text
    again.go(meeting)
    keep(again, "Ended")
    assert "The next sitting would be 8 December 2026, 14:00." in again.text
    again.look("panel-next-offered", status_is_error=True)
    again.follow("Plan it")
    again.look("panel-next")
    again.press("Plan it")
    why(again)
    assert again.heading == "Panel of 8 December 2026: a panel"
    assert "In the chair" in again.text


@pytest.mark.writes
def test_what_drifts_is_listed_by_how_long(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    by = User.objects.get(email="force@demo.invalid")
    found = {"what": "arrest", "where": "Custody", "away": "yes", "supply": "yes"}
    case = begin("crisis", "found", by, **found, at=ago(days=9))
    officer.go("/cases/")
    officer.follow("Past their time")
    officer.look("drift")
    assert "Waits on: whoever found them" in officer.text
    assert "1 case in which Northborough Police takes part" in officer.text
    officer.page.get_by_label("How long").select_option(label="Over a week")
    officer.press("Show")
    assert "Kai: tell the home council" in officer.text
    officer.page.get_by_label("How long").select_option(label="Over four weeks")
    officer.press("Show")
    officer.look("drift-none")
    assert "No step that you can see is past its time with these choices" in officer.text
    assert case.pk not in officer.page.content()
