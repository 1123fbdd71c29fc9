"""Places on a map of the land in words: plain data from the very places of the list.

Keeps: a marker says what stands there and how exactly that is known, and nothing of signs: those
are read in the list.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from wayhome.lexicon.numbers import in_words
from wayhome.lexicon.spots import HOW_EXACT
from wayhome.workspace.pages.picture.land import spot_told
from wayhome.workspace.pages.words import count, upper_first
from wayhome.workspace.reading.addresses import Place
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.place_land import PlacesOnLand, Standing, spot_of

Told = dict[str, Any]
SHAPES = {"place": "Address", "institution": "School, home for children or station"}


def told(of: PlacesOnLand, link: Callable[..., str]) -> Told:
    """The map beside a list."""
    return {
        "title": _title(of),
        "said": _said(of),
        "shapes": SHAPES,
        "exact": HOW_EXACT,
        "markers": [_marker(one, link) for one in of.markers],
    }


def of_one(place: Place, link: Callable[..., str]) -> Told | None:
    """The map on a place's own page; None where nothing says where it is."""
    at = spot_of(place)
    if at is None:
        return None
    marker = _marker(Standing(at, (place,)), link)
    return {"markers": [marker], "exact": HOW_EXACT, "said": HOW_EXACT[at.precision]}


def _title(of: PlacesOnLand) -> str:
    areas = Counter(one.spot.area for one in of.markers for _ in one.places if one.spot.area)
    if not areas:
        return "Where they are is not known"
    ((area, most), *others) = areas.most_common(2)
    if others and others[0][1] == most:
        return upper_first(f"{in_words(len(areas))} districts, none with more than another")
    if of.drawn == 1:
        return f"It is in {area_name(area)}"
    if len(areas) == 1:
        return f"All that can be put on a map are in {area_name(area)}"
    return f"Most are in {area_name(area)}: {most:,} of {of.drawn:,}"


def _said(of: PlacesOnLand) -> str:
    spots = count(len(of.markers), "marker")
    shown = of.drawn + of.unplaced
    cut = f" Showing {shown:,} of {of.in_all:,}, the newest evidence first." \
        if shown < of.in_all else ""  # fmt: skip
    off = f" {count(of.unplaced, 'place has', 'places have')} neither postcode nor district." \
        if of.unplaced else ""  # fmt: skip
    return f"{count(of.drawn, 'place')} at {spots}.{cut}{off}"


def _marker(one: Standing, link: Callable[..., str]) -> Told:
    kinds = {place.institution for place in one.places}
    several = len(one.places) > 1
    return {
        **spot_told(one.spot),
        "shape": "institution" if kinds == {True} else "place",
        "word": count(len(one.places), "place") if several else one.places[0].called,
        "places": [
            {"called": place.called, "link": link("place", place.ref)} for place in one.places
        ],
    }
