"""Somebody says that a record is wrong: marked on its page, told wherever it stands, taken back."""

from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
CASE = "I work with this person"
WORDS = "He was at his aunt's that night, and she says so too."


def _tyler(worker: Worker) -> str:
    worker.go("/search/?q=tyler+marsh")
    worker.follow("Tyler Marsh")
    if "Why do you look" in worker.heading:
        worker.say_purpose(CASE)
    return worker.page.url.removeprefix(worker.address).split("?")[0]


def _record_of(worker: Worker, place: str) -> str:
    """The first record of a thing on the page of ties."""
    item = worker.page.locator("main li", has_text=place).last
    return str(item.get_by_role("link", name="Record").first.get_attribute("href"))


def _mark(worker: Worker, record: str, words: str = WORDS) -> None:
    worker.go(record + "dispute/")
    worker.page.get_by_label("The person it is about").check()
    worker.page.get_by_label("What do they say is wrong?").fill(words)
    worker.press("Mark it as disputed")


def _records_of_a_sign(worker: Worker, person: str) -> tuple[str, list[str]]:
    worker.go(person + "signs/")
    worker.page.locator("main .wh-computed a", has_text="Reported missing").first.click()
    worker.page.wait_for_url("**/signs/S-*/")
    sign = worker.page.url.removeprefix(worker.address)
    links = worker.page.locator("#evidence ~ table .wh-told a")
    return sign, [str(links.nth(n).get_attribute("href")) for n in range(links.count())]


def _its_agency_is_told(worker: Open, size: Size) -> None:
    """On the desk of whoever answers for what the agency that wrote it sent."""
    open_account(
        email="data@demo.invalid", name="Analyst of the force", agency="NBP", role="analyst",
        password=PASSWORD, by=None,
    )  # fmt: skip
    analyst = worker("data", size)
    analyst.look("desk-ours-disputed")
    assert "of Northborough Police that somebody disputes" in analyst.text
    assert WORDS not in analyst.text
    analyst.follow("Record of Tyler Marsh")
    analyst.say_purpose("Checking that records are right and rightly joined")
    assert WORDS in analyst.text
    analyst.close()


def _take_back(worker: Worker, record: str) -> None:
    worker.go(record)
    worker.follow("Take it back")
    worker.look("dispute-back")
    worker.page.get_by_label("Why is it taken back?").fill("The force put it right today.")
    worker.press("Take it back")


def _its_agency_is_told_of_the_end(worker: Open, size: Size) -> None:
    """On the same desk, until they have read it; the council that wrote the other is not this."""
    analyst = worker("data", size)
    analyst.look("desk-disputed-no-more")
    assert "2 records disputed no more" in analyst.text
    for _ in range(2):
        analyst.page.get_by_role("button", name="I have read this").first.click()
        analyst.page.wait_for_load_state()
    analyst.look("desk-disputed-no-more-read")
    assert "disputed no more" not in analyst.text


def test_a_record_is_disputed_everywhere_until_it_is_taken_back(worker: Open, size: Size) -> None:
    social_worker = worker("practitioner", size)
    person = _tyler(social_worker)
    sign, records = _records_of_a_sign(social_worker, person)
    social_worker.go(records[0])
    social_worker.follow("Somebody says that this record is wrong")
    social_worker.look("dispute")
    social_worker.press("Mark it as disputed")
    social_worker.look("dispute-missing", status_is_error=True)
    assert "Choose who says that it is wrong." in social_worker.text
    social_worker.wrong.clear()
    for record in records:
        _mark(social_worker, record)
    social_worker.look("record-disputed")
    assert "The person says that this record is wrong." in social_worker.text

    social_worker.go(sign)
    social_worker.look("sign-disputed")
    assert "Everything that this sign rests on is disputed." in social_worker.text
    assert "Rests on disputed records alone" in social_worker.text
    social_worker.go(person + "ties/")
    _mark(social_worker, _record_of(social_worker, "4 Mill Row"), "They never lived there at all.")
    for name, page in {
        "person-disputed": "",
        "chronology-disputed": "chronology/?zoom=all",
        "ties-disputed": "ties/",
        "questions-disputed": "ties/questions/",
        "map-disputed": "map/",
    }.items():
        social_worker.go(person + page)
        social_worker.look(name)
    social_worker.go(person + "ties/")
    assert "They never lived there at all." in social_worker.text
    social_worker.go(person + "map/")
    row = social_worker.page.locator("#map-table tr.wh-disputed").first
    assert "Disputed by the person" in row.inner_text()
    land = social_worker.page.locator("small", has_text="disputed in part")
    assert land.count() == 1, "the home, in the table of the map of the land"
    row.locator("td button").first.click()
    social_worker.look("map-disputed-chosen")
    assert "By the person" in social_worker.page.locator("#map-panel").inner_text()
    social_worker.go(person + "chronology/?zoom=all")
    assert WORDS in social_worker.text
    assert social_worker.page.locator(".wh-disputed").count() >= 1
    drawn = social_worker.page.locator(".tl-mark--disputed title").first
    assert drawn.text_content().endswith("disputed")

    _its_agency_is_told(worker, size)

    for record in records:
        _take_back(social_worker, record)
    social_worker.look("record-disputed-before")
    assert "Was disputed before" in social_worker.text
    social_worker.go(sign)
    assert "Everything that this sign rests on" not in social_worker.text
    _its_agency_is_told_of_the_end(worker, size)
