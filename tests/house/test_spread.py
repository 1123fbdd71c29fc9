"""How the suite is spread: what asks the database is marked, what several stand on is made once."""

from collections.abc import Callable
from pathlib import Path

import pytest


def _is_marked(request: pytest.FixtureRequest) -> bool:
    return request.node.get_closest_marker("database") is not None


@pytest.mark.django_db
def test_a_mark_that_asks_the_database_runs_on_postgresql(request: pytest.FixtureRequest) -> None:
    assert _is_marked(request)


def test_a_fixture_that_asks_it_does_as_well(request: pytest.FixtureRequest, db: None) -> None:
    assert _is_marked(request)


def test_what_asks_nothing_does_not(request: pytest.FixtureRequest) -> None:
    assert not _is_marked(request)


def test_what_is_made_once_is_whole_or_not_there(made_once: Callable[..., Path]) -> None:
    def fails(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        made_once("tried", fails)
    folder = made_once("tried", lambda new: (new / "whole").touch())
    assert [file.name for file in folder.iterdir()] == ["whole"]
    assert made_once("tried", fails) == folder
