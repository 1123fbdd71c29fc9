"""The reader's own map, with what was said today on it: dashed ties, not yet in the records.

    pictures of whoever the session is about, as far as this reader has opened them
      ─> one picture ─> in words ─> what was said, at its place beside them

Keeps: the map is made by the same door as every picture of ties, filtered for its reader before
anything is placed; whoever is named by a statement and was not opened by the reader stays P-4; what
was said moves no point of what is in the records.
"""

import math
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from wayhome.lexicon.phones import phone
from wayhome.network.graph.layout import placed
from wayhome.network.kinds import NodeKind
from wayhome.workspace.pages.picture.telling import KINDS as WORDS
from wayhome.workspace.reading.picture import Drawn, Node, Picture, key
from wayhome.workspace.sessions.models import NEW, PERSON, SessionStatement
from wayhome.workspace.sessions.telling import called, newcomer_of, other_newcomer_of

FAR, DIRECTIONS = 1.1, 16  # a tie is about 1 long
NOT_IN_RECORDS = "Said at this session, and not yet in the records."
Made = dict[str, Any]


def united(pictures: Sequence[Picture]) -> Picture:
    """Several pictures as one; what one of them has opened is opened."""
    nodes: dict[str, Node] = {}
    for node in (node for picture in pictures for node in picture.nodes):
        if node.key not in nodes or (node.opened and not nodes[node.key].opened):
            nodes[node.key] = node
    at = {each: place for place, each in enumerate(nodes)}
    ties: dict[int, Drawn] = {}
    for picture in pictures:
        for tie in picture.ties:
            one, two = (at[picture.nodes[end].key] for end in (tie.left, tie.right))
            ties.setdefault(tie.row["number"], Drawn(one, two, tie.row, tie.under))
    steps = np.array([0 if node.opened else 1 for node in nodes.values()], np.int32)
    left = np.array([tie.left for tie in ties.values()], np.int32)
    right = np.array([tie.right for tie in ties.values()], np.int32)
    points = placed(left, right, steps) if nodes else np.zeros((0, 2))
    moved = (
        replace(node, x=round(float(x), 3), y=round(float(y), 3))
        for node, (x, y) in zip(nodes.values(), points.tolist(), strict=True)
    )
    cut = sum(p.nodes_in_all - len(p.nodes) for p in pictures)
    cut_ties = sum(p.ties_in_all - len(p.ties) for p in pictures)
    return Picture(tuple(moved), tuple(ties.values()), len(nodes) + cut, len(ties) + cut_ties)


@dataclass
class Overlay:
    """What was said, put on a map that is there. `label`: what the reader may call somebody;
    `told`: how their data name them."""

    nodes: list[Made]
    ties: list[Made]
    label: Callable[[str], str]
    told: Callable[[str], str]

    def __post_init__(self) -> None:
        self.at = {node["key"]: place for place, node in enumerate(self.nodes)}

    def put(
        self,
        said: Iterable[SessionStatement],
        told: Callable[[SessionStatement], Made],
        without: Container[str] = (),
    ) -> None:
        """Every statement that stands, but for kinds that stay off this map."""
        for one in said:
            if one.stands and one.kind not in without:
                self._one(one, told(one))

    def _one(self, one: SessionStatement, told: Made) -> None:
        ends = [end for end in (self._about(one), self._object(one), self._where(one)) if end]
        places: list[int] = []
        for kind, name, label in dict.fromkeys(ends):
            places.append(self._node(kind, name, label, places[0] if places else 0))
        for other in places[1:]:
            if other != places[0]:
                tie = {**told, "id": len(self.ties), "left": places[0], "right": other}
                self.ties.append(tie)

    def _about(self, one: SessionStatement) -> tuple[NodeKind, str, str] | None:
        if one.about_kind == PERSON:
            return NodeKind.PERSON, self.told(one.about), self.label(one.about)
        if one.about_kind == NEW:
            return NodeKind.PERSON, f"new:{newcomer_of(one)}", called(one)
        return None

    def _object(self, one: SessionStatement) -> tuple[NodeKind, str, str] | None:
        if one.other_kind == PERSON:
            return NodeKind.PERSON, self.told(one.other), self.label(one.other)
        if one.other_kind == NEW:
            return NodeKind.PERSON, f"new:{other_newcomer_of(one)}", one.other_name or "Somebody"
        if one.phone:
            number = phone(one.phone) or one.phone
            return NodeKind.PHONE, number, number
        if one.line:
            return NodeKind.LINE, one.line.strip().lower(), one.line.strip().title()
        return None

    def _where(self, one: SessionStatement) -> tuple[NodeKind, str, str] | None:
        words = ", ".join(part for part in (one.place, one.postcode) if part)
        if not words:
            return None
        same = _plain(words)
        for node in self.nodes:  # an address that is on the map already is that address
            if (
                node["kind"] in (NodeKind.PLACE, NodeKind.INSTITUTION)
                and _plain(node["label"]) == same
            ):
                return node["kind"], node["key"].partition(":")[2], node["label"]
        return NodeKind.PLACE, f"said:{same}", words

    def _node(self, kind: NodeKind, name: str, label: str, beside: int) -> int:
        each = key(kind, name)
        if each not in self.at:
            self.at[each] = len(self.nodes)
            self.nodes.append(self._made(each, kind, label, beside))
        return self.at[each]

    def _made(self, each: str, kind: NodeKind, label: str, beside: int) -> Made:
        x, y = self._free(self.nodes[beside]) if self.nodes else (0.0, 0.0)
        return {
            "key": each, "kind": kind, "word": WORDS[kind][0], "label": label, "x": x, "y": y,
            "opened": False, "further": {}, "why": NOT_IN_RECORDS, "may": False, "page": "",
            "today": True,
        }  # fmt: skip

    def _free(self, beside: Made) -> tuple[float, float]:
        """The point beside a node that is furthest from all that is drawn."""
        turns = [number * math.tau / DIRECTIONS for number in range(DIRECTIONS)]
        points = [
            (beside["x"] + FAR * math.cos(turn), beside["y"] + FAR * math.sin(turn))
            for turn in turns
        ]
        x, y = max(points, key=lambda at: round(min(math.dist(at, _at(n)) for n in self.nodes), 6))
        return round(x, 3), round(y, 3)


def _at(node: Made) -> tuple[float, float]:
    return node["x"], node["y"]


def _plain(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())
