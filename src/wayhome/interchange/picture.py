"""What is exported: things and the ties between them, as one viewer and one recipient see them.

The writers know nothing of the release. They are given a picture that was filtered already, by the
rule that every page keeps; `leaving` asks once more.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from wayhome.lexicon.marking import Marking
from wayhome.network.kinds import NodeKind, TieKind

MOST_NODES, MOST_TIES = 5_000, 20_000  # as a picture may hold (design: mapping, pictures)
# Pictures are at least this narrow: what is put together is more than each of its parts.
WIDEST = Marking.SENSITIVE


@dataclass(frozen=True)
class Node:
    """Something or somebody. `word` is an event's kind; `lat` and `lon` are degrees."""

    kind: NodeKind
    id: str
    label: str = ""
    word: str = ""
    postcode: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def key(self) -> str:
        """One name among all kinds: 'phone:+447700900001'."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Tie:
    """One record that puts two things together. `left` and `right` are keys of nodes; `grade` is
    3x5x2 as the source gave it; `times` how many happenings it stands for; `disputed`,
    that somebody says a record of it is wrong (their words stay where they were said);
    `conditions`, under which it may be held and shared."""

    left: str
    right: str
    kind: TieKind
    record: str
    agency: str
    marking: str
    said: str = ""
    first: datetime | None = None
    last: datetime | None = None
    times: int = 1
    other_record: str = ""
    grade: str = ""
    disputed: bool = False
    conditions: str = ""


@dataclass(frozen=True)
class Picture:
    """Things and ties. Every end of a tie is among the nodes."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]

    def node(self) -> dict[str, Node]:
        return {node.key: node for node in self.nodes}

    @property
    def marking(self) -> Marking:
        """The narrowest of all ties; one that is not known counts as sealed."""
        order = list(Marking)
        return max((_marking(tie) for tie in self.ties), key=order.index, default=WIDEST)


def _marking(tie: Tie) -> Marking:
    try:
        known = Marking(tie.marking)
    except ValueError:
        return Marking.SEALED
    return WIDEST if known is Marking.OFFICIAL else known


def pruned(picture: Picture) -> Picture:
    """Without ties whose ends are gone, events in which fewer than two people are left, and what
    nothing is tied to. An event with one person in it would tell of somebody who is not there."""
    people: dict[str, set[str]] = defaultdict(set)
    node = picture.node()
    ties = [tie for tie in picture.ties if tie.left in node and tie.right in node]
    for tie in ties:
        for event, other in ((tie.left, tie.right), (tie.right, tie.left)):
            people[event].add(other)
    alone = {key for key, one in node.items()
             if one.kind is NodeKind.EVENT and len(people[key]) < 2}  # fmt: skip
    kept = tuple(tie for tie in ties if not {tie.left, tie.right} & alone)
    tied = {end for tie in kept for end in (tie.left, tie.right)}
    return replace(picture, nodes=tuple(n for n in picture.nodes if n.key in tied), ties=kept)
