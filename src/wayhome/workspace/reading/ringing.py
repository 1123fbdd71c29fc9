"""In which order to ring those who hold somebody: the council where they live comes first.

It has the duty to a child of its area, by day and by night, wherever the child is found.
"""

from collections.abc import Sequence

from wayhome.lexicon.agencies import AgencyKind
from wayhome.workspace.reading.areas import covering
from wayhome.workspace.reading.head import Holder


def home_councils(holders: Sequence[Holder], home_area: str | None) -> set[str]:
    """Codes of the councils among them that cover the home's district."""
    near = covering(home_area)
    return {
        holder.code
        for holder in holders
        if holder.agency and holder.agency.kind is AgencyKind.COUNCIL and holder.agency.area in near
    }


def home_first(holders: Sequence[Holder], home_area: str | None) -> list[Holder]:
    """The same, with the councils of home before the others."""
    first = home_councils(holders, home_area)
    return sorted(holders, key=lambda holder: holder.code not in first)
