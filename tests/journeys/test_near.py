"""Ways to known exploitation, as they are found in records: on a child's own page, over all
children of an agency; what changed between two times; and who knows whom."""

import re
from collections.abc import Callable

import pytest
from browsing import Worker
from near_region import GUESTS, OF_MIKEY, near

from wayhome.lexicon.home import Home
from wayhome.network.lines.proposing import BUSY
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account

Open = Callable[..., Worker]
Size = tuple[int, int]
WORK, CONCERN = "I work with this person", "A new concern, referral or strategy discussion"


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    return own_copy("near", near)


def questions_about(somebody: Worker, name: str, surname: str) -> str:
    somebody.go(f"/search/?q={name}+{surname}")
    somebody.follow(f"{name} {surname}")
    somebody.say_purpose(WORK)
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    somebody.go(f"{person}ties/questions/")
    return person


def test_every_way_names_its_records_and_on_how_much_it_rests(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    page = somebody.page
    questions_about(somebody, "Tyler", "Marsh")
    somebody.look("near")
    ways = page.locator("section[aria-labelledby=near]")
    assert "whom a record names as suspected of exploiting others" in somebody.text
    assert re.search(r"a way there would still show, in (1[6-9]|20) of 20 tries", somebody.text)
    assert "a second agency that says so" in somebody.text
    assert f"an event with {GUESTS + 1} people" in somebody.text
    assert "A way that matters may be missing here" in somebody.text
    assert "Showing 10 of 15 ways" in somebody.text
    somebody.follow("Show all 15")
    somebody.look("near-all")
    assert ways.get_by_role("link", name="record on the line's page").count() >= OF_MIKEY
    assert ways.locator("a[href*='/records/']").count() >= OF_MIKEY + 2, "each first step"
    assert "It rests on few records." in somebody.text, "to P-1 leads one event"
    assert "Not counted as near: the line dice, of whose work no record tells" in somebody.text
    assert "Few records are not safety" in somebody.text


def test_where_no_way_leads_a_crowd_is_told_all_the_same(worker: Open, size: Size) -> None:
    open_account(email="eastmarsh@demo.invalid", name="Officer of Eastmarsh", agency="EMC",
                 role="practitioner", password=PASSWORD, by=None)  # fmt: skip
    somebody = worker("eastmarsh", size)
    questions_about(somebody, "Ash", "Pike")
    somebody.look("near-nothing")
    assert "That is not safety" in somebody.text
    assert f"an event with {GUESTS + 1} people" in somebody.text


def test_over_all_children_of_an_agency_and_who_knows_them(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    somebody.go("/signs/")
    somebody.follow("Which children are near known exploitation?")
    somebody.look("near-purpose")
    assert "Acting against those who exploit" not in somebody.text
    somebody.say_purpose(CONCERN)
    somebody.look("near-list")
    assert somebody.heading == "Which children are near known exploitation?"
    assert "Tyler Marsh, 15" in somebody.text
    assert "Newest record 2 October 2026" in somebody.text
    assert "P-1, whom a record names as suspected of exploiting others" in somebody.text
    assert "To ask:" in somebody.text
    assert "Doyle" not in somebody.text
    assert not re.search(r"\brank(ed|ing)\b|\bscore", somebody.text)
    somebody.follow("Which agencies know which children?")
    somebody.page.get_by_label("Which children").select_option("all")
    somebody.press("Show")
    somebody.look("who-knows")
    row = somebody.page.locator("tbody tr").filter(has_text="Tyler Marsh")
    assert row.get_by_text("Holds records").count() >= 3
    assert "is not “does not know them”" in somebody.text
    assert "Ellie" not in somebody.text, "held by another agency alone"


def test_what_changed_between_two_times(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    person = questions_about(somebody, "Tyler", "Marsh")
    somebody.follow("Compare two other times")
    assert "Showing 20 of" not in somebody.text
    somebody.look("changes")
    assert "New: the telephone +447700900600" in somebody.text
    somebody.go(f"{person}ties/changes/?now_from=2026-11-01&now_until=2026-10-01")
    somebody.look("changes-wrong", status_is_error=True)
    assert "This time ends before it begins" in somebody.text
    somebody.wrong.clear()  # the browser tells of the answer that refused
    for place, name in (
        ("/lines/", "Mikey"),
        ("/places/?q=cutter+lane", "12 Cutter Lane, NR1 3AB"),
    ):
        somebody.go(place)
        somebody.follow(name)
        somebody.say_purpose(CONCERN)
        somebody.follow("what changed between two times")
        somebody.look(f"changes-{name.split()[0]}")
        assert somebody.heading.startswith("What changed around ")


def test_a_number_to_ask_about_and_its_calls_one_by_one(worker: Open, size: Size) -> None:
    somebody = worker("practitioner", size)
    somebody.go("/lines/")
    assert "900777" not in somebody.text, "no line by itself"
    somebody.follow("numbers to ask about")
    somebody.say_purpose(CONCERN)
    somebody.look("to-ask")
    assert "+447700900777" in somebody.text
    assert f"60 calls and messages with {BUSY} other numbers" in somebody.text
    assert "To ask:" in somebody.text
    somebody.follow("its calls")
    somebody.look("calls")
    assert somebody.heading.startswith("Calls from +447700900777 to +4477009008")
    somebody.follow("of +447700900777")
    assert somebody.page.locator("tbody tr").count() == BUSY
    assert "Communications data, reference CD/3, until 31 December 2031" in somebody.text
    somebody.look("calls-of-one")
