"""The journeys' small region, received and not yet built."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.lexicon.home import Home

sys.path.insert(0, str(Path(__file__).parents[2] / "journeys"))

from small_region import received


@pytest.fixture
def received_home(made_once: Callable[..., Path], tmp_path: Path) -> Home:
    """A home with deliveries and no release, of this test alone."""
    once = made_once("received", lambda folder: received(Home(folder)))
    return Home(Path(shutil.copytree(once, tmp_path / "home")))
