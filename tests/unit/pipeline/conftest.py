"""The journeys' small region, received and not yet built."""

import sys
from pathlib import Path

import pytest

from wayhome.lexicon.home import Home

sys.path.insert(0, str(Path(__file__).parents[2] / "journeys"))

from small_region import received


@pytest.fixture
def received_home(tmp_path: Path) -> Home:
    """A home with deliveries and no release."""
    home = Home(tmp_path / "home")
    home.root.mkdir()
    received(home)
    return home
