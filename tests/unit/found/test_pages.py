"""The pages of a found child: the answer, recording it, who is told, undoing it, and the trail."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import tiny_region
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wayhome.cli.check import in_words
from wayhome.workspace.found import checking, views
from wayhome.workspace.found.by_hand import asked_as
from wayhome.workspace.found.models import FoundEntry, FoundNotice
from wayhome.workspace.reading.agencies import Late
from wayhome.workspace.trail.models import AuditEvent

At = Callable[..., Client]
TY = {"given": "Ty", "family": "Marsh", "age": "15"}
SAM = {"given": "Sam", "family": "Quill"}
RECORD = {"place": "Bus station", "ring_back": "01632 960211", "at": "02:10"}
REFERENCE = re.compile(r'name="reference" value="([^"]+)"')
PERSON = re.compile(r'type="radio" value="(P-[^"]+)"')


def text(answer) -> str:
    plain = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", plain)


def record(client: Client, given: dict[str, str] = TY, person: str = "", **more: str):
    answer = client.post("/found/", given).content.decode()
    chosen = person or PERSON.search(answer).group(1)  # type: ignore[union-attr]
    reference = REFERENCE.search(answer).group(1)  # type: ignore[union-attr]
    sent = {**given, **RECORD, "person": chosen, "reference": reference, **more}
    return client.post("/found/record/", sent), sent


def test_who_it_may_be_with_the_reason_and_a_number(at: At) -> None:
    said = text(at("EPD").post("/found/", TY))
    assert "Tyler Marsh, 15" in said
    assert "Name : same" in said
    assert "0161 496 0101" in said or "0161 496 0102" in said
    assert "One bit more: twice as likely" in said


def test_a_check_is_on_the_trail_and_what_was_typed_is_not(at: At, last) -> None:
    at("EPD").post("/found/", {**TY, "phone": "07700 900123"})
    event = last()
    assert (event.what, event.act) == ("look", "check who a found child may be")
    assert event.details["given"] == ["given", "family", "age", "phone"]
    assert event.details["release"] == "20261120T060000-tiny"
    assert len(event.details["people"]) == 1
    assert not re.search("Marsh|900123", json.dumps(event.body(), default=str))


def test_nobody_known_is_said_with_who_is_silent_and_is_on_the_trail(at: At, last) -> None:
    said = text(at("NPD").post("/found/", {"given": "Zebedee", "home": "NR1 1AA"}))
    assert "Not known to any agency that supplies Wayhome" in said
    assert "Silence is not safety. These have not supplied anything: Northborough Hospitals" in said
    assert "Do not wait for a match" in said
    assert last().details["people"] == []


@pytest.mark.parametrize("given", [TY, {"given": "Zebedee"}])
def test_who_is_silent_or_late_is_said_whatever_was_found(
    at: At, given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (checking, views):
        monkeypatch.setattr(module, "clock", lambda: tiny_region.TODAY + timedelta(days=90))
    monkeypatch.setattr(checking, "own_area", lambda seen: "")  # no council of the place is known
    said = text(at("EPD").post("/found/", given))
    assert "These have not supplied anything: Northborough Hospitals" in said
    assert "Of these nothing new came for over a month: " in said
    assert re.search(
        r"Northborough City Council, [^:]+: last on \d+ \w+ 2026 \(\d months ago\)", said
    )
    assert "No council of this place is in the register" in said


def test_who_is_late_is_told_to_programs(account, monkeypatch: pytest.MonkeyPatch) -> None:
    late = (Late("Northborough Police", "police", date(2026, 5, 22)),)
    monkeypatch.setattr(checking, "late", lambda seen, today: late)
    told = asked_as(account().email, {"given": "Zebedee"})
    assert told["not_lately"] == [
        {"agency": "Northborough Police", "feed": "police", "newest": "2026-05-22"}
    ]
    assert "Nothing new for over a month: Northborough Police, police, last 2026-05-22." in list(
        in_words(told)
    )


def test_a_day_and_month_are_taken_without_a_year(at: At) -> None:
    said = text(at("EPD").post("/found/", {"given": "Ty", "born-day": "14", "born-month": "3"}))
    assert "Tyler Marsh, 15" in said
    assert "same day and month of birth" in said.lower()
    assert "born 14 March" in said


def test_a_restricted_child_is_not_known_to_others(at: At) -> None:
    assert "Sam Quill" in text(at("NPD").post("/found/", SAM))
    said = text(at("EPD").post("/found/", SAM))
    assert "Not known to any agency" in said


def test_an_outsider_is_told_an_age_and_a_number_and_no_date(at: At) -> None:
    said = text(at("NPD").post("/found/", {"given": "Ellie", "family": "Frost"}))
    assert "Ellie Frost, 14" in said
    assert "01632 960201" in said or "01632 960202" in said
    assert "2 May 2012" not in said


def test_it_is_recorded_once_and_home_is_told(at: At, last) -> None:
    client = at("EPD")
    answer, sent = record(client)
    assert answer.status_code == 302
    event = last()
    assert (event.what, event.reason) == ("write", "record found")
    assert event.details["told"] == ["NBC", "EPD", "NED", "NPD"]
    again = client.post("/found/record/", sent)
    assert again["Location"] == answer["Location"]
    assert FoundEntry.objects.count() == 1
    assert AuditEvent.objects.filter(reason="record found").count() == 1
    shown = text(client.get(answer["Location"]))
    assert "This was recorded already" in shown
    assert "Tyler Marsh was found" in shown
    assert "Council where they live" in shown


def test_a_notice_waits_on_the_duty_desk_and_is_acknowledged_once(at: At) -> None:
    answer, _ = record(at("EPD"))
    duty, address = at("NBC", "duty_worker"), answer["Location"]
    assert "1 child found, and nobody here has answered" in text(duty.get("/"))
    assert "nobody here has answered" not in text(at("NBC").get("/"))
    assert duty.post(f"{address}seen/").status_code == 302
    assert duty.post(f"{address}seen/").status_code == 400
    assert "nobody here has answered" not in text(duty.get("/"))
    assert FoundNotice.objects.get(agency="NBC").acknowledged_by is not None


def test_it_is_taken_back_by_its_own_agency_in_one_step(at: At) -> None:
    answer, _ = record(at("EPD"))
    address = answer["Location"]
    assert at("NBC", "duty_worker").post(f"{address}take-back/").status_code == 404
    assert at("EPD").post(f"{address}take-back/").status_code == 302
    assert "This was taken back" in text(at("NBC", "duty_worker").get(address))
    assert "found before" not in text(at("EPD").post("/found/", TY)).lower()
    assert "nobody here has answered" not in text(at("NBC", "duty_worker").get("/"))


def test_an_entry_is_seen_by_those_who_entered_and_were_told_alone(at: At) -> None:
    answer, _ = record(at("EPD"))
    for agency, status in (("EPD", 200), ("NBC", 200), ("ECC", 404), ("NHS1", 404)):
        assert at(agency).get(answer["Location"]).status_code == status, agency
    assert at("ECC").get("/found/F-0000-0000-0000/").status_code == 404


def test_who_holds_a_child_in_restricted_records_alone_is_told_and_named_to_nobody(
    at: At, last
) -> None:
    answer, _ = record(at("NPD"), SAM)
    assert set(FoundNotice.objects.values_list("agency", "openly")) == {
        ("NPD", False), ("NBC", True),
    }  # fmt: skip
    assert last().details["told"] == ["NBC"]
    said = text(at("NBC", "duty_worker").get(answer["Location"]))
    assert "Sam Quill was found" in said  # as it was typed
    assert "Northborough Police Holds records" not in said
    assert "The page of Sam Quill" not in said


def test_what_was_entered_since_is_found(at: At) -> None:
    given = {"given": "Zebedee", "nickname": "Zee", "home": "NR1 1AA"}
    record(at("NPD"), given, "nobody")
    said = text(at("NPD").post("/found/", {"nickname": "Zee", "home": "NR1 1AA"}))
    assert "Not in the records, but found before" in said
    assert "01632 960211" in said
    told = text(at("ECC").post("/found/", {"given": "Zebedee", "home": "NR1 1AA"}))
    assert "found before" in told  # the council of that home was told
    other = text(at("NED").post("/found/", {"given": "Zebedee", "home": "NR1 1AA"}))
    assert "found before" not in other


def test_search_finds_what_was_entered_since(at: At) -> None:
    record(at("NPD"), {"given": "Zebedee", "family": "Okafor", "born": "2010-03-12"}, "nobody")
    for typed in ("zebedee", "okafor zebedee", "zebedee okafor 12/03/2010"):
        assert "entered here since" in text(at("NPD").get("/search/", {"q": typed})), typed
    for typed in ("zebedee marsh", "zebedee okafor 13/03/2011"):
        assert "entered here since" not in text(at("NPD").get("/search/", {"q": typed})), typed
    assert "entered here since" not in text(at("ECC").get("/search/", {"q": "zebedee"}))


def test_what_is_missing_is_said_and_what_was_typed_stays(at: At) -> None:
    answer, _ = record(at("EPD"), place="", ring_back="07700 900555")
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Write where they were found" in said
    assert 'value="07700 900555"' in said
    assert 'value="Ty"' in said
    assert not FoundEntry.objects.exists()


def test_a_person_who_was_not_shown_cannot_be_recorded(at: At) -> None:
    answer, _ = record(at("EPD"), person="P-0000-0000-0000")
    assert answer.status_code == 422
    assert not FoundEntry.objects.exists()


@pytest.mark.parametrize("role", ["strategic_lead", "administrator", "analyst"])
def test_whose_role_has_no_check_is_refused(at: At, role: str, last) -> None:
    assert at("EPD", role).post("/found/", TY).status_code == 403
    assert last().what == "refused"


def test_a_check_costs_few_statements(at: At) -> None:
    client = at("EPD")
    record(client)
    client.post("/found/", TY)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.post("/found/", TY).status_code == 200
    # session, account; entries alike, of people; the event: begin, head, event, named, head, commit
    told = [each["sql"] for each in asked.captured_queries]
    assert len(told) <= 14, told
