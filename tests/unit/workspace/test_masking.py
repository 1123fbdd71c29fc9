"""Whoever stands as P-1 has a reference of this reader's own, which leads on through the gate."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wayhome.workspace.accounts.models import User
from wayhome.workspace.masking import PREFIX, masked, meant
from wayhome.workspace.trail.models import AuditEvent

TYLER = "P-7K3M-9Q2X-4TBC"
ANN, BEN = User(pk=1), User(pk=2)


@given(st.text(max_size=60))
def test_it_stands_for_somebody_for_its_reader_alone(person: str) -> None:
    told = masked(person, ANN)
    assert told == masked(person, ANN), "a page can be loaded again"
    assert told != masked(person, BEN)
    assert (meant(told, ANN), meant(told, BEN)) == (person, told)


@given(st.text(max_size=40))
def test_whatever_else_is_typed_stays_as_it_is(typed: str) -> None:
    assert meant(typed, ANN) == typed
    assert meant(PREFIX + typed, ANN) == PREFIX + typed


def test_a_letter_changed_and_it_stands_for_nobody() -> None:
    told = masked(TYLER, ANN)
    assert TYLER not in told
    for place in range(2, len(told)):
        other = f"{told[:place]}{'B' if told[place] == 'A' else 'A'}{told[place + 1 :]}"
        assert meant(other, ANN) == other


@pytest.fixture
def reader(account, client, home, holders, monkeypatch) -> User:
    monkeypatch.setattr("wayhome.workspace.gate.asking.called", lambda *_: "")
    monkeypatch.setattr("wayhome.workspace.gate.views.became", lambda *_: None)
    holders[TYLER] = {"NBC"}
    user: User = account()
    client.force_login(user)
    return user


@pytest.mark.django_db
def test_the_reference_itself_is_told_once_it_is_said_why(reader, client, account) -> None:
    wanted = f"{reverse('person-map', args=[masked(TYLER, reader)])}?since=180"
    asked = client.get(wanted)
    assert asked["Location"].startswith(reverse("purpose", args=[masked(TYLER, reader)]))
    page = client.get(asked["Location"]).content.decode()
    assert TYLER not in asked["Location"] + page
    assert {one.about for one in AuditEvent.objects.filter(what="look")} == {TYLER}
    said = client.post(asked["Location"], {"purpose": "case", "next": wanted})
    assert said["Location"] == wanted
    assert AuditEvent.objects.filter(what="write", about=TYLER).count() == 1
    own = client.get(wanted)["Location"]
    assert own == f"{reverse('person-map', args=[TYLER])}?since=180"
    other = account("duty_worker")
    client.force_login(other)
    assert client.get(wanted).status_code == 404, "a mask is its reader's alone"


@pytest.mark.django_db
def test_a_form_that_waits_in_the_question_tells_nobody_s_reference(reader, client) -> None:
    answer = client.post(reverse("person-map", args=[masked(TYLER, reader)]), {"words": "typed"})
    assert answer.status_code == 409
    assert TYLER not in answer.content.decode()
