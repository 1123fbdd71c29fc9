"""A panel as its page shows it: the agenda, what came of each item, who sits, who may decide; what
is due before it, and when it sits again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.case import Case as Told
from wayhome.casework.panel import Item, Member, agenda, chair_of, members, missing_seats
from wayhome.casework.panel.seats import SEATS
from wayhome.casework.pathways.panel import ASKS, CONFLICTS, DECISIONS, ITEM, ITEMS, SITTING
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.due_at_panels import due_before
from wayhome.workspace.cases.minutes import BECAME
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.showing import OTHERS
from wayhome.workspace.cases.sittings import FINISHED, following, next_of
from wayhome.workspace.reading.view import View


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
    """`lacks`: seats without which it decides nothing; `sits`: whether it sits now; `open`: whether
    items and seats can still change; `due`: how many cases that whoever looks may know of are due
    before it, where items can be put on; `again`: when it sits next, where it is over and none is
    planned, and `may_again`: that one may be; `left_off`: each case that was left off, as it may be
    known, with why."""

    items: Sequence[ShownItem]
    members: Sequence[tuple[Member, str]]
    chair: Member | None
    lacks: Sequence[str]
    minutes: int
    sits: bool
    open: bool
    due: int
    again: datetime | None
    may_again: bool
    left_off: Sequence[tuple[str, str]]

    @property
    def covers(self) -> frozenset[str]:
        """What stands beside the agenda and those who sit."""
        return frozenset({"item", "left off", "member"})


def shown(seen: View, found: Opened, names: Names, user: User) -> Panel:
    """A panel in words."""
    case = found.told
    items = agenda(case)
    return Panel(
        [_shown(case, one, names) for one in items],
        [(one, SEATS[one.seat]) for one in members(case)],
        chair_of(case, ""),
        [SEATS[one] for one in missing_seats(case)],
        sum(one.minutes for one in items),
        case.state == SITTING,
        case.state in ITEM.within,
        len(due_before(seen, found, user)) if case.state in ITEM.within else 0,
        next_of(found),
        case.state in FINISHED and following(found.row) is None,
        [
            (names.cases.get(str(one.details["case"]), OTHERS), str(one.details["why"]))
            for one in case.every("left off")
            if names.sees(str(one.details["case"]))
        ],
    )


def _shown(case: Told, item: Item, names: Names) -> ShownItem:
    place, for_all = str(item.place), chair_of(case, "")
    chair, sees = chair_of(case, place), names.sees(item.case)
    return ShownItem(
        item,
        ITEMS[item.kind],
        ASKS[item.asks],
        names.cases.get(item.case, ""),
        chair.name if chair and chair != for_all else "",
        _conflicts(case, place) if sees else [],
        BECAME[item.came],
        DECISIONS.get(str(item.outcome.get("decision")), "") if sees else "",
    )


def _conflicts(case: Told, item: str) -> list[str]:
    by_place = {str(one.place): one.name for one in members(case)}
    return [
        f"{by_place.get(str(one.details['member']), '')}: {CONFLICTS[str(one.details['kind'])]}"
        for one in case.every("conflict")
        if one.details["item"] == item
    ]
