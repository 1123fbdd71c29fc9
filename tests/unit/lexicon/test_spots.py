"""Where something is drawn, never more exactly than its record says."""

import pytest

from wayhome.lexicon.places import areas, sectors
from wayhome.lexicon.spots import Precision, Spot, middles, spot

NORWICH = "E07000148"
SECTOR = sectors()["NR1 3"]


@pytest.mark.parametrize(
    ("lat", "postcode", "area", "precision"),
    [
        (SECTOR.lat, "NR1 3AB", NORWICH, Precision.SECTOR),
        (SECTOR.lat + 0.002, "NR1 3AB", NORWICH, Precision.POINT),
        (SECTOR.lat, None, None, Precision.POINT),
        (None, None, NORWICH, Precision.AREA),
    ],
)
def test_how_exactly(lat: float | None, postcode: str, area: str, precision: Precision) -> None:
    found = spot(lat, SECTOR.lon if lat else None, postcode, area)
    assert found is not None
    assert found.precision is precision


@pytest.mark.parametrize("area", [None, "", "N09000001", "E99999999"])
def test_what_has_neither_point_nor_known_district_is_put_nowhere(area: str | None) -> None:
    assert spot(None, None, "NR1 3AB", area) is None


def test_every_district_of_great_britain_has_a_middle_in_it() -> None:
    without = {code for code in areas() if code not in middles()}
    assert {code[:1] for code in without} == {"N"}
    lat, lon = middles()[NORWICH]
    assert (round(lat, 1), round(lon, 1)) == (52.6, 1.3)


def test_no_distance_between_two_that_are_somewhere_in_one_district() -> None:
    rough, exact = (
        Spot(52.6, 1.3, Precision.AREA, NORWICH),
        Spot(52.63, 1.3, Precision.POINT, NORWICH),
    )
    assert rough.miles_from(exact) is None
    other = Spot(52.95, -1.19, Precision.SECTOR, "E06000018")
    assert 100 < (rough.miles_from(other) or 0) < 112
