"""The trail as people read it: names, agencies and acts in words, and found by them."""

import re
from collections.abc import Iterable
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.utils import timezone

from wayhome.governance.roles import ROLES, Act
from wayhome.workspace.actions import access
from wayhome.workspace.actions import accounts as actions
from wayhome.workspace.trail import telling
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.recording import record
from wayhome.workspace.trail.words import CHANGED, LOOKED, what_was_done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
CALLUM, OTHER, HIDDEN = "P-7K3M-9Q2X-4TBC", "P-AAAA-BBBB-CCCC", "P-HHHH-HHHH-HHHH"
NAMES = {CALLUM: "Callum Wetherby", OTHER: "Ann Other"}


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a release would say of people; nobody restricted is in it."""

    def names_for(who, people: Iterable[str]) -> dict[str, str]:
        return {one: NAMES[one] for one in people if one in NAMES}

    def sought(who, text: str) -> list[str]:
        return [one for one, name in NAMES.items() if text.lower() in name.lower()]

    for module in ("trail.telling", "trail.views", "gate.asking"):
        for name, stand_in in (("names_for", names_for), ("sought", sought)):
            monkeypatch.setattr(f"wayhome.workspace.{module}.{name}", stand_in, raising=False)


@pytest.fixture
def lead(client, account):
    user = account("information_governance")
    client.force_login(user)
    return user


def look(user, about: str = CALLUM, act: str = Act.SEE_PERSON, **more) -> AuditEvent:
    with transaction.atomic():
        return record(what="look", act=act, by=user, about=about, **more)


def page(client, query: str = "") -> str:
    """What it says. Its form's token is left out: chance letters may spell anything."""
    text = client.get(f"/audit/{query}").content.decode()
    return unescape(re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', r"\1", text))


def numbers(text: str) -> list[int]:
    return [int(n) for n in re.findall(r'<span class="wh-phone">Event </span>(\d+)', text)]


def test_an_event_reads_as_what_somebody_did(client, account, lead) -> None:
    nurse = account(agency="EMH")
    look(nurse, purpose="case", details={"page": "chronology"})
    text = page(client)
    assert "Sam practitioner" in text
    assert "Practitioner, Eastmarsh Health Trust" in text
    assert "Read the chronology" in text
    assert f'href="/people/{CALLUM}/">Callum Wetherby</a>' in text
    assert "I work with this person" in text
    assert "EMH" not in re.sub(r'value="EMH"|practitioner\.EMH\.1', "", text, flags=re.IGNORECASE)


def test_somebody_hidden_from_the_reader_stays_a_reference(client, account, lead) -> None:
    look(account(), about=HIDDEN)
    assert HIDDEN in page(client)
    assert f'href="/people/{HIDDEN}/"' not in page(client)


def test_words_stated_with_a_purpose_are_shown(client, account, lead) -> None:
    access.state_purpose(
        about=CALLUM,
        task=Act.SEE_PERSON,
        purpose="case",
        words="Strategy meeting on Monday",
        by=account(),
    )
    assert "Said why they look" in page(client)
    assert "“Strategy meeting on Monday”" in page(client)


def test_it_is_found_by_a_child_s_name_in_a_list_too(client, account, lead) -> None:
    user = account()
    opened = look(user)
    listed = look(user, about="", act=Act.SEE_DESK, details={"people": [CALLUM, OTHER]})
    other = look(user, about=OTHER)
    assert numbers(page(client, "?about=callum")) == [listed.number, opened.number]
    assert numbers(page(client, f"?about={OTHER.lower()}")) == [other.number, listed.number]
    assert "No event fits" in page(client, "?about=zebedee")


def test_it_is_found_by_the_name_or_address_of_who_did_it(client, account, lead) -> None:
    user = account("duty_worker", "EMC")
    event = look(user)
    for who in ("Sam duty", "DUTY_WORKER.EMC"):
        assert numbers(page(client, f"?who={who}")) == [event.number]
    assert numbers(page(client, "?agency=EMC")) == [event.number]


def test_an_account_is_found_and_named(client, account, lead) -> None:
    closed = account("analyst")
    actions.close_account(account_id=closed.pk, by=account("administrator"))
    text = page(client, "?about=Sam+analyst")
    assert "Closed an account" in text
    assert "Account of Sam analyst" in text


def test_days_are_typed_in_three_boxes_and_kept_for_the_next_page(client, account, lead) -> None:
    look(account())
    today = timezone.localdate()
    boxes = f"?since-day={today.day}&since-month={today.month}&since-year={today.year}"
    text = page(client, boxes)
    assert numbers(text)
    assert f"since={today:%Y}-{today.month}-{today.day}" in text
    assert 'type="date"' not in text
    wrong = page(client, "?since-day=31&since-month=2&since-year=2026")
    assert "31 February 2026 is not in the calendar." in wrong


def test_what_was_searched_for_is_not_on_the_trail_but_who_was_shown_is(
    client, account, lead
) -> None:
    look(account())
    page(client, "?about=callum")
    event = AuditEvent.objects.order_by("-number").first()
    assert (event.act, event.details["people"]) == (Act.SEE_TRAIL, [CALLUM])
    assert "callum" not in str(event.details).lower()


def test_every_act_has_words() -> None:
    assert set(LOOKED) == set(Act)
    known = {act for role in ROLES for act in role.rights}
    assert known <= set(LOOKED)
    for act in Act:
        assert what_was_done(AuditEvent(what="refused", act=act)).startswith("Was not allowed to")
        assert what_was_done(AuditEvent(what="failed", act=act)).startswith("Tried to")


def test_every_change_that_an_action_leaves_has_words(account, lead) -> None:
    user = account("analyst")
    actions.set_password(account_id=user.pk, password="quiet harbour lantern", by=lead)
    actions.lift_lock(account_id=user.pk, by=lead)
    actions.close_account(account_id=user.pk, by=lead)
    written = AuditEvent.objects.filter(what="write")
    assert all(event.reason in CHANGED for event in written)
    assert "Gave somebody a one-time password" in {what_was_done(event) for event in written}


def test_broken_glass_is_told_with_the_person_and_what_was_looked_at(client, account, lead) -> None:
    nurse = account(agency="EMH")
    glass = access.break_glass(person_id=CALLUM, reason="Hurt, alone, at the station", by=nurse)
    look(nurse, level="full", details={"page": "chronology", "glass": glass.pk})
    waiting = unescape(client.get("/break-glass/").content.decode())
    assert "Sam practitioner, Eastmarsh Health Trust" in waiting
    assert "Callum Wetherby" in waiting
    assert CALLUM not in re.sub(r'href="[^"]*"', "", waiting)
    assert "without the right" not in waiting
    review = unescape(client.get(f"/break-glass/{glass.pk}/").content.decode())
    assert "Read the chronology" in review
    assert f"/audit/?who={nurse.email}&about={CALLUM}".replace("@", "%40") in review
    assert "Callum Wetherby" in review


def test_looks_through_the_glass_are_those_of_that_glass(account) -> None:
    nurse = account(agency="EMH")
    glass = access.break_glass(person_id=CALLUM, reason="Hurt, alone, at the station", by=nurse)
    through = look(nurse, details={"page": "person", "glass": glass.pk})
    look(nurse, details={"page": "person", "glass": glass.pk + 1})
    look(nurse)
    assert [event.number for event in telling.through(glass)] == [through.number]


def test_a_file_of_another_agency_s_words_or_decisions_is_called_nothing(
    account, home, monkeypatch
) -> None:
    files = {"statements-MS-7K3M.csv": "community", "homes.csv": "generic", "decisions.csv": "own"}
    held = [SimpleNamespace(delivery=str(at), file=file, feed=feed, agency="NBC")
            for at, (file, feed) in enumerate(files.items())]  # fmt: skip
    monkeypatch.setattr(telling, "listed", lambda _: SimpleNamespace(receipts=held))
    assert telling._files(account(agency="NBC")) == {one.delivery: one.file for one in held}
    assert telling._files(account(agency="NBP", number=2)) == {"1": "homes.csv"}
