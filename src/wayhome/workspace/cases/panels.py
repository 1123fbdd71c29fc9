"""A panel as its page shows it: the agenda, what came of each item, who sits, who may decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from wayhome.casework.case import Case as Told
from wayhome.casework.panel import Item, Member, agenda, chair_of, members, missing_seats
from wayhome.casework.panel.refusing import SEATS
from wayhome.casework.pathways.panel import ASKS, CONFLICTS, DECISIONS, ITEMS, SITTING
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.minutes import BECAME


@dataclass(frozen=True)
class ShownItem:
    """One item. `case`: what the case behind it is called, empty where whoever looks takes no part
    in it; `chair`: who is in the chair for it where that is somebody else; `conflicts`: in
    words."""

    item: Item
    kind: str
    asks: str
    case: str
    chair: str
    conflicts: Sequence[str]
    came: str
    decision: str


@dataclass(frozen=True)
class Panel:
    """`lacks`: seats without which it decides nothing; `sits`: whether it sits now."""

    items: Sequence[ShownItem]
    members: Sequence[tuple[Member, str]]
    chair: Member | None
    lacks: Sequence[str]
    minutes: int
    sits: bool


def shown(case: Told, names: Names) -> Panel:
    """A panel in words."""
    items = agenda(case)
    return Panel(
        [_shown(case, one, names) for one in items],
        [(one, SEATS[one.seat]) for one in members(case)],
        chair_of(case, ""),
        [SEATS[one] for one in missing_seats(case)],
        sum(one.minutes for one in items),
        case.state == SITTING,
    )


def _shown(case: Told, item: Item, names: Names) -> ShownItem:
    place, for_all = str(item.place), chair_of(case, "")
    chair = chair_of(case, place)
    return ShownItem(
        item,
        ITEMS[item.kind],
        ASKS[item.asks],
        names.cases.get(item.case, ""),
        chair.name if chair and chair != for_all else "",
        _conflicts(case, place),
        BECAME[item.came],
        DECISIONS.get(str(item.outcome.get("decision")), ""),
    )


def _conflicts(case: Told, item: str) -> list[str]:
    by_place = {str(one.place): one.name for one in members(case)}
    return [
        f"{by_place.get(str(one.details['member']), '')}: {CONFLICTS[str(one.details['kind'])]}"
        for one in case.every("conflict")
        if one.details["item"] == item
    ]
