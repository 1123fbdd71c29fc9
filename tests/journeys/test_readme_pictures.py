"""Makes the pictures that the README shows, from the small invented region, when asked to."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import Worker

FOLDER = os.environ.get("WAYHOME_README_PICTURES", "")
CUT = {"x": 0, "y": 0, "width": 1280, "height": 960}


@pytest.mark.skipif(not FOLDER, reason="WAYHOME_README_PICTURES names no folder to put them in")
def test_pictures_of_the_readme(worker: Callable[..., Worker]) -> None:
    somebody = worker("practitioner", (1280, 960))
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("I work with this person")
    folder = Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    somebody.page.screenshot(path=folder / "person.png", clip=CUT)
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    somebody.go(person + "chronology/")
    somebody.page.screenshot(path=folder / "chronology.png", clip=CUT)
