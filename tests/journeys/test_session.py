"""A mapping session in a real browser: two agencies at one table, and what they say on the map."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from browsing import Worker
from django.utils import timezone
from small_region import TODAY

from wayhome.lexicon.home import Home
from wayhome.workspace import building

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
CASE, SAW = "I work with this person", "They saw or heard it themselves"


@pytest.fixture
def region(region: Home, tmp_path: Path) -> Home:
    """A region of its own: what is said here goes into it."""
    return Home(Path(shutil.copytree(region.root, tmp_path / "home")))


def _begin(worker: Worker) -> str:
    """A session about Tyler, begun from his map; its address."""
    worker.go("/search/?q=tyler+marsh")
    worker.follow("Tyler Marsh")
    worker.say_purpose(CASE)
    worker.follow("Ties", exact=True)
    worker.follow("See it drawn")
    worker.follow("Begin a mapping session")
    worker.look("session-begin")
    worker.press("Begin")
    worker.look("session-begin-wrong", status_is_error=True)
    assert "Write a short name for this session." in worker.text
    worker.wrong.clear()
    return _begun(worker)


def _begun(worker: Worker, marking: str = "") -> str:
    """The form of a session, filled in."""
    page = worker.page
    if marking:
        page.get_by_label(marking).check()
    page.get_by_label("What is this session called?").fill("Around Cutter Lane")
    page.get_by_label("Why do you meet").fill("To see who is with him and who can help.")
    page.get_by_label("A new concern, referral or strategy discussion").check()
    soon = timezone.localdate() + timedelta(days=30)
    for box, number in (("Day", soon.day), ("Month", soon.month), ("Year", soon.year)):
        page.get_by_label(box, exact=True).fill(str(number))
    worker.press("Begin")
    return page.url


def _sit_down(worker: Worker, role: str, email: str = "", name: str = "", agency: str = "") -> None:
    for label, words in (
        ("Role", role), ("E-mail address", email), ("Name", name), ("Agency, or who", agency)
    ):  # fmt: skip
        worker.page.get_by_label(label).first.fill(words)
    worker.press("Add them")


def _say(worker: Worker, **chosen: str) -> None:
    """Fill in what is asked for, and add it."""
    page = worker.page
    for label, words in chosen.items():
        field = page.locator(f"#id_{label}")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(label=words)
        else:
            field.fill(words)
    worker.press("Add it to the map")


def _set_the_table(social_worker: Worker, officer: Worker) -> None:
    """The officer sits at it with a screen of their own, and has passed the gate for Tyler."""
    _begin(social_worker)
    _sit_down(social_worker, "Officer of the exploitation team", "force@demo.invalid")
    _sit_down(social_worker, "Youth worker", name="Ann Ash", agency="Mill Row Youth Club")
    social_worker.look("session-table")
    social_worker.follow("Everybody is here: go to the map")
    social_worker.page.locator("#session-picture[data-drawn]").wait_for()
    social_worker.look("session-empty")
    officer.go("/sessions/")
    officer.look("sessions")
    officer.follow("Around Cutter Lane")
    assert "Tyler" not in officer.text  # not opened by this officer yet
    officer.follow("say why you look")
    officer.say_purpose(CASE)
    officer.page.locator("#session-picture[data-drawn]").wait_for()
    assert "Tyler Marsh" in officer.text


def _the_first_is_said(social_worker: Worker) -> None:
    _say(
        social_worker,
        speaker="Ann Ash, Youth worker (Mill Row Youth Club)",
        about="Tyler Marsh",
        kind="was seen with somebody",
        other="Somebody not on the map yet",
        other_name="Jay",
        place="12 Cutter Lane",
        postcode="NR1 3AB",
        words="Two evenings running.",
        information_assessment=SAW,
    )
    social_worker.page.locator("#session-picture[data-drawn]").wait_for()
    assert "Tyler Marsh was seen with somebody: Jay" in social_worker.text
    social_worker.page.get_by_role("button", name="Show on the map").first.click()
    panel = social_worker.page.locator("#session-panel").inner_text()
    assert "Ann Ash, Youth worker, Mill Row Youth Club" in panel
    assert "Not yet. Said at this session." in panel
    social_worker.look("session-said")


def _the_other_screen_follows(officer: Worker) -> None:
    """Without being loaded again; and what is typed there stays, then and after."""
    page, typed = officer.page, "He is always with the same"
    page.locator("#id_words").fill(typed)
    page.locator("[data-said]").wait_for(timeout=40_000)
    page.locator("#session-choose option", has_text="Jay").wait_for(state="attached")
    assert page.locator("#id_words").input_value() == typed
    page.reload()
    assert page.locator("#id_words").input_value() == typed


def _the_officer_says(officer: Worker) -> None:
    """One with words that may blame, said better; and one that is taken back."""
    _say(
        officer,
        about="Jay (said at this session)",
        kind="uses a telephone",
        phone="07700 900955",
        words="A runner for the line.",
        information_assessment="They were told, and nothing else says so",
    )
    officer.look("session-words", status_is_error=True)
    assert "“A runner” may blame a child" in officer.text
    officer.wrong.clear()
    _say(officer, words="He was told to keep it on.")
    assert "Jay uses a telephone: 07700 900955" in officer.text
    officer.look("session-two")
    nobody = "Nobody: a line or a place"
    kind = "is not safe at a place"
    _say(officer, about=nobody, kind=kind, place="The arcade", information_assessment=SAW)
    officer.page.locator("main").get_by_role("link", name="Take back").first.click()
    officer.page.get_by_label("Why does it not stand?").fill("It was another town.")
    officer.look("session-back")
    officer.press("Take it back")
    assert "It was another town." in officer.text


def _taken_out_and_handed_in_again(social_worker: Worker, officer: Worker) -> None:
    """A mistake after all: all of it is withdrawn, and the session is open for everybody."""
    social_worker.follow("Take all of it out of the records")
    social_worker.look("session-take-out")
    social_worker.press("Take it out and open it again")
    social_worker.look("session-take-out-missing", status_is_error=True)
    assert "Say why it is withdrawn." in social_worker.text
    social_worker.wrong.clear()
    social_worker.page.get_by_label("Something that was said is wrong").check()
    social_worker.press("Take it out and open it again")
    social_worker.look("session-version-two")
    assert "Version 2." in social_worker.text
    assert "What was handed in before is withdrawn." in social_worker.text
    officer.go("/sessions/")
    officer.look("sessions-version-two")
    assert "Version 2: the one before was taken out of the records." in officer.text
    social_worker.press("Close the session")
    social_worker.press("Hand it in")
    social_worker.look("session-handed-in-again")
    assert "Handed in, as version 2." in social_worker.text
    assert "withdrawn since" not in social_worker.text


def test_two_agencies_map_together_and_it_comes_into_the_records(
    worker: Open, region: Home, size: Size
) -> None:
    social_worker, officer = worker("practitioner", size), worker("force", size)
    _set_the_table(social_worker, officer)
    _the_first_is_said(social_worker)
    _the_other_screen_follows(officer)
    _the_officer_says(officer)
    social_worker.page.reload()
    social_worker.press("Close the session")
    social_worker.look("session-closed")
    social_worker.press("Open it again")
    social_worker.press("Close the session")
    social_worker.press("Hand it in")
    social_worker.look("session-handed-in")
    assert "Handed in." in social_worker.text
    _taken_out_and_handed_in_again(social_worker, officer)

    officer.go("/people/" + _tyler(officer) + "/map/")
    before = officer.page.locator("#map-table tbody tr").count()
    building.build(region, TODAY, lambda *_: None)
    officer.page.reload()
    officer.page.locator("#map-picture[data-drawn]").wait_for()
    rows = officer.page.locator("#map-table tbody tr")
    said = rows.filter(has_text="Said to be seen together").filter(has_text="Tyler Marsh")
    assert rows.count() > before
    assert "Northborough City Council" in said.inner_text()
    assert "2A P" in said.inner_text()
    officer.look("session-on-the-map")


def _tyler(worker: Worker) -> str:
    """His reference, as the address of his page has it."""
    worker.go("/search/?q=tyler+marsh")
    worker.follow("Tyler Marsh")
    return worker.page.url.rstrip("/").rpartition("/")[2]


def _put_on_the_map(worker: Worker, sought: str, purpose: str) -> None:
    """Somebody or something found, through the gate."""
    worker.follow("Add a person, a line or a place")
    worker.page.get_by_role("searchbox").fill(sought)
    worker.press("Find")
    worker.look("session-about")
    button = worker.page.get_by_role("button", name="Put on the map").first
    with worker.page.expect_navigation():
        button.click()
    worker.say_purpose(purpose)
    assert "You said why you look. Now put them on the map." in worker.text
    with worker.page.expect_navigation():
        button.click()
    worker.page.locator("#session-picture[data-drawn]").wait_for()


def test_a_line_is_mapped_and_a_hidden_person_is_nobody_to_others(
    worker: Open, region: Home
) -> None:
    """Only Northborough Police knows Sam Quill: what its officer says of him changes nothing for
    whoever sits beside them."""
    social_worker, officer = worker("practitioner"), worker("force")
    social_worker.go("/lines/")
    social_worker.follow("Mikey")
    social_worker.say_purpose("A new concern, referral or strategy discussion")
    social_worker.follow("Begin a mapping session about it")
    _begun(social_worker)
    _sit_down(social_worker, "Officer", "force@demo.invalid")
    social_worker.follow("Everybody is here: go to the map")
    picture = social_worker.page.locator("#session-picture[data-drawn]")
    picture.wait_for()
    _put_on_the_map(social_worker, "cutter lane", "A new concern, referral or strategy discussion")
    assert "12 Cutter Lane" in social_worker.text
    drawn = picture.get_attribute("data-drawn")
    assert int(drawn or 0) > 1  # the line, and what records put with it
    social_worker.follow("Add a person, a line or a place")
    social_worker.page.get_by_role("searchbox").fill("sam quill")
    social_worker.press("Find")
    social_worker.look("session-about-nobody")
    assert "Nobody and nothing that you can see fits" in social_worker.text

    officer.go("/sessions/")
    officer.follow("Around Cutter Lane")
    _put_on_the_map(officer, "sam quill", CASE)
    _say(officer, about="Sam Quill", kind="is named together with a line", line="Mikey",
         information_assessment=SAW)  # fmt: skip
    assert "Sam Quill is named together with a line: Mikey" in officer.text
    assert "Only Northborough Police sees this." in officer.text
    officer.look("session-kept-close")

    social_worker.go(officer.page.url.removeprefix(social_worker.address))
    picture.wait_for()
    assert picture.get_attribute("data-drawn") == drawn
    assert "Nothing has been said yet" in social_worker.text
    assert "Quill" not in social_worker.page.content()
    social_worker.press("Close the session")
    assert "0 statements that you can see stand." in social_worker.text


def test_at_the_table_of_a_restricted_session_sits_the_own_agency_alone(
    worker: Open, size: Size
) -> None:
    """Anybody else is a guest, and sees nothing of it on a screen of their own."""
    somebody, officer = worker("practitioner", size), worker("force", size)
    somebody.go("/sessions/begin/")
    _begun(somebody, marking="Restricted")
    assert somebody.heading == "Who is round the table"
    assert "Add anybody else as a guest, without an e-mail address." in somebody.text
    _sit_down(somebody, "Officer of the exploitation team", "force@demo.invalid")
    somebody.look("session-table-restricted-wrong", status_is_error=True)
    assert "only accounts of your own agency sit at it" in somebody.text
    somebody.wrong.clear()
    _sit_down(somebody, "Officer", name="Officer of the force", agency="Northborough Police")
    somebody.look("session-table-restricted")
    assert "Guest: somebody else writes down what they say." in somebody.text
    officer.go("/sessions/")
    assert "Around Cutter Lane" not in officer.text


def test_it_works_without_script(worker: Open) -> None:
    somebody = worker("practitioner")
    _begin(somebody)
    somebody.follow("Everybody is here: go to the map")
    assert somebody.context.browser is not None
    plain = somebody.context.browser.new_context(
        java_script_enabled=False, storage_state=somebody.context.storage_state()
    )
    page = plain.new_page()
    page.goto(somebody.page.url)
    page.locator("#id_about").select_option(label="Nobody: a line or a place")
    page.locator("#id_kind").select_option(label="is safe at a place")
    page.locator("#id_place").fill("Mill Row Youth Club")
    page.locator("#id_information_assessment").select_option("A")
    page.get_by_role("button", name="Add it to the map").click()
    assert "Said to be safe there: Mill Row Youth Club" in page.locator("main").inner_text()
    plain.close()
