"""The picture of people who are together again and again: they and the events that bind them.

Keeps: made of the ties of one group that this viewer was told of, and of nothing else; nobody is
opened by it, so nothing else of them is drawn.
"""

import numpy as np

from wayhome.network.graph.layout import placed
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.reading.groups import Told
from wayhome.workspace.reading.picture import Drawn, Node, Picture, key, told_of
from wayhome.workspace.reading.view import View

TIES = f"""
select * from {{tie}} where left_kind = '{NodeKind.PERSON}' and right_kind = '{NodeKind.EVENT}'
    and kind = '{TieKind.PRESENT}'
    and list_contains($people, left_id) and list_contains($events, right_id)
order by first desc, right_id, left_id, record_id
"""


def group_picture(view: View, of: Told) -> Picture:
    """The events, the newest first, and who of the group was there."""
    rows = view.rows(TIES, people=list(of.people), events=[one.name for one in of.events])
    ends = [(NodeKind.EVENT, row["right_id"]) for row in rows]
    ends += [(NodeKind.PERSON, row["left_id"]) for row in rows]
    nodes = list(dict.fromkeys(ends))
    at = {end: place for place, end in enumerate(nodes)}
    ties = tuple(
        Drawn(at[NodeKind.PERSON, row["left_id"]], at[NodeKind.EVENT, row["right_id"]], row, "")
        for row in rows
    )
    called = told_of(view, nodes, rows)
    steps = np.minimum(np.arange(len(nodes), dtype=np.int32), 1)
    points = placed(
        np.array([tie.left for tie in ties], np.int32),
        np.array([tie.right for tie in ties], np.int32),
        steps,
    )
    drawn = tuple(
        Node(
            key(*end),
            end[0],
            *called.get(end, (end[1], None)),
            end[0] is NodeKind.EVENT,
            False,
            {},
            round(float(x), 3),
            round(float(y), 3),
        )
        for end, (x, y) in zip(nodes, points.tolist(), strict=True)
    )
    return Picture(drawn, ties, len(drawn), len(ties))
