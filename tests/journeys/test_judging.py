"""Links judged by people in a real browser: a question answered, a wrong link parted, and who had
looked told of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Worker
from small_region import AGENCIES, NOVEMBER, TODAY

from wayhome.extracts import receive
from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home
from wayhome.workspace import building

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
CASE = "I work with this person"
# Callum: two children of one name and birthday, whom nothing but these tells apart. Mia: perhaps
# one girl under two surnames; Wayhome leaves it to a human.
SENT = {
    "NBC": {
        "ssd_person.csv": "pers_person_id,pers_upn,pers_forename,pers_surname,pers_sex,"
        "pers_ethnicity,pers_dob\n5001,,Callum,Reed,M,WBRI,2010-05-06\n"
        "5002,,Mia,Holt,F,WBRI,2012-07-09\n",
        "ssd_address.csv": "addr_table_id,addr_person_id,addr_address_type,addr_address_start_date,"
        "addr_address_end_date,addr_address_postcode,addr_address_json\n"
        'A1,5001,HOME,2021-05-30,,NG7 2AB,"{""HOUSE"":""4"",""STREET"":""Mill Row""}"\n',
        "ssd_missing.csv": "miss_table_id,miss_person_id,miss_missing_episode_start_date,"
        "miss_missing_episode_type,miss_missing_episode_end_date,miss_missing_rhi_offered,"
        "miss_missing_rhi_accepted\nMS1,5001,2026-11-03,M,2026-11-04,Y,Y\n",
    },
    "NBP": {
        "nominals.csv": "nominal_id,forename,surname,dob,sex,address,postcode,recorded\n"
        "N7,Callum,Reed,2010-05-06,M,4 Mill Row,NG7 2AB,2026-06-03 20:00\n",
    },
    "EMC": {
        "nominals.csv": "nominal_id,forename,surname,dob,sex,recorded\n"
        "E7,Callum,Reed,2010-05-06,M,2026-08-19 18:00\nE8,Mia,Hale,2012-07-09,F,2026-08-19 18:00\n",
        "custody.csv": "custody_no,occurrence_no,nominal_id,arrested_at,arrest_location,"
        "arrest_postcode,offence_code,offence_description,category,detained_at,released_at,outcome,"
        "recorded\nC1,EOCC1,E7,2026-08-19 16:20,12 Cutter Lane,NR1 3AB,92A,Possession with intent "
        "to supply a class A drug,drug_supply,2026-08-19 17:00,2026-08-20 02:00,bailed,"
        "2026-08-20 03:00\n",
    },
}


def _built(home: Home) -> None:
    building.build(home, TODAY, lambda *_: None)


@pytest.fixture
def region(own_copy, tmp_path: Path, django_db_setup: None, django_db_blocker) -> Home:
    """Every test has its own: its people are parted in the course of these tests."""

    def sent_and_built(home: Home) -> None:
        write_register(home.agencies, AGENCIES)
        for agency, files in SENT.items():
            folder = tmp_path / agency
            folder.mkdir()
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8")
            receive([folder], agency=agency, at=home, now=NOVEMBER)
        with django_db_blocker.unblock():
            _built(home)

    return own_copy("to-judge", sent_and_built)


def _callum(worker: Worker) -> None:
    worker.go("/search/?q=callum+reed")
    worker.follow("Callum Reed")
    if "Why do you look" in worker.heading:
        worker.say_purpose(CASE)


def test_a_wrong_link_is_judged_apart_and_who_had_looked_is_told(
    worker: Open, region: Home, size: Size
) -> None:
    officer = worker("force", size)
    _callum(officer)
    assert "Arrest" in officer.text

    social_worker = worker("practitioner", size)
    _callum(social_worker)
    social_worker.follow("Why one person")
    social_worker.look("one-person")
    assert "3 records of 3 agencies are taken for this person" in social_worker.text
    assert "The weakest link holds 2 records and 1 record together" in social_worker.text
    social_worker.follow("Look at the two", exact=True)
    social_worker.look("held-together")
    assert "Eastmarsh Constabulary" in social_worker.text
    social_worker.press("Keep this judgement")
    social_worker.look("held-together-without-a-reason", status_is_error=True)
    assert "Choose one of the three." in social_worker.text
    social_worker.wrong.clear()  # the browser tells of the answer that refused
    social_worker.page.get_by_label("Not the same person").check()
    social_worker.page.get_by_label("Why?").fill("Ours was in school in Northborough that day.")
    social_worker.press("Keep this judgement")
    social_worker.look("one-person-judged")
    assert "Waits for the next build" in social_worker.text
    officer.page.reload()
    officer.look("person-part-soon")
    assert "Arrest" in officer.text  # nothing changes before a build, and the page says so
    assert "not all of one person" in officer.text

    _built(region)
    _callum(social_worker)
    assert "Arrest" not in social_worker.text
    social_worker.go("/search/?q=callum+reed")
    assert social_worker.page.locator(".wh-results a", has_text="Callum Reed").count() == 2

    officer.go("/")
    officer.look("desk-parted")
    assert "Records you saw as one person are now shown as several" in officer.text
    _press(officer, "I have seen this")
    assert "now shown as several" not in officer.text


def test_a_link_that_waits_is_judged_undone_and_built_in(
    worker: Open, region: Home, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = worker("analyst", size)
    analyst.look("desk-to-judge")
    analyst.follow("1 link to judge")
    analyst.look("links")
    assert "Mia Holt, born 9 July 2012" in analyst.text
    analyst.follow("Look at the two")
    analyst.look("link")
    assert "Same date of birth" in analyst.text
    assert "If judged the same" in analyst.text
    analyst.page.keyboard.press("1")
    analyst.page.keyboard.type("Her mother uses both surnames.")
    with analyst.page.expect_navigation():
        analyst.page.keyboard.press("Control+Enter")
    analyst.look("links-decided")
    assert "Kept: the same person." in analyst.text
    assert "No link waits for you" in analyst.text
    analyst.press("Undo")
    assert "Waiting for a human (1)" in analyst.text
    analyst.follow("Look at the two")
    assert "Taken back" in analyst.text
    _press(analyst, "Let it stand again")
    analyst.go("/links/")
    # The build's own process would read another database than this test's.
    monkeypatch.setattr(building, "start", lambda as_of: _built(region))
    analyst.press("Have a build made now")
    analyst.look("links-built")
    assert "Nothing that was judged waits." in analyst.text
    analyst.go("/search/?q=mia+holt")
    assert "Eastmarsh Constabulary" in analyst.text


def test_keys_go_on_and_undo(worker: Open, region: Home, size: Size) -> None:
    analyst = worker("analyst", size)
    analyst.go("/links/")
    analyst.follow("Look at the two")
    pair = analyst.page.url
    analyst.page.keyboard.press("1")
    analyst.page.keyboard.type("One number and one name, no surname in common.")
    with analyst.page.expect_navigation():
        analyst.page.keyboard.press("Control+Enter")
    analyst.page.goto(pair)
    assert "You judged last: the same person" in analyst.text
    analyst.page.get_by_label("Why?").press("u")  # typed, and nothing undone
    assert "You judged last" in analyst.text
    analyst.page.get_by_label("Why?").blur()
    with analyst.page.expect_navigation():
        analyst.page.keyboard.press("u")
    assert "Taken back. It takes effect with the next build." in analyst.page.content()
    assert "You judged last" not in analyst.text
    with analyst.page.expect_navigation():
        analyst.page.keyboard.press("n")
    assert analyst.page.url.endswith("/links/")


def test_two_who_differ_see_that_they_do(worker: Open, region: Home, size: Size) -> None:
    analyst, social_worker = worker("analyst", size), worker("practitioner", size)
    for one in (analyst, social_worker):
        one.go("/links/")
        one.follow("Look at the two")
    address = analyst.page.url.removeprefix(analyst.address)
    for one, said, why in (
        (analyst, "The same person", "Her mother uses both surnames."),
        (social_worker, "Not the same person", "I know both girls."),
    ):
        one.page.get_by_label(said, exact=True).check()
        one.page.get_by_label("Why?").fill(why)
        one.press("Keep this judgement")
    analyst.go("/links/")
    analyst.look("links-contradiction")
    assert "Judgements that contradict each other" in analyst.text
    assert "I know both girls." in analyst.text
    assert "Does not count while they contradict" in analyst.text
    assert "Counts from the next build" in analyst.text
    assert "Waits for the next build" not in analyst.text
    assert "Nothing that was judged waits" not in analyst.text
    analyst.go(address)
    analyst.look("link-contradiction")
    assert "Judgements of these records contradict each other." in analyst.text


def test_whose_agency_holds_neither_judges_neither(worker: Open, region: Home) -> None:
    nurse = worker("outsider")
    nurse.go("/links/")
    assert "Mia" not in nurse.text
    officer = worker("force")
    officer.go("/links/")
    assert "Mia" not in officer.text


def _press(worker: Worker, name: str) -> None:
    """A button whose name goes on to say of what, for those who hear it."""
    with worker.page.expect_navigation():
        worker.page.locator("main").get_by_role("button", name=name).click()
