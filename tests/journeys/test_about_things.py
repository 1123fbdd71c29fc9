"""Work that begins on the page of an address or a line: beside what records show, led back to from
the case, and listed there for those who take part."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker
from saying import day, fill
from test_crisis import why

Open = Callable[..., Worker]
Size = tuple[int, int]
PURPOSE = "A new concern, referral or strategy discussion"


def raised(somebody: Worker) -> None:
    day(somebody, "when", "18", "11", "2026", "15:40")
    fill(somebody, seen="Doors at all hours.", where="The stairs", how="saw", danger="no",
         told="nobody", raiser="Ash, housing")  # fmt: skip


@pytest.mark.writes
def test_help_for_an_adult_begins_from_an_address(worker: Open, size: Size) -> None:
    officer = worker("practitioner", size)
    officer.go("/places/?q=12+cutter+lane")
    officer.follow("12 Cutter Lane")
    officer.say_purpose(PURPOSE)
    officer.follow("Cases about it, and begin one")
    officer.look("place-cases")
    assert "takes part in no case about it" in officer.text
    officer.follow("Help for an adult")
    officer.look("place-begin")
    assert "What records show of this address" in officer.text
    assert "A child whom nobody knows seen or told of at the address" in officer.text
    fill(officer, left_out="We see to it today.", seen="“They come at night.”", home="yes",
         children="no", danger="no")  # fmt: skip
    officer.press("Begin")
    why(officer)
    officer.look("place-case", status_is_error=True)
    assert officer.heading == "12 Cutter Lane, NR1 3AB: help for an adult"
    assert "What records show of this address" in officer.text
    case = urlsplit(officer.page.url).path
    officer.follow("The page of 12 Cutter Lane, NR1 3AB")
    officer.follow("Cases about it, and begin one")
    assert "12 Cutter Lane, NR1 3AB" in officer.page.locator(".wh-list").inner_text()

    other = worker("force", size)
    other.go("/places/?q=12+cutter+lane")
    other.follow("12 Cutter Lane")
    other.say_purpose(PURPOSE)
    other.follow("Cases about it, and begin one")
    assert "takes part in no case about it" in other.text, "of others' cases nothing is told"
    other.go(case)
    assert other.heading == "There is nothing here that you can see"


@pytest.mark.writes
def test_a_concern_begins_from_a_line(worker: Open, size: Size) -> None:
    officer = worker("practitioner", size)
    officer.go("/lines/")
    officer.follow("Mikey")
    officer.say_purpose(PURPOSE)
    officer.follow("Cases about it, and begin one")
    officer.look("line-cases")
    officer.follow("A concern")
    officer.look("line-begin")
    raised(officer)
    fill(officer, left_out="Our own team screens it today.")
    officer.press("Begin")
    why(officer)
    officer.look("line-case", status_is_error=True)
    assert officer.heading == "The line Mikey: a concern"
    officer.follow("The page of the line Mikey")
    assert officer.heading == "The line Mikey"
    officer.follow("Cases about it, and begin one")
    assert "The line Mikey" in officer.page.locator(".wh-list").inner_text()
