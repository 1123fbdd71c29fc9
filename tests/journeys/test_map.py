"""The picture of ties in a real browser: seen, walked by keyboard, filtered and put back."""

from collections.abc import Callable

import pytest
from browsing import Worker

Open = Callable[..., Worker]
CHOSEN = "#map-panel h3"


@pytest.fixture
def on_map(worker: Open) -> Callable[..., Worker]:
    """Somebody who works with Tyler, at the map around him."""

    def open_it(*size: tuple[int, int]) -> Worker:
        somebody = worker("practitioner", *size)
        somebody.go("/search/?q=tyler+marsh")
        somebody.follow("Tyler Marsh")
        somebody.say_purpose("I work with this person")
        somebody.follow("Ties", exact=True)
        somebody.follow("See it drawn")
        somebody.page.locator("#map-picture[data-drawn]").wait_for()
        return somebody

    return open_it


def rows(somebody: Worker) -> int:
    return somebody.page.locator("#map-table tbody tr").count()


def test_the_map_is_seen_and_walked_by_keyboard(on_map, size: tuple[int, int]) -> None:
    somebody = on_map(size)
    somebody.look("map")
    page = somebody.page
    page.locator("#map-list button").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    chosen = page.locator(CHOSEN).inner_text()
    assert page.locator(":focus").inner_text().startswith(chosen)
    assert page.locator(".mp-row--chosen").count() > 0
    page.locator("#map-table tbody tr").first.locator("td button").click()
    assert page.locator(CHOSEN).inner_text() == "Why this tie is here"
    panel = page.locator("#map-panel").inner_text()
    assert "Handling" in panel
    assert "Grading" in panel
    somebody.look("map-why")
    page.keyboard.press("Escape")
    assert page.locator(CHOSEN).count() == 0


def test_a_way_a_filter_and_a_stretch_of_time_are_put_back(on_map) -> None:
    somebody = on_map()
    page, whole = somebody.page, rows(somebody)
    things = page.locator("#map-list button")
    things.filter(has_text="4 Mill Row").click()
    page.get_by_role("button", name="Begin a way here").click()
    things.filter(has_text="12 Cutter Lane").click()
    assert page.locator(".mp-steps li").count() == 2
    page.get_by_text("Filter what is drawn").click()
    page.get_by_label("Addresses").uncheck()
    filtered = rows(somebody)
    assert 0 < filtered < whole
    # to the first day of all: what began later goes from the picture and the table
    until = page.locator("#map-until")
    until.focus()
    page.keyboard.press("Home")
    assert rows(somebody) < filtered
    for _ in range(2):
        page.locator("#map-undo").click()
    assert rows(somebody) == whole
    page.locator("#map-redo").click()
    assert rows(somebody) == filtered


@pytest.mark.phone
def test_where_on_the_land_goes_with_the_rest(on_map, size: tuple[int, int]) -> None:
    somebody = on_map(size)
    page, land = somebody.page, somebody.page.locator("#map-where")
    land.and_(page.locator("[data-outlines='361']")).wait_for()
    assert "Found or arrested in Norwich on three days in 9 weeks, 106 miles from home" in (
        page.locator("#where").inner_text()
    )
    markers, told = land.get_by_role("button"), page.locator("#where-table tbody tr")
    whole = markers.and_(page.locator(".ld-icon")).count()
    assert (whole, told.count()) == (5, 9)
    markers.and_(page.locator(".ld-icon")).first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator(CHOSEN).inner_text() == "Arrested twice"
    assert "12 Cutter Lane" in page.locator("#map-table .mp-row--chosen").first.inner_text()
    somebody.look("map-where")
    unnamed = page.locator("#where-table td:not([data-label]), #map-table td:not([data-label])")
    assert unnamed.count() == 0, "on a phone every cell says what it is"
    # the other way: a tie that is chosen has its place
    page.locator("#map-table tbody tr").last.locator("td button").first.click()
    assert "4 Mill Row" in page.locator("#where-table .mp-row--chosen").inner_text()
    assert page.locator(".ld-icon--beside").get_attribute("aria-label") == "Home, Nottingham"
    # to the first day of all: what began later stands on no map
    page.locator("#map-until").focus()
    page.keyboard.press("Home")
    assert int(land.get_attribute("data-markers") or 0) < whole
    assert f"of {whole} places" in page.locator("#where-now").inner_text()
    page.locator("#map-undo").click()
    assert (land.get_attribute("data-markers"), told.count()) == (str(whole), 9)


def test_without_script_the_table_says_the_same(on_map) -> None:
    somebody = on_map()
    whole, context = rows(somebody), somebody.context
    assert context.browser is not None
    plain = context.browser.new_context(
        java_script_enabled=False, storage_state=context.storage_state()
    )
    page = plain.new_page()
    page.goto(somebody.page.url)
    assert page.locator("#map-table tbody tr").count() == whole
    assert not page.locator("#map").is_visible()
    assert page.locator("#where-table tbody tr").count() == 9
    assert not page.locator("#map-where").is_visible()
    plain.close()


@pytest.mark.writes
def test_a_picture_is_kept_and_opened_again(on_map, size: tuple[int, int]) -> None:
    somebody = on_map(size)
    somebody.follow("Keep this picture")
    somebody.press("Keep it")
    somebody.look("map-keep-wrong", status_is_error=True)
    assert "Write a short name" in somebody.text
    somebody.page.get_by_label("What is it called?").fill("For the meeting")
    somebody.page.get_by_label("Why is it kept?").fill("The panel looks at it on Friday")
    for box, text in (("Day", "20"), ("Month", "12"), ("Year", "2026")):
        somebody.page.get_by_label(box, exact=True).fill(text)
    somebody.press("Keep it")
    somebody.page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("map-kept", status_is_error=True)  # of the form before it
    assert "It is the same as it was then" in somebody.text
    assert "Pictures that your agency kept" in somebody.text


def test_where_nothing_goes_well_on_record_the_page_does_not_say_that_nothing_does(
    on_map, size: tuple[int, int]
) -> None:
    """What a page with some looks like: test_told_more.py."""
    page = on_map(size).page
    for place in (page.locator(".mp-well"), page.locator("[aria-labelledby=well]")):
        assert "That does not mean that there is nothing" in place.inner_text()
