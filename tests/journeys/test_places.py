"""An address that somebody worries about: found, opened for a reason, read; nobody named."""

from collections.abc import Callable

import pytest
from browsing import Worker

from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.actions.accounts import open_account

Open = Callable[..., Worker]
Size = tuple[int, int]


def test_places(worker: Open, size: Size) -> None:
    council = worker("practitioner", size)
    council.go("/places/")
    council.look("places-none-of-ours")
    council.follow("Show addresses known to any agency")
    council.look("places")
    assert "12 Cutter Lane, NR1 3AB" in council.text
    assert "Showing 1 of 1." in council.text
    assert "seen or told of" not in council.text, "what others hold is told after saying why"

    assert "whether a sign stands is shown once you say why you look" in council.text

    marker = council.page.locator("#places-map[data-outlines] .ld-icon")
    marker.focus()
    council.page.keyboard.press("Enter")
    assert "good to a mile or two" in council.page.locator("#places-chosen").inner_text()
    assert council.page.locator(".pl-list .ld-row--chosen").count() == 1
    council.look("places-on-a-map")

    council.go("/places/?q=12+Cutter+Lane,+NR1+3AB")
    assert "Showing 1 of 1." in council.text, "found by what the page calls it"
    council.go("/places/?q=cutter+lane")
    council.look("places-found")
    assert "14 Cutter Lane" in council.text
    council.follow("12 Cutter Lane")
    council.look("purpose-of-a-place")
    council.say_purpose("A new concern, referral or strategy discussion")
    council.look("place")
    assert council.heading == "12 Cutter Lane, NR1 3AB"
    assert "A child whom nobody knows seen or told of at the address" in council.text
    assert "P-1, P-2, numbered for this page alone" in council.text
    assert "Whom to ring" in council.text
    signs, ring = (council.page.locator(name).bounding_box() for name in ("#signs", "#ring"))
    assert signs
    assert ring
    assert signs["y"] < ring["y"] or signs["x"] < ring["x"], "what it is about comes before numbers"
    assert council.page.locator("#places-map .ld-icon").count() == 1
    assert "Undefined" not in council.text
    assert "Tyler" not in council.text
    assert "A boy opened the door" not in council.text
    council.page.get_by_text("behind it, and its rule").first.click()
    council.look("place-behind-a-sign")
    council.follow("P-1")
    assert "/places/" not in council.page.url.split("?")[0], "a person is opened through the gate"

    council.go("/places/?q=nowhere")
    council.look("places-nothing-found")
    assert "No record that you can see names such a place" in council.text


@pytest.mark.parametrize(
    ("kind", "asked", "name"),
    [
        ("school", "canal+street+school", "Canal Street School"),
        ("station", "eastmarsh+station+nr1+1ef", "Eastmarsh station"),
        ("home", "nr1+1aa", "NR1 1AA"),
    ],
)
def test_a_school_a_station_and_a_home_for_children_tell_of_nobody(
    worker: Open, size: Size, kind: str, asked: str, name: str
) -> None:
    """Tyler was on the roll of the one, was found at the other, and lives in the third, of which no
    record gives the name."""
    council = worker("practitioner", size)
    council.go(f"/places/?q={asked}&kind={kind}")
    council.look(f"{kind}-found")
    assert "Showing 1 of 1." in council.text
    council.page.locator("main").get_by_role("link", name=name).first.click()
    council.say_purpose("A new concern, referral or strategy discussion")
    council.look(f"place-{kind}")
    assert council.heading.startswith(name)
    tells_of_nobody(council)


def tells_of_nobody(council: Worker) -> None:
    assert "Many people meet here, so nobody is told of" in council.text
    assert "Whom to ring" in council.text
    assert "Tyler" not in council.text
    assert "Who was here, and when" not in council.text
    ways = council.page.locator("main").get_by_role("link")
    assert ways.filter(has_text="Map: see what it is tied to").count() == 0, "a roll is no picture"
    assert ways.filter(has_text="Export what ties it").count() == 0


def test_addresses_that_ones_own_agency_holds(worker: Open, served: str, size: Size) -> None:
    open_account(
        email="homes@demo.invalid", name="Housing officer", agency="ECC",
        role="practitioner", password=PASSWORD, by=None,
    )  # fmt: skip
    officer = worker("homes", size)
    officer.go("/places/")
    officer.look("places-of-ours")
    assert "A child whom nobody knows seen or told of at the address" in officer.text
    officer.go("/places/?code=A07")
    assert "Showing 1 of 1." in officer.text
    officer.go("/places/?code=A01")
    assert "has a sign that stands and fits these choices" in officer.text
