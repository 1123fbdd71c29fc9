"""An officer reads what records say of a line, and opens somebody put with it through the gate."""

from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.network.lines.showing import Showing
from wayhome.network.methods.between import flows
from wayhome.network.methods.showing import Still

Open = Callable[..., Worker]
Size = tuple[int, int]


def test_from_the_list_to_one_line_and_somebody_put_with_it(worker: Open, size: Size) -> None:
    officer = worker("practitioner", size)
    officer.go("/")
    with officer.page.expect_navigation():
        menu = officer.page.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name="Lines", exact=True).click()
    officer.look("lines")
    assert officer.heading == "Lines that records speak of"
    assert "Mikey" in officer.text
    assert "Quiet" not in officer.text, "a name that only another agency may read"
    officer.follow("Mikey")
    officer.look("line-purpose")
    officer.say_purpose("A new concern, referral or strategy discussion")
    officer.page.locator("details > summary").first.click()
    officer.look("line")
    assert officer.heading == "The line Mikey"
    assert "it may have taken over from it" in officer.text
    assert officer.page.locator("#line-months[data-drawn='3']").is_visible()
    assert officer.page.locator("#line-spans[data-drawn] canvas").is_visible()
    assert "Three times the home or the place is not known" in officer.text
    assert "Said to carry drugs, money or a weapon, 12 September 2026" in officer.text
    assert "Told of again from 2 September 2026" in officer.text
    assert "Jayden" not in officer.text
    assert "Crossley" not in officer.text
    officer.follow("P-1")
    officer.look("line-person")
    assert officer.heading == "Jayden is known. Ring here.", "an outsider opens no more than that"


def test_arrows_from_home_to_where_it_was(
    worker: Open, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The small region has no flow of which both ends are known."""
    moves = [("E06000018", "E07000148")] * 12 + [("E06000018", "E06000018"), (None, "E07000148")]
    still = {(f.origin, f.destination): Still(4 + f.times) for f in flows(moves)}
    page_of = "wayhome.workspace.pages.views.lines"
    monkeypatch.setattr(f"{page_of}.flows", lambda _: flows(moves))
    monkeypatch.setattr(f"{page_of}.showing", lambda *_: Showing(Still(9), still))
    officer = worker("practitioner", size)
    officer.go("/lines/")
    officer.follow("Mikey")
    officer.say_purpose("A new concern, referral or strategy discussion")
    page = officer.page
    page.locator("#line-flows[data-arrows='2']").wait_for()
    assert "From Nottingham to Norwich 12 times; by chance alone 6.2 to 21.0." in officer.text
    assert "Once the home or the place is not known" in officer.text
    assert "Still there in 16 of 20 tries" in officer.text
    assert "There in 5 of 20 tries only: few records" in officer.text
    assert "it would be named so in 9 of 20 tries only" in officer.text
    page.locator("#line-flows .ld-icon").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#flow-table .ld-row--chosen").count() == 2
    officer.look("line-flows")


def test_a_name_that_one_agency_keeps_close(worker: Open) -> None:
    outsider = worker("practitioner")
    outsider.go("/lines/?name=quiet")
    outsider.look("lines-none")
    assert "No line fits these choices." in outsider.text


@pytest.mark.parametrize("account", ["strategic-lead", "administrator"])
def test_lines_are_for_whoever_sees_people(worker: Open, account: str) -> None:
    somebody = worker(account)
    assert somebody.page.get_by_role("link", name="Lines", exact=True).count() == 0
