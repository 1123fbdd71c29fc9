"""Pages that the small region leaves empty, over records that fill them (fuller_region.py)."""

from collections.abc import Callable

import pytest
from browsing import Worker
from fuller_region import MONTHS, TRUSTED, fuller
from playwright.sync_api import Locator

from wayhome.lexicon.home import Home

Open = Callable[..., Worker]
Size = tuple[int, int]


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    return own_copy("fuller", fuller)


def test_arrows_from_home_to_where_it_was(worker: Open, size: Size) -> None:
    officer = worker("force", size)
    officer.go("/lines/")
    officer.follow("Mikey")
    officer.say_purpose("A new concern, referral or strategy discussion")
    page = officer.page
    page.locator("#line-flows[data-arrows='1']").wait_for()
    assert "From Nottingham to Norwich three times; by chance alone" in officer.text
    assert "the home or the place is not known" in officer.text
    row = page.locator("#flow-table tr[data-origin=E06000018][data-destination=E07000148]")
    assert row.locator("td").nth(1).inner_text() == str(len(MONTHS))
    assert "of 20 tries" in row.inner_text()
    page.locator("#line-flows .ld-icon").first.focus()
    page.keyboard.press("Enter")
    chosen = page.locator("#flow-table .ld-row--chosen")
    assert chosen.count() == page.locator("#flow-table tr[data-origin=E06000018]").count() > 0
    officer.look("line-flows")


def test_what_goes_well_stands_beside_the_picture_and_below_it(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("I work with this person")
    somebody.follow("Ties", exact=True)
    somebody.follow("See it drawn")
    page = somebody.page
    page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("map-goes-well")
    beside, below = page.locator(".mp-well"), page.locator("[aria-labelledby=well]")
    named = named_in(beside.locator("li a"))
    assert named == named_in(below.locator("th a"))
    assert named == {"Has an adult whom they trust", "Takes part in an activity"}
    assert "Since 10 June 2026" in beside.inner_text()
    assert f"{len(TRUSTED) - 3} more record behind it" in below.inner_text()
    assert "mentor" not in page.locator("#map-table").inner_text(), "it is no tie"


def named_in(links: Locator) -> set[str]:
    return set(links.all_inner_texts())
