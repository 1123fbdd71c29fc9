"""The public POLE files in a browser: received whole, built, found by name, drawn and expanded."""

from collections import Counter
from collections.abc import Callable
from csv import DictReader
from datetime import datetime
from pathlib import Path

import pytest
from browsing import Worker
from small_region import AGENCIES, built

from wayhome.extracts import receive
from wayhome.lexicon.agencies import write_register
from wayhome.lexicon.home import Home

POLE = Path(__file__).parents[2] / ".." / "shared" / "data" / "pole"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not POLE.exists(),
        reason="the public POLE files are not beside the repository: nothing is shown of them here",
    ),
]
Open = Callable[..., Worker]


def _rows(file: str) -> list[dict[str, str]]:
    with (POLE / file).open(encoding="utf-8-sig", newline="") as opened:
        return list(DictReader(opened))


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The files as the force's delivery, read in place."""
    home = Home(tmp_path_factory.mktemp("pole"))
    write_register(home.agencies, AGENCIES)
    receive([POLE], at=home, agency="NBP", mapping="pole", now=datetime(2026, 11, 18, 6))
    built(home)
    return home


@pytest.fixture
def best_known() -> tuple[str, set[str]]:
    """Who is said to know most others, and their surnames."""
    names = {row[":ID"]: f"{row['name']} {row['surname']}" for row in _rows("nodes.Person.csv")}
    said = [(row[":START_ID"], row[":END_ID"]) for row in _rows("relationships.KNOWS.csv")]
    pairs = {(a, b) for one, other in said for a, b in ((one, other), (other, one))}
    somebody = Counter(a for a, _ in pairs).most_common(1)[0][0]
    return names[somebody], {names[b] for a, b in pairs if a == somebody}


def test_somebody_of_the_files_is_found_drawn_and_expanded(
    worker: Open, size: tuple[int, int], best_known: tuple[str, set[str]]
) -> None:
    name, knows = best_known
    somebody = worker("force", size)
    somebody.go(f"/search/?q={name.replace(' ', '+')}")
    somebody.look("pole-search")
    somebody.follow(name)
    somebody.say_purpose("I work with this person")
    somebody.follow("Ties", exact=True)
    somebody.follow("See it drawn")
    page, address = somebody.page, somebody.page.url
    _drawn(somebody)
    somebody.look("pole-map")
    things = page.locator("#map-list button")
    drawn = things.count()
    assert drawn > len(knows), "everybody whom they know, and what else they are tied to"
    things.filter(has_text="P-1").first.click()
    page.get_by_role("link", name="Open P-1: you will be asked why").click()
    somebody.say_purpose("I work with this person")
    page.goto(address)
    _drawn(somebody)
    things.nth(1).click()
    page.get_by_role("button", name="Show their ties here").click()
    things.nth(drawn).wait_for(state="attached")  # one more than there were
    somebody.look("pole-map-expanded")


def _drawn(somebody: Worker) -> None:
    somebody.page.locator("#map-picture[data-drawn]").wait_for()
