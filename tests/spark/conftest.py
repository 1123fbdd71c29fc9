"""A region large enough to be cut up, received once and not yet built; and Spark, where there is
any. In CI there must be."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest

from wayhome import extracts, people, synthetic
from wayhome.lexicon.agencies import read_register, write_register
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home
from wayhome.pipeline import build
from wayhome.pipeline.spark.session import look_for_spark

PEOPLE = 500
# A few minutes are too short for Java to win back what it spends on compiling its best.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.fixture(scope="session", autouse=True)
def _spark() -> None:
    try:
        look_for_spark()
    except NotSetUp as missing:
        if os.environ.get("WAYHOME_CI") == "1":
            raise
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def received(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the deliveries of a region."""
    home = Home(tmp_path_factory.mktemp("received"))
    invented = home.root / "invented"
    synthetic.invent(PEOPLE, 7, invented, synthetic.TODAY)
    write_register(home.agencies, list(read_register(invented / "agencies.csv").values()))
    for day in sorted({note.parent.name for note in _notes(invented)}):
        folders = [note.parent for note in _notes(invented) if note.parent.name == day]
        at_six = datetime.combine(date.fromisoformat(day), time(6))
        extracts.receive(folders, at=home, now=at_six)
    _link_with_its_own(home)
    return home


def _link_with_its_own(home: Home) -> None:
    """A model of the home's own, under which other weights and other people come out than under
    Wayhome's: an engine that linked with that one would be told by every comparison."""
    home.models.mkdir()
    data = people.chosen(home).data
    data |= {"version": "ours", "trusted_bits": 40.0, "bands": {"linked": 6.0, "for_a_human": 1.0}}
    (home.models / "ours.json").write_text(json.dumps(data), encoding="utf-8")
    people.use(home, "ours")


@pytest.fixture
def another(received: Home, tmp_path: Path) -> Callable[[str], Home]:
    """Another home with the same deliveries."""

    return lambda name: _copied(received, tmp_path / name)


@pytest.fixture(scope="session")
def alone(received: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the same deliveries, built by DuckDB alone: to be read, or copied."""
    home = _copied(received, tmp_path_factory.mktemp("alone") / "home")
    build(home, synthetic.TODAY)
    return home


def _copied(received: Home, root: Path) -> Home:
    home = Home(root)
    shutil.copytree(received.store, home.store)
    shutil.copy(received.agencies, home.agencies)
    shutil.copytree(received.models, home.models)
    return home


def _notes(invented: Path) -> list[Path]:
    return sorted((invented / "deliveries").rglob("delivery.yaml"))
