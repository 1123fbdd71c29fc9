"""A mapping session with people at its table, for tests of what is said there and handed in."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from wayhome.lexicon.home import Home
from wayhome.workspace.actions import sessions as actions
from wayhome.workspace.sessions import finishing, handing_in
from wayhome.workspace.sessions.forms import Say
from wayhome.workspace.sessions.models import MappingSession
from wayhome.workspace.sessions.saying import statement_of

MS, TYLER = "MS-0000-0000-0001", "P-7K3M-9Q2X-4TBC"
FORM = {
    "said_by": "practitioner", "source_evaluation": "2", "information_assessment": "A",
    "handling": "P",
}  # fmt: skip


def begun(account, marking: str = "official-sensitive") -> MappingSession:
    """A session of NBC with an officer of NBP and a guest at its table."""
    ann, ben = account(), account(agency="NBP")
    made = actions.begin_session(
        number=MS, title="Around Mill Row", why="who can help", basis="enquiry", venue="",
        marking=marking, review_on=timezone.localdate() + timedelta(days=30), by=ann,
    )  # fmt: skip
    for who in (
        {"account": ben, "name": "", "agency": "", "role": "Officer"},
        {"account": None, "name": "Cy", "agency": "Youth club", "role": "Worker"},
    ):
        actions.add_participant(session=MS, **who, by=ann)  # fmt: skip
    return made


def form(session: MappingSession, number: str, **given: str) -> Say:
    table = session.table.all()
    data = {**FORM, "number": number, "speaker": table.last().pk, **given}
    people = [(f"person:{TYLER}", "Tyler"), ("new:said-first-one", "Jay"),
              ("new:said-first-one-o", "Jay"), ("new:said-brought-one", "Al")]  # fmt: skip
    return Say(table, people, data)


def say(session: MappingSession, number: str, by, close: bool = False, **given: str):
    filled = form(session, number, **given)
    assert filled.is_valid(), filled.errors
    made = statement_of(filled.cleaned_data, str)
    return actions.say(session=session.pk, number=number, given=made, close=close, by=by)


SEEN = {"about": f"person:{TYLER}", "kind": "seen_with", "other": "new", "other_name": "Jay",
        "place": "12 Cutter Lane", "postcode": "NR1 3AB"}  # fmt: skip
PHONE = {"about": "new:said-first-one-o", "kind": "phone", "phone": "07700 900955"}


def people(session: MappingSession) -> tuple[Any, Any]:
    return session.by, session.table.exclude(account=None).last().account


def hand_in(home: Path, session: MappingSession, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(
        handing_in, "named_by", lambda seen, ref: ("NBC/case management system/4001", True)
    )
    seen: Any = FakeView()
    step = handing_in.hand_in(Home(home), seen, session, session.by)
    finishing.finish(Home(home), session)
    return step


class FakeView(SimpleNamespace):
    """As much of a view as handing in asks for."""

    release, agencies = SimpleNamespace(name="r"), {}


def views_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_in, "replace", lambda seen, **changes: seen)
    monkeypatch.setattr(handing_in, "leads", lambda seen, people: {})
