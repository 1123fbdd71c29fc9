"""From a file in somebody's hand to a sign's evidence, as people walk it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Worker
from small_region import built, one_more_missing

from wayhome.lexicon.home import Home

Open = Callable[..., Worker]
CASE = "I work with this person"


def _tyler(worker: Worker) -> None:
    worker.go("/search/?q=tyler+marsh")
    worker.follow("Tyler Marsh")
    if "Why do you look" in worker.heading:
        worker.say_purpose(CASE)


@pytest.mark.writes
def test_receive_build_search_chronology_sign_evidence(
    worker: Open, region: Home, tmp_path: Path
) -> None:
    analyst = worker("analyst")
    analyst.go("/deliveries/send/")
    file = tmp_path / "ssd_missing.csv"
    file.write_text(one_more_missing(), encoding="utf-8")
    analyst.page.get_by_label("Files").set_input_files(file)
    analyst.press("Send")
    # It is received meanwhile, and the page asks anew by itself until it is.
    analyst.page.get_by_role("heading", name="What became of them").wait_for(timeout=60_000)
    analyst.look("sent")
    assert "ssd_missing.csv" in analyst.text
    built(region)

    social_worker = worker("practitioner")
    _tyler(social_worker)
    social_worker.look("person")
    assert social_worker.heading == "Tyler Marsh"
    assert "15" in social_worker.text
    assert "845 days" not in social_worker.text or "14 March 2029" in social_worker.text

    social_worker.follow("Chronology")
    social_worker.look("chronology")
    assert "Missing seven times since June 2026" in social_worker.text

    social_worker.page.get_by_text("Narrow, or see who knew what, when").click()
    known_on = social_worker.page.get_by_role("group", name="As known on")
    for box, typed in (("Day", "1"), ("Month", "9"), ("Year", "2026")):
        known_on.get_by_label(box).fill(typed)
    social_worker.press("Show")
    social_worker.look("chronology-past")
    assert "As known on 1 September 2026: missing three times since June 2026" in social_worker.text
    assert "Eastmarsh bus station" not in social_worker.text

    social_worker.go(f"{social_worker.page.url.removeprefix(social_worker.address)}&known_to=NBC")
    others = social_worker.page.get_by_label("As known to").locator("option")
    assert "Northborough Police" in others.all_text_contents(), "one knowledge is no dead end"
    social_worker.follow("Back to today, all agencies together")
    assert "As known" not in social_worker.page.locator("#answer").inner_text()

    social_worker.follow("Signs")
    social_worker.look("signs-of")
    social_worker.follow("Reported missing", exact=False)
    social_worker.look("sign")
    assert "It is not" not in social_worker.heading
    assert "Three or more missing episodes" in social_worker.text
    assert "First visible to all agencies together" in social_worker.text
    with social_worker.page.expect_navigation():
        social_worker.page.locator("table a").first.click()
    social_worker.look("record")
    assert "Where it comes from" in social_worker.text
    assert "ssd_missing.csv, row" in social_worker.text or "reports.csv, row" in social_worker.text


def test_an_outsider_is_told_whom_to_ring_and_no_more(worker: Open) -> None:
    nurse = worker("outsider")
    nurse.go("/search/?q=ellie+frost")
    assert "Known to Eastmarsh County Council" in nurse.text
    assert "2 May 2012" not in nurse.text
    nurse.follow("Ellie Frost")
    nurse.look("known-to")
    assert "01632 960102" in nurse.text
    assert "01632 960103" in nurse.text
    assert "Quay" not in nurse.text
    address = nurse.page.url.removeprefix(nurse.address)
    nurse.go(address.split("?")[0] + "chronology/")
    assert "Chronology" not in nurse.heading


def test_a_restricted_record_is_not_found_by_others(worker: Open) -> None:
    force = worker("force")
    force.go("/search/?q=sam+quill")
    assert "Sam Quill" in force.page.locator(".wh-results").inner_text()
    person = force.page.locator(".wh-results a").first.get_attribute("href")

    council = worker("practitioner")
    council.go("/search/?q=sam+quill")
    council.look("search-nobody")
    assert "No record that you can see matches" in council.text
    assert "Eastmarsh Health Trust" in council.text  # has supplied nothing, and may know
    hidden = council.go(f"{person}?without_purpose=1")
    there = council.page.locator("h1").inner_text()
    council.go("/people/P-0000-0000-0000/?without_purpose=1")
    assert council.page.locator("h1").inner_text() == there
    assert "Quill" not in hidden.content()


def test_restricted_words_stay_with_the_force(worker: Open) -> None:
    council = worker("practitioner")
    _tyler(council)
    council.follow("Chronology")
    council.go(council.page.url.removeprefix(council.address) + "?zoom=all")
    assert "Intelligence report" not in council.text
    force = worker("force")
    _tyler(force)
    force.follow("Chronology")
    assert "Intelligence report" in force.text


def test_a_bad_row_is_told_with_its_place_and_reason(worker: Open) -> None:
    analyst = worker("analyst")
    analyst.go("/deliveries/?agency=NBP&refused=1")
    analyst.look("deliveries")
    analyst.follow("occurrences.csv")
    analyst.look("delivery")
    assert "There is no such day or time" in analyst.text
    assert "Say why you need" in analyst.text
