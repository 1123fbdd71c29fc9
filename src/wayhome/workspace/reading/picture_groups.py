"""Groups among the people of one picture: whom the events that it has opened bring together.

Keeps: worked out over what is drawn and from nothing else, so that it tells of whoever stands at
the rim no more than the picture does; only whoever was there counts, and one night is no group, as
on the pages of groups (reading.groups).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wayhome.network.graph.parts import SEEDS
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.groups import groups
from wayhome.workspace.reading.groups import AGAIN, LARGEST
from wayhome.workspace.reading.picture import Picture


@dataclass(frozen=True)
class Outlined:
    """A group by places in the nodes: whom every run put together, those at the edge, and the
    events, the newest first. `runs`: of fifty, at the least."""

    always: tuple[int, ...]
    edge: tuple[int, ...]
    events: tuple[int, ...]
    runs: int

    @property
    def people(self) -> tuple[int, ...]:
        return (*self.always, *self.edge)


def outlined(of: Picture, today: date) -> list[Outlined]:
    """The groups of a picture, that with the newest event first."""
    there = _companies(of)
    places = sorted(there)
    found = []
    for group in groups([there[place] for place in places], ago=_ago(of, places, today)):
        events = [places[number] for number in group.events]
        if _days(of, events) >= AGAIN:
            newest = sorted(events, key=lambda place: (str(of.nodes[place].day), place))[::-1]
            always = tuple(sorted(map(int, group.always)))
            edge = tuple(sorted(int(one) for one in group.people if int(one) not in always))
            runs = round(group.share * len(SEEDS))
            found.append(Outlined(always, edge, tuple(newest), runs))
    return sorted(found, key=lambda one: str(of.nodes[one.events[0]].day), reverse=True)


def _companies(of: Picture) -> dict[int, list[str]]:
    """Of each event that is opened, and no crowd, who was there: places as texts, for the method
    names people so."""
    there: dict[int, set[int]] = defaultdict(set)
    for tie in of.ties:
        if tie.row["kind"] == TieKind.PRESENT:
            ends = {of.nodes[end].kind: end for end in (tie.left, tie.right)}
            if NodeKind.EVENT in ends and NodeKind.PERSON in ends:
                there[ends[NodeKind.EVENT]].add(ends[NodeKind.PERSON])
    return {
        place: [str(one) for one in sorted(who)]
        for place, who in there.items()
        if of.nodes[place].opened and of.nodes[place].further.get(NodeKind.PERSON, (0, 0))[1]
        <= LARGEST
    }  # fmt: skip


def _ago(of: Picture, places: list[int], today: date) -> list[int]:
    """How many days ago each event was; one without a day has not faded."""
    days = (of.nodes[place].day for place in places)
    return [(today - day.date()).days if day else 0 for day in days]


def _days(of: Picture, events: list[int]) -> int:
    """On how many days, a night and the morning after being one."""
    days = sorted({day.date() for place in events if (day := of.nodes[place].day)})
    return sum(not at or (day - days[at - 1]).days > 1 for at, day in enumerate(days))
