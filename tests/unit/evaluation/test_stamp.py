"""The page of figures says of which rules it is, and that it is old is noticed."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from wayhome.cli import app
from wayhome.evaluation.signs import check, page, stamp
from wayhome.evaluation.signs.counting import Agreement
from wayhome.evaluation.signs.stamp import print_of
from wayhome.lexicon.errors import Damaged

NOBODY = Agreement(0, 0, 0, ())
PAGE = Path(__file__).parents[3] / "docs" / "signs" / "evaluation.md"


@pytest.mark.long
def test_the_page_of_the_documents_is_of_these_rules_and_lives() -> None:
    check(PAGE)


def test_a_page_of_today_stands_and_one_of_other_rules_does_not(tmp_path: Path) -> None:
    told = tmp_path / "signs.md"
    page.write(told, [], [], NOBODY, f"Regions of 5 people. {stamp(date(2026, 12, 1))}")
    assert "Measured on 1 December 2026" in told.read_text(encoding="utf-8")
    answer = CliRunner().invoke(app, ["evaluate", "signs", "--check", str(told)])
    assert (answer.exit_code, answer.output.split()[:2]) == (0, ["The", "figures"])
    old = told.read_text(encoding="utf-8").replace(print_of(), "0123456789ab")
    told.write_text(old, encoding="utf-8")
    with pytest.raises(Damaged, match="0123456789ab.*Measure it anew"):
        check(told)
    told.write_text("# Figures\n", encoding="utf-8")
    with pytest.raises(Damaged, match="does not say of which"):
        check(told)


def test_the_print_is_of_every_file_of_rules_and_lives() -> None:
    rooms = ("signs", "synthetic", "evaluation/signs")
    prints = {print_of(rooms[:n]) for n in range(4)}
    assert len(prints) == 4
    assert print_of() in prints
