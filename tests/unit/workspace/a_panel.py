"""A panel that a test holds, and a referral that comes before it, step by step as people say it.
By the clock of the workspace, which over a release of a demonstration is that of its day."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.spec.casework.referring import Told

from wayhome.casework.case import SaidEntry
from wayhome.casework.panel.seats import KINDS_OF
from wayhome.casework.pathways.panel import PANEL
from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.person import PERSON
from wayhome.casework.referral.routes import ASKED, Route
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import About, Case, CaseEntry
from wayhome.workspace.cases.speaking import kinds
from wayhome.workspace.cases.standing import present


def ago(**since: int) -> str:
    return f"{timezone.localtime(present() - timedelta(**since)):%Y-%m-%dT%H:%M}"


def today(**ahead: int) -> str:
    return f"{timezone.localdate(present()) + timedelta(**ahead)}"


SEATS = ("council", "police", "health")
HEARD = {"voice": "I want to go home.", "changed": "Found at Eastmarsh."}


def seats() -> dict[str, str]:
    """The core seats, each with the first agency of the register that may fill it."""
    held = kinds().items()
    return {seat: next(code for code, kind in held if kind in KINDS_OF[seat]) for seat in SEATS}


def say(case: Case, code: str, by: User, /, **details: Any) -> CaseEntry:
    case.refresh_from_db()
    saying = actions.Saying(new_number(), code, details, case.said)
    return actions.say(case=case.pk, saying=saying, by=by)


def referral(by: User, *, route: str = "panel", tell: list[str] | None = None) -> Case:
    """Sent to those who decide, twenty days ago."""
    told, on = Told(), ago(days=20)
    for section in ASKED[Route.CHILD]:
        told.say(section.code, on, **({"pv_dob": "2011-03-14"} if section is PERSON else {}))
    area = "yes" if route == "panel" else "no"
    told.say("ready", on).say("sent", on, area=area, route=route)
    first, *rest = told.case.said
    row = actions.begin(
        case=new_case(), pathway=REFERRAL, about=actions.Subject("Kai"), tell=tell or [],
        release="r", saying=_saying(first), by=by,
    )  # fmt: skip
    for one in rest:
        say(row, one.code, by, **one.details)
    return row


def _saying(one: SaidEntry) -> actions.Saying:
    return actions.Saying(new_number(), one.code, one.details, 0)


def panel(by: User, *, kind: str = "decision", tell: list[str] | None = None, **more: str) -> Case:
    meets = f"{today()}T14:00"
    details = {"kind": kind, "meets": meets, "where": "Room 2", **more}
    saying = actions.Saying(new_number(), "planned", details, 0)
    about = actions.Subject("Panel of today", kind=About.MEETING)
    part = [*seats().values(), *(tell or [])]
    return actions.begin(
        case=new_case(), pathway=PANEL, about=about, tell=part, release="r", saying=saying, by=by,
    )  # fmt: skip


def sits(row: Case, by: User, case: str = "", put_on: str = "") -> str:
    """It sits, with everybody there, on one item that was heard: the item's place. `put_on`: where
    somebody put it on already."""
    item = {"kind": "child", "title": "Item one", "asks": "first", "minutes": "20"}
    if not put_on:
        put_on = str(say(row, "item", by, **item, **({"case": case} if case else {})).place)
    places = [say(row, "member", by, name=f"Somebody for {one}", agency=of, seat=one).place
              for one, of in seats().items()]  # fmt: skip
    say(row, "chair", by, member=str(places[1]))
    for place in places:
        say(row, "there", by, member=str(place), at=ago(hours=1))
    say(row, "opened", by, at=ago(hours=1))
    say(row, "heard", by, item=put_on, **HEARD)
    return put_on


def decide(
    row: Case, by: User, item: str, decision: str = "first positive", **more: str
) -> CaseEntry:
    standard = {"standard": decision.split()[0], "evidence": "Of yesterday."}
    of_a_referral = standard if decision.split()[0] in {"first", "both", "second"} else {}
    details = {
        "item": item, "decision": decision, "reasons": "Records of three agencies.",
        "dissent": "nobody", "tells": "Jo, worker", "tells_by": today(),
        "at": ago(minutes=30), **of_a_referral, **more,
    }  # fmt: skip
    return say(row, "decided", by, **details)
