"""What is new in a case is told with the entry to those who work on it, each thing once, and to
nobody who may not open the case."""

import random
from collections.abc import Callable, Iterable
from contextlib import suppress

import pytest
from tests.unit.workspace.a_case import say as said
from tests.unit.workspace.test_cases import ago, begun, say

from wayhome.casework.pathways.concern import CONCERN
from wayhome.casework.telling import New
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import integrations
from wayhome.workspace.actions import news as news_actions
from wayhome.workspace.actions.accounts import change_account, close_account
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.news.due import due
from wayhome.workspace.news.models import News
from wayhome.workspace.news.standing import to_mail, told, unread
from wayhome.workspace.news.telling import WORKING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
ACTION = {"what": "Ring the school.", "agency": "NBC", "owner": "Jo", "due": "2099-01-05"}


@pytest.fixture
def worker(account: Account) -> User:
    return account("duty_worker", "EMC")


def new(user: User) -> list[str]:
    return [one.new for one in unread(user)]


def test_an_agency_that_takes_part_is_told_as_a_whole(worker: User, account: Account) -> None:
    home, other = account("duty_worker", "NBC"), account("practitioner", "NBC")
    gone, admin = account("practitioner", "NBC", 2), account("administrator", "NBC")
    outside, beside = account("practitioner", "EMH"), account("practitioner", "EMC")
    close_account(account_id=gone.pk, by=admin)
    begun(worker)
    assert [new(one) for one in (home, other)] == [[New.BEGUN], [New.BEGUN]]
    assert [new(one) for one in (worker, gone, admin, outside, beside)] == [[], [], [], [], []]
    assert all(one.whole for one in News.objects.all())


def test_whoever_wrote_is_told_what_others_write(worker: User, account: Account) -> None:
    home = account("duty_worker", "NBC")
    case = begun(worker)
    news_actions.read(case=case.pk, by=home)
    first = say(case, "home told", worker, council="Northborough", reached="yes", whom="Jo")
    assert [new(one) for one in (worker, home)] == [[], []], "who wrote nothing is told nothing"
    say(case, "action", home, 2, **ACTION | {"agency": "EMC"})
    assert new(worker) == [New.ACTION]
    actions.take_back(
        case=case.pk, number="E-back-0001", place=3, at=first.place, why="a slip", by=worker
    )
    assert new(home) == [New.BACK]
    assert new(worker) == [New.ACTION]


def test_an_action_that_was_done_is_news_no_more(worker: User, account: Account) -> None:
    home = account("duty_worker", "NBC")
    case = begun(worker)
    news_actions.read(by=home)
    say(case, "action", worker, **ACTION)
    assert new(home) == [New.ACTION]
    say(case, "action done", worker, 2, action="1", how="They know.")
    assert new(home) == []


@pytest.mark.parametrize(
    "change", [{"agency": "EMH"}, {"role": "analyst"}, {"closed": True}], ids=lambda one: str(one)
)
def test_whoever_may_no_longer_open_the_case_is_told_nothing(
    worker: User, account: Account, change: dict[str, str]
) -> None:
    home, admin = account("duty_worker", "NBC"), account("administrator", "NBC")
    begun(worker)
    assert list(to_mail()) == [home]
    if "closed" in change:
        close_account(account_id=home.pk, by=admin)
    else:
        held = {"email": home.email, "name": home.name, "agency": "NBC", "role": "duty_worker"}
        change_account(account_id=home.pk, **{**held, **change}, by=admin)
    home.refresh_from_db()
    assert not told(home).exists()
    assert (unread(home), to_mail()) == ([], {})


def test_nothing_is_told_of_what_is_not_kept(worker: User, account: Account) -> None:
    account("duty_worker", "NBC")
    case = begun(worker)
    before = News.objects.count()
    with pytest.raises(BadUsage):
        say(case, "action", worker, **ACTION | {"agency": "SCH"})
    assert News.objects.count() == before


def test_who_raised_a_concern_hears_what_came_of_it(account: Account) -> None:
    teacher, screens = account("practitioner", "NBP"), account("practitioner", "NBC")
    case = a_concern(teacher)
    said(case, "acknowledged", screens, whom="The teacher", next="We ring you on Monday.")
    said(case, "no further action", screens, again="More of it.", why="Known.", by="Lee")
    said(case, "told", screens, went="reached", words="The family has help.")
    assert new(teacher) == [New.OUTCOME, New.DECIDED, New.ARRIVED]


