"""Shapes that several calls share: references, moments, whom to ring, and a pathway's questions.

Keeps: what a pathway asks stands in its definition alone; its shape is made of it, as the page is.
"""

from collections.abc import Iterable
from typing import Any

from wayhome.casework.clocks import State
from wayhome.casework.fields import Field, Kind
from wayhome.workspace.api.shape import Shape

DAY_WRITTEN = "as a day, such as 2026-11-30"
MOMENT_WRITTEN = "as a moment in London, such as 2026-11-30T02:10"
_DAY = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
DAY, MOMENT = f"^{_DAY}$", f"^{_DAY}T([01][0-9]|2[0-3]):[0-5][0-9]$"


def text(about: str = "", longest: int = 200, **more: Any) -> Shape:
    """A text; without `longest` in an answer."""
    return {"type": "string", "maxLength": longest, **_about(about), **more}


def written(pattern: str, how: str, about: str = "") -> Shape:
    """A text of one form; `how` it is written goes on the sentence about one that is not."""
    return {"type": "string", "pattern": pattern, "x-written": how, **_about(about)}


def one_of(codes: Iterable[str], about: str = "") -> Shape:
    return {"type": "string", "enum": list(codes), **_about(about)}


def whole(least: int, most: int, about: str = "") -> Shape:
    return {"type": "integer", "minimum": least, "maximum": most, **_about(about)}


def several(items: Shape, about: str = "", most: int | None = None) -> Shape:
    return {
        "type": "array",
        "items": items,
        **({"maxItems": most} if most else {}),
        **_about(about),
    }


def obj(about: str = "", needs: Iterable[str] | None = None, /, **properties: Shape) -> Shape:
    """An object that holds these and nothing else; without `needs` it holds all of them."""
    required = list(properties if needs is None else needs)
    shape: Shape = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**shape, **({"required": required} if required else {}), **_about(about)}


def told(about: str = "") -> Shape:
    """A text of an answer."""
    return {"type": "string", **_about(about)}


def perhaps(shape: Shape) -> Shape:
    """That in an answer, or nothing."""
    return {**shape, "type": [shape["type"], "null"]}


def case_number(about: str = "Number of a case.") -> Shape:
    return written(r"^C-[0-9A-Z-]{1,18}$", "as C-7K3M-9Q2X-4TBC", about)


def person(about: str) -> Shape:
    return written(r"^P-[0-9A-Z-]{1,38}$", "as P-7K3M-9Q2X-4TBC", about)


def moment_at(about: str = "") -> Shape:
    """A moment of an answer: with its zone."""
    return {"type": "string", "format": "date-time", **_about(about)}


def day_on(about: str = "") -> Shape:
    return {"type": "string", "format": "date", **_about(about)}


def asked(fields: Iterable[Field]) -> Shape:
    """What an entry of a pathway asks, from its definition."""
    held = list(fields)
    always = [one.code for one in held if one.required and one.when is None]
    return obj("", always, **{one.code: _asked(one) for one in held})


def _asked(one: Field) -> Shape:
    about = " ".join(filter(None, (one.asks, one.hint, _when(one))))
    if one.kind is Kind.CHOICE:
        return {**one_of(one.choices, about), "x-words": dict(one.choices)}
    if one.kind is Kind.SEVERAL:
        return several(one_of(one.choices), about, len(one.choices))
    if one.kind is Kind.DAY:
        return written(DAY, DAY_WRITTEN, about)
    if one.kind in {Kind.MOMENT, Kind.HAPPENED}:
        return written(MOMENT, MOMENT_WRITTEN, about)
    return text(about, one.longest)


def _when(one: Field) -> str:
    if one.when is None:
        return ""
    return f"(Asked where {one.when.field} is {' or '.join(sorted(one.when.values))}.)"


def _about(words: str) -> Shape:
    return {"description": words} if words else {}


RING = obj(
    "An agency to ring.",
    code=told("Its code in the register."),
    agency=told("Its name."),
    role=told("Whom to ask for."),
    phone=told(),
    out_of_hours=told(),
    home_council={"type": "boolean", "description": "Whether it is the council of home."},
    why=told("Where that is no part of the person's own record."),
)
CLOCK = obj(
    "By when something must have happened.",
    code=told(),
    words=told(),
    state=one_of(State),
    started=moment_at(),
    due=moment_at(),
)
FAULT = obj(
    "What is wrong, in one sentence; and by field, where it is about some.",
    ["error"],
    error=told(),
    fields={
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "By the name of the field, in dots: what is wrong with it.",
    },
)
