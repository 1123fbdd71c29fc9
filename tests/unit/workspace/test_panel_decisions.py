"""What a panel decides on a referral is in the referral's own case, both or neither: in one
transaction, by the referral's rules, and taken back in both."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.cases.forms import new_number
from wayhome.workspace.cases.models import Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the panel is a module of these tests

from a_panel import ago, decide, panel, referral, say, sits
from test_cases import begun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
Account = Callable[..., User]


@pytest.fixture
def council(account: Account) -> User:
    return account("practitioner", "NBC")


@pytest.fixture
def police(account: Account) -> User:
    return account("practitioner", "NBP")


def back(row: Case, at: int, by: User) -> CaseEntry:
    row.refresh_from_db()
    return actions.take_back(
        case=row.pk, number=new_number(), place=row.said, at=at, why="a slip of mine", by=by
    )


def state(row: Case) -> str:
    row.refresh_from_db()
    return row.state


@pytest.mark.parametrize(
    ("decision", "becomes"),
    [
        ("first positive", "first yes"),
        ("both negative", "second no"),
        ("first negative", "first no"),
    ],
)
def test_a_decision_stands_in_both_cases(council: User, decision: str, becomes: str) -> None:
    behind, meeting = referral(council), panel(council)
    item = sits(meeting, council, behind.pk)
    events = AuditEvent.objects.count()
    made = decide(meeting, council, item, decision)
    assert AuditEvent.objects.count() == events + 1
    assert state(behind) == becomes
    there = behind.entries.order_by("place").last()
    assert there is not None
    assert there.details["by"] == (
        f"Panel of today ({meeting.pk}), in the chair: Somebody for police"
    )
    assert there.details["from_case"] == [meeting.pk, str(made.place)]
    assert behind.clocks.get(code="panel_first_decision").state == "met"


def test_it_is_taken_back_in_both_and_decided_anew(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    item = sits(meeting, council, behind.pk)
    made = decide(meeting, council, item, "both positive")
    back(meeting, made.place, council)
    assert state(behind) == "sent"
    assert behind.clocks.get(code="panel_first_decision").state == "running"
    decide(meeting, council, item, "first negative")
    assert state(behind) == "first no"


def test_what_a_panel_decided_is_taken_back_at_the_panel_alone(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    decide(meeting, council, sits(meeting, council, behind.pk))
    behind.refresh_from_db()
    with pytest.raises(BadUsage, match=f"said at a panel, {meeting.pk}: take it back there"):
        back(behind, behind.said - 1, council)


def test_it_is_not_taken_back_under_what_rests_on_it(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    made = decide(meeting, council, sits(meeting, council, behind.pk))
    say(behind, "told", council, at=ago(minutes=5), who="Jo", voice="All right.", adviser="yes")
    with pytest.raises(BadUsage, match="In the case behind it: “The decision told to them”"):
        back(meeting, made.place, council)
    assert state(behind) == "first yes"
    assert state(meeting) == "sitting"
    assert not meeting.entries.filter(takes_back=made.place).exists()


def test_the_referrals_route_and_rules_hold(council: User) -> None:
    central, meeting = referral(council, route="central"), panel(council)
    item = sits(meeting, council, central.pk)
    with pytest.raises(BadUsage, match="sent to the central authority, which decides on it"):
        decide(meeting, council, item)
    behind, other = referral(council), panel(council)
    item = sits(other, council, behind.pk)
    with pytest.raises(BadUsage, match="In the case behind it: “Second decision"):
        decide(other, council, item, "second positive")
    for row in (meeting, other):
        assert not row.entries.filter(code="decided").exists(), "neither is kept without the other"
    assert (state(central), state(behind)) == ("sent", "sent")


def test_nobody_decides_on_a_case_in_which_they_take_no_part(council: User, police: User) -> None:
    behind, meeting = referral(council), panel(council, tell=["NBP"])
    item = sits(meeting, council, behind.pk)
    with pytest.raises(BadUsage, match="Your agency takes no part in the case behind this item"):
        decide(meeting, police, item)
    assert state(behind) == "sent"
    decide(meeting, council, item)
    assert state(behind) == "first yes"


def test_who_leads_the_panel_writes_the_decision_of_a_case_they_do_not_read(
    council: User, police: User
) -> None:
    """It reads all that is said at its panel, and learns nothing of how that case stands."""
    behind, meeting = referral(police), panel(council, tell=["NBP"])
    put_on = say(meeting, "item", police, kind="child", title="Item one", asks="first",
                 minutes="20", case=behind.pk)  # fmt: skip
    item = sits(meeting, council, put_on=str(put_on.place))
    with pytest.raises(BadUsage) as refused:
        decide(meeting, council, item, "second positive")
    assert "does not take this as it stands" in str(refused.value)
    assert "First decision" not in str(refused.value)
    decide(meeting, council, item)
    assert state(behind) == "first yes"
    assert not seen_by(council).filter(pk=behind.pk).exists()


def test_what_is_no_decision_on_a_referral_is_kept_at_the_panel_alone(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    item = sits(meeting, council, behind.pk)
    decide(meeting, council, item, "goes on")
    other = panel(council)
    decide(other, council, sits(other, council), "goes on")
    behind.refresh_from_db()
    assert behind.state == "sent"
    assert not CaseEntry.objects.filter(case=behind, details__has_key="from_case").exists()


def test_no_grounds_are_decided_of_a_child_of_whom_there_is_no_referral(council: User) -> None:
    response, meeting = begun(council), panel(council)
    item = sits(meeting, council, response.pk)
    with pytest.raises(BadUsage, match="No referral is behind this item"):
        decide(meeting, council, item)
    assert not meeting.entries.filter(code="decided").exists()
    assert not response.entries.filter(code="decided").exists()


def test_an_item_about_a_crisis_response_is_its_place_at_a_panel(council: User) -> None:
    response, meeting = begun(council), panel(council)
    item = {"kind": "child", "title": "Item one", "asks": "know", "minutes": "20"}
    put_on = say(meeting, "item", council, **item, case=response.pk)
    assert response.clocks.get(code="panel_slot").state == "met"
    back(meeting, put_on.place, council)
    assert response.clocks.get(code="panel_slot").state == "running"
    say(meeting, "item", council, **item, case=response.pk)
    say(panel(council), "item", council, **item, case=response.pk)
    assert response.entries.filter(code="slot").count() == 2, "once on an agenda is enough"


def test_several_things_are_said_at_once_or_none(council: User) -> None:
    meeting = panel(council)
    item = {"kind": "theme", "title": "Trains", "asks": "know", "minutes": "10"}
    good = actions.Saying(new_number(), "item", item, meeting.said)
    bad = actions.Saying(new_number(), "item", {**item, "minutes": "ten"}, meeting.said)
    with pytest.raises(BadUsage, match="Write a whole number"):
        actions.say_several(case=meeting.pk, sayings=[good, bad], by=council)
    assert meeting.entries.count() == 1
    made = actions.say_several(
        case=meeting.pk,
        sayings=[good, actions.Saying(new_number(), "item", {**item, "title": "Buses"}, 1)],
        by=council,
    )
    assert [one.place for one in made] == [1, 2]
