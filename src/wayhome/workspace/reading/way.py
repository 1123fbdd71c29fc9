"""The way from one person to another whom a reader has opened both: who and what stands on it,
every record of each step, and nothing else of anybody.

Looked for as `network.graph.between` does: two steps from person to person at most, along ties that
this viewer sees, in the time and for the purpose asked for; not over family, home, school or trust,
and through no crowd. What records say of the two directly, family too, is drawn beside it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph import walking
from wayhome.network.graph.between import WALKED, between
from wayhome.network.graph.view import View as Window
from wayhome.network.kinds import NodeKind
from wayhome.workspace.reading.crowds import Crowds
from wayhome.workspace.reading.nearby import Crowd
from wayhome.workspace.reading.picture import Picture, alone
from wayhome.workspace.reading.ties import TIES
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Way:
    """`picture`: the nodes in order, with every tie of each step; None where nothing is to be
    drawn. `found`: whether there is a way; `whole`: whether all that lies between was looked at.
    `crowds`: those beside one of the two at which nothing was followed."""

    picture: Picture | None
    found: bool
    whole: bool
    crowds: tuple[Crowd, ...] = ()


def way(view: View, one: str, two: str, since: date | None) -> Way:
    """The way between two people, by their references."""
    begin, end = (view.map.number(NodeKind.PERSON, name) for name in (one, two))
    walked = view.window(since, of=WALKED)
    crowds = Crowds(view, walked)
    beside = tuple(_beside(crowds, [number for number in (begin, end) if number is not None]))
    if begin is None or end is None:  # told as of somebody whose ties are all hidden
        return Way(None, found=False, whole=True, crowds=beside)
    found = between(view.map.graph, begin, end, walked, leads_on=crowds.leads_on)
    steps = {tie for pair in pairwise(found.nodes) for tie in _ties(view, *pair, walked)}
    ties = steps | set(_ties(view, begin, end, view.window(since)))
    nodes = found.nodes or (begin, end)
    drawn = _drawn(view, nodes, (begin, end), sorted(ties)) if ties else None
    return Way(drawn, bool(found.nodes), found.whole, beside)


def _ties(view: View, one: int, two: int, window: Window) -> Iterable[int]:
    """Every tie between two nodes that is seen."""
    graph = view.map.graph
    places = walking.neighbours(graph, one, window)
    return graph.tie[places[graph.other[places] == two]].tolist()


def _drawn(view: View, nodes: Sequence[int], ends: Sequence[int], ties: list[int]) -> Picture:
    known = [view.map.node(number) for number in nodes]
    rows = view.rows(f"{TIES} order by first desc nulls last, record_id", numbers=ties)
    met = {view.map.node(end) for end in ends}
    opened = {node for node in known if node in met or node[0] is not NodeKind.PERSON}
    return alone(view, known, opened, rows, _zigzag(len(nodes)))


def _zigzag(many: int) -> NDArray[np.float64]:
    """From left to right, up and down in turn, so that what stands under each has room."""
    order = np.arange(many)
    return np.column_stack([order * 1.0, np.where(order % 2, 0.6, 0.0)])


def _beside(crowds: Crowds, ends: Sequence[int]) -> Iterable[Crowd]:
    """Of a crowd further off nothing is told: it is beside somebody whom nobody opened. What a
    telephone of one of the two called is theirs, for calls tie telephones alone."""
    near = set[int]().union(*(crowds.beside(end) for end in ends))
    telephones = {number for number in near if _is_telephone(crowds, number)}
    called = set[int]().union(*(crowds.beside(one) for one in telephones))
    near |= {number for number in called if _is_telephone(crowds, number)}
    for number in sorted(near):
        if not crowds.leads_on(number):
            yield Crowd(*crowds.view.map.node(number), crowds.met[number])


def _is_telephone(crowds: Crowds, number: int) -> bool:
    return crowds.view.map.node(number)[0] is NodeKind.PHONE
