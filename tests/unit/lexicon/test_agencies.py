"""A register reads back what was written, and says what is wrong with one that is not right."""

from pathlib import Path

import pytest

from wayhome.lexicon.agencies import Agency, AgencyKind, read_register, write_register
from wayhome.lexicon.errors import BadUsage, NotSetUp


def test_round_trip(tmp_path: Path) -> None:
    agency = Agency("NBC", "Northborough, City of", AgencyKind.COUNCIL, phone="01632 960001")
    write_register(tmp_path / "agencies.csv", [agency])
    assert read_register(tmp_path / "agencies.csv") == {"NBC": agency}


def test_a_register_that_changes_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    for name in ("One", "Two and more"):
        write_register(path, [Agency("NBC", name, AgencyKind.COUNCIL)])
        read = read_register(path)
        assert read["NBC"].name == name
        read.clear()  # what one reader does with it is nobody else's
        assert read_register(path)["NBC"].name == name


def test_a_missing_register_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotSetUp, match="wayhome agencies load FILE"):
        read_register(tmp_path / "agencies.csv")


@pytest.mark.parametrize(
    ("row", "says"), [(",No code,police", "row 2.*code"), ("X,Name,wizards", "row 2, column kind")]
)
def test_a_bad_row_is_named(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text(f"code,name,kind\n{row}\n", encoding="utf-8")
    with pytest.raises(BadUsage, match=says):
        read_register(path)
