"""Limits set by an administrator: from a day on, for cases that begin then, never for one that has
begun."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.unit.workspace.test_cases import begun

from wayhome.casework.limits import Limit, Unit
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.limits import set_limit
from wayhome.workspace.cases.limits import listed
from wayhome.workspace.cases.models import CaseLimit
from wayhome.workspace.cases.standing import limits_of

pytestmark = pytest.mark.django_db
Account = Callable[..., User]
PLAN = "first_plan"


def test_a_case_keeps_to_what_held_when_it_began(account: Account) -> None:
    admin, worker = account("administrator", "NBC"), account("duty_worker", "EMC")
    today = timezone.localdate()
    before = begun(worker)
    set_limit(code=PLAN, many=48, unit="hours", since=today + timedelta(1), why="agreed", by=admin)
    assert limits_of(before)[PLAN] == Limit(72, Unit.HOURS)
    assert limits_of(begun(worker))[PLAN] == Limit(72, Unit.HOURS)
    set_limit(code=PLAN, many=24, unit="hours", since=today, why="agreed anew", by=admin)
    assert limits_of(begun(worker))[PLAN] == Limit(24, Unit.HOURS)
    row = next(one for one in listed() if one.code == PLAN)
    assert (row.now, row.of.source) == (Limit(24, Unit.HOURS), f"{admin.name}: agreed anew")
    assert [one.limit for one in row.to_come] == [Limit(48, Unit.HOURS)]


def test_of_two_from_one_day_the_later_holds(account: Account) -> None:
    admin, today = account("administrator", "NBC"), timezone.localdate()
    for many in (48, 36):
        set_limit(code=PLAN, many=many, unit="hours", since=today, why="agreed", by=admin)
    assert next(one for one in listed() if one.code == PLAN).now == Limit(36, Unit.HOURS)


def test_every_number_says_what_goes_by_it(account: Account) -> None:
    rows = {one.code: one for one in listed()}
    assert "First safety plan (a crisis response)" in rows[PLAN].used
    assert all(one.of.source and one.named for one in rows.values())


@pytest.mark.parametrize("change", ["update {} set many = 1", "delete from {}"])
def test_what_was_set_stays_to_be_read(account: Account, change: str) -> None:
    admin = account("administrator", "NBC")
    set_limit(code=PLAN, many=48, unit="hours", since=timezone.localdate(), why="agreed", by=admin)
    with (
        pytest.raises(DatabaseError, match="set once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(CaseLimit._meta.db_table))


def test_the_page_refuses_a_day_that_has_passed(account: Account, client: Client) -> None:
    client.force_login(account("administrator", "NBC"))
    sent = {"many": "48", "unit": "hours", "why": "agreed"}
    day = {"since-day": "1", "since-month": "1", "since-year": "2020"}
    answer = client.post(f"/limits/{PLAN}/", sent | day)
    assert answer.status_code == 422
    assert "clocks that run keep to what held" in answer.content.decode()
    assert client.post(f"/limits/{PLAN}/", sent | day | {"since-year": "2099"}).status_code == 302
    assert CaseLimit.objects.get().many == 48
    assert client.get("/limits/").status_code == 200
    client.force_login(account("practitioner", "NBC"))
    assert client.get("/limits/").status_code == 403
