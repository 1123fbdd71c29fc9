"""What stands in the boxes of a form, by the name of each, as a browser sends it.

Keeps: the boxes of one question are told from all others by its name alone, `said-at` and
`said-at-day`; two states of them are compared by a hash, so that a page carries no words twice.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Boxes = Mapping[str, Sequence[str]]
NUMBER = r"^[0-9A-Za-z-]{8,40}$"
DRAFT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Page:
    """The page on which something is typed. `number`: of its form; `draft`: that it began with;
    `seen`: a hash of what stood there then; `only`: the one question that it asks, if it does."""

    number: str = ""
    draft: int | None = None
    seen: str = ""
    only: str = ""


def page_of(sent: Mapping[str, str]) -> Page:
    """The page that sent a form, as its own hidden boxes have it; what is no number is none."""
    number, began = sent.get("number", ""), sent.get("began-with", "")
    return Page(
        number if re.fullmatch(NUMBER, number) else "",
        int(began) if DRAFT.fullmatch(began) else None,
        sent.get("seen", ""),
        sent.get("only", ""),
    )


def of_question(boxes: Boxes, name: str) -> dict[str, list[str]]:
    """The boxes of one question; all of them where `name` is empty."""
    mine = (box for box in boxes if not name or box == name or box.startswith(f"{name}-"))
    return {box: list(boxes[box]) for box in mine}


def put_on(boxes: Boxes, typed: Boxes, name: str) -> dict[str, list[str]]:
    """The boxes once a question is answered anew; once all are where `name` is empty."""
    old = of_question(boxes, name)
    kept = {box: list(given) for box, given in boxes.items() if box not in old}
    return {**kept, **of_question(typed, name)}


def seen(boxes: Boxes, name: str = "") -> str:
    """A hash of the boxes of one question, or of all."""
    told = json.dumps(of_question(boxes, name), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:24]
