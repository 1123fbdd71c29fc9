"""FollowTheMoney from anybody: one entity a line; a schema that has two ends is a link.

A property holds a list: its values are joined by semicolons. Grades are looked for in the file
beside it that Wayhome writes for its own exports, and in a property `grade` of whoever has one.
"""

import json
from pathlib import Path
from typing import Any

from wayhome.interchange.incoming.reading import Link, Read, Thing, Unfit, identity
from wayhome.interchange.incoming.specification import Specification

LABELS = ("name", "full", "title", "username", "registrationNumber")


def read(path: Path, specification: Specification) -> Read:
    """Every entity. A line that is no entity is left out, with the reason."""
    found = Read()
    links: list[tuple[int, dict[str, Any]]] = []
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            found.rows += 1
            entity = _entity(line)
            if entity is None:
                found.unfit.append(Unfit(number, "", "The line is no entity in JSON."))
                continue
            datasets = entity.get("datasets") or []
            if not isinstance(datasets, list):
                found.unfit.append(Unfit(number, "datasets", "It is no list of names."))
                continue
            ours = any(str(name).startswith("wayhome-x-") for name in datasets)
            found.ours = found.ours or ours
            if entity["schema"] in specification.ends:
                links.append((number, entity))
            else:
                _thing(found, specification, number, entity)
    for number, entity in links:
        _link(found, specification, number, entity)
    return found


def _entity(line: str) -> dict[str, Any] | None:
    try:
        entity = json.loads(line)
        whole = isinstance(entity["properties"], dict) and entity["id"] and entity["schema"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return entity if whole and isinstance(entity["schema"], str) else None


def _values(entity: dict[str, Any]) -> dict[str, str]:
    held = entity["properties"].items()
    return {str(k): "; ".join(map(str, v if isinstance(v, list) else [v])) for k, v in held}


def _thing(found: Read, of: Specification, number: int, entity: dict[str, Any]) -> None:
    values = _values(entity)
    label = next((values[word] for word in LABELS if values.get(word)), "")
    # of several names the first is the label; the others stay among the values
    name = identity(of, str(entity["id"]), entity["schema"], label)
    if not name:
        found.unfit.append(Unfit(number, "id", "An entity has no identity."))
        return
    found.add(Thing(name, entity["schema"], label.partition("; ")[0], number, values), "id")


def _link(found: Read, of: Specification, number: int, entity: dict[str, Any]) -> None:
    values = _values(entity)
    ends = []
    for word in of.ends[entity["schema"]]:
        name = values.get(word, "")
        if name not in found.things:
            reason = "An end of the link is no entity of the file that could be read."
            found.unfit.append(Unfit(number, word, reason))
            return
        ends.append(name)
    said = {word: values[column] for word, column in of.columns.items() if column in values}
    found.links.append(
        Link(str(entity["id"]), ends[0], ends[1], entity["schema"], number, {**values, **said})
    )
