"""What is sent, held against the shape that the document tells: so the document is what is checked.

    a value, its shape  ─>  faults, each with where it is and one sentence

Shapes are JSON Schema as OpenAPI 3.1 has it, of which this reads what our document uses: type,
properties, required, items, enum, pattern, minLength, maxLength, minimum, maximum, maxItems. Other
types and unknown fields are not understood (400); a value that cannot be is (422).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Shape = dict[str, Any]

KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,), "array": (list,), "string": (str,), "integer": (int,), "boolean": (bool,),
}  # fmt: skip
CALLED = {
    "object": "an object", "array": "a list", "string": "a text", "integer": "a whole number",
    "boolean": "true or false",
}  # fmt: skip
NO_SIGN = re.compile(r"[\x00\ud800-\udfff]")  # no database keeps them


@dataclass(frozen=True)
class Fault:
    """What is wrong. `where`: the field, in dots, empty for the whole; `understood`: whether it is
    a value that cannot be (422), rather than one of another kind (400)."""

    where: str
    says: str
    understood: bool = True


def faults(value: Any, shape: Shape, where: str = "") -> Iterator[Fault]:
    """What is wrong with a value, in the order of its shape."""
    kind = shape["type"]
    if not _is(value, kind):
        yield Fault(where, f"This is not {CALLED[kind]}.", understood=False)
    elif kind == "object":
        yield from _of_object(value, shape, where)
    elif kind == "array":
        yield from _of_list(value, shape, where)
    elif kind == "string":
        yield from _of_text(value, shape, where)
    elif kind == "integer":
        yield from _of_number(value, shape, where)


def _is(value: Any, kind: str) -> bool:
    # in JSON 1.0 is a whole number too, and true is none
    if kind == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _of_object(value: dict[str, Any], shape: Shape, where: str) -> Iterator[Fault]:
    known = shape.get("properties", {})
    for name in value:
        if name not in known:
            among = ", ".join(known)
            yield Fault(_below(where, name), f"There is no such field: {among}.", understood=False)
    for name in shape.get("required", ()):
        if name not in value:
            yield Fault(_below(where, name), "This is missing.")
    for name, one in known.items():
        if name in value:
            yield from faults(value[name], one, _below(where, name))


def _of_list(value: list[Any], shape: Shape, where: str) -> Iterator[Fault]:
    if len(value) > shape.get("maxItems", len(value)):
        yield Fault(where, f"These are more than {shape['maxItems']}.")
    for n, one in enumerate(value):
        yield from faults(one, shape["items"], f"{where}.{n}")


def _of_text(value: str, shape: Shape, where: str) -> Iterator[Fault]:
    if NO_SIGN.search(value):
        yield Fault(where, "There is a sign in this that is no text.", understood=False)
    elif "enum" in shape and value not in shape["enum"]:
        yield Fault(where, f"This is not one of these: {', '.join(shape['enum'])}.")
    elif not shape.get("minLength", 0) <= len(value) <= shape.get("maxLength", len(value)):
        yield Fault(where, _too(len(value), shape))
    elif "pattern" in shape and not re.search(_whole(shape["pattern"]), value):
        yield Fault(where, f"Write it {shape['x-written']}.")


def _of_number(value: int, shape: Shape, where: str) -> Iterator[Fault]:
    if not shape["minimum"] <= value <= shape["maximum"]:
        yield Fault(where, f"Write a number from {shape['minimum']} to {shape['maximum']:,}.")


def _whole(pattern: str) -> str:
    """The same for Python, to which the end of a text may have a line's end behind it."""
    return pattern.replace("$", r"\Z")


def _too(many: int, shape: Shape) -> str:
    if many < shape.get("minLength", 0):
        return "Write something here."
    return f"Shorten this to {shape['maxLength']:,} characters."


def _below(where: str, name: str) -> str:
    # what somebody wrote as a name may be anything: it is told short
    return f"{where}.{name[:40]}".lstrip(".")
