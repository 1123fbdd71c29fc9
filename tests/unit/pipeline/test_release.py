"""A release is whole or absent; the pointer names a whole one; one build runs at a time."""

from pathlib import Path

import pytest

from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.pipeline import current_release, held_releases, release, serve_release
from wayhome.pipeline.lock import build_lock


def _made(home: Home, name: str) -> release.Release:
    return release.finish(home, release.new_folder(home), name, {"rows": {}})


def test_without_a_build_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp, match="wayhome build"):
        current_release(Home(tmp_path))


def test_the_newest_serves_and_an_older_one_can_again(tmp_path: Path) -> None:
    home = Home(tmp_path)
    _made(home, "one")
    _made(home, "two")
    assert current_release(home).name == "two"
    serve_release(home, "one")
    assert current_release(home).name == "one"
    assert [r.name for r in held_releases(home)] == ["one", "two"]


@pytest.mark.parametrize("name", ["three", ".building-1", "../outside"])
def test_only_a_held_release_can_serve(tmp_path: Path, name: str) -> None:
    home = Home(tmp_path)
    _made(home, "one")
    with pytest.raises(BadUsage, match="Held: one"):
        serve_release(home, name)


def test_what_a_killed_run_left_is_neither_held_nor_kept(tmp_path: Path) -> None:
    home = Home(tmp_path)
    _made(home, "one")
    left = home.releases / f"{release.BUILDING}999999"
    left.mkdir()
    assert [r.name for r in held_releases(home)] == ["one"]
    release.new_folder(home)
    assert not left.exists()


def test_two_builds_at_once_are_refused_in_words(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with build_lock(home), pytest.raises(BadUsage, match="Another build"), build_lock(home):
        pass
    with build_lock(home):
        pass
