"""Every action writes exactly one event, in the transaction of what it does."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from acted_on import (
    DELIVERY,
    PASSWORD,
    PERSON,
    WHO,
    agreed,
    answer,
    attached,
    begun,
    bundled,
    by,
    case,
    considered,
    decided,
    disputed,
    exported,
    found,
    held,
    held_news,
    hook,
    integration,
    kept,
    news,
    other,
    said,
    stated,
    told_home,
)
from django.apps import apps
from django.db import DatabaseError
from django.utils import timezone

from wayhome.casework.decisions import Became as StepBecame
from wayhome.extracts.withdrawing import Why, withdrawals
from wayhome.governance.roles import Act
from wayhome.interchange.past import Became
from wayhome.lexicon.home import home
from wayhome.people.judging import Said
from wayhome.workspace import actions
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import once
from wayhome.workspace.actions.judging import ToldParted
from wayhome.workspace.actions.once import ACTIONS, NotOneEvent, action
from wayhome.workspace.actions.sessions import Joined
from wayhome.workspace.api.models import Hook, Integration, Message
from wayhome.workspace.attachments.models import Attachment
from wayhome.workspace.gate.models import BrokenGlass
from wayhome.workspace.judging.models import Judgement, PartedNotice
from wayhome.workspace.pictures.subject import person as of_person
from wayhome.workspace.trail.models import AuditEvent, ChainHead
from wayhome.workspace.trail.recording import record

pytestmark = pytest.mark.slow

for module in pkgutil.iter_modules(actions.__path__):
    importlib.import_module(f"{actions.__name__}.{module.name}")

CALLS: dict[str, Callable[[], dict[str, Any]]] = {
    "access.state_purpose": lambda: {
        "about": PERSON,
        "task": Act.SEE_PERSON,
        "purpose": "case",
        "words": "",
        "by": by(),
    },
    "access.break_glass": lambda: {"person_id": PERSON, "reason": "hurt, alone", "by": by()},
    "access.review_glass": lambda: {
        "glass_id": BrokenGlass.objects.get().pk,
        "justified": True,
        "finding": "right",
        "by": by(),
    },
    "accounts.sign_in": lambda: {"by": by()},
    "accounts.refuse_sign_in": lambda: {
        "account": other(),
        "why": "wrong password",
        "network": "203.0.113.7",
        "by": None,
    },
    "accounts.sign_out": lambda: {"by": by()},
    "accounts.open_account": lambda: {
        "email": "new@example.org",
        "password": PASSWORD,
        **WHO,
        "by": by(),
    },
    "accounts.open_demonstration_account": lambda: {
        "email": "new@example.org",
        "password": PASSWORD,
        **WHO,
        "by": None,
    },
    "accounts.change_account": lambda: {
        "account_id": other().pk,
        "email": "other@example.org",
        **WHO,
        "by": by(),
    },
    "accounts.close_account": lambda: {"account_id": other().pk, "by": by()},
    "accounts.reopen_account": lambda: {"account_id": other().pk, "by": by()},
    "accounts.give_token": lambda: {"account_id": other().pk, "token": "t", "by": by()},
    "accounts.end_token": lambda: {"account_id": by().pk, "by": by()},
    "accounts.lift_lock": lambda: {"account_id": other().pk, "by": by()},
    "accounts.set_password": lambda: {
        "account_id": other().pk,
        "password": PASSWORD,
        "by": by(),
    },
    "deliveries.hand_in": lambda: {
        "number": "20261120T140500-abcdefgh",
        "files": [{"file": "a.csv", "bytes": 3}],
        "by": by(),
    },
    "deliveries.try_out": lambda: {
        "number": "20261120T140500-abcdefgh",
        "files": [{"file": "chart.csv", "bytes": 3}],
        "specification": "link-chart",
        "marking": "restricted",
        "by": by(),
    },
    "deliveries.keep_specification": lambda: {
        "name": "Charts of ours",
        "text": "name: ours",
        "by": by(),
    },
    "deliveries.take_off": lambda: {"specification": kept().pk, "by": by()},
    "deliveries.bring_in": lambda: {
        "number": "20261120T140500-abcdefgh",
        "files": [{"file": "chart.csv", "bytes": 3}],
        "report": "0" * 64,
        "by": by(),
    },
    "deliveries.throw_away": lambda: {"number": "20261120T140500-abcdefgh", "by": by()},
    "deliveries.take_refused": lambda: {
        "delivery": DELIVERY,
        "file": "refused-nominals.csv",
        "rows": 3,
        "by": by(),
    },
    "deliveries.withdraw": lambda: {"delivery": held(), "why": Why.FAULTY, "by": by()},
    "deliveries.put_back": lambda: {"delivery": held(withdrawn=True), "by": by()},
    "found.record_found": lambda: found("F-NEW"),
    "found.acknowledge": lambda: {"reference": "F-HELD", "by": by()},
    "found.take_back": lambda: {"reference": "F-HELD", "by": by()},
    "cases.begin": lambda: case("C-NEW", "F-HELD"),
    "cases.say": lambda: {"case": "C-HELD", "saying": told_home(), "by": by()},
    "cases.say_several": lambda: {"case": "C-HELD", "sayings": [told_home()], "by": by()},
    "cases.take_back": lambda: {
        "case": "C-SAID",
        "number": "E-BACK",
        "place": 2,
        "at": 1,
        "why": "it was somebody else",
        "by": by(),
    },
    "cases.join": lambda: {"case": "C-ELSE", "by": by()},
    "news.tell_due": lambda: {"news": [news("late")], "by": None},
    "news.read": lambda: {"case": "C-HELD", "by": by()},
    "news.choose_mail": lambda: {"wanted": False, "by": by()},
    "news.mailed": lambda: {"account": by(), "news": [held_news()], "by": None},
    "news.mail_waits": lambda: {
        "until": {by(): timezone.now()},
        "fault": "away",
        "by": None,
    },
    "integrations.make": lambda: integration("of a new one"),
    "integrations.give_token": lambda: {
        "integration": Integration.objects.get().pk,
        "token": "newer",
        "by": by(),
    },
    "integrations.end": lambda: {"integration": Integration.objects.get().pk, "by": by()},
    "hooks.make": lambda: hook(),
    "hooks.give_secret": lambda: {"hook": Hook.objects.get().pk, "by": by()},
    "hooks.switch_off": lambda: {"hook": Hook.objects.get().pk, "by": by()},
    "hooks.switch_on": lambda: {"hook": Hook.objects.get().pk, "by": by()},
    "hooks.end": lambda: {"hook": Hook.objects.get().pk, "by": by()},
    "hooks.sent": lambda: {"message": Message.objects.get(), "by": None},
    "hooks.failed": lambda: {"message": Message.objects.get(), "fault": "away", "by": None},
    "attachments.attach": lambda: attached("A-NEW"),
    "attachments.take_out": lambda: {
        "case": "C-HELD",
        "attachment": "A-HELD",
        "why": "it is of another child",
        "by": by(),
    },
    "attachments.note_scan": lambda: {
        "attachment": Attachment.objects.get(),
        "found": "",
        "by": by(),
    },
    "attachments.make_bundle": lambda: bundled("X-BUNDLE"),
    "lists.add_line": lambda: {
        "kept": "helplines",
        "of": "childline",
        "says": {"name": "Childline", "how": "Ring 0800 1111"},
        "since": date(2026, 12, 1),
        "why": "agreed by the partnership",
        "source": "its own page",
        "by": by(),
    },
    "limits.set_limit": lambda: {
        "code": "first_plan",
        "many": 48,
        "unit": "hours",
        "since": date(2026, 12, 1),
        "why": "agreed by the partnership",
        "by": by(),
    },
    "drafts.keep": lambda: {"key": "C-HELD/call", "typed": {"said-at": ["1"]}, "by": by()},
    "drafts.throw_away": lambda: {"key": "C-HELD/call", "by": by()},
    "answering.answer": lambda: answer("A-NEW"),
    "answering.reply": lambda: {
        "number": "A-REPLY",
        "question": "A-HELD",
        "words": "we do not know them",
        "release": "r",
        "by": by(),
    },
    "answering.withdraw": lambda: {
        "number": "A-BACK",
        "answer": "A-HELD",
        "words": "",
        "release": "r",
        "by": by(),
    },
    "deciding.decide": lambda: decided("K-NEW"),
    "deciding.note": lambda: {
        "number": "K-NOTE",
        "step": "K-HELD",
        "became": StepBecame.DONE,
        "words": "they were rung",
        "release": "r",
        "by": by(),
    },
    "deciding.withdraw": lambda: {
        "number": "K-BACK",
        "decision": "K-HELD",
        "words": "a slip",
        "release": "r",
        "by": by(),
    },
    "disputing.dispute": lambda: disputed("D-NEW"),
    "disputing.withdraw": lambda: {
        "number": "D-BACK",
        "dispute": "D-HELD",
        "words": "a slip",
        "release": "r",
        "by": by(),
    },
    "disputing.read_end": lambda: {"withdrawal": "D-BACK", "by": by()},
    "judging.judge": lambda: {
        "left": "NBC/ssd/1",
        "right": "NBP/rms/2",
        "said": Said.NOT_SAME,
        "reason": "two children",
        "restricted": False,
        "people": [PERSON],
        "release": "r",
        "by": by(),
    },
    "judging.take_back": lambda: {
        "number": Judgement.objects.get().number,
        "reason": "a slip",
        "people": [PERSON],
        "release": "r",
        "by": by(),
    },
    "pictures.keep_picture": lambda: {
        "of": of_person(PERSON),
        "name": "Around the station",
        "reason": "for the meeting",
        "review_on": datetime(2026, 12, 20).date(),
        "asked": ("", 500, []),
        "seen_hash": "0" * 64,
        "eyes": "NBC",
        "release": "r",
        "records": ["d1:a:1:x", "d1:a:2:x"],
        "purpose": "case",
        "by": by(),
    },
    "sessions.begin_session": lambda: begun("MS-NEW"),
    "sessions.add_participant": lambda: {
        "session": "MS-HELD",
        "name": "Cy",
        "agency": "Youth club",
        "role": "Worker",
        "account": None,
        "by": by(),
    },
    "sessions.add_subject": lambda: {
        "session": "MS-HELD",
        "kind": "person",
        "ref": PERSON,
        "name": "",
        "close": False,
        "by": by(),
    },
    "sessions.say": lambda: said("S-NEW"),
    "sessions.take_back": lambda: {"statement": "S-HELD", "reason": "another town", "by": by()},
    "sessions.close": lambda: {"session": "MS-HELD", "by": by()},
    "sessions.reopen": lambda: {"session": "MS-CLOSED", "by": by()},
    "sessions.begin_to_hand_in": lambda: {"session": "MS-CLOSED", "by": by()},
    "sessions.take_out": lambda: {
        "session": "MS-HANDED",
        "why": Why.FAULTY,
        "deliveries": [DELIVERY],
        "openly": [DELIVERY],
        "by": by(),
    },
    "sessions.hand_in": lambda: {
        "session": "MS-CLOSED",
        "files": [{"agency": "NBC", "file": "statements.csv", "sha256": "0" * 64}],
        "joined": [Joined("NBC/community mapping/1", "NBC/ssd/1", False, by())],
        "receive": lambda: [DELIVERY],
        "release": "r",
        "by": by(),
    },
    "judging.start_build": lambda: {"by": by()},
    "judging.tell_parted": lambda: {
        "release": "r2",
        "told": [ToldParted(other(), PERSON, (PERSON, "P-2"), timezone.now())],
        "by": None,
    },
    "judging.acknowledge_parted": lambda: {
        "notice_id": PartedNotice.objects.get().pk,
        "by": by(),
    },
    "exporting.export_ties": lambda: {
        **exported("X-NEW"),
    },
    "exporting.note_export": lambda: {
        "number": "X-HELD",
        "became": Became.DELETED,
        "words": "they wrote today",
        "by": by(),
    },
    "reporting.make_report": lambda: {
        "month": datetime(2026, 10, 1).date(),
        "figures": {"form": 1},
        "release": "r",
        "by": None,
    },
    "reporting.read_report": lambda: {"month": datetime(2026, 9, 1).date(), "by": by()},
    "stating.state_model": lambda: stated("M-NEW"),
    "stating.withdraw": lambda: {
        "number": "M-BACK",
        "stated": "M-HELD",
        "words": "a slip of mine",
        "release": "r",
        "by": by(),
    },
    "trail.export_trail": lambda: {"filters": "", "by": by()},
}
NAMES = sorted(ACTIONS)


@pytest.fixture(autouse=True)
def _two_accounts_a_broken_glass_and_a_found_child(db, settings, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("WAYHOME_HOME", str(tmp_path))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for email in ("by@example.org", "other@example.org"):
        ACTIONS["accounts.open_account"](email=email, password=PASSWORD, **WHO, by=None)
    ACTIONS["access.break_glass"](person_id=PERSON, reason="hurt and alone", by=other())
    ACTIONS["judging.judge"](**CALLS["judging.judge"]() | {"by": other()})
    ACTIONS["answering.answer"](**answer("A-HELD"))
    ACTIONS["disputing.dispute"](**disputed("D-HELD"))
    ACTIONS["deciding.decide"](**decided("K-HELD"))
    ACTIONS["stating.state_model"](**stated("M-HELD"))
    ACTIONS["exporting.export_ties"](**exported("X-HELD"))
    told = [ToldParted(by(), PERSON, (PERSON, "P-2"), timezone.now())]
    ACTIONS["judging.tell_parted"](release="r1", told=told, by=None)
    ACTIONS["found.record_found"](**found("F-HELD"))
    ACTIONS["found.record_found"](**found("F-BEGUN"))
    ACTIONS["cases.begin"](**case("C-HELD", "F-BEGUN"))
    ACTIONS["attachments.attach"](**attached("A-HELD"))
    ACTIONS["cases.begin"](**considered("C-JUSTICE"))
    ACTIONS["found.record_found"](**found("F-SAID"))
    ACTIONS["cases.begin"](**case("C-SAID", "F-SAID"))
    ACTIONS["cases.say"](case="C-SAID", saying=told_home("E-SAID"), by=by())
    ACTIONS["news.tell_due"](news=[news("due soon")], by=None)
    elsewhere = WHO | {"agency": "EMC", "email": "elsewhere@example.org", "password": PASSWORD}
    third = ACTIONS["accounts.open_account"](**elsewhere, by=None)
    ACTIONS["found.record_found"](**found("F-ELSE"))
    ACTIONS["cases.begin"](**case("C-ELSE", "F-ELSE") | {"by": third})
    for number in ("MS-HELD", "MS-CLOSED", "MS-HANDED"):
        ACTIONS["sessions.begin_session"](**begun(number))
    ACTIONS["sessions.say"](**said("S-HELD"))
    for number in ("MS-CLOSED", "MS-HANDED"):
        ACTIONS["sessions.close"](session=number, by=by())
    ACTIONS["sessions.hand_in"](
        session="MS-HANDED", files=[], joined=[], receive=lambda: [DELIVERY], release="r", by=by()
    )
    ACTIONS["deliveries.keep_specification"](**CALLS["deliveries.keep_specification"]())
    ACTIONS["accounts.give_token"](account_id=by().pk, token="held", by=None)
    ACTIONS["integrations.make"](**integration("held by a system"))
    ACTIONS["hooks.make"](**hook())
    ACTIONS["found.record_found"](**found("F-AGREED"))
    ACTIONS["cases.begin"](**case("C-AGREED", "F-AGREED"))
    ACTIONS["cases.say"](case="C-AGREED", saying=agreed("E-AGREED"), by=by())
    september = {"month": datetime(2026, 9, 1).date()}
    ACTIONS["reporting.make_report"](**CALLS["reporting.make_report"]() | september)


def everything() -> dict[str, list[Any]]:
    """Every row of every table but the trail, and every mark of the store."""
    kept = (m for m in apps.get_models() if m not in (AuditEvent, ChainHead))
    tables = {m._meta.label: list(m.objects.order_by("pk").values()) for m in kept}
    return tables | {"withdrawn": sorted(withdrawals(home().store).items())}


def test_every_action_is_called_here() -> None:
    assert NAMES == sorted(CALLS)


def test_each_is_keyword_only_and_ends_in_by() -> None:
    for name in NAMES:
        parameters = list(inspect.signature(ACTIONS[name]).parameters.values())
        assert {p.kind for p in parameters} == {inspect.Parameter.KEYWORD_ONLY}, name
        assert parameters[-1].name == "by", name


@pytest.mark.parametrize("name", NAMES)
def test_without_its_event_it_did_nothing_and_it_leaves_exactly_one(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First the event fails after the work was done: the work must be taken back."""
    call, before, events = CALLS[name](), everything(), AuditEvent.objects.count()

    def fails(**_: object) -> None:
        raise DatabaseError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(inspect.getmodule(inspect.unwrap(ACTIONS[name])), "record", fails)
        with pytest.raises(DatabaseError):
            ACTIONS[name](**call)
    assert everything() == before
    assert AuditEvent.objects.count() == events
    call = CALLS[name]()
    events = AuditEvent.objects.count()
    ACTIONS[name](**call)
    assert AuditEvent.objects.count() == events + 1


@pytest.mark.parametrize("many", [0, 2])
def test_none_or_two_events_are_refused(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "ACTIONS", {})

    @action
    def careless(*, by: User) -> None:
        User.objects.filter(pk=by.pk).update(name="changed")
        for _ in range(many):
            record(what="write", act="careless", by=by)

    events = AuditEvent.objects.count()
    with pytest.raises(NotOneEvent):
        careless(by=by())
    assert by().name == WHO["name"]
    assert AuditEvent.objects.count() == events


def test_only_actions_and_the_gate_write_to_the_trail() -> None:
    root = Path(actions.__file__).parents[1]
    sources = {str(f.relative_to(root)): f.read_text(encoding="utf-8") for f in root.rglob("*.py")}
    importing = {
        name
        for name, text in sources.items()
        if re.search(r"from wayhome.workspace.trail.recording import .*\brecord\b", text)
    }
    assert {n for n in importing if not n.startswith("actions/")} == {"gate/views.py"}
