"""The picture of flows between areas in words: arrows, a title, and what stands on no map.

Plain data from the ways of the page's tables: what may not be told is not drawn, and of how many
ways nothing is drawn is said beside the picture.
"""

from collections.abc import Sequence
from typing import Any

from wayhome.insight.flows import Way
from wayhome.lexicon.numbers import times
from wayhome.network.methods.between import NOT_KNOWN, Flow, interval
from wayhome.workspace.pages.line_pictures import arrow
from wayhome.workspace.pages.words import count, upper_first
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.flow_land import Arrow, Flows, on_land

Told = dict[str, Any]


def told(ways: Sequence[Way], counted: str) -> Told:
    """`counted`: how the title says what was counted, as “were found”."""
    by_ends = {way.ends: way for way in ways if way.at_least}
    drawn = on_land(
        Flow(*ends, way.at_least, *interval(way.at_least)) for ends, way in by_ends.items()
    )
    return {
        "title": _title(drawn.most, by_ends, counted),
        "arrows": [_arrow(one, by_ends[_ends(one)]) for one in drawn.arrows],
        "left_out": _left_out(ways, drawn),
    }


def _title(most: Arrow | None, ways: dict[tuple[str, str], Way], counted: str) -> str:
    if most is None:
        return "Numbers are too small to draw any way between two areas that are known"
    way = ways[_ends(most)]
    origin, destination = area_name(way.origin), area_name(way.destination)
    where = f"in {origin} itself" if most.within else f"in {destination}"
    more = "" if way.together is not None else " or more"
    return f"People of {origin} {counted} {where} {times(way.at_least)}{more}"


def _ends(one: Arrow) -> tuple[str, str]:
    return one.flow.origin, one.flow.destination


def _arrow(one: Arrow, way: Way) -> Told:
    """`short`: for a narrow map, where the brackets have no room."""
    if way.interval is None:
        return arrow(one, "or more") | {"short": f"{way.at_least}+"}
    low, high = way.interval
    return arrow(one, f"{low:.1f} to {high:.1f}")


def _left_out(ways: Sequence[Way], drawn: Flows) -> str:
    few = sum(not way.at_least for way in ways)
    unknown = sum(bool(way.at_least) and NOT_KNOWN in way.ends for way in ways)
    said = []
    if few:
        said.append(f"{count(few, 'way has', 'ways have')} too few in any month to be drawn.")
    if unknown:
        said.append(f"Of {count(unknown, 'way')} an end is not known.")
    if drawn.off_the_map:
        said.append("A district has no middle here.")
    return upper_first(" ".join(said) + " The list has them all.") if said else ""
