"""References of lines and addresses are told sealed: on no page and on no event can an address or a
name be tried out, and a sealed one leads back to what it stands for."""

import re
from contextlib import nullcontext

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from wayhome.governance.roles import Act
from wayhome.network.lines.fact import line_id
from wayhome.network.places import place_ref
from wayhome.workspace.sealing import meant, sealed
from wayhome.workspace.trail.export import as_csv
from wayhome.workspace.trail.models import AuditEvent
from wayhome.workspace.trail.recording import record

ADDRESS, LINE = place_ref("at:12|NR1 3AB"), line_id("Ray")
OWN = re.compile(r"\b[AL]-[0-9a-f]{12}\b")


@given(st.sampled_from("AL"), st.integers(0, 2**48 - 1))
def test_every_reference_comes_back_and_none_looks_like_a_hash(kind: str, number: int) -> None:
    own = f"{kind}-{number:012x}"
    assert meant(sealed(own)) == own
    assert re.fullmatch(rf"{kind}-[0-9A-HJKMNP-TV-Z]{{10}}", sealed(own))


def test_it_needs_the_key_of_the_installation(settings) -> None:
    here = sealed(ADDRESS)
    assert sealed(ADDRESS) == here, "the same place has one reference, on a page and on the trail"
    assert sealed("L" + ADDRESS[1:])[2:] != here[2:], "a line and an address are turned apart"
    settings.SECRET_KEY = "another"
    assert sealed(ADDRESS) != here
    assert meant(here) != ADDRESS


def test_two_of_which_one_bit_differs_have_nothing_in_common() -> None:
    alike = [sealed(f"A-{number:012x}")[2:] for number in range(200)]
    assert len(set(alike)) == 200
    for place in range(1, 10):  # the first sign holds three bits
        assert len({one[place] for one in alike}) > 20


@pytest.mark.parametrize("other", ["", "P-7K3M-9Q2X-4TBC", "G-0123456789ab", "POL-1", "A-1", "NBC"])
def test_whatever_else_has_a_name_keeps_it(other: str) -> None:
    assert (sealed(other), meant(other)) == (other, other)


@pytest.mark.parametrize("told", [ADDRESS, LINE, "A-ZZZZZZZZZZ"])
def test_what_is_never_told_stands_for_nothing(told: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        meant(told)


@pytest.mark.django_db
@pytest.mark.parametrize("own", [ADDRESS, LINE])
def test_a_page_is_asked_for_by_the_sealed_one_alone(account, client, home, own: str) -> None:
    """Also of a link kept from before: to lead on from a hash would say what it stands for."""
    client.force_login(account())
    page = "place" if own == ADDRESS else "line"
    told = reverse(page, args=[own])
    assert sealed(own) in told
    asked = client.get(told)
    assert asked["Location"].startswith(reverse("purpose", args=[own]))
    assert OWN.search(asked["Location"]) is None
    assert OWN.search(client.get(asked["Location"]).content.decode()) is None
    for address in (f"/{page}s/{own}/", f"/{page}s/{own}/export/", f"/purpose/{own}/"):
        assert client.get(address).status_code == 404
    assert OWN.search(as_csv(AuditEvent.objects.all())) is None


@pytest.mark.django_db
def test_a_session_is_begun_by_the_sealed_one_alone(account, client, home, monkeypatch) -> None:
    monkeypatch.setattr("wayhome.workspace.sessions.views.opened", nullcontext)
    client.force_login(account())
    begin = reverse("begin-session")
    assert client.get(f"{begin}?about={ADDRESS}").status_code == 404
    asked = client.get(f"{begin}?about={sealed(ADDRESS)}")
    assert asked["Location"].startswith(reverse("purpose", args=[ADDRESS]))


@pytest.mark.django_db
def test_whoever_reads_the_trail_cannot_try_an_address_out(account, client, home) -> None:
    """Wherever in an event it stands; nor does the trail's own search know the hash."""
    held = {"about": ADDRESS, "places": [ADDRESS, {"line": LINE}], "status": 200}
    with transaction.atomic():
        record(what="look", act=Act.SEE_PLACES, by=account(), about=LINE, details=held)
    client.force_login(account("information_governance"))
    page, file = reverse("audit"), reverse("audit-export")
    for address in (page, file):
        text = client.get(address).content.decode()
        assert sealed(LINE) in text
        assert OWN.search(text) is None
    assert sealed(ADDRESS) in client.get(file).content.decode()
    assert "No event fits" in client.get(f"{page}?about={LINE}").content.decode()
    assert "No event fits" not in client.get(f"{page}?about={sealed(LINE)}").content.decode()
