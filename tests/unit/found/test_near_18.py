"""Nobody who is near 18 is forgotten: those who work on their cases are told once, by what a case
or records say of when they were born, until a plan for it is begun."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.unit.found.test_answers_to_signs import person_of
from tests.unit.found.test_filled_from_cases import begun
from tests.unit.found.test_panel_pages import crisis
from tests.unit.workspace.a_panel import ago, say

from wayhome.lexicon.dates import birthday
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.limits import set_limit
from wayhome.workspace.actions.news import tell_due
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import present
from wayhome.workspace.news.eighteen import of_near_18

Account = Callable[..., User]


def born(days: int) -> date:
    """Whoever is 18 in so many days."""
    return birthday(timezone.localdate(present()) + timedelta(days), -18)


def told() -> Counter[tuple[str, str]]:
    found = list(of_near_18(present()))
    if found:
        tell_due(news=found)
    return Counter((one.case_id, one.account.agency) for one in found)


def found_at(by: User, days: int, tell: tuple[str, ...] = ()) -> Case:
    row = crisis(by, "Ria", tell=tell)
    first = row.entries.get(place=0).details
    say(row, "put right", by, **{**first, "born": f"{born(days)}"})
    return row


@pytest.fixture
def by(account: Account) -> User:
    return account("NBC")


def test_from_a_hundred_days_on_those_who_work_with_them_are_told_once(
    by: User, account: Account
) -> None:
    police = account("NPD")
    near, far, adult = found_at(by, 100, ("NPD",)), found_at(by, 101), found_at(by, 0)
    assert told() == {(near.pk, "NBC"): 1, (near.pk, police.agency): 1}
    assert far.pk != adult.pk
    assert told() == {}


def test_not_once_a_plan_is_begun_in_which_they_take_part(by: User, account: Account, at) -> None:
    account("NPD")
    near = found_at(by, 60, ("NPD",))
    begun(by, "turning18", "begun", near, [], at=ago(hours=1), born=f"{born(60)}", sure="yes",
          worker="Lee")  # fmt: skip
    assert told() == {(near.pk, "NPD"): 1}, "of a plan of others nobody is told"
    page = at("NPD").get("/news/").content.decode()
    assert "and no plan for turning 18 is begun in which your agency takes part" in page


def test_records_tell_an_agency_that_holds_them(by: User, account: Account) -> None:
    tyler = person_of(by, "NBC/s/1")  # born on 14 March 2011
    row = crisis(by, "Tyler Marsh", tyler, ("ECC",))
    account("ECC")
    days = (date(2029, 3, 14) - timezone.localdate(present())).days
    admin = account("NBC", "administrator")
    set_limit(code="wishes_18", many=days, unit="days before 18", why="for this test", by=admin,
              since=timezone.localdate(present()))  # fmt: skip
    assert told() == {(row.pk, "NBC"): 1}, "Eastmarsh does not hold them"
