"""What happens next: decided on a group, on the desk of whoever does it, and done; a line and what
ties a person are decided on in the same way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from browsing import Worker
from company import in_company

from wayhome.casework.decisions import Chosen, Of
from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.demonstration import PASSWORD
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import accounts
from wayhome.workspace.actions import deciding as actions
from wayhome.workspace.actions.accounts import open_account
from wayhome.workspace.deciding.owing import Owner
from wayhome.workspace.reading.release import clock

Open = Callable[..., Worker]
Size = tuple[int, int]
pytestmark = pytest.mark.writes
CONCERN = "A new concern, referral or strategy discussion"
PLAN = "The exploitation team meets their workers and asks who can reach each of them."


@pytest.fixture(scope="module")
def region(own_copy: Callable[..., Home]) -> Home:
    """The small region with three boys more."""
    return own_copy("company", in_company)


@pytest.fixture
def officer(worker: Open, served: str) -> Open:
    """Somebody of the force that arrested them, and a colleague."""
    for name, email in (("Officer of Eastmarsh", "eastmarsh"), ("Ada Cole", "ada")):
        open_account(
            email=f"{email}@demo.invalid", name=name, agency="EMC", role="practitioner",
            password=PASSWORD, by=None,
        )  # fmt: skip
    return lambda *size, who="eastmarsh": worker(who, *size)


def fill_day(worker: Worker, label: str, day: date) -> None:
    group = worker.page.get_by_role("group", name=label)
    for box, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(box).fill(str(number))


def decide(worker: Worker, what: str, words: str, owner: str = "", named: str = "") -> None:
    page = worker.page
    page.get_by_label(what, exact=True).check()
    page.get_by_label("In your own words").fill(words)
    if owner:
        page.get_by_label("Who does it?").select_option(label=owner)
    if named:
        page.get_by_label("Which role, team or agency?").fill(named)
    worker.press("Keep this decision")


def test_a_group_is_decided_on_and_what_was_said_is_done(officer: Open, size: Size) -> None:
    somebody = officer(size)
    somebody.go("/groups/")
    somebody.say_purpose(CONCERN)
    somebody.look("groups-to-decide")
    assert "Nobody has decided what happens next." in somebody.text
    somebody.follow("3 people together on 3 days")
    somebody.look("group-to-decide")
    group = somebody.page.url.removeprefix(somebody.address)
    somebody.follow("Decide what happens next")
    somebody.look("decide")
    somebody.press("Keep this decision")
    somebody.look("decide-missing", status_is_error=True)
    assert "Choose one of these." in somebody.text
    somebody.wrong.clear()
    somebody.page.get_by_label("Something will be done").check()
    somebody.press("Keep this decision")
    somebody.look("decide-nobody", status_is_error=True)
    assert "Choose who does it." in somebody.text
    assert "Write by which day." in somebody.text
    somebody.wrong.clear()
    fill_day(somebody, "By which day?", clock() + timedelta(days=3))
    decide(somebody, "Something will be done", PLAN, owner="Ada Cole")
    somebody.look("group-decided")
    assert "Decided by Officer of Eastmarsh" in somebody.text
    assert PLAN in somebody.text
    somebody.go("/groups/?stands=open")
    somebody.look("groups-none-to-decide")
    assert "3 people together" not in somebody.text
    somebody.go("/")
    assert "Due" not in [h.strip() for h in somebody.page.locator("h2").all_inner_texts()]

    done_by_its_owner(officer(size, who="ada"))
    taken_back(somebody, group)


def done_by_its_owner(ada: Worker) -> None:
    """Due on their desk, until they note that it was done."""
    ada.look("desk-due")
    assert PLAN in ada.text
    ada.follow("People who are together again and again")
    ada.say_purpose(CONCERN)
    ada.look("next-step")
    ada.page.get_by_role("radio", name="Not done").check()
    ada.press("Note it")
    assert "Write why it was not done" in ada.text
    ada.wrong.clear()
    ada.page.get_by_label("Done", exact=True).check()
    ada.press("Note it")
    ada.look("next-step-done")
    assert "Done, noted by Ada Cole" in ada.text
    ada.follow("The people who are together, and the events that bind them")
    ada.look("group-done")
    assert "Done, noted by Ada Cole" in ada.text
    ada.go("/")
    ada.look("desk-nothing-due")
    assert PLAN not in ada.text


def taken_back(somebody: Worker, group: str) -> None:
    """And the group asks again."""
    somebody.go(group)
    somebody.follow("Take it back")
    somebody.look("decision-back")
    somebody.page.get_by_label("Why is it taken back?").fill("Decided on by the panel instead.")
    somebody.press("Take it back")
    somebody.go(group)
    somebody.look("group-back")
    assert "Nobody has decided what happens next" in somebody.text
    assert "Decided on by the panel instead." in somebody.text


def test_a_line_and_what_ties_a_person_are_decided_on(
    officer: Open, worker: Open, size: Size
) -> None:
    somebody = officer(size)
    somebody.go("/search/?q=tyler+marsh")
    somebody.follow("Tyler Marsh")
    somebody.say_purpose("I work with this person")
    person = somebody.page.url.removeprefix(somebody.address).split("?")[0]
    somebody.go(f"{person}ties/questions/decide/")
    decide(somebody, "Nothing to do now", "His worker knows of all of it and sees him weekly.")
    somebody.look("questions-decided")
    assert "Eastmarsh Constabulary wrote much more in the later time" in somebody.text
    assert "Decided by Officer of Eastmarsh" in somebody.text
    assert "nothing to do now" in somebody.text

    council = worker("practitioner", size)
    council.go("/lines/")
    council.open("main .wh-list a, main table a")
    council.say_purpose(CONCERN)
    council.look("line-to-decide")
    line = council.page.url.removeprefix(council.address)
    assert "Nobody has decided what happens next" in council.text
    assert council.page.get_by_role("link", name="Decide what happens next").count() == 0

    somebody.go(line)
    somebody.say_purpose(CONCERN)
    somebody.follow("Decide what happens next")
    other = "A role, a team or another agency"
    decide(somebody, "Watch, and look again", "Whether its number changes.", other, "Duty desk")
    somebody.look("line-decided")
    assert "Watched by Duty desk, who looks again by" in somebody.text
    somebody.go("/")
    somebody.look("desk-due-line")
    assert "Whether its number changes." in somebody.text
    council.go(line)
    council.look("line-decided-by-another")
    assert "Decided by Officer of Eastmarsh" in council.text
    assert council.page.get_by_role("link", name="Say what became of it").count() == 0
    what_is_gone_stays_due(somebody)


def what_is_gone_stays_due(somebody: Worker) -> None:
    """Its records are gone, and whoever was to do it has left: all of the agency owe it."""
    ada = User.objects.get(email="ada@demo.invalid")
    of = actions.Subject(Of.GROUP, "", "", ["0000000000:custody:1:arrest"], False)
    days = (clock() + timedelta(days=1), clock() + timedelta(days=90))
    said = actions.Said(Chosen.ACT, "Ring the three mothers.", Owner(ada), *days)
    actions.decide(number="K-gone-long-ago", of=of, said=said, release="r", by=ada)
    other = User.objects.get(email="eastmarsh@demo.invalid")
    accounts.close_account(account_id=ada.pk, by=other)
    somebody.go("/")
    somebody.look("desk-due-gone")
    assert "The records this was decided on are gone, or you may not see them" in somebody.text
    assert "Ada Cole, who cannot do it now, so it is due for all of your agency" in somebody.text
    somebody.follow("Some people who were together again and again")
    somebody.look("next-step-gone")
    somebody.page.get_by_role("radio", name="Not done").check()
    somebody.page.get_by_label("What happened").fill("Nobody knows by now who they were.")
    somebody.press("Note it")
    somebody.look("next-step-gone-noted")
    assert "Not done, noted by Officer of Eastmarsh" in somebody.text
