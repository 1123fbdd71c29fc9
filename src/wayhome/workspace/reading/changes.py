"""What changed between two times that somebody chose: around a person, a line or an address, and
among people who are together again and again.

    around    what stands tied to it in each time: what lasts stands from its first to its last day
    among     who of them was with whom, at one event, in each time

Keeps: both times are asked of the map as this viewer sees it, for this purpose; what has no day
stands in both and is no change, and family neither begins nor ends. More records are not more
harm, so who wrote much more is told with it (`network.methods.comparing`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from wayhome.network.graph import walking
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.methods.comparing import Change, Seen, Tie, comparing
from wayhome.workspace.reading.surroundings import called
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import Row, View

ASKED = tuple(kind for kind in TieKind if kind is not TieKind.KIN)
Told = list[tuple[Seen, Row]]


@dataclass(frozen=True)
class Time:
    """From one day to another, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Changed:
    """What is new, what is told no more and what stays. `records`: of each tie those of both times,
    the newest first."""

    change: Change
    records: dict[Tie, tuple[Row, ...]]


def around(view: View, centre: tuple[NodeKind, str], before: Time, after: Time) -> Changed:
    """What changed around somebody or something; of a school or a station nothing is asked."""
    return _changed(_around(view, centre, before), _around(view, centre, after))


def among(view: View, people: Collection[str], before: Time, after: Time) -> Changed:
    """What changed among some people: which two were at one event together."""
    return _changed(_among(view, people, before), _among(view, people, after))


def _changed(before: Told, after: Told) -> Changed:
    change = comparing((seen for seen, _ in before), (seen for seen, _ in after))
    records: dict[Tie, dict[str, Row]] = defaultdict(dict)
    for seen, row in (*after, *before):
        records[seen.tie][row["record_id"]] = row
    newest = {tie: sorted(rows.values(), key=_day, reverse=True) for tie, rows in records.items()}
    return Changed(change, {tie: tuple(rows) for tie, rows in newest.items()})


def _day(row: Row) -> tuple[str, str]:
    return str(row["first"] or ""), row["record_id"]


def _around(view: View, centre: tuple[NodeKind, str], at: Time) -> Told:
    number = view.map.number(*centre)
    if number is None or centre[0] is NodeKind.INSTITUTION:
        return []
    found = ((view.map.node(other), row) for other, row in _beside(view, number, at, ASKED))
    return [
        (Seen("", called(kind, name), row["kind"], row["agency"]), row)
        for (kind, name), row in found
        if kind is not NodeKind.INSTITUTION
    ]


def _among(view: View, people: Collection[str], at: Time) -> Told:
    there: dict[int, dict[str, Row]] = defaultdict(dict)
    for number in view.map.numbers(NodeKind.PERSON, people).tolist():
        for event, row in _beside(view, number, at, [TieKind.PRESENT]):
            there[event][view.map.node(number)[1]] = row
    return [
        (Seen(called(NodeKind.PERSON, one), called(NodeKind.PERSON, two), row["kind"],
              row["agency"]), row)
        for _, who in sorted(there.items())
        for one, two in combinations(sorted(who), 2)
        for row in (who[one], who[two])
    ]  # fmt: skip


def _beside(
    view: View, number: int, at: Time, of: Collection[TieKind]
) -> Iterator[tuple[int, Row]]:
    """What a node is tied to in a time, with the record of each tie that has a day."""
    graph, window = view.map.graph, view.window(at.first, of, at.last)
    places = walking.neighbours(graph, number, window)
    numbers = graph.tie[places].tolist()
    rows = {row["number"]: row for row in view.rows(TIES, numbers=numbers)} if numbers else {}
    for other, tie in zip(graph.other[places].tolist(), numbers, strict=True):
        if rows[tie]["first"]:
            yield other, rows[tie]
