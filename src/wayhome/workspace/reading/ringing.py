"""In which order to ring those who hold somebody: the council where they live comes first.

It has the duty to a child of its area, by day and by night, wherever the child is found.
"""

from collections.abc import Container, Iterable

from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.workspace.reading.areas import covering
from wayhome.workspace.reading.head import Holder


def home_councils(agencies: Iterable[Agency], home_area: str | None) -> set[str]:
    """Codes of the councils among them that cover the home's district."""
    near = covering(home_area)
    return {one.code for one in agencies if one.kind is AgencyKind.COUNCIL and one.area in near}


def home_first(holders: Iterable[Holder], councils: Container[str]) -> list[Holder]:
    """The same, with the councils of home before the others."""
    return sorted(holders, key=lambda holder: holder.code not in councils)
