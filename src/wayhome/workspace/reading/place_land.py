"""Places of a list on a map of the land: those that this viewer's list holds, and no others.

Keeps: grouped by where they are drawn, so that two addresses of one postcode sector are one marker
with both names and never two that look like two spots. What has no spot is counted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wayhome.lexicon.spots import Precision, Spot, spot
from wayhome.workspace.reading.addresses import Place


@dataclass(frozen=True)
class Standing:
    """A spot and the places at it, in the order of their list."""

    spot: Spot
    places: tuple[Place, ...]


@dataclass(frozen=True)
class PlacesOnLand:
    """The markers; how many places they are; how many there are in all, and how many of those
    drawn for have no spot."""

    markers: tuple[Standing, ...]
    drawn: int
    in_all: int
    unplaced: int


def on_land(places: Sequence[Place], in_all: int) -> PlacesOnLand:
    """Places where their records put them."""
    held: dict[tuple[float, float, Precision], tuple[Spot, list[Place]]] = {}
    for at, place in _placed(places):
        held.setdefault((at.lat, at.lon, at.precision), (at, []))[1].append(place)
    markers = tuple(Standing(at, tuple(some)) for at, some in held.values())
    drawn = sum(len(one.places) for one in markers)
    return PlacesOnLand(markers, drawn, in_all, len(places) - drawn)


def spot_of(place: Place) -> Spot | None:
    """Where one place is drawn, as exactly as its records say."""
    point = place.row["point"] or {"lat": None, "lon": None}
    return spot(point["lat"], point["lon"], place.row["postcode"], place.area)


def _placed(places: Iterable[Place]) -> Iterable[tuple[Spot, Place]]:
    for place in places:
        at = spot_of(place)
        if at is not None:
            yield at, place
