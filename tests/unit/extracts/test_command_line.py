"""`wayhome receive` and `wayhome feeds` as a person runs them."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.lexicon.errors import BadUsage, NothingRead
from wayhome.lexicon.home import Home

GOOD = "nominal_id,forename,surname,dob\nN1,Ana,Ash,01/02/2010\nN2,Ben,Birch,31/02/2010\n"


@pytest.fixture
def run(at: Home, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("WAYHOME_HOME", str(at.root))
    monkeypatch.setenv("COLUMNS", "200")
    return CliRunner()


def test_a_receipt_says_what_was_taken_and_what_was_not(tmp_path: Path, run: CliRunner) -> None:
    (tmp_path / "n.csv").write_text(GOOD)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    said = run.invoke(
        app, ["receive", str(tmp_path / "n.csv"), str(tmp_path / "other.csv"), "--agency", "NBP"]
    )
    assert said.exit_code == 0
    assert "There is no such day" in said.stdout
    assert "nominals row 3 column dob" in said.stdout
    assert "1 of 2 files received: 1 rows accepted, 0 unchanged, 1 refused." in said.stdout
    assert "Rows to mend and send again: store/" in said.stdout
    assert "Of no feed: other.csv" in said.stdout
    assert "31/02/2010" not in said.stdout


def test_a_feed_that_an_agency_does_not_usually_send_is_asked_about(
    tmp_path: Path, run: CliRunner
) -> None:
    (tmp_path / "n.csv").write_text(GOOD)
    said = run.invoke(app, ["receive", str(tmp_path / "n.csv"), "--agency", "NBC"]).stdout
    assert "Is this the right file" in said
    assert "wayhome deliveries withdraw" in said


def test_nothing_read_is_an_error_of_its_own(tmp_path: Path, run: CliRunner) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert isinstance(run.invoke(app, ["receive", str(tmp_path)]).exception, NothingRead)


def test_feeds_are_listed_shown_and_given_as_templates(tmp_path: Path, run: CliRunner) -> None:
    assert "police" in run.invoke(app, ["feeds"]).stdout
    assert "POL-001" in run.invoke(app, ["feeds", "show", "police"]).stdout
    run.invoke(app, ["feeds", "template", "missing", "--out", str(tmp_path), "--xlsx"])
    assert (tmp_path / "missing.xlsx").exists()
    assert isinstance(run.invoke(app, ["feeds", "show", "nonsense"]).exception, BadUsage)


def test_the_exit_code_is_that_of_the_error(tmp_path: Path, run: CliRunner) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wayhome.cli", "receive", str(tmp_path / "absent.csv")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == NothingRead.exit_code
    assert "no such file" in done.stdout
    assert "Traceback" not in done.stderr
