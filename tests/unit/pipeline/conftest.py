"""The journeys' small region, received, and built where a test begins with a release."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.lexicon.home import Home

sys.path.insert(0, str(Path(__file__).parents[2] / "journeys"))

from small_region import built, received


@pytest.fixture
def received_home(made_once: Callable[..., Path], tmp_path: Path) -> Home:
    """A home with deliveries and no release, of this test alone."""
    once = made_once("received", lambda folder: received(Home(folder)))
    return Home(Path(shutil.copytree(once, tmp_path / "home")))


@pytest.fixture
def built_home(made_once: Callable[..., Path], tmp_path: Path) -> Home:
    """A home with deliveries and their release, of this test alone; journeys walk over the same."""

    def make(folder: Path) -> None:
        received(Home(folder))
        built(Home(folder))

    once = made_once("built", make)
    return Home(Path(shutil.copytree(once, tmp_path / "home", symlinks=True)))
