"""A number for the night that changed: an administrator says so, and whoever is told whom to ring
is told the new one at once, before any build."""

from collections.abc import Callable

import pytest
from browsing import Worker
from django.utils import timezone

from wayhome.workspace.cases.standing import present

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes


def test_whom_to_ring_is_changed_and_told_at_once(worker: Open, size: Size) -> None:
    administrator, nurse = worker("administrator", size), worker("outsider", size)
    nurse.go("/search/?q=tyler+marsh")
    nurse.follow("Tyler Marsh")
    assert "01632 960101" in nurse.text
    administrator.go("/limits/")
    administrator.look("limits-and-lists")
    administrator.follow("Whom to ring at agencies")
    administrator.look("list-contacts")
    administrator.follow("Northborough City Council")
    administrator.page.get_by_label("At night, at weekends").fill("ask Sam")
    administrator.press("Keep it")
    administrator.look("list-line-refused", status_is_error=True)
    assert "Write a telephone number in digits" in administrator.text
    administrator.wrong.clear()  # the browser tells of the answer that refused
    administrator.page.get_by_label("At night, at weekends").fill("01632 960199")
    today = timezone.localdate(present())
    for box, part in (("day", today.day), ("month", today.month), ("year", today.year)):
        administrator.page.locator(f"[name='since-{box}']").fill(str(part))
    administrator.page.get_by_label("Where did you read it?").fill("Letter of the night team")
    administrator.page.get_by_label("Why, and who agreed it?").fill("They moved. The board.")
    administrator.press("Keep it")
    administrator.look("list-contacts-changed")
    assert "01632 960199" in administrator.text
    nurse.page.reload()
    nurse.look("known-to-new-number")
    assert "01632 960199" in nurse.text
    assert "01632 960101" not in nurse.text
    administrator.go("/limits/lists/helplines/add/")
    administrator.look("list-line-add")
