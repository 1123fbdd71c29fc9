"""Limits set by an administrator: from a day on, for cases that begin then, never for one that has
begun."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.spec.casework.referring import Told as Referring
from tests.unit.workspace.test_cases import begun

from wayhome.casework.case import Case as Told
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.pathways.crisis_home import stays_from_home
from wayhome.casework.referral.checks import also
from wayhome.casework.referral.routes import Route
from wayhome.casework.thresholds import thresholds
from wayhome.lexicon.dates import birthday
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.limits import set_limit
from wayhome.workspace.cases.limits import listed
from wayhome.workspace.cases.models import Case, CaseLimit
from wayhome.workspace.cases.referrals.deciding import who_decides
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


def set_by_the_page(client: Client, code: str, many: int, unit: str) -> int:
    day = timezone.localdate()
    since = {"since-day": day.day, "since-month": day.month, "since-year": day.year}
    sent = {"many": many, "unit": unit, "why": "agreed", **since}
    return client.post(f"/limits/{code}/", sent).status_code


def written_of(row: Case, born: date) -> Told:
    """A referral of a child that is written and not sent, under the limits of a case."""
    written = Referring().written(Route.CHILD, pv_dob=f"{born}").case
    return replace(written, held=limits_of(row))


def test_the_line_of_a_hundred_days_is_set_by_the_page(account: Account, client: Client) -> None:
    admin, worker = account("administrator", "NBC"), account("duty_worker", "EMC")
    born = birthday(timezone.localdate() + timedelta(days=110), -18)
    before = written_of(begun(worker), born)
    client.force_login(admin)
    assert set_by_the_page(client, "devolved_days", 120, "days") == 302
    after = written_of(begun(worker), born)
    now = timezone.now()
    assert "more than 100: sent today, a devolved panel" in who_decides(before, now)
    assert "120 or fewer: sent today, the central authority" in who_decides(after, now)
    sent = {"at": f"{timezone.localtime(now):%Y-%m-%dT%H:%M}", "area": "yes", "route": "panel"}
    assert "more than 120 days short of 18" in " ".join(also(after, "sent", sent, now))
    assert "short of 18" not in " ".join(also(before, "sent", sent, now))


def test_miles_and_thresholds_are_set_by_the_page(account: Account, client: Client) -> None:
    client.force_login(account("administrator", "NBC"))
    assert set_by_the_page(client, "far_from_home", 5, "miles") == 302
    assert set_by_the_page(client, "far_from_home", 5, "hours") == 422
    assert set_by_the_page(client, "missing_repeated_times", 4, "times") == 302
    held = limits_of(begun(account("duty_worker", "EMC")))
    stays = {"at": "2026-11-30T10:00", "home_at": "NG7 2AB", "stays_at": "NG9 1AA"}
    near, far = stays_from_home(stays), stays_from_home(stays, held)
    assert near is not None
    assert far is not None
    assert (near.limit, far.limit) == (20, 5)
    assert thresholds(held)["repeated"].times == 4
