"""A link chart on A3 for a meeting, as PDF: drawn where it can be read, and every tie in a table.

It leaves as every export does: for a recipient, until a day, without names unless there is a
reason, with a line at the foot of every page, a hash in the manifest and an entry in the register.

Keeps: nothing is larger for having more ties, nobody is coloured by a role, and a line is dashed
where somebody is only named. Laid out from what is in the picture and from nothing else.
"""

import json
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import typst

from wayhome.interchange.formats.attributes import said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.lexicon.dates import in_words
from wayhome.network.graph.layout import placed
from wayhome.network.kinds import TieKind

FILE, TEMPLATE = "picture.pdf", "sheet.typ"
DRAWN = 150  # things: more cannot be read on a sheet
HEADS = ("One", "Other", "How", "Record's own word", "When", "Agency", "Grade")
EDGE = 0.03  # of the room, at each side


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """One document; its rows are the ties of its table."""
    given = {"sheet": json.dumps(told(picture, handling))}
    with as_file(files("wayhome.interchange.formats") / TEMPLATE) as template:
        made = typst.compile(
            str(template), format="pdf", sys_inputs=given, ignore_system_fonts=True,
            pdf_standards=["ua-1"],
        )  # fmt: skip
    (folder / FILE).write_bytes(bytes(made))
    return {FILE: len(picture.ties)}


def told(picture: Picture, handling: Handling) -> dict[str, Any]:
    """Everything that stands on it. `nodes` and `lines` are empty where there is too much to draw;
    a point is a share of the room; a line is both ends by place, and whether it is dashed."""
    draws = len(picture.nodes) <= DRAWN
    place = {node.key: at for at, node in enumerate(picture.nodes)}
    node = picture.node()
    return {
        "title": f"What is tied to what: export {handling.number}",
        "watermark": handling.watermark,
        "lead": _lead(picture, handling, draws),
        "nodes": _nodes(picture, place) if draws else [],
        "lines": [
            [place[tie.left], place[tie.right], tie.kind is TieKind.NAMED] for tie in picture.ties
        ] if draws else [],
        "heads": HEADS,
        "rows": [_row(tie, node) for tie in picture.ties],
    }  # fmt: skip


def _lead(picture: Picture, handling: Handling, draws: bool) -> list[str]:
    names = handling.why_named or "left out"
    lines = [
        f"For {handling.recipient}. {handling.purpose}. Delete by {in_words(handling.expires)}.",
        f"Lawful basis: {handling.basis}",
        f"Made by {handling.by} on {in_words(handling.made_at.date())}. Names: {names}",
    ]
    if draws:
        return lines
    much = f"{len(picture.nodes):,} things are too many to be drawn on a sheet ({DRAWN} at most)"
    return [*lines, f"{much}: the table has them all."]


def _nodes(picture: Picture, place: dict[str, int]) -> list[dict[str, Any]]:
    points = _spread(picture.ties, len(picture.nodes), place)
    return [
        {"label": one.label or one.id, "word": one.word or str(one.kind), "point": point}
        for one, point in zip(picture.nodes, points, strict=True)
    ]


def _spread(ties: Sequence[Tie], many: int, place: dict[str, int]) -> list[list[float]]:
    """Of each thing its point in the room, from its left and upper edge."""
    left = np.array([place[tie.left] for tie in ties], np.int32)
    right = np.array([place[tie.right] for tie in ties], np.int32)
    points = placed(left, right, np.minimum(np.arange(many, dtype=np.int32), 1))
    low, wide = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1e-9)
    shares = EDGE + (points - low) / wide * (
        1 - 5 * EDGE
    )  # a name stands to the right of its point
    return [[round(float(x), 4), round(float(y), 4)] for x, y in shares]


def _row(tie: Tie, node: dict[str, Node]) -> list[str]:
    one, two = (node[end].label or node[end].id for end in (tie.left, tie.right))
    disputed = said_of(tie)
    said = f"{tie.said}; {disputed}" if disputed else tie.said
    return [one, two, tie.kind.label, said, _when(tie), tie.agency, tie.grade]


def _when(tie: Tie) -> str:
    days = [in_words(day) for day in (tie.first, tie.last) if day]
    return " to ".join(dict.fromkeys(days)) or "not known"
