"""Work about one child side by side: what is said in one case and is so in another is written
there too, by the rules of that one, for whoever takes part in both."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.errors import BadUsage
from wayhome.people import Particulars
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import found as found_actions
from wayhome.workspace.cases.forms import new_case, new_number
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import seen_by
from wayhome.workspace.found.telling import Told
from wayhome.workspace.found.where import Finding
from wayhome.workspace.news.models import News
from wayhome.workspace.trail.models import AuditEvent

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import ago, on, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
Account = Callable[..., User]
KAI = "P-7K3M-9Q2X-4TBC"
FOUND = {"what": "arrest", "where": "Eastmarsh custody", "away": "yes", "supply": "yes"}
TOLD = {"council": "Northborough", "reached": "yes", "whom": "Jo"}
CONCERN = {
    "seen": "“I have to go tonight.”", "where": "School gate", "how": "they", "danger": "no",
    "told": "child", "raiser": "Jo, tutor",
}  # fmt: skip
REASONED = {"why": "He is pressed.", "by": "Ash, manager"}
HELD = {"independent": "yes", "voice": "“It is fine.”", "concern": "no", "want": "Rest.",
        "map": ["nothing"], "shared": "yes", "who": "Al, charity"}  # fmt: skip


@pytest.fixture
def council(account: Account) -> User:
    return account("practitioner", "NBC")


@pytest.fixture
def officer(account: Account) -> User:
    return account("practitioner", "EMC")


def begin(
    pathway: str, code: str, by: User, /, *, out_of: Case | None = None, tell: tuple[str, ...] = (),
    about: str = KAI, **details: object,
) -> Case:  # fmt: skip
    saying = actions.Saying(new_number(), code, details, 0)  # type: ignore[arg-type]
    return actions.begin(
        case=new_case(), pathway=PATHWAYS[pathway], tell=tell, release="r", saying=saying, by=by,
        about=actions.Subject("Kai", about, out_of=out_of),
    )  # fmt: skip


def response(by: User, *tell: str) -> Case:
    return begin("crisis", "found", by, tell=tell, at=ago(hours=2), **FOUND)


def absence(by: User, out_of: Case | None = None) -> Case:
    row = begin(
        "missing", "reported", by, out_of=out_of, tell=("NBP",), by="placement", who="Jo",
        at=ago(hours=9), seen=ago(hours=9), where="The home", kind="missing", police="yes",
        concern="no",
    )  # fmt: skip
    say(row, "returned", by, at=ago(hours=3), how="themselves", where="The home", outside="no",
        health="Tired", police="yes")  # fmt: skip
    return row


def clock(row: Case, code: str) -> str:
    return str(row.clocks.get(code=code).state)


def planned(by: User, out_of: Case | None = None, *tell: str) -> Case:
    plan = begin("plan", "begun", by, out_of=out_of, tell=tell, at=ago(hours=2), who="Lee",
                 with_them="yes")  # fmt: skip
    say(plan, "people", by, at=ago(hours=1), one="Aunt Jo", night="Sam")
    say(plan, "moment", by, at=ago(hours=1), out="I feel sick.", code_word="Rex", call="Jo")
    say(plan, "view", by, at=ago(hours=1), agrees="yes", voice="It is mine.")
    return plan


def short(plan: Case, by: User) -> None:
    say(plan, "short", by, at=ago(minutes=5), holds="With Jo.", review=on(days=5), triggers="None.")


def back(row: Case, code: str, by: User) -> None:
    row.refresh_from_db()
    at = row.entries.get(code=code).place
    actions.take_back(case=row.pk, number=new_number(), place=row.said, at=at, why="not so", by=by)


def test_a_plan_that_is_made_is_made_for_the_response_too(council: User) -> None:
    crisis = response(council)
    plan = planned(council)
    events = AuditEvent.objects.count()
    short(plan, council)
    assert clock(crisis, "first_plan") == "met"
    entry = crisis.entries.get(code="plan")
    assert entry.details["with_them"] == "yes"
    assert entry.details["plan"] == f"Written down in a safety plan ({plan.pk})."
    assert AuditEvent.objects.count() == events + 1, "what was done is one thing"
    with pytest.raises(BadUsage, match=f"said in another case, {plan.pk}"):
        actions.take_back(case=crisis.pk, number=new_number(), place=2, at=1, why="no", by=council)
    back(plan, "short", council)
    assert clock(crisis, "first_plan") == "running"


def test_it_is_written_for_those_alone_who_take_part_in_both(council: User, officer: User) -> None:
    theirs = response(officer)
    other = begin("crisis", "found", council, about="P-OTHER", at=ago(hours=2), **FOUND)
    short(planned(council), council)
    for row in (theirs, other):
        assert clock(row, "first_plan") == "running"
        assert row.entries.count() == 1


def test_one_interview_answers_for_both_cases(council: User) -> None:
    crisis, missing = response(council), absence(council)
    say(crisis, "home told", council, at=ago(hours=2), **TOLD)
    say(crisis, "set out", council, at=ago(hours=1), **{"with": "Jo", "known": "yes", "how": "Car"})
    say(crisis, "arrived", council, at=ago(minutes=30), stays="home", far="no")
    say(missing, "interview", council, at=ago(minutes=5), **HELD)
    assert clock(crisis, "return_interview") == "met"
    told = crisis.entries.get(code="interview").details
    assert "fine" not in str(told), "what they said stays in the case in which they said it"


def test_an_interview_of_the_response_answers_for_the_absence(council: User) -> None:
    crisis, missing = response(council), absence(council)
    interview = {"independent": "yes", "learnt": "A man drove him."}
    say(crisis, "interview", council, at=ago(minutes=9), **interview, went="refused", again="Soon")
    assert clock(missing, "interview") == "running"
    say(crisis, "interview", council, at=ago(minutes=5), **interview, went="held")
    assert (clock(missing, "interview"), clock(missing, "offer")) == ("met", "met")


def found(by: User, *told: Told) -> str:
    finding = Finding(Particulars(given="Kai"), timezone.now(), "Platform 2", "", "01632 960001")
    return found_actions.record_found(
        reference="F-7K3M-9Q2X-4TBC", finding=finding, person_id="", tell=told, release="r", by=by
    ).pk  # fmt: skip


def of_notice(by: User, reference: str, *tell: str) -> Case:
    entry = found_actions.FoundEntry.objects.get(pk=reference)
    return actions.begin(
        case=new_case(), pathway=PATHWAYS["crisis"], about=actions.Subject("Kai", found=entry),
        saying=actions.Saying(new_number(), "found", {**FOUND, "at": ago(hours=2)}, 0), tell=tell,
        release="r", by=by,
    )  # fmt: skip


def test_the_answer_of_the_home_council_to_its_notice_is_that_it_was_told(
    council: User, officer: User
) -> None:
    reference = found(officer, Told("NBC", "home"), Told("NBP", "holds"))
    crisis = of_notice(officer, reference, "NBC", "NBP")
    found_actions.acknowledge(reference=reference, by=council)
    assert clock(crisis, "home_told") == "met"
    told = crisis.entries.get(code="home told").details
    assert told["whom"] == "Sam practitioner, practitioner, who answered the notice"
    assert told["council"] == "Northborough City Council"


def test_only_the_answer_of_the_home_council_is(account: Account, officer: User) -> None:
    reference = found(officer, Told("NBP", "holds"))
    crisis = of_notice(officer, reference, "NBP")
    found_actions.acknowledge(reference=reference, by=account("practitioner", "NBP"))
    assert clock(crisis, "home_told") == "late"


def test_an_agency_is_asked_in_with_a_reason_and_for_good(
    council: User, officer: User, account: Account
) -> None:
    health, row = account("practitioner", "EMH"), response(officer)
    asked = {"agency": "EMH", "why": "He is hurt."}
    with pytest.raises(BadUsage, match="Why does it need to take part"):
        say(row, "agency added", officer, agency="EMH")
    with pytest.raises(BadUsage, match="no such case"):
        say(row, "agency added", council, **asked)
    say(row, "agency added", officer, **asked)
    assert seen_by(health).get() == row
    assert News.objects.get(account=health).new == "asked in"
    assert AuditEvent.objects.latest("number").about == row.pk
    with pytest.raises(BadUsage, match="takes part already"):
        say(row, "agency added", officer, **asked)
    with pytest.raises(BadUsage, match="has been able to read this case since"):
        actions.take_back(case=row.pk, number=new_number(), place=2, at=1, why="no", by=officer)


def concern(by: User, *tell: str) -> Case:
    return begin("concern", "raised", by, tell=tell, when=ago(hours=1), **CONCERN)


def test_what_was_accepted_has_begun_once_it_begins(council: User, officer: User) -> None:
    raised = concern(officer, "NBC")
    accepted = {"begins": "plan", "whom": "Lee", **REASONED}
    say(raised, "accepted", council, **accepted)
    assert clock(raised, "begun") == "running"
    absence(council, out_of=raised)
    assert clock(raised, "begun") == "running", "that was not what was accepted"
    plan = planned(council, raised)
    assert clock(raised, "begun") == "met"
    assert raised.entries.get(code="work begun").details["case"] == plan.pk


def test_what_was_accepted_into_a_case_that_runs_has_begun(council: User, officer: User) -> None:
    raised, plan = concern(officer, "NBC"), planned(council)
    say(raised, "accepted", council, begins="plan", case=plan.pk, whom="Lee", **REASONED)
    assert clock(raised, "begun") == "met"


def test_a_concern_that_is_joined_is_told_in_the_case_it_is_joined_to(
    council: User, officer: User, account: Account
) -> None:
    raised, colleague = concern(officer, "NBC"), account("practitioner", "NBC", 2)
    plan = planned(colleague)
    with pytest.raises(BadUsage, match="no such case"):
        say(raised, "joined", council, case="C-NONE", what="A car waits.", **REASONED)
    say(raised, "joined", council, case=plan.pk, what="A car waits.", **REASONED)
    assert plan.entries.get(code="concern joined").details["what"] == "A car waits."
    assert News.objects.filter(account=colleague, case=plan).exists()
    assert "I have to go" not in str(list(plan.entries.values_list("details", flat=True)))


def test_a_concern_is_not_joined_to_what_is_over(council: User, officer: User) -> None:
    raised, plan = concern(officer, "NBC"), planned(council)
    say(plan, "not them", council, at=ago(minutes=1), why="Entered twice.")
    with pytest.raises(BadUsage, match="In the case that you chose: This case is taken back"):
        say(raised, "joined", council, case=plan.pk, what="A car waits.", **REASONED)
    raised.refresh_from_db()
    assert raised.state == "raised"


# For whom it is written: whoever reads it there reads it here


def test_it_goes_where_everybody_reads_the_case_it_was_written_in(
    council: User, officer: User
) -> None:
    theirs = response(officer)
    plan = planned(council, None, "EMC")
    short(plan, council)
    assert clock(theirs, "first_plan") == "met"
    assert not seen_by(council).filter(pk=theirs.pk).exists()
    back(plan, "short", council)
    assert clock(theirs, "first_plan") == "running"


@pytest.mark.parametrize("asked_to_lead", [False, True])
def test_it_goes_nowhere_where_one_reader_does_not(
    council: User, officer: User, asked_to_lead: bool
) -> None:
    theirs = response(officer, *([] if asked_to_lead else ["NBP"]))
    if asked_to_lead:
        say(theirs, "handover", officer, to="NBP", why="Home.", know="All.", told="By Jo.")
    plan = planned(council, None, "EMC")
    short(plan, council)
    assert clock(theirs, "first_plan") == "running"


def test_whoever_does_not_read_the_other_case_reads_no_number_of_it(council: User) -> None:
    shared = response(council, "EMC")
    short(planned(council), council)
    assert shared.entries.get(code="plan").details["plan"] == "Written down in a safety plan."


def test_what_rests_on_it_in_a_case_of_others_is_not_told(council: User, officer: User) -> None:
    theirs = response(officer)
    say(theirs, "home told", officer, at=ago(hours=1), **TOLD)
    say(theirs, "met", officer, who="Al", at=ago(hours=1), voice="“Fine.”", told_us="Al rang.")
    plan = planned(council, None, "EMC")
    short(plan, council)
    told = {"told_us": "The council rang.", "voice": "“Fine.”", "changed": "-", "next": "-"}
    say(theirs, "reviewed", officer, at=ago(minutes=2), **told)
    say(theirs, "closed", officer, at=ago(minutes=1), why="Lee stays.", told_us="By letter.")
    back(plan, "short", council)
    carried = theirs.entries.get(code="plan").place
    assert not theirs.entries.filter(takes_back=carried).exists()
    back(theirs, "closed", officer)
    back(theirs, "plan", officer)
    assert clock(theirs, "first_plan") == "running"


def test_what_was_accepted_into_a_case_that_runs_is_taken_back_whole(
    council: User, officer: User
) -> None:
    raised, plan = concern(officer, "NBC"), planned(council)
    say(raised, "accepted", council, begins="plan", case=plan.pk, whom="Lee", **REASONED)
    back(raised, "accepted", council)
    raised.refresh_from_db()
    assert (raised.state, raised.entries.filter(takes_back=2).count()) == ("raised", 1)
