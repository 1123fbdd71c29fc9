"""Boys who are arrested together again and again: the page of groups, and the same on a map."""

from collections.abc import Callable

import pytest
from browsing import Worker
from company import in_company
from playwright.sync_api import Page
from saying import day, fill
from test_crisis import why

from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.cases.models import Case

Open = Callable[..., Worker]
Size = tuple[int, int]
CHOSEN = "#map-panel h3"


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    """The small region with three boys more."""
    return own_copy("company", in_company)


@pytest.fixture
def officer(worker: Open, served: str) -> Open:
    """Somebody of the force that arrested them."""
    open_account(
        email="eastmarsh@demo.invalid", name="Officer of Eastmarsh", agency="EMC",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    return lambda *size: worker("eastmarsh", *size)


def test_who_is_together_again_and_again(officer: Open, size: Size) -> None:
    somebody = officer(size)
    somebody.go("/places/")
    somebody.follow("People who are together again and again")
    somebody.look("purpose-of-groups")
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.look("groups")
    assert "3 people together on 3 days" in somebody.text
    assert "Arrest" in somebody.text
    for name in ("Tyler", "Kai", "Leo", "gang member"):
        assert name not in somebody.text
    somebody.follow("3 people together on 3 days")
    somebody.look("group")
    assert "In every try: P-1, P-2, P-3" in somebody.text
    assert "with a fifth of the records missing" in somebody.text.lower()
    assert "Of how many of them records say that they were exploited is not told" in somebody.text
    assert "P-4" in somebody.text, "whom one of them trusts"
    somebody.follow("P-1")
    assert "/people/" in somebody.page.url or "Why do you look" in somebody.heading


def test_an_agency_that_holds_nobody_in_a_group_is_told_of_none(
    worker: Open, served: str, size: Size
) -> None:
    open_account(
        email="homes@demo.invalid", name="Housing officer", agency="ECC",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    somebody = worker("homes", size)
    somebody.go("/groups/")
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.look("groups-none")
    assert "That is not the same as safe" in somebody.text


def test_a_street_has_a_page_of_its_own(officer: Open, size: Size) -> None:
    somebody = officer(size)
    somebody.go("/places/?q=canal+street")
    somebody.look("streets-found")
    somebody.follow("Canal Street, NR1")
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.look("street")
    assert somebody.heading == "Canal Street, NR1"
    assert "Many people meet here" in somebody.text
    assert "Showing 6 of 6" in somebody.text
    assert "Tyler" not in somebody.text
    somebody.follow("addresses in a street of this name")
    assert "kind=address" in somebody.page.url


def test_groups_and_another_way_on_the_map(officer: Open, size: Size) -> None:
    somebody = officer(size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("I work with this person")
    somebody.follow("Ties", exact=True)
    somebody.follow("See it drawn")
    page = somebody.page
    page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("map-groups")
    assert "Who is together again and again in this picture" in somebody.text
    outlines = page.get_by_role("button", name="Groups outlined")
    assert outlines.get_attribute("aria-pressed") == "true"
    outlines.click()
    assert outlines.get_attribute("aria-pressed") == "false"
    outlines.click()

    # Zac has a telephone with Tyler, and another, which is not drawn, with Kai
    things = page.locator("#map-list button")
    page.locator("#map-list button", has_text="+447700900789").click()
    zac = page.locator("#map-panel .mp-ties button", has_text="P-").first.inner_text().split(":")[0]
    things.filter(has_text=zac).click()
    page.get_by_role("button", name="Begin a way here").click()
    before = things.count()
    for label in ("P-1", "P-2"):  # one of them is Kai
        things.filter(has_text=label).click()
        page.get_by_role("button", name="Look for another way beyond what is drawn").click()
        page.locator("#map:not([aria-busy])").wait_for()
        if page.get_by_text("that does not lead through Tyler Marsh").count():
            break
    somebody.look("map-another-way")
    assert "that does not lead through Tyler Marsh" in page.locator("#map-panel").inner_text()
    assert page.locator(".mp-steps li").count() >= 2
    assert things.count() == before + 1, "the telephone between them is drawn now"
    assert "+447700900456" in page.locator("#map-list").inner_text()
    assert "way%7C" in page.url

    things.filter(has_text="12 Cutter Lane").click()
    page.get_by_role("button", name="Draw the people of this address as one").click()
    assert "as one" in page.locator(CHOSEN).inner_text()
    drawn = things.count()
    page.get_by_role("button", name="Draw them one by one again").click()
    assert things.count() > drawn


@pytest.mark.writes
def test_a_group_has_a_map_of_its_events_that_is_kept(officer: Open, size: Size) -> None:
    somebody = officer(size)
    somebody.go("/groups/")
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.follow("3 people together on 3 days")
    somebody.follow("Map: see them and these events drawn")
    page = somebody.page
    page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("group-map")
    assert somebody.heading == "Map around 3 people together again and again"
    assert "3 people at " in page.locator("#map-said").inner_text()
    assert "Together 1" in somebody.text
    for name in ("Tyler", "Kai", "Leo"):
        assert name not in somebody.text
    words = page.locator("#map-list button span").all_inner_texts()
    assert set(words) == {"Person", "Event"}, "no telephone, no home of theirs"
    page.locator("#map-list button").filter(has_text="P-1").click()
    assert page.get_by_text("Open P-1: you will be asked why").is_visible()
    assert page.get_by_role("button", name="Show their ties here").count() == 0
    page.keyboard.press("Escape")
    somebody.follow("Keep this picture")
    somebody.look("group-map-keep")
    somebody.press("Keep it")
    somebody.look("group-map-keep-wrong", status_is_error=True)
    page.get_by_label("What is it called?").fill("For the panel of December")
    page.get_by_label("Why is it kept?").fill("The panel looks at it on Friday")
    for box, text in (("Day", "20"), ("Month", "12"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(text)
    somebody.press("Keep it")
    page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("group-map-kept", status_is_error=True)  # of the form before it
    assert "It is the same as it was then" in somebody.text
    somebody.follow("For the panel of December")
    assert somebody.heading == "Map around 3 people together again and again"


@pytest.mark.phone
def test_the_way_to_somebody_found_by_search(officer: Open, size: Size) -> None:
    """Zac is tied to Leo by nobody's telephone: by Tyler or Kai, whom both were with."""
    somebody = officer(size)
    page = on_the_map_around_leo(somebody)
    somebody.look("way-box")
    page.get_by_label("Way to somebody else").fill("zack moore")
    somebody.press("Look")
    somebody.look("way-found")
    assert page.locator("#q").get_attribute("autocomplete") == "off"
    somebody.follow("Zac Moor")
    assert "Why do you look?" in somebody.heading, "of him too"
    somebody.say_purpose("I work with this person")
    page.locator("#map-picture[data-drawn]").wait_for()
    somebody.look("way")
    assert somebody.heading == "Way from Leo Finch to Zac Moor"
    steps = page.locator(".mp-way > li")
    assert steps.count() == 4
    assert steps.get_by_role("link", name="record").count() >= 4
    for name in ("Tyler", "Kai"):
        assert name not in somebody.text, "whoever stands between is masked"
    assert page.locator("#map-table tbody tr").count() == steps.locator(".wh-list__line").count()
    page.locator("#map-list button").filter(has_text="P-1").click()
    assert page.get_by_role("button", name="Show their ties here").count() == 0
    somebody.follow("Look for somebody else")
    page.get_by_label("Name, date of birth").fill("sam quill")
    somebody.press("Search")
    somebody.look("way-nobody")
    assert "That does not mean that nobody knows them" in somebody.text


def test_where_there_is_no_way_the_page_says_so_and_no_more(officer: Open, size: Size) -> None:
    somebody = officer(size)
    page = on_the_map_around_leo(somebody)
    page.get_by_label("Way to somebody else").fill("beth lane")
    somebody.press("Look")
    somebody.follow("Beth Lane")
    somebody.say_purpose("I work with this person")
    somebody.look("way-none")
    assert "No way of at most two steps from person to person in the last year" in somebody.text
    assert "others may hold more" in somebody.text
    assert "whom somebody trusts are not followed" in somebody.text, "Kai trusts her"


def on_the_map_around_leo(somebody: Worker) -> Page:
    somebody.go("/search/?q=leo+finch")
    somebody.follow("Leo Finch")
    somebody.say_purpose("I work with this person")
    somebody.follow("Ties", exact=True)
    somebody.follow("See it drawn")
    somebody.page.locator("#map-picture[data-drawn]").wait_for()
    return somebody.page


@pytest.mark.writes
def test_a_concern_about_them_has_the_name_it_is_given(officer: Open, size: Size) -> None:
    """Who is together changes with every release: nothing of this one stands in the case."""
    somebody = officer(size)
    somebody.go("/groups/")
    somebody.say_purpose("A new concern, referral or strategy discussion")
    somebody.follow("3 people together on 3 days")
    somebody.follow("Raise a concern about them")
    somebody.look("group-begin")
    assert "They have no name here" in somebody.text
    somebody.page.get_by_label("Whom or what is it about?").fill("Three boys at Canal Street")
    day(somebody, "when", "18", "11", "2026", "15:40")
    fill(somebody, seen="They wait there.", where="Canal Street", how="saw", danger="no",
         told="nobody", raiser="Ash, officer")  # fmt: skip
    somebody.press("Begin")
    why(somebody)
    case = Case.objects.get()
    assert (case.about, case.about_id, case.called) == ("group", "", "Three boys at Canal Street")
