"""Names of areas, sectors as points, and miles that Python and SQL agree on."""

import duckdb
import pytest

from wayhome.lexicon import places


def test_areas_and_forces_have_names_and_unknown_codes_stay() -> None:
    assert places.area_name("E08000035") == "Leeds"
    assert places.force_name("E23000010") == "West Yorkshire"
    assert places.area_name("E99999999") == "E99999999"
    assert places.area_name(None) == "not known"


def test_every_sector_lies_in_a_known_district_and_none_in_northern_ireland() -> None:
    known = {area.area for area in places.areas().values()}
    unknown = {s.area for s in places.sectors().values()} - known
    # the Channel Islands and the Isle of Man have no district
    assert all(code[0] in "LM" for code in unknown)
    assert not any(name.startswith("BT") for name in places.sectors())


def test_a_postcode_finds_its_sector_however_it_is_written() -> None:
    sector = places.sector_of("ls14dy")
    assert sector
    assert (sector.sector, sector.area) == ("LS1 4", "E08000035")
    assert places.sector_of("nowhere") is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((51.5074, -0.1278), (53.4808, -2.2426), 163),  # London to Manchester
        ((53.8, -1.55), (53.8, -1.55), 0),
    ],
)
def test_miles_in_python_and_in_sql(
    one: tuple[float, float], other: tuple[float, float], expected: float
) -> None:
    by_python = places.miles(*one, *other)
    sql = places.miles_sql(*(str(x) for x in (*one, *other)))
    by_sql = duckdb.sql(f"select {sql}").fetchall()[0][0]
    assert by_python == pytest.approx(expected, abs=1)
    assert by_sql == pytest.approx(by_python)
