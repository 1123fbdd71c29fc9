"""Who looked at somebody: pages opened, names read in a list, and by what right."""

import importlib

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.workspace.actions import access
from wayhome.workspace.gate.frame import frame
from wayhome.workspace.gate.views import gated, note
from wayhome.workspace.pages.views.looks import latest_looks
from wayhome.workspace.trail.models import AuditEvent, Named
from wayhome.workspace.trail.recording import record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PERSON, OTHER = "P-7K3M-9Q2X-4TBC", "P-AAAA-BBBB-CCCC"
REASON = "Alone on the platform and hurt; I am with her"


@gated(task=Act.SEE_PERSON)
def person(request, person_id):
    request.__dict__["_shown"] = frame(request)
    return HttpResponse("the page")


@gated(task=Act.SEE_DESK)
def desk(request):
    note(request, people=[PERSON, OTHER])
    return HttpResponse("the desk")


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-number").first()


def told(looks) -> list[tuple[str, str]]:
    return [(look.who, look.how) for look in looks]


def test_a_name_read_in_a_list_is_a_look(account, asked) -> None:
    duty, social_worker = account("duty_worker"), account()
    for _ in range(2):
        desk(asked(duty, "/"))
    (look,) = latest_looks(PERSON, social_worker)
    assert (look.who, look.how, look.times) == (duty.name, "Read the name in a list", 2)
    assert latest_looks("P-NOBODY", social_worker) == []


def test_one_s_own_looks_are_told_as_one_s_own(account, asked) -> None:
    user = account()
    desk(asked(user, "/"))
    assert told(latest_looks(PERSON, user)) == [("You", "Read the name in a list")]


def test_a_purpose_stands_beside_the_look_and_known_to_says_so(account, asked, holders) -> None:
    holders[PERSON] = {"NBC"}
    inside, outside = account(), account(agency="EMH")
    access.state_purpose(about=PERSON, task=Act.SEE_PERSON, purpose="case", words="", by=inside)
    person(asked(inside), person_id=PERSON)
    person(asked(outside), person_id=PERSON)
    reader = account(number=2)
    assert told(latest_looks(PERSON, reader)) == [
        (outside.name, "Saw only whom to ring"),
        (inside.name, "“I work with this person”"),
    ]


def test_broken_glass_leaves_its_mark_where_it_matters(account, asked, holders) -> None:
    """On the page, in who looked, and on the trail; its words for the agency of who broke it."""
    holders[PERSON] = {"NBC"}
    nurse = account(agency="EMH")
    glass = access.break_glass(person_id=PERSON, reason=REASON, by=nurse)
    request = asked(nurse)
    person(request, person_id=PERSON)
    assert request.__dict__["_shown"]["broken_until"] == glass.expires_at
    assert (last().what, last().details["glass"]) == ("look", glass.pk)
    theirs = latest_looks(PERSON, account(number=2))
    assert told(theirs) == [(nurse.name, "Broke the glass for a child at immediate risk")]
    ours = latest_looks(PERSON, account(agency="EMH", number=2))
    assert told(ours) == [
        (nurse.name, f"Broke the glass for a child at immediate risk: “{REASON}”")
    ]


def test_without_broken_glass_nothing_is_said_of_it(account, asked, holders) -> None:
    holders[PERSON] = {"NBC"}
    request = asked(account(agency="EMH"))
    person(request, person_id=PERSON)
    assert request.__dict__["_shown"]["broken_until"] is None
    assert "glass" not in last().details


def test_who_was_named_is_kept_with_the_event_or_not_at_all() -> None:
    with transaction.atomic():
        event = record(what="look", act="see desk", by=None, details={"people": [PERSON, OTHER]})
    assert set(Named.objects.values_list("event", "person_id")) == {
        (event.number, PERSON),
        (event.number, OTHER),
    }
    with transaction.atomic():
        record(what="look", act="see desk", by=None, details={"people": [PERSON]})
        transaction.set_rollback(True)
    assert Named.objects.count() == 2


def test_the_index_is_made_anew_from_the_events() -> None:
    with transaction.atomic():
        record(what="look", act="see desk", by=None, details={"people": [PERSON]})
    before = list(Named.objects.values_list("event", "person_id"))
    Named.objects.all().delete()
    importlib.import_module("wayhome.workspace.trail.migrations.0003_named").fill(apps, None)
    assert list(Named.objects.values_list("event", "person_id")) == before


def test_looks_of_another_day_stand_apart(account, asked, monkeypatch) -> None:
    duty, now = account("duty_worker"), timezone.now()
    desk(asked(duty, "/"))
    monkeypatch.setattr(timezone, "now", lambda: now + timezone.timedelta(days=1))
    desk(asked(duty, "/"))
    assert [look.times for look in latest_looks(PERSON, account())] == [1, 1]
