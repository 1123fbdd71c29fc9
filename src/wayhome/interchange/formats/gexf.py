"""GEXF 1.2 with times: each tie has the spell in which it stood, so that Gephi's timeline moves it.

Two traps: an edge is written under its `id`, so every tie has one; and times are days alone, for a
reader that is told `date` takes no hours.
"""

from pathlib import Path
from xml.etree.ElementTree import SubElement

from networkx.readwrite.gexf import GEXFWriter

from wayhome.interchange.cells import day
from wayhome.interchange.formats.attributes import numbered
from wayhome.interchange.formats.graph import graph
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture, Tie
from wayhome.network.graph.keeping import LASTING

FILE = "picture.gexf"


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """How it is to be handled stands in the description."""
    drawn = graph(picture, handling)
    drawn.graph["mode"] = "dynamic"
    for name, tie in numbered(picture):
        held = drawn.edges[tie.left, tie.right, name]
        held["id"] = name
        if spell := _spell(tie):
            held["spells"] = [spell]
    for _, held in drawn.nodes(data=True):
        held["label"] = held["name"]
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(drawn)
    for meta in writer.xml.iter("meta"):
        meta.set("lastmodifieddate", handling.made_at.date().isoformat())
        meta[0].text = f"Wayhome, export {handling.number}"
        SubElement(meta, "description").text = handling.watermark
    with (folder / FILE).open("wb") as file:
        writer.write(file)
    return {FILE: len(picture.nodes) + len(picture.ties)}


def _spell(tie: Tie) -> tuple[str, str | None] | None:
    """From day to day; without an end what lasts lasts still, and a moment is over the same day."""
    if tie.first is None:
        return None
    if tie.last is None and tie.kind in LASTING:
        return day(tie.first), None
    return day(tie.first), day(max(tie.first, tie.last or tie.first))
