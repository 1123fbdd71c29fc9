"""What the schema of FollowTheMoney asks of the entities that are exported, as a table.

Read on 1 December 2026 from the schema files of followthemoney 4.11.2 (MIT), with what each
inherits, for the schemas and properties that are written and no others. The library itself is in no
lock: it brings SQLAlchemy, rdflib and an ICU that has to be compiled, to read some kilobytes of
YAML. When what is written grows, read its file anew; what is not in the table fails.
"""

import re
from dataclasses import dataclass
from typing import Any

THING = {"name": "name", "summary": "text", "publisher": "string"}
DATED = {
    "startDate": "date", "endDate": "date", "recordId": "string", "publisher": "string",
    "summary": "text",
}  # fmt: skip


@dataclass(frozen=True)
class Schema:
    """`properties`: each with its type. `ends`: with the schema that the other end must be or
    inherit from. `required`: what the entity may not be without."""

    properties: dict[str, str]
    required: tuple[str, ...] = ()
    ends: dict[str, str] | None = None


SCHEMAS = {
    "Person": Schema(THING, ("name",)),
    "Organization": Schema(THING, ("name",)),
    "Event": Schema(THING | DATED, ("name",)),
    "Vehicle": Schema(THING),
    "Address": Schema(
        THING | {"full": "address", "postalCode": "postcode", "latitude": "number",
                 "longitude": "number"}
    ),
    "UserAccount": Schema(THING | {"username": "string", "service": "string"}, ("username",)),
    "Family": Schema(
        DATED | {"relationship": "string"}, ("person", "relative"),
        {"person": "Person", "relative": "Person"},
    ),
    "Associate": Schema(
        DATED | {"relationship": "string"}, ("person", "associate"),
        {"person": "Person", "associate": "Person"},
    ),
    "UnknownLink": Schema(
        DATED | {"role": "string"}, ("subject", "object"),
        {"subject": "Thing", "object": "Thing"},
    ),
}  # fmt: skip
THINGS = {"Person", "Organization", "Event", "Vehicle", "Address", "UserAccount"}

# Type by type: what a value looks like, and the most characters it may have.
_DAY = r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?"  # in UTC, and shorter where less is known
TYPES = {
    "name": (r"(?s).+", 384),
    "text": (r"(?s).+", 65_000),
    "string": (r"(?s).+", 1_024),
    "address": (r"(?s).+", 250),
    "postcode": (r".+", 16),
    "number": (r"-?\d+(\.\d+)?", 250),
    "date": (_DAY, 32),
}
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
LONGEST_ID = 200


def faults(entity: dict[str, Any], schema_of: dict[str, str]) -> list[str]:
    """What is wrong with one entity. `schema_of`: of every entity of the file, by its id."""
    schema, properties = SCHEMAS[str(entity["schema"])], dict(entity["properties"])
    found = [f"no {word}" for word in schema.required if not properties.get(word)]
    found += [] if _is_id(str(entity["id"])) else [f"id {entity['id']}"]
    for word, values in properties.items():
        found += [f"{word} {each}" for each in values if not _fits(schema, word, each, schema_of)]
    return found


def _fits(schema: Schema, word: str, value: str, schema_of: dict[str, str]) -> bool:
    if schema.ends and word in schema.ends:
        other = schema_of.get(value)
        return other in (THINGS if schema.ends[word] == "Thing" else {schema.ends[word]})
    if word not in schema.properties:
        return False
    looks, most = TYPES[schema.properties[word]]
    return bool(re.fullmatch(looks, value)) and len(value) <= most


def _is_id(name: str) -> bool:
    return bool(ID.fullmatch(name)) and len(name) <= LONGEST_ID
