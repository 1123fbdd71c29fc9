"""Who may say what is held where it is kept: by the register, by who leads, by seats; and a chair
whose name is that of somebody who works with the child is asked about first."""

from collections.abc import Callable

import pytest
from tests.unit.workspace.a_case import begin
from tests.unit.workspace.a_panel import ago, decide, panel, referral, say, sits

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
FIRST = {"by": "The authority", "standard": "met", "reasons": "Known.", "evidence": "Of Monday."}


@pytest.fixture
def council(account: Account) -> User:
    return account("practitioner", "NBC")


def test_what_the_authority_decided_is_written_by_whom_it_told(
    council: User, account: Account
) -> None:
    row, others = referral(council, route="central", tell=["EMH"]), account("practitioner", "EMH")
    with pytest.raises(BadUsage, match="is not your agency's to say"):
        say(row, "first yes", others, at=ago(hours=1), **FIRST, told_us="A letter.")
    with pytest.raises(BadUsage, match="Where they told you, write it under"):
        say(row, "first yes", council, at=ago(hours=1), **FIRST)
    made = say(row, "first yes", council, at=ago(hours=1), **FIRST, told_us="A letter of today.")
    assert made.details["told_us"] == "A letter of today."


def test_a_seat_is_filled_by_an_agency_of_its_kind(council: User) -> None:
    meeting = panel(council)
    for seat, agency in (("health", "EMH"), ("youth justice", "NBC"), ("other", "EMH")):
        say(meeting, "member", council, name="Bo", agency=agency, seat=seat)
    for seat, agency in (("health", "NBC"), ("council", "NBP"), ("police", "EMH")):
        with pytest.raises(BadUsage, match="and this agency is none: choose the agency"):
            say(meeting, "member", council, name="Bo", agency=agency, seat=seat)


def test_only_who_sits_in_a_core_seat_writes_what_a_panel_decides(
    council: User, account: Account
) -> None:
    behind, meeting = referral(council, tell=["EMC"]), panel(council, tell=["EMC"])
    item = sits(meeting, council, behind.pk)
    with pytest.raises(BadUsage, match="“Decided” is not your agency's to say"):
        decide(meeting, account("practitioner", "EMC"), item)
    decide(meeting, council, item)


def test_a_chair_called_as_who_wrote_in_the_childs_case_declares_it_first(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    item = sits(meeting, council, behind.pk)
    sam = say(meeting, "member", council, name="Sam practitioner, manager", agency="NBC",
              seat="council")  # fmt: skip
    named = {"member": str(sam.place), "item": item}
    with pytest.raises(BadUsage, match="“Sam practitioner, manager” is the name"):
        say(meeting, "chair", council, **named)
    say(meeting, "there", council, member=str(sam.place), at=ago(minutes=50))
    say(meeting, "chair", council, member=str(sam.place))
    with pytest.raises(BadUsage, match="Declare the conflict, or that there is none"):
        decide(meeting, council, item)
    say(meeting, "conflict", council, **named, kind="none", words="Another Sam.")
    decide(meeting, council, item)


def test_a_worker_who_is_named_in_the_childs_plan_is_asked_about_too(council: User) -> None:
    behind, meeting = referral(council), panel(council)
    item = sits(meeting, council, behind.pk)
    plan = begin("plan", "begun", council, at=ago(hours=2), who="Lee Ward, worker", with_them="yes")
    type(plan).objects.filter(pk=plan.pk).update(out_of=behind)
    lee = say(meeting, "member", council, name="Lee Ward", agency="NBC", seat="council")
    with pytest.raises(BadUsage, match="“Lee Ward” is the name"):
        say(meeting, "chair", council, member=str(lee.place), item=item)
