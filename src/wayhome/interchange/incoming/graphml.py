"""GraphML from anybody: read as it comes, with entities and document types refused.

Nodes and edges are numbered as they stand in the file. What an attribute is called is said by the
file's own keys.
"""

import re
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from wayhome.interchange.incoming.reading import Link, Read, Thing, Unfit, identity
from wayhome.interchange.incoming.specification import Specification
from wayhome.lexicon.errors import BadUsage

_OURS = re.compile(r"X-[0-9a-f]{8}")


def read(path: Path, specification: Specification) -> Read:
    """Every node and edge. BadUsage where it is broken, or declares what could be a bomb."""
    found = Read()
    keys: dict[str, str] = {}
    edges: list[tuple[int, Element]] = []
    try:
        for _, element in iterparse(path, events=("end",), forbid_dtd=True):
            name = element.tag.rpartition("}")[2]
            if name == "key":
                keys[element.get("id", "")] = element.get("attr.name") or element.get("id", "")
            elif name in ("node", "edge"):
                found.rows += 1
                held = Element(name, dict(element.attrib))
                held.extend(child for child in element if child.tag.endswith("data"))
                if name == "edge":
                    edges.append((found.rows, held))  # an edge may stand before its nodes
                else:
                    _node(found, specification, held, _data(held, keys))
                element.clear()
            elif name == "data" and keys.get(element.get("key", "")) == "export":
                found.ours = found.ours or bool(_OURS.fullmatch(element.text or ""))
    except DefusedXmlException:
        raise BadUsage(
            f"{path.name} declares a document type or entities, so it is not read. "
            "Export it anew without them."
        ) from None
    except ParseError as fault:
        line = fault.position[0]
        raise BadUsage(f"{path.name} is no whole XML: something is wrong in line {line}.") from None
    except (ValueError, LookupError):  # of the reader's own: it knows no such encoding
        raise BadUsage(
            f"{path.name} says that it is in an encoding which cannot be read. Save it as UTF-8."
        ) from None
    for number, edge in edges:
        _edge(found, specification, number, edge, _data(edge, keys))
    return found


def _data(element: Element, keys: dict[str, str]) -> dict[str, str]:
    return {keys.get(data.get("key", ""), ""): (data.text or "").strip() for data in element}


def _node(found: Read, of: Specification, node: Element, values: dict[str, str]) -> None:
    kind = values.get(of.columns.get("kind", "kind"), "")
    label = values.get(of.columns.get("label", "label"), "")
    name = identity(of, node.get("id", ""), kind, label)
    if not name:
        found.unfit.append(Unfit(found.rows, "id", "A node has no identity."))
        return
    found.add(Thing(name, kind, label, found.rows, values), "id")


def _edge(
    found: Read, of: Specification, number: int, edge: Element, values: dict[str, str]
) -> None:
    ends = [edge.get("source", ""), edge.get("target", "")]
    for column, name in zip(("source", "target"), ends, strict=True):
        if name not in found.things:
            reason = "An end of the edge is no node of the file that could be read."
            found.unfit.append(Unfit(number, column, reason))
            return
    kind = values.get(of.columns.get("type", "kind"), "")
    said = {word: values[column] for word, column in of.columns.items() if column in values}
    name = edge.get("id") or f"{ends[0]} {ends[1]} {kind} {number}"
    found.links.append(Link(name, ends[0], ends[1], kind, number, {**values, **said}))
