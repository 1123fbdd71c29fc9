"""Somebody who forgot their password comes in again; glass that was broken is seen and reviewed."""

from collections.abc import Callable

import pytest
from browsing import Worker

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
OWN = "seven green kettles"


def test_an_administrator_lets_somebody_in_again(worker: Open, size: Size) -> None:
    administrator = worker("administrator", size)
    administrator.go("/accounts/")
    administrator.follow("Demonstration practitioner")
    administrator.look("account")
    administrator.press("Give a one-time password")
    administrator.look("account-one-time")
    handed = administrator.page.locator(".wh-handed").inner_text().strip()

    somebody = worker(None, size)
    somebody.sign_in("practitioner@demo.invalid", handed)
    somebody.look("password-one-time")
    assert somebody.heading == "Choose a password of your own"
    somebody.go("/search/")
    assert somebody.heading == "Choose a password of your own"
    for label, password in (
        ("Present password", handed),
        ("New password", OWN),
        ("New password again", OWN),
    ):
        somebody.page.get_by_label(label, exact=True).fill(password)
    somebody.press("Change password")
    somebody.look("desk-password-changed")
    assert "Your password is changed" in somebody.text


def test_broken_glass_is_seen_by_whoever_broke_it_and_reviewed(worker: Open, size: Size) -> None:
    nurse = worker("outsider", size)
    nurse.go("/search/?q=tyler+marsh")
    nurse.follow("Tyler Marsh")
    nurse.follow("break the glass")
    nurse.page.get_by_label("Why is this child").fill("Alone in the ward, hurt, nobody answers")
    nurse.press("Break the glass")
    nurse.look("person-broken-glass")
    assert "You broke the glass for this person" in nurse.text
    nurse.page.reload()
    assert "Broke the glass for a child at immediate risk" in nurse.text

    lead = worker("information-governance", size)
    lead.go("/break-glass/")
    lead.look("break-glass-waiting")
    lead.follow("Review this", exact=False)
    lead.look("break-glass-review")
    assert "Opened the person's page" in lead.text
    lead.follow("All they did about this person, on the trail")
    lead.look("audit-of-one")
    assert "Tyler Marsh" in lead.text
