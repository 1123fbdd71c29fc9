"""An analyst looks at how records are joined, over two builds between which a force's file went."""

from collections.abc import Callable
from datetime import datetime

import pytest
from browsing import Worker
from joined_region import TODAY, of_neighbour, of_october, sent

from wayhome.extracts import held
from wayhome.extracts.withdrawing import Why, withdraw
from wayhome.lexicon.home import Home
from wayhome.pipeline import build

Open = Callable[..., Worker]
Size = tuple[int, int]
LATER = datetime(2026, 11, 10, 6)


@pytest.fixture(scope="session")
def region(own_copy: Callable[..., Home]) -> Home:
    """Three builds: of October, of November, and of November once a file is withdrawn."""
    home = own_copy("of-october", of_october)
    sent(home, "EMC", of_neighbour(range(12, 20)), LATER)
    build(home, TODAY)
    gone = next(one.delivery for one in held(home.store) if one.agency == "EMC")
    withdraw(home.store, gone, Why.FAULTY, by="test", now=LATER)
    build(home, TODAY)
    return home


def test_from_a_figure_to_what_to_do(worker: Open, size: Size) -> None:
    analyst = worker("analyst", size)
    analyst.go("/")
    with analyst.page.expect_navigation():
        menu = analyst.page.get_by_role("navigation", name="Main")
        menu.get_by_role("link", name="Joining").click()
    analyst.look("joining")
    assert analyst.heading == "How records are joined"
    assert "Records: 8, before 20" in analyst.text
    analyst.page.get_by_label("Source", exact=True).select_option("NBC/ssd")
    analyst.press("Show")
    analyst.look("joining-of-a-source")
    analyst.follow("Its deliveries")
    analyst.look("joining-deliveries")
    assert analyst.heading == "Deliveries"
    analyst.page.go_back()
    analyst.follow("Why these records are one person")
    analyst.say_purpose("Checking that records are right and rightly joined")
    analyst.look("joining-one-person")
    assert "are taken for this person" in analyst.text
