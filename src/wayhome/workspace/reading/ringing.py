"""In which order to ring those who hold somebody: the council where they live comes first.

It has the duty to a child of its area, by day and by night, wherever the child is found.
"""

from collections.abc import Container, Iterable

from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.lexicon.places import areas
from wayhome.workspace.reading.areas import covering
from wayhome.workspace.reading.head import Holder


def home_councils(agencies: Iterable[Agency], home_area: str | None) -> set[str]:
    """Codes of the councils among them that cover the home's district."""
    near = covering(home_area)
    return {one.code for one in agencies if one.kind is AgencyKind.COUNCIL and one.area in near}


def councils_in(agencies: Iterable[Agency], area: str) -> set[str]:
    """Codes of the councils of an area, which may be a district, a council's or a police area."""
    if not area:
        return set()
    within = [one for one in areas().values() if area in {one.area, one.upper, one.force}]
    near = {code for one in within for code in (one.area, one.upper)}
    return {one.code for one in agencies if one.kind is AgencyKind.COUNCIL and one.area in near}


def home_first(holders: Iterable[Holder], councils: Container[str]) -> list[Holder]:
    """The same, with the councils of home before the others."""
    return sorted(holders, key=lambda holder: holder.code not in councils)