def a_concern(by: User) -> Case:
    given = {
        "seen": "“He gave me a phone.”", "when": ago(hours=3), "where": "School gate",
        "how": "they", "danger": "no", "told": "child", "raiser": "Jo, teacher",
    }  # fmt: skip
    saying = actions.Saying("E-raised-1", "raised", given, 0)
    return actions.begin(
        case="C-CONC-ERN0-0001", pathway=CONCERN, about=actions.Subject("Kai"), saying=saying,
        tell=["NBC"], release="r", by=by,
    )  # fmt: skip


# What falls due


def tell() -> list[tuple[str, str]]:
    found = due()
    news_actions.tell_due(news=found)
    return sorted((one.new, one.of.partition("@")[0]) for one in found)


def test_what_is_late_or_soon_is_told_once(worker: User, account: Account) -> None:
    case = begun(worker, at=ago(hours=3))
    first = tell()
    assert (New.LATE, "strategy_call") in first
    assert {New.LATE, New.SOON} == {one for one, _ in first}
    assert tell() == []
    assert due() == []
    assert News.objects.filter(account=worker, case=case).count() == len(first)


def test_a_clock_that_was_met_is_news_no_more(worker: User) -> None:
    case = begun(worker, at=ago(hours=3))
    tell()
    late = {one.of.partition("@")[0] for one in unread(worker)}
    say(case, "home told", worker, council="Northborough", reached="yes", whom="Jo")
    assert late - {one.of.partition("@")[0] for one in unread(worker)} == {"home_told"}


def test_a_late_action_is_told_to_those_who_owe_it(worker: User, account: Account) -> None:
    home = account("duty_worker", "NBC")
    case = begun(worker)
    say(case, "action", worker, **ACTION | {"due": "2026-01-05"})
    news_actions.read(by=home)
    tell()
    # and of what is late in a case in which nobody of theirs has written
    assert new(home) == [New.ACTION_LATE, New.LATE]
    assert New.ACTION_LATE in new(worker)


def test_a_clock_of_which_nobody_is_left_is_told_to_the_agency_that_leads(
    worker: User, account: Account
) -> None:
    beside, admin = account("practitioner", "EMC"), account("administrator", "EMC")
    begun(worker, at=ago(hours=3))
    close_account(account_id=worker.pk, by=admin)
    tell()
    assert New.LATE in new(beside)


def test_what_an_integration_began_is_its_agencys(account: Account) -> None:
    teacher = account("practitioner", "EMC")
    made = integrations.make(
        name="Case system",
        purpose="enquiry",
        scopes=[],
        token="t",
        by=account("administrator", "EMC"),
    )
    begun(made.account, at=ago(hours=3))
    tell()
    assert New.LATE in new(teacher)
    assert not News.objects.filter(account=made.account).exists()


# Whatever happens


@pytest.mark.parametrize("seed", range(2))
def test_nobody_who_may_not_open_a_case_is_ever_told(account: Account, seed: int) -> None:
    """People write, act, hand over, leave and move in any order."""
    chance = random.Random(seed)
    staff = [account(role, agency) for agency in ("EMC", "NBC", "EMH")
             for role in ("practitioner", "analyst")]  # fmt: skip
    admin, case = account("administrator", "NBC"), begun(staff[0])
    for _ in range(15):
        known = set(News.objects.values_list("pk", flat=True))
        by = chance.choice(staff)
        _something(case, by, admin, chance)
        _all_may_open(case, News.objects.exclude(pk__in=known).select_related("account"))
    for one in staff:
        one.refresh_from_db()
        opens = set(seen_by(one).values_list("pk", flat=True)) if one.is_active else set()
        assert {each.case_id for each in unread(one)} <= opens
    assert News.objects.exists()


def _all_may_open(case: Case, made: Iterable[News]) -> None:
    part = set(case.agencies.values_list("agency", flat=True))
    for one in made:
        assert one.account.is_active
        assert one.account.agency in part
        assert one.account.role in WORKING


def _something(case: Case, by: User, admin: User, chance: random.Random) -> None:
    case.refresh_from_db()
    agency = chance.choice(["NBC", "EMC", "EMH"])
    said = {
        "home told": {"council": "Northborough", "reached": "yes", "whom": "Jo"},
        "action": {**ACTION, "agency": agency},
        "handover": {"to": agency, "why": "Moved.", "know": "All.", "told": "By Jo."},
    }
    code = chance.choice([*said, "closes", "moves", "reads"])
    held = {"email": by.email, "name": by.name, "role": by.role}
    with suppress(BadUsage):  # not theirs to say
        if code == "closes":
            close_account(account_id=by.pk, by=admin)
        elif code == "moves":
            change_account(account_id=by.pk, **held, agency=agency, by=admin)
        elif code == "reads":
            news_actions.read(by=by)
        else:
            say(case, code, by, case.said, **said[code])
