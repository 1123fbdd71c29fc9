"""What the page of a case shows that its pathway alone has: a panel's agenda, a referral's form.

Each is made of the case by a function and drawn by a template of its own; whoever adds one adds it
here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from wayhome.workspace.cases import panels
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.reading.view import View

Make = Callable[[HttpRequest, View, Opened, Names], Any]


@dataclass(frozen=True)
class Block:
    """`template` draws what `make` gives, under the name `shown`."""

    template: str
    make: Make


def _panel(request: HttpRequest, seen: View, found: Opened, names: Names) -> panels.Panel:
    return panels.shown(found.told, names)


BLOCKS: Mapping[str, Block] = {
    "panel": Block("cases/blocks/panel.html", _panel),
}


def block_of(request: HttpRequest, seen: View, found: Opened, names: Names) -> dict[str, Any]:
    """For the page of a case: the template of its block and what it draws; nothing of most."""
    block = BLOCKS.get(found.told.pathway.code)
    if block is None:
        return {"block": "", "shown": None}
    return {"block": block.template, "shown": block.make(request, seen, found, names)}
