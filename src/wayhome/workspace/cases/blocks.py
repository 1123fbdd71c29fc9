"""What the page of a case shows that its pathway alone has: a panel's agenda, a referral's form.

Each is made of the case by a function and drawn by a template of its own; whoever adds one adds it
here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from wayhome.casework.fields import Said
from wayhome.casework.pathway import Entry
from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.workspace.cases import panels
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn import (
    capacity,
    circuit,
    concern,
    crisis,
    justice,
    missing,
    order,
    plan,
    school,
    turning18,
)
from wayhome.workspace.cases.drawn.known import known
from wayhome.workspace.cases.opening import Opened, names_of
from wayhome.workspace.cases.referrals import block as referral
from wayhome.workspace.cases.referrals import deciding
from wayhome.workspace.cases.standing import limits_of, present
from wayhome.workspace.gate.passages import signed_in
from wayhome.workspace.reading.view import View

Make = Callable[[HttpRequest, View, Opened, Names], Any]


@dataclass(frozen=True)
class Block:
    """`template` draws what `make` gives, under the name `shown`; `beside` draws it, or more of it,
    at the head of the other column. Each may be empty."""

    template: str
    make: Make
    beside: str = ""


def _panel(request: HttpRequest, seen: View, found: Opened, names: Names) -> panels.Panel:
    return panels.shown(seen, found, names, signed_in(request))


def _plan(request: HttpRequest, seen: View, found: Opened, names: Names) -> plan.Plan:
    return plan.shown(found, names)


def _circuit(request: HttpRequest, seen: View, found: Opened, names: Names) -> circuit.Circuit:
    return circuit.shown(found, names, limits_of(found.row), present())


def _capacity(request: HttpRequest, seen: View, found: Opened, names: Names) -> capacity.Capacity:
    return capacity.shown(found, names)


def _turning18(
    request: HttpRequest, seen: View, found: Opened, names: Names
) -> turning18.Turning18:
    return turning18.shown(found, names, limits_of(found.row), present())


def _missing(request: HttpRequest, seen: View, found: Opened, names: Names) -> missing.Absence:
    beside = known(request, seen, found)
    shown = missing.shown(found, names, beside, limits_of(found.row), present())
    maps = may(signed_in(request).viewer, Act.MAP_TOGETHER).allowed
    return replace(shown, to_map=shown.to_map and maps)


def _school(request: HttpRequest, seen: View, found: Opened, names: Names) -> school.School:
    return school.shown(found, names, limits_of(found.row), present())


def _concern(request: HttpRequest, seen: View, found: Opened, names: Names) -> concern.Concern:
    return concern.shown(found, names)


def _order(request: HttpRequest, seen: View, found: Opened, names: Names) -> order.Order | None:
    return order.shown(request, seen, found, names)


def _justice(request: HttpRequest, seen: View, found: Opened, names: Names) -> justice.Justice:
    return justice.shown(found, names)


def _referral(request: HttpRequest, seen: View, found: Opened, names: Names) -> referral.Shown:
    return referral.shown(request, seen, found)


BLOCKS: Mapping[str, Block] = {
    "crisis": Block("cases/blocks/crisis.html", crisis.shown, "cases/blocks/from_home.html"),
    "panel": Block("cases/blocks/panel.html", _panel),
    "plan": Block("cases/blocks/plan.html", _plan, "cases/blocks/plan_parents.html"),
    "circuit": Block("cases/blocks/circuit.html", _circuit),
    "capacity": Block("cases/blocks/capacity.html", _capacity),
    "turning18": Block("cases/blocks/turning18.html", _turning18),
    "missing": Block("cases/blocks/missing.html", _missing),
    "school": Block("cases/blocks/school.html", _school, "cases/blocks/school_help.html"),
    "concern": Block("cases/blocks/concern.html", _concern),
    "referral": Block("cases/blocks/referral.html", _referral),
    "order": Block("cases/blocks/order.html", _order),
    "justice": Block("cases/blocks/justice.html", _justice),
}


def block_of(request: HttpRequest, seen: View, found: Opened, names: Names) -> dict[str, Any]:
    """For the page of a case: the template of its block and what it draws; nothing of most."""
    block = BLOCKS.get(found.told.pathway.code)
    if block is None:
        return {"block": "", "beside": "", "shown": None}
    shown = block.make(request, seen, found, names)
    return {"block": block.template, "beside": block.beside, "shown": shown}


def begins_with(request: HttpRequest, seen: View, found: Opened, entry: Entry) -> Said:
    """What a form begins with from what the page of its case shows; nothing of most."""
    way = found.told.pathway.code
    if way == "crisis":
        return crisis.begins(request, seen, found, entry)
    if (way, entry.code) == ("referral", "sent"):
        return deciding.begins(found.told, present())
    if (way, entry.code) == ("missing", "asked"):
        names = names_of(seen, found, signed_in(request))
        shown = _missing(request, seen, found, names)
        return {"reasons": [one.code for one in shown.reasons if one.code in shown.openly]}
    if (way, entry.code) == ("missing", "merged"):
        names, limits = names_of(seen, found, signed_in(request)), limits_of(found.row)
        return missing.begins(found, names, known(request, seen, found), limits)
    return {}
