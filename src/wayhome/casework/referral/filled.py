"""What of a draft came from records, what somebody typed, and what somebody changed after it.

    filled from records, typed by hand  ─>  each answer, with where it comes from

Keeps: what was typed stands, whatever records say; a filled answer keeps the records it rests on,
also where somebody changed it since; nothing is filled where records differ, for a person chooses.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wayhome.casework.fields import Said, Value


class How(StrEnum):
    """How an answer came to be there."""

    FILLED = "filled"
    TYPED = "typed"
    CHANGED = "changed"  # filled, and then written otherwise, or emptied
    DIFFERING = "differing"  # not filled: records say different things


@dataclass(frozen=True)
class Filled:
    """What records say in answer to a question, with the ids of all of them."""

    field: str
    value: Value
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """One answer of a draft. `was`: what it was filled with before it was changed, or what the
    records say that differ."""

    field: str
    value: Value
    how: How
    sources: tuple[str, ...] = ()
    was: tuple[Value, ...] = ()


def merged(filled: Iterable[Filled], typed: Said) -> list[Answer]:
    """Every answer of a draft by its field. A field that was typed and left blank was emptied; one
    that is not in `typed` was not touched."""
    by_field: dict[str, list[Filled]] = {}
    for one in filled:
        by_field.setdefault(one.field, []).append(one)
    each = (
        _answer(one, by_field.get(one, []), typed) for one in dict.fromkeys([*by_field, *typed])
    )
    return [one for one in each if one.value or one.how is not How.TYPED]


def said(answers: Iterable[Answer]) -> Mapping[str, Value]:
    """The answers as a form keeps them."""
    return {one.field: one.value for one in answers if one.value}


def _answer(field: str, filled: list[Filled], typed: Said) -> Answer:
    sources = tuple(dict.fromkeys(source for one in filled for source in one.sources))
    values = list(dict.fromkeys(_plain(one.value) for one in filled))
    given = typed.get(field)
    if not filled:
        return Answer(field, given, How.TYPED)
    first = filled[0].value
    if field in typed and (len(values) > 1 or _plain(given) != values[0]):
        return Answer(field, given, How.CHANGED, sources, tuple(one.value for one in filled))
    if len(values) > 1:
        return Answer(field, None, How.DIFFERING, sources, tuple(one.value for one in filled))
    return Answer(field, first, How.FILLED, sources)


def _plain(value: Value) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else list(value or ())
    return tuple(one.strip() for one in given if one.strip())
