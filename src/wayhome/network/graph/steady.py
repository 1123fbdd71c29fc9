"""Where things stood they stay: a picture that was kept is drawn where it was, and only what is new
finds a place, beside what it is tied to and away from the rest.

Keeps: made of nothing but what is drawn for this viewer, as the layout is.
"""

import math
from collections.abc import Sequence

Point = tuple[float, float]
BESIDE, DIRECTIONS = 1.1, 16  # a tie is about 1 long
MOST = 200  # new ones; of more the picture is another, and is laid out as one


def steady(
    held: Sequence[Point | None], laid: Sequence[Point], ties: Sequence[tuple[int, int]]
) -> list[Point]:
    """A point of each node: where it stood (`held`), or a new one. `laid`: where they would all
    stand in a picture laid out anew."""
    new = [node for node, point in enumerate(held) if point is None]
    if len(new) > MOST or len(new) == len(held):
        return list(laid)
    placed = {node: point for node, point in enumerate(held) if point is not None}
    for node in new:
        placed[node] = _free(placed, _middle(node, ties, placed))
    return [placed[node] for node in range(len(held))]


def _middle(node: int, ties: Sequence[tuple[int, int]], placed: dict[int, Point]) -> Point:
    """Where the first that it is tied to stands; else the middle of the picture."""
    for left, right in ties:
        other = right if left == node else left if right == node else None
        if other in placed:
            return placed[other]
    return placed[min(placed)]


def _free(placed: dict[int, Point], beside: Point) -> Point:
    """The point beside another that is furthest from all that stands."""
    turns = (number * math.tau / DIRECTIONS for number in range(DIRECTIONS))
    points = [
        (beside[0] + BESIDE * math.cos(turn), beside[1] + BESIDE * math.sin(turn)) for turn in turns
    ]
    found = max(points, key=lambda at: round(min(math.dist(at, o) for o in placed.values()), 6))
    return round(found[0], 3), round(found[1], 3)
