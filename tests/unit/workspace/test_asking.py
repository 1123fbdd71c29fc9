"""Whoever is asked why they look, or breaks the glass, reads whom it is about beforehand."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from wayhome.workspace.gate import whom
from wayhome.workspace.gate.why import PERSON_PREFIX

pytestmark = pytest.mark.django_db
PERSON = f"{PERSON_PREFIX}7K3M-9Q2X-4TBC"


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release in which the person has a name and an age."""

    @contextmanager
    def view(who):
        yield SimpleNamespace(today=None)

    found = SimpleNamespace(called=lambda today: "Tyler Marsh, 15 years old")
    monkeypatch.setattr(whom, "view", view)
    monkeypatch.setattr(whom, "head", lambda seen, person_id: found)


@pytest.mark.parametrize("address", [f"/purpose/{PERSON}/", f"/people/{PERSON}/break-glass/"])
def test_who_is_asked_about_is_named(client, account, holders, named, address: str) -> None:
    holders[PERSON] = {"NBC"}
    client.force_login(account())
    assert "Tyler Marsh, 15 years old" in client.get(address).content.decode()


@pytest.mark.parametrize("address", [f"/purpose/{PERSON}/", f"/people/{PERSON}/break-glass/"])
def test_nobody_is_named_who_may_not_be_known(client, account, holders, named, address) -> None:
    client.force_login(account())
    page = client.get(address)
    assert page.status_code == 200
    assert "Tyler" not in page.content.decode()
