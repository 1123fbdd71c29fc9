"""A case that a test says things in, and its block as the page draws it."""

from datetime import timedelta
from html import unescape
from typing import Any

from django.template.loader import get_template
from django.utils import timezone

from wayhome.casework.pathways import PATHWAYS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.blocks import BLOCKS
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.reaching import asks
from wayhome.workspace.cases.standing import limits_of, told

NAMES = Names({"NBC": "Northborough City Council"})


def ago(**since: int) -> str:
    return f"{timezone.localtime(timezone.now() - timedelta(**since)):%Y-%m-%dT%H:%M}"


def on(**ahead: int) -> str:
    """A day still to come."""
    return f"{timezone.localdate() + timedelta(**ahead)}"


def begin(pathway: str, code: str, by: User, /, **details: object) -> Case:
    saying = actions.Saying(new_number(), code, details, 0)  # type: ignore[arg-type]
    able = [one for one in ("NBC", "NBP") if asks(PATHWAYS[pathway].entries[code])]
    return actions.begin(
        case=new_case(), pathway=PATHWAYS[pathway], about=actions.Subject("Kai"), tell=able,
        release="r", saying=saying, by=by,
    )  # fmt: skip


def say(case: Case, code: str, by: User, /, **details: object) -> CaseEntry:
    case.refresh_from_db()
    saying = actions.Saying(new_number(), code, details, case.said)  # type: ignore[arg-type]
    return actions.say(case=case.pk, saying=saying, by=by)


def opened(case: Case) -> Opened:
    case.refresh_from_db()
    entries = list(case.entries.select_related("by").order_by("place"))
    return Opened(case, entries, told(case, entries))


def limits(case: Case) -> Any:
    return limits_of(case)


def drawn(case: Case, shown: object) -> str:
    """The block in words, with what stands beside it."""
    now, block = timezone.now(), BLOCKS[case.pathway]
    context = {
        "shown": shown, "case": case, "closed": False, "at": now, "called": "Kai", "person_id": "",
        "today": timezone.localdate(now),
    }  # fmt: skip
    made = "".join(
        get_template(name).template.render(context)  # type: ignore[attr-defined]
        for name in (block.template, block.beside)
        if name
    )
    return " ".join(unescape(made).split())
