"""The map leads on to pages, filters in several ways at once, is kept whole, exported as drawn and
printed on A3; and a line and an address have one too."""

import csv
import io
import re
import zipfile
from collections.abc import Callable

import pytest
from browsing import Worker
from playwright.sync_api import Page

Open = Callable[..., Worker]
Size = tuple[int, int]
CHOSEN = "#map-panel h3"
A3 = (1191, 842)  # points, lying
OWN, RIGHT = "I work with this person", "Checking that records are right and rightly joined"


@pytest.fixture
def at_map(worker: Open) -> Callable[..., Worker]:
    """Somebody who looks at the map around Tyler."""

    def open_it(*size: Size, role: str = "practitioner", why: str = OWN) -> Worker:
        somebody = worker(role, *size)
        somebody.go("/search/?q=tyler+marsh")
        somebody.follow("Tyler Marsh")
        somebody.say_purpose(why)
        somebody.follow("Ties", exact=True)
        somebody.follow("See it drawn")
        ready(somebody.page)
        return somebody

    return open_it


def ready(page: Page) -> None:
    page.locator("#map-picture[data-drawn]").wait_for()


def rows(page: Page) -> int:
    return page.locator("#map-table tbody tr").count()


def choose(page: Page, name: str) -> None:
    page.locator("#map-list button").filter(has_text=name).first.click()


