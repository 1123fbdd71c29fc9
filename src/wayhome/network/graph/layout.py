"""Where nodes stand in a picture: worked out here, so that one picture is the same on every screen.

Rings around the centre first, then springs: ties pull, everything pushes. Nothing in it is left to
chance, and only what is drawn is in it: what a viewer may not see moves nothing.
"""

import math

import numpy as np
from numpy.typing import NDArray

from wayhome.network.graph.arrays import Nodes
from wayhome.people.compiled import compiled

Points = NDArray[np.float64]
WORK = 60_000_000  # pairs looked at in one picture: a few tenths of a second
STEPS = (12, 150)  # of a large picture, of a small one
TURN = math.pi * (3 - math.sqrt(5))  # no two of a ring stand in one direction


def placed(left: Nodes, right: Nodes, steps: Nodes) -> Points:
    """A point of each node, n by 2, the centre (node 0) at 0, 0 and a tie about 1 long.

    `left`, `right`: both ends of each tie. `steps`: of each node how far it is from the centre.
    """
    count = len(steps)
    order = np.arange(count)
    ring = steps * max(1.0, math.sqrt(count) / 4) + order / (count + 1)
    start = np.column_stack([np.cos(order * TURN) * ring, np.sin(order * TURN) * ring])
    start[:1] = 0
    times = int(np.clip(WORK // max(1, count * count), *STEPS))
    return _settled(start, left.astype(np.int64), right.astype(np.int64), times)


@compiled
def _settled(at: Points, left: NDArray[np.int64], right: NDArray[np.int64], times: int) -> Points:
    """After Fruchterman and Reingold (1991); each step may move less than the one before."""
    count = len(at)
    most = np.sqrt(count) / 3 + 0.2
    for step in range(times):
        moved = np.zeros((count, 2))
        _pushed(at, moved)
        for tie in range(len(left)):
            one, two = left[tie], right[tie]
            x, y = at[one, 0] - at[two, 0], at[one, 1] - at[two, 1]
            pull = np.sqrt(x * x + y * y)
            moved[one, 0] -= x * pull
            moved[one, 1] -= y * pull
            moved[two, 0] += x * pull
            moved[two, 1] += y * pull
        reach = most * (1 - step / times) + 0.01
        for node in range(1, count):
            far = np.sqrt(moved[node, 0] ** 2 + moved[node, 1] ** 2)
            share = min(far, reach) / max(far, 1e-9)
            at[node, 0] += moved[node, 0] * share
            at[node, 1] += moved[node, 1] * share
    return at


@compiled
def _pushed(at: Points, moved: Points) -> None:
    for one in range(len(at)):
        for two in range(one):
            x, y = at[one, 0] - at[two, 0], at[one, 1] - at[two, 1]
            push = 1 / max(x * x + y * y, 1e-4)
            moved[one, 0] += x * push
            moved[one, 1] += y * push
            moved[two, 0] -= x * push
            moved[two, 1] -= y * push
