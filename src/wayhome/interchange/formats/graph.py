"""A picture as a networkx graph, for the two forms that networkx writes."""

import networkx as nx

from wayhome.interchange.formats.attributes import numbered, of_node, of_tie
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Picture


def graph(picture: Picture, handling: Handling) -> "nx.MultiDiGraph[str]":
    """Things by their keys, ties by their numbers; how it is to be handled stands on the graph."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        handling=handling.watermark, export=handling.number, marking=str(handling.marking)
    )
    for node in picture.nodes:
        drawn.add_node(node.key, **of_node(node))
    for name, tie in numbered(picture):
        drawn.add_edge(tie.left, tie.right, key=name, **of_tie(tie))
    return drawn