def keep(somebody: Worker, name: str) -> None:
    """On the form that keeps a picture, and back on the map."""
    page = somebody.page
    page.get_by_label("What is it called?").fill(name)
    page.get_by_label("Why is it kept?").fill("The panel looks at it on Friday")
    for box, text in (("Day", "20"), ("Month", "12"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(text)
    somebody.press("Keep it")
    ready(page)


def plain(somebody: Worker) -> Page:
    """The same address for somebody without script."""
    assert somebody.context.browser is not None
    context = somebody.context.browser.new_context(
        java_script_enabled=False, storage_state=somebody.context.storage_state()
    )
    page = context.new_page()
    page.goto(somebody.page.url)
    return page


def test_what_is_chosen_leads_to_its_page_and_is_marked_everywhere(at_map, size: Size) -> None:
    somebody = at_map(size)
    leads_to_its_page(somebody)
    is_marked_everywhere(somebody)


def leads_to_its_page(somebody: Worker) -> None:
    """A line, an address, and every tie."""
    page = somebody.page
    choose(page, "Mikey")
    somebody.look("map-of-a-line-chosen")
    somebody.follow("The page of this line")
    assert "Why do you look?" in somebody.heading, "the same question as everywhere"
    page.go_back()
    ready(page)
    choose(page, "12 Cutter Lane")
    somebody.follow("The page of this address")
    assert "Why do you look?" in somebody.heading
    # every tie opens its record, or says why it does not
    page.go_back()
    ready(page)
    unsaid = page.locator("#map-table tbody tr td:nth-child(4)").filter(has_not=page.locator("a"))
    assert unsaid.count() == 0
    without = plain(somebody)
    assert without.locator("#map-table tbody th a", has_text="12 Cutter Lane").count() > 0
    without.context.close()


@pytest.mark.phone
@pytest.mark.writes
def test_filters_stand_without_script_too_and_are_kept(at_map, size: Size) -> None:
    somebody = at_map(size)
    whole = rows(somebody.page)
    several_stand_without_script_too(somebody, whole)
    what_is_filtered_is_kept(somebody, whole)


def several_stand_without_script_too(somebody: Worker, whole: int) -> None:
    page = somebody.page
    page.get_by_text("Filter what is drawn").click()
    page.get_by_label("Northborough City Council").check()
    council = rows(page)
    page.get_by_label("Northborough Education Service").check()
    both = rows(page)
    assert 0 < council < both < whole
    assert page.locator(":focus").get_attribute("value") == "NBE", "the keyboard stays there"
    assert f"{whole - both} are folded away or filtered out" in (
        page.locator("#map-table-said").inner_text()
    )
    somebody.look("map-filtered")
    without = plain(somebody)
    assert without.locator("#map-table tbody tr").count() == both
    assert "Show all of them" in without.locator("#map-table-said").inner_text()
    without.get_by_role("link", name="Show all of them").click()
    assert without.locator("#map-table tbody tr").count() == whole
    without.context.close()
    page.reload()
    ready(page)
    assert rows(page) == both, "the address says it"


def test_at_a_desk_it_prints_is_pressed_and_filtered_in_every_way(at_map) -> None:
    somebody = at_map()
    prints_on_a3_lying(somebody.page)
    names_nobody_on_paper(somebody)
    a_press_on_a_mark_chooses_it(somebody.page)
    kinds_gradings_others_and_folds(somebody)


def kinds_gradings_others_and_folds(somebody: Worker) -> None:
    page, whole = somebody.page, rows(somebody.page)
    page.get_by_text("Filter what is drawn").click()
    page.get_by_label("Home, placement or tenancy").check()
    homes = page.locator("#map-table tbody tr td:nth-child(2)").all_inner_texts()
    assert 0 < len(homes) < whole
    assert all("Home, placement or tenancy" in one for one in homes)
    page.locator("#map-undo").click()
    assert rows(page) == whole
    page.get_by_label("Grading: the source is at least").select_option("2")
    assert 0 == page.locator("#map-table").get_by_text("Not graded").count()
    page.get_by_label("With a grading chosen, keep what has none").check()
    assert rows(page) == whole, "what has none, and 2C P"
    page.get_by_label("Grading: the source is at least").select_option("")
    page.get_by_label("Tied to at least").select_option("3")
    few = rows(page)
    assert few < whole
    page.get_by_label("Tied to at least").select_option("1")
    choose(page, "12 Cutter Lane")
    page.get_by_role("button", name="Fold away what hangs on it").click()
    folded = rows(page)
    assert folded < whole
    assert page.locator("#map-list button").filter(has_text="Mikey").count() == 0
    without = plain(somebody)
    assert without.locator("#map-table tbody tr").count() == folded, "one rule in two languages"
    without.context.close()
    page.get_by_role("button", name="Unfold again").click()
    assert rows(page) == whole


def is_marked_everywhere(somebody: Worker) -> None:
    """A mark of the timeline, and a thing."""
    page, line = somebody.page, somebody.page.locator("#map-time")
    line.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    first = page.locator(CHOSEN).inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator(CHOSEN).count() == 1, first
    assert page.locator(":focus").get_attribute("id") == "map-time", "the keyboard stays there"
    assert page.locator(".mp-row--chosen").count() > 0
    whole = int(line.get_attribute("data-marks") or 0)
    page.get_by_role("button", name="Nearer in time").click()
    page.get_by_role("button", name="Nearer in time").click()
    marks = "() => Number(document.querySelector('#map-time').dataset.marks)"
    page.wait_for_function(f"{marks} < {whole}")
    assert "Seen here:" in page.locator("#map-time-said").inner_text()
    somebody.look("map-nearer-in-time")
    line.focus()
    page.keyboard.press("-")
    page.get_by_role("button", name="All the time").click()
    assert "Seen here:" not in page.locator("#map-time-said").inner_text()
    # a thing that is chosen: its places on the land, its rows
    choose(page, "12 Cutter Lane")
    assert page.locator("#where-table .mp-row--chosen").count() > 0
    assert page.locator("#map-table .mp-row--chosen").count() > 0


def a_press_on_a_mark_chooses_it(page: Page) -> None:
    page.locator("#map-time").scroll_into_view_if_needed()
    box = page.locator("#map-time").bounding_box()
    assert box is not None
    # the lane of homes lasts to the end, so a mark is under the pointer there
    names = page.locator("#map-table tbody tr td:nth-child(2) button").all_inner_texts()
    lane = list(dict.fromkeys(names)).index("Home, placement or tenancy")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 4 + lane * 28 + 20)
    assert page.locator(CHOSEN).inner_text() == "Why this tie is here"
    assert "Home, placement or tenancy" in page.locator("#map-panel").inner_text()


def what_is_filtered_is_kept(somebody: Worker, whole: int) -> None:
    """By the council and the schools, as it was filtered before."""
    page, filtered = somebody.page, rows(somebody.page)
    somebody.follow("Keep this picture")
    assert "folded away or filtered out" in somebody.text
    keep(somebody, "The council's word")
    somebody.look("map-kept-filtered")
    assert rows(page) == filtered
    assert "Its fingerprint is" in somebody.text
    page.get_by_text("Filter what is drawn").click()
    page.get_by_label("Northborough City Council").uncheck()
    page.get_by_label("Northborough Education Service").uncheck()
    assert rows(page) == whole
    assert "shown=whole" in page.url


@pytest.mark.writes
def test_what_is_drawn_now_is_exported(at_map, size: Size) -> None:
    somebody = at_map(size, role="analyst", why=RIGHT)
    page = somebody.page
    page.get_by_text("Filter what is drawn").click()
    page.get_by_label("Home, placement or tenancy").check()
    many = rows(page)
    somebody.follow("Export what is drawn now")
    somebody.look("map-export")
    assert f"what the map shows now: {many} ties" in somebody.text
    page.get_by_label("Who is it for?").select_option(label="Northborough Education Service")
    page.get_by_label("Link chart", exact=False).first.check()
    with page.expect_download() as waits:
        page.get_by_role("button", name="Export", exact=True).click()
    held = zipfile.ZipFile(io.BytesIO(waits.value.path().read_bytes()))
    links = list(csv.DictReader(io.StringIO(held.read("links.csv").decode("utf-8-sig"))))
    assert len(links) == many


def prints_on_a3_lying(page: Page) -> None:
    paper = page.pdf(prefer_css_page_size=True)
    sheets = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", paper)
    assert {(round(float(wide)), round(float(high))) for wide, high in sheets} == {A3}


NAMED_ON_SCREEN = ("Tyler", "Marsh", "12 Cutter Lane", "Mikey")


def names_nobody_on_paper(somebody: Worker) -> None:
    """Neither the words of the page nor the title that a printer puts above them."""
    page = somebody.page
    assert all(name in page.inner_text("body") for name in NAMED_ON_SCREEN)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    sheet = f"{page.title()}\n{page.inner_text('body')}"
    assert naming(sheet) == []
    assert "Map without names" in sheet
    assert "P-1 – " in page.locator("#map-table").inner_text()
    assert page.locator("#map-picture").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert all(name in page.inner_text("body") + page.title() for name in NAMED_ON_SCREEN)
    without = plain(somebody)
    without.emulate_media(media="print")
    assert naming(without.inner_text("body")) == []
    without.context.close()


def naming(sheet: str) -> list[str]:
    return [line for line in sheet.splitlines() if any(name in line for name in NAMED_ON_SCREEN)]


@pytest.mark.writes
@pytest.mark.parametrize("where", ["lines", "places"])
def test_a_line_and_an_address_have_a_map_that_is_kept(
    worker: Open, size: Size, where: str
) -> None:
    somebody = worker("practitioner", size)
    page = somebody.page
    if where == "lines":
        somebody.go("/lines/")
        somebody.follow("Mikey")
        about = "Map around the line Mikey"
    else:
        somebody.go("/places/?q=cutter+lane")
        somebody.follow("12 Cutter Lane")
        about = "Map around 12 Cutter Lane"
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.follow("Map: see what it is tied to drawn")
    ready(page)
    somebody.look(f"map-of-{where}")
    assert somebody.heading.startswith(about)
    assert rows(page) > 0
    for name in ("Tyler", "Jayden", "Dean"):
        assert name not in somebody.text, "nobody is named before they are opened"
    sent = page.request.get(page.url.split("?")[0] + "data/")
    assert sent.headers["content-encoding"] == "gzip", "a large picture is megabytes"
    more = sent.json()
    assert more["nodes"][0]["label"] in somebody.heading
    # the map asks why as the page does
    other = worker("analyst", size)
    other.go(page.url.removeprefix(other.address))
    assert "Why do you look?" in other.heading
    somebody.follow("Keep this picture")
    somebody.look(f"map-of-{where}-keep")
    keep(somebody, "For the meeting")
    somebody.look(f"map-of-{where}-kept")
    assert "It is the same as it was then" in somebody.text
    assert somebody.page.get_by_role("link", name="For the meeting").count() == 1
