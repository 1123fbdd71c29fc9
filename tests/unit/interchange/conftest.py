"""Makes `small_picture`, a module that these tests share, importable; exports it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from small_picture import COUNCIL, PICTURE, handling

from wayhome.governance.access import Viewer
from wayhome.interchange.package import Asked, package
from wayhome.interchange.picture import Picture


@pytest.fixture
def export() -> Iterator[Callable[..., Path]]:
    """Exports the picture in some forms and gives the folder."""
    with ExitStack() as stack:

        def make(
            *formats: str,
            of: Picture = PICTURE,
            who: Viewer = COUNCIL,
            to: str = "EMC",
            opened: frozenset[str] = frozenset(),
            **other: Any,
        ) -> Path:
            asked = Asked(formats, who, to, opened, "the same for every export")
            return stack.enter_context(package(of, asked, handling(**other)))

        yield make
