"""The picture of people who are together again and again: they and the events that bind them.

Keeps: made of the ties of one group that this viewer was told of, and of nothing else; nobody is
opened by it, so nothing else of them is drawn.
"""

import numpy as np

from wayhome.network.graph.layout import placed
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.workspace.reading.groups import Told
from wayhome.workspace.reading.picture import Picture, alone
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
    events = dict.fromkeys((NodeKind.EVENT, row["right_id"]) for row in rows)
    nodes = [*events, *dict.fromkeys((NodeKind.PERSON, row["left_id"]) for row in rows)]
    at = {node: place for place, node in enumerate(nodes)}
    points = placed(
        np.array([at[NodeKind.PERSON, row["left_id"]] for row in rows], np.int32),
        np.array([at[NodeKind.EVENT, row["right_id"]] for row in rows], np.int32),
        np.minimum(np.arange(len(nodes), dtype=np.int32), 1),
    )
    return alone(view, nodes, events, rows, points)
