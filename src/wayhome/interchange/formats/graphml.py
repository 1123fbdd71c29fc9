"""GraphML, as Gephi, yEd, Cytoscape and igraph read it: every tie between two has its name."""

from pathlib import Path

import networkx as nx

from wayhome.interchange.formats.graph import graph
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture

FILE = "picture.graphml"


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """Keys have numbers: named by their attribute, those of things and of ties would be one."""
    nx.write_graphml(graph(picture, handling), folder / FILE)
    return {FILE: len(picture.nodes) + len(picture.ties)}
