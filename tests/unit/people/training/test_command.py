"""`wayhome link` as a person runs it, over a release whose linking was kept."""

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from wayhome import people
from wayhome.cli import app
from wayhome.lexicon.errors import BadUsage, NotSetUp, WayhomeError
from wayhome.lexicon.home import Home
from wayhome.people.model import read

pytestmark = pytest.mark.slow

Town = Callable[..., duckdb.DuckDBPyConnection]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "200")
    return Home(tmp_path)


def _release(home: Home, con: duckdb.DuckDBPyConnection) -> None:
    folder = home.releases / "one"
    folder.mkdir(parents=True)
    people.link(con, keep=folder / people.LINKING)
    home.current.write_text("one\n", encoding="utf-8")


def test_a_model_is_trained_read_and_named(home: Home, town: Town) -> None:
    _release(home, town())
    said = CliRunner().invoke(app, ["link", "train", "--each", "0"])
    assert said.exit_code == 0, said.exception
    (file,) = home.models.glob("*-trained.json")
    assert "same date of birth: +12.0 to" in said.stdout
    assert "No build uses it yet" in said.stdout
    assert read(json.loads(file.read_text(encoding="utf-8"))).version == file.stem
    assert people.chosen(home).model.version == people.MODEL
    refused = CliRunner().invoke(app, ["link", "use", file.stem]).exception
    assert isinstance(refused, BadUsage)
    assert "nobody has compared groups by this model" in str(refused)
    assert CliRunner().invoke(app, ["link", "use", file.stem, "--even-so"]).exit_code == 0
    assert people.chosen(home).model.version == file.stem


@pytest.mark.parametrize(("points", "named"), [(2.0, True), (2.2, True), (3.0, False)])
def test_a_model_that_widens_a_gap_is_named_by_nobody_unasked(
    home: Home, points: float, named: bool
) -> None:
    kept = {"habit": "hasty", "trait": "care", "error": "missed", "worst": "looked after",
            "best": "18 or over", "points": 2.0}  # fmt: skip
    gaps = {"beside": people.MODEL, "before": [kept], "after": [kept | {"points": points}]}
    file = home.models / "ours.json"
    file.parent.mkdir()
    data = people.chosen(home).data | {"version": "ours", "gaps": gaps}
    file.write_text(json.dumps(data), encoding="utf-8")
    said = CliRunner().invoke(app, ["link", "use", "ours"])
    assert (said.exit_code == 0) is named
    if not named:
        assert "the gap is 3.00 percentage points, looked after against" in str(said.exception)
        assert CliRunner().invoke(app, ["link", "use", "ours", "--even-so"]).exit_code == 0


def test_what_cannot_be_trained_or_named_changes_nothing(home: Home, town: Town) -> None:
    assert isinstance(CliRunner().invoke(app, ["link", "train"]).exception, NotSetUp)
    _release(home, town(40))
    fault = CliRunner().invoke(app, ["link", "train"]).exception
    assert isinstance(fault, WayhomeError)
    assert "nothing was written" in str(fault)
    assert not home.models.exists()
    assert isinstance(CliRunner().invoke(app, ["link", "use", "no"]).exception, BadUsage)
    no_such = CliRunner().invoke(app, ["link", "train", "--from-release", "two"]).exception
    assert isinstance(no_such, BadUsage)
