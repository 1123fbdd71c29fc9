"""FollowTheMoney: one entity a line as JSON, as OpenAleph and OpenSanctions read it.

Written by hand after the published schema (followthemoney 4.11, MIT): the library brings some
forty packages and a compiled ICU with it, for a form that is plain JSON. The schema has no grade,
no marking and no handling, so a file beside it (SIDECAR) says these of each entity; and no
telephone and no line, which go as user accounts of a service named so.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wayhome.interchange.cells import day, plain
from wayhome.interchange.formats.attributes import numbered, said_of
from wayhome.interchange.handling import Handling
from wayhome.interchange.picture import Node, Picture, Tie
from wayhome.interchange.strength import strength
from wayhome.network.kinds import NodeKind, TieKind

FILE, SIDECAR = "picture.ftm.json", "picture.ftm-handling.json"
Entity = dict[str, Any]
_SCHEMA = {
    NodeKind.PERSON: "Person",
    NodeKind.EVENT: "Event",
    NodeKind.PLACE: "Address",
    NodeKind.INSTITUTION: "Organization",
    NodeKind.PHONE: "UserAccount",
    NodeKind.VEHICLE: "Vehicle",
    NodeKind.LINE: "UserAccount",
    NodeKind.CONTACT: "UserAccount",
}
# Its ends by the names of the schema. Whatever is no stated relation is a link of another sort.
_ENDS = {
    "Family": ("person", "relative", "relationship"),
    "Associate": ("person", "associate", "relationship"),
    "UnknownLink": ("subject", "object", "role"),
}
_TIE_SCHEMA = {
    TieKind.KIN: "Family",
    TieKind.KNOWN_TO: "Associate",
    TieKind.PROTECTIVE: "Associate",
}


def write(picture: Picture, handling: Handling, folder: Path) -> dict[str, int]:
    """Entities under names that mean nothing beyond this export, or two exports could be joined."""
    graded: dict[str, Entity] = {}
    entities = [*_entities(picture, handling, graded)]
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)
    (folder / FILE).write_text("".join(lines), encoding="utf-8")
    beside = {"handling": handling.watermark, "export": handling.number, "entities": graded}
    words = json.dumps(beside, ensure_ascii=False, indent=1)
    (folder / SIDECAR).write_text(words, encoding="utf-8")
    return {FILE: len(entities), SIDECAR: len(graded)}


def _entities(picture: Picture, of: Handling, graded: dict[str, Entity]) -> Iterator[Entity]:
    for node in picture.nodes:
        yield _entity(_name(of, node.key), _SCHEMA[node.kind], _of_node(node), of)
    for number, tie in numbered(picture):
        name, schema = _name(of, number), _schema_of(tie)
        yield _entity(name, schema, _of_tie(tie, schema, of), of)
        graded[name] = _graded(tie)


def _schema_of(tie: Tie) -> str:
    """A stated relation where both are people: somebody may trust a place, too."""
    people = all(end.startswith(f"{NodeKind.PERSON}:") for end in (tie.left, tie.right))
    return _TIE_SCHEMA.get(tie.kind, "UnknownLink") if people else "UnknownLink"


def _name(of: Handling, key: str) -> str:
    """Letters and digits, as the schema wants an id."""
    return f"wh-{hashlib.sha256(f'{of.number} {key}'.encode()).hexdigest()[:20]}"


def _entity(name: str, schema: str, said: dict[str, str], of: Handling) -> Entity:
    properties = {word: [value] for word, value in said.items() if value}
    dataset = f"wayhome-{of.number.lower()}"
    return {"id": name, "schema": schema, "properties": properties, "datasets": [dataset]}


def _of_node(node: Node) -> dict[str, str]:
    label = plain(node.label or node.id)
    match node.kind:
        case NodeKind.PLACE:
            point = {"latitude": _text(node.lat), "longitude": _text(node.lon)}
            return {"full": label, "postalCode": node.postcode, **point}
        case NodeKind.PHONE | NodeKind.LINE | NodeKind.CONTACT:
            service = "telephone" if node.kind is NodeKind.PHONE else str(node.kind)
            return {"username": label, "service": service}
        case _:
            return {"name": label}


def _of_tie(tie: Tie, schema: str, of: Handling) -> dict[str, str]:
    one, other, how = _ENDS[schema]
    words = tie.said.replace("_", " ") or tie.kind.label
    return {
        one: _name(of, tie.left),
        other: _name(of, tie.right),
        how: words,
        "summary": tie.kind.label,
        "startDate": day(tie.first),
        "endDate": day(tie.last),
        "recordId": tie.record,
        "publisher": tie.agency,
    }


def _graded(tie: Tie) -> Entity:
    said = {"strength": str(strength(tie.grade)), "grade": tie.grade, "marking": tie.marking}
    said |= {"disputed": said_of(tie), "conditions": tie.conditions}
    rests = {"record": tie.record, "other_record": tie.other_record, "times": tie.times}
    return {word: value for word, value in (said | rests).items() if value}


def _text(number: float | None) -> str:
    return "" if number is None else f"{number}"
