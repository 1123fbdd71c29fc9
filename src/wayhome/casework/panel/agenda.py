"""What a panel has before it, and what came of each item."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from wayhome.casework.fields import Said

if TYPE_CHECKING:
    from wayhome.casework.case import Case


class Came(StrEnum):
    """What came of an item so far."""

    WAITS = "waits"
    TAKEN_UP = "taken up"
    DECIDED = "decided"
    PUT_OFF = "put off"


@dataclass(frozen=True)
class Item:
    """One item. `place`: of the entry that put it on; `case`: the case that it is about, empty of a
    theme; `heard` and `outcome`: what was said last of it and what was decided last."""

    place: int
    kind: str
    asks: str
    title: str
    case: str
    minutes: int
    came: Came
    heard: Said = field(repr=False)
    outcome: Said = field(repr=False)


def agenda(case: "Case") -> list[Item]:
    """Every item, in the order in which they were put on."""
    return [
        Item(
            one.place,
            _text(one.details, "kind"),
            _text(one.details, "asks"),
            _text(one.details, "title"),
            _text(one.details, "case"),
            int(_text(one.details, "minutes") or 0),
            _came(case, str(one.place)),
            _last(case, ("heard",), str(one.place)),
            _last(case, ("decided", "put off"), str(one.place)),
        )
        for one in case.every("item")
    ]


def _came(case: "Case", item: str) -> Came:
    """By what was said of it last."""
    became = {"heard": Came.TAKEN_UP, "decided": Came.DECIDED, "put off": Came.PUT_OFF}
    of = (one for one in reversed(case.said) if _text(one.details, "item") == item)
    return next((became[one.code] for one in of if one.code in became), Came.WAITS)


def _last(case: "Case", codes: tuple[str, ...], item: str) -> Said:
    of = (one for one in reversed(case.said) if one.code in codes)
    return next((one.details for one in of if _text(one.details, "item") == item), {})


def _text(details: Said, field: str) -> str:
    return str(details.get(field) or "")
