"""Cases: what may be said is kept with its clocks; what may not is refused in words, by the rules
and by the database; nobody's words are lost."""

import random
from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from wayhome.casework.pathway import Pathway, state_of
from wayhome.casework.pathways import PATHWAYS
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.people import Particulars
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import cases as actions
from wayhome.workspace.actions import found as found_actions
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.forms import Saying, new_case, new_number
from wayhome.workspace.cases.listing import open_cases
from wayhome.workspace.cases.models import (
    TAKE_BACK,
    Case,
    CaseAgency,
    CaseClock,
    CaseEntry,
    allowed_states,
    step,
)
from wayhome.workspace.cases.standing import limits_of, seen_by, told
from wayhome.workspace.cases.triggers import ENTRIES, every
from wayhome.workspace.found.where import Finding
from wayhome.workspace.trail.models import AuditEvent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

FOUND = {"what": "arrest", "where": "Eastmarsh custody", "away": "yes", "supply": "yes"}
TOLD = {"council": "Northborough", "reached": "yes", "whom": "Jo, duty worker"}
GONE = {"how": "By the back door.", "police": "no", "home": "no"}
CALL = {"rail": "no", "there": ["council"], "absent": "Police, twice.", "agreed": "Home tonight."}
Account = Callable[..., User]


@pytest.fixture
def worker(account: Account) -> User:
    return account("duty_worker", "EMC")


@pytest.fixture
def home_worker(account: Account) -> User:
    return account("duty_worker", "NBC")


@pytest.fixture
def case(worker: User) -> Case:
    return begun(worker)


def ago(**since: int) -> str:
    return f"{timezone.localtime(timezone.now() - timedelta(**since)):%Y-%m-%dT%H:%M}"


def begun(by: User, **more: object) -> Case:
    return actions.begin(
        case=new_case(), pathway=CRISIS, about=actions.Subject("Kai"), tell=["NBC"], release="r",
        saying=actions.Saying(new_number(), "found", {**FOUND, "at": ago(hours=1), **more}, 0),
        by=by,
    )  # fmt: skip


def say(case: Case, code: str, by: User, place: int = 1, **details: object) -> CaseEntry:
    given = {"at": ago(minutes=5), **details}
    saying = actions.Saying(new_number(), code, given, place)  # type: ignore[arg-type]
    return actions.say(case=case.number, saying=saying, by=by)


def clocks(case: Case) -> dict[str, str]:
    return dict(case.clocks.values_list("code", "state"))


def test_a_case_begins_with_its_clocks_and_one_event(case: Case, worker: User) -> None:
    assert (case.state, case.said) == ("with finder", 1)
    assert clocks(case) == dict.fromkeys(
        "home_told strategy_call adult section_45 referrer safe_travel home_again worker_met "
        "first_plan referral_sent panel_slot first_review decision_backstop".split(),
        "running",
    ) | {"home_told": "late"}  # found an hour ago
    event = AuditEvent.objects.order_by("-number")[0]
    assert (event.about, event.details) == (case.number, {})


def test_what_meets_a_clock_ends_it(case: Case, worker: User) -> None:
    say(case, "home told", worker, **TOLD)
    assert clocks(case)["home_told"] == "met"
    case.refresh_from_db()
    assert (case.state, case.said) == ("with finder", 2)


def test_what_is_missing_is_said_with_who_can_supply_it(case: Case, home_worker: User) -> None:
    with pytest.raises(BadUsage) as refused:
        say(case, "call", home_worker, **CALL)
    assert str(refused.value) == (
        "Missing first: “Home council told”. Whoever found them can write it down."
    )
    assert case.entries.count() == 1


def test_a_child_leaves_with_nobody_whom_the_council_does_not_know(
    case: Case, worker: User
) -> None:
    say(case, "home told", worker, **TOLD)
    with pytest.raises(BadUsage, match="Did the home council say that it knows this adult"):
        say(case, "set out", worker, 2, **{"with": "an uncle", "how": "by car"})
    uncle = {"with": "an uncle", "how": "by car", "known": "no"}
    with pytest.raises(BadUsage, match="leaves with nobody whom the home council does not know"):
        say(case, "set out", worker, 2, **uncle)
    say(case, "travel", worker, 2, **uncle, instead="They stay here until the council rings.")
    assert clocks(case)["safe_travel"] == "running", "a no is written down, and arranges nothing"


@pytest.mark.postgresql
def test_of_two_who_write_at_once_the_second_is_told(
    case: Case, worker: User, home_worker: User
) -> None:
    say(case, "home told", worker, **TOLD)
    with pytest.raises(actions.SaidSince, match="1 more entry was made") as since:
        say(case, "section 45", home_worker, 1, told="yes", why="They were sent here.")
    assert since.value.many == 1
    assert case.entries.count() == 2


def test_a_second_tap_says_nothing_twice(case: Case, worker: User) -> None:
    once = actions.Saying(new_number(), "home told", {**TOLD, "at": ago(minutes=5)}, 1)
    actions.say(case=case.number, saying=once, by=worker)
    with pytest.raises(BadUsage, match="said already"):
        actions.say(case=case.number, saying=once, by=worker)


def test_taking_back_brings_state_and_clocks_back(case: Case, worker: User) -> None:
    say(case, "home told", worker, **TOLD)
    back = actions.take_back(
        case=case.number, number=new_number(), place=2, at=1, why="wrong council", by=worker
    )
    assert (back.takes_back, clocks(case)["home_told"]) == (1, "late")
    with pytest.raises(BadUsage, match="taken back already"):
        actions.take_back(
            case=case.number, number=new_number(), place=3, at=1, why="again", by=worker
        )


def test_what_others_rest_on_is_not_taken_back_first(
    case: Case, worker: User, home_worker: User
) -> None:
    say(case, "home told", worker, **TOLD)
    say(case, "call", home_worker, 2, **CALL)
    with pytest.raises(BadUsage, match="“Strategy call held” rests on it"):
        actions.take_back(
            case=case.number, number=new_number(), place=3, at=1, why="slip", by=worker
        )


def test_nobody_else_knows_of_a_case(case: Case, account: Account) -> None:
    outsider = account("practitioner", "EMH")
    assert not seen_by(outsider).exists()
    assert not open_cases(outsider).exists()
    with pytest.raises(BadUsage, match="no such case"):
        say(case, "home told", outsider, **TOLD)
    with pytest.raises(BadUsage, match="no such case"):
        actions.join(case=case.number, by=outsider)


def test_what_was_said_is_never_changed(case: Case) -> None:
    entry = case.entries.get()
    with pytest.raises(Damaged):
        entry.save()
    with pytest.raises(Damaged):
        CaseEntry.objects.all().delete()


def test_the_kept_clocks_are_those_of_the_rules(case: Case, worker: User) -> None:
    """What the desk reads can be worked out anew from what was said."""
    say(case, "home told", worker, **TOLD)
    say(case, "pause", worker, 2, clock="strategy_call", why="They sleep.")
    say(case, "set out", worker, 3, **{"with": "Jo", "how": "by car", "known": "yes"})
    case.refresh_from_db()
    entries = list(case.entries.order_by("place"))
    found = told(case, entries).clocks(limits_of(case), timezone.now())
    kept = set(case.clocks.values_list("code", "state", "started"))
    assert kept == {(one.clock.code, str(one.state), one.started) for one in found}
    assert dict(case.clocks.values_list("code", "state"))["strategy_call"] == "paused"


@pytest.mark.postgresql
def entry_of(case: Case, place: int, way: str, code: str, before: str, after: str) -> CaseEntry:
    """An entry as somebody who goes past the rules would write it."""
    back = place if code == TAKE_BACK else None
    return CaseEntry(
        number=f"E-past-{place}", case=case, place=place, code=code, details={}, takes_back=back,
        step=step(way, code, before, after), said_at=timezone.now(), by=case.by, agency="EMC",
        role="duty_worker",
    )  # fmt: skip


def every_step(way: Pathway) -> set[tuple[str, str, str]]:
    """Each thing that may be said in each state and what it leads to, as saying it comes to; and
    each taking back."""
    found, ways = set[tuple[str, str, str]](), {"": list[str]()}
    new = list(ways)
    while new:
        at = new.pop()
        for code in way.entries:
            try:
                after = state_of(way, [*ways[at], code])
            except ValueError:
                continue
            found.add((code, at, after))
            if after not in ways:
                ways[after] = [*ways[at], code]
                new.append(after)
    return found | {(TAKE_BACK, *one) for one in way.backs()}


@pytest.fixture
def by_constraint_alone(case: Case) -> None:
    """Until the test is over: what triggers refuse besides is asked in test_case_triggers."""
    of_table = f" on {ENTRIES}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for one in every(connection.vendor):
            if one.table == ENTRIES:
                cursor.execute(f"drop trigger {one.name}{of_table}")


@pytest.mark.usefixtures("by_constraint_alone")
def test_the_database_takes_every_step_that_can_be_walked(case: Case) -> None:
    steps = [(way.code, *one) for way in PATHWAYS.values() for one in sorted(every_step(way))]
    CaseEntry.objects.bulk_create(
        entry_of(case, place, *one) for place, one in enumerate(steps, start=1)
    )
    assert case.entries.count() == len(steps) + 1


@pytest.mark.usefixtures("by_constraint_alone")
def test_the_database_takes_no_step_that_cannot_be_walked(case: Case) -> None:
    chance, place = random.Random(7), 0
    for way in PATHWAYS.values():
        walked, states = every_step(way), [*way.states]
        codes = (*way.entries, TAKE_BACK)
        of = ((code, *pair) for code in codes for pair in product(states, states))
        wrong = sorted(set(of) - walked)
        for one in chance.sample(wrong, 6):
            place += 1
            with pytest.raises(IntegrityError), transaction.atomic():
                entry_of(case, place, way.code, *one).save()


def test_a_case_stands_in_a_state_of_its_pathway(case: Case) -> None:
    assert "crisis/" in allowed_states()
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update cases_case set stands = 'crisis/forgotten'")


def test_each_step_that_was_kept_goes_on_from_the_one_before(case: Case, worker: User) -> None:
    """Whoever reads the rows alone finds one road, and at its end the state of the case."""
    say(case, "home told", worker, **TOLD)
    say(case, "lost", worker, 2, **GONE)
    actions.take_back(
        case=case.number, number=new_number(), place=3, at=2, why="was outside", by=worker
    )
    say(case, "charge", worker, 4, officer="DC Reed")
    steps = [one.rpartition("/")[2] for one in case.entries.values_list("step", flat=True)]
    road = [one.split(">") for one in steps]
    assert [before for before, _ in road] == ["", *(after for _, after in road[:-1])]
    case.refresh_from_db()
    assert road[-1][1] == case.state == "with finder"


def test_a_form_of_questions_says_what_is_wrong_beside_each(case: Case) -> None:
    asked = CRISIS.entries["set out"].fields
    sent = {
        "number": new_number(), "place": "1", "said-with": "Jo", "said-known": "yes",
        "said-at-day": "31", "said-at-month": "11", "said-at-year": "2026", "said-at-time": "9",
    }  # fmt: skip
    form = Saying(asked, sent)
    assert not form.is_valid()
    assert form.errors == {
        "said-at": ["31 November 2026 is not in the calendar."],
        "said-how": ["Write an answer: How do they travel?"],
    }
    later = timezone.localtime(timezone.now() + timedelta(days=2))
    tomorrow = sent | {
        "said-how": "by car", "said-at-day": str(later.day), "said-at-month": str(later.month),
        "said-at-year": str(later.year), "said-at-time": "9.15pm",
    }  # fmt: skip
    ahead = Saying(asked, tomorrow)
    assert not ahead.is_valid()
    assert ahead.errors == {"said-at": ["This has not happened yet."]}


def test_the_list_leads_with_what_is_due_first(worker: User) -> None:
    first, second = begun(worker, what="stop"), begun(worker, what="stop")
    say(first, "home told", worker, **TOLD)
    due = {one.case_id: one.due for one in CaseClock.objects.filter(state="late")}
    assert due.keys() == {second.number}
    assert [one.number for one in open_cases(worker)] == [second.number, first.number]


def test_of_whom_nobody_knows_where_they_are_stands_before_what_is_late(worker: User) -> None:
    lost, late = begun(worker, what="stop"), begun(worker, what="stop")
    say(lost, "lost", worker, **GONE)
    open_ = lost.clocks.filter(state__in=("running", "late"))
    for place, clock in enumerate(list(open_.values_list("code", flat=True)), 2):
        say(lost, "call off", worker, place, clock=clock, why="For this test.")
    assert (open_.exists(), late.clocks.filter(state="late").exists()) == (False, True)
    assert [one.number for one in open_cases(worker)] == [lost.number, late.number]


def test_a_closed_case_says_how_to_go_on(case: Case, worker: User) -> None:
    say(case, "not them", worker, why="It was somebody else.")
    case.refresh_from_db()
    assert case.state == "taken back"
    with pytest.raises(BadUsage, match="This case is taken back"):
        say(case, "home told", worker, 2, **TOLD)
    assert not open_cases(worker).exists()


def test_what_began_a_case_is_put_right_and_not_taken_back(case: Case, worker: User) -> None:
    with pytest.raises(BadUsage, match="This began the case"):
        actions.take_back(
            case=case.number, number=new_number(), place=1, at=0, why="wrong birth", by=worker
        )
    say(case, "put right", worker, **FOUND | {"what": "stop", "at": ago(hours=3)})
    assert "section_45" not in clocks(case), "nobody is in custody"
    assert clocks(case)["strategy_call"] == "late"
    case.refresh_from_db()
    assert told(case, list(case.entries.order_by("place"))).first["what"] == "stop"


def test_nobody_takes_back_what_another_agency_said(
    case: Case, worker: User, home_worker: User
) -> None:
    say(case, "home told", worker, **TOLD)
    with pytest.raises(BadUsage, match="Another agency said this"):
        actions.take_back(
            case=case.number, number=new_number(), place=2, at=1, why="no", by=home_worker
        )


def test_no_is_not_done(case: Case, worker: User) -> None:
    say(case, "section 45", worker, told="no", why="Nobody was there to tell.")
    say(case, "adult", worker, 2, who="a neighbour", no_part="no")
    assert (clocks(case)["section_45"], clocks(case)["adult"]) == ("running", "running")


def test_a_clock_waits_from_now_on_and_only_where_it_runs(case: Case, worker: User) -> None:
    with pytest.raises(BadUsage, match="a clock that is running"):
        say(case, "pause", worker, clock="home_told", why="late already")
    with pytest.raises(BadUsage, match="a clock that is running"):
        say(case, "pause", worker, clock="early_advice", why="no charge yet")
    say(case, "pause", worker, clock="first_plan", why="They sleep.")
    assert clocks(case)["first_plan"] == "paused"
    kept = case.clocks.get(code="first_plan")
    say(case, "resume", worker, 2, clock="first_plan")
    assert case.clocks.get(code="first_plan").due - kept.due < timedelta(minutes=1)


def test_the_trail_says_nothing_of_whom_or_what(worker: User, account: Account) -> None:
    """Somebody may be held in records that one agency keeps close; others read the trail too."""
    case = actions.begin(
        case=new_case(), pathway=CRISIS, about=actions.Subject("Kai", "P-7K3M-9Q2X-4TBC"), tell=[],
        saying=actions.Saying(new_number(), "found", {**FOUND, "at": ago(hours=1)}, 0),
        release="r", by=worker,
    )  # fmt: skip
    say(case, "charge", worker, officer="DC Reed")
    for event in AuditEvent.objects.filter(act=Act.WORK_CASES):
        assert (event.about, event.details) == (case.number, {})


def test_what_nobody_did_is_not_taken_for_needless(case: Case, worker: User) -> None:
    say(case, "home told", worker, **TOLD)
    say(case, "set out", worker, 2, **{"with": "Jo", "how": "by car", "known": "yes"})
    say(case, "section 45", worker, 3, told="yes", why="They were sent here.")
    assert clocks(case)["section_45"] == "met"
    assert clocks(case)["adult"] == "called off"
    entries = list(case.entries.order_by("place"))
    shown = {
        one.reading.clock.code: one
        for one in showing.clocks(told(case, entries), limits_of(case), timezone.now())
    }
    assert shown["adult"].ended_by == "Left for home"


def test_who_is_lost_again_is_said_at_once_and_begins_the_clocks_of_it(
    case: Case, worker: User
) -> None:
    say(case, "home told", worker, **TOLD)
    say(case, "lost", worker, 2, **GONE, at=ago(minutes=4))
    case.refresh_from_db()
    assert case.state == "not known"
    again = ("home_told", "police_told", "risk", "strategy_call")
    assert {clocks(case)[one] for one in again} == {"running"}
    assert clocks(case)["safe_travel"] == "called off"
    say(case, "found again", worker, 3, at=ago(minutes=1), where="Platform 2", custody="yes",
        health="cold")  # fmt: skip
    case.refresh_from_db()
    assert case.state == "with finder"
    assert clocks(case) | {"risk": "met", "police_told": "called off"} == clocks(case)
    assert {clocks(case)[one] for one in ("adult", "safe_travel", "home_again")} == {"running"}


def test_a_lost_child_taken_back_is_one_who_was_never_lost(case: Case, worker: User) -> None:
    say(case, "home told", worker, **TOLD)
    before = set(case.clocks.values_list("code", "state", "started", "due"))
    say(case, "lost", worker, 2, **GONE, at=ago(minutes=4))
    actions.take_back(
        case=case.number, number=new_number(), place=3, at=2, why="was outside", by=worker
    )
    assert set(case.clocks.values_list("code", "state", "started", "due")) == before


def test_a_found_child_is_not_taken_back_while_its_response_runs(worker: User) -> None:
    finding = Finding(Particulars(given="Kai"), timezone.now(), "Platform 2", "", "01632 960001")
    entry = found_actions.record_found(
        reference="F-7K3M-9Q2X-4TBC", finding=finding, person_id="", tell=[], release="r", by=worker
    )
    case = actions.begin(
        case=new_case(), pathway=CRISIS, about=actions.Subject("Kai", found=entry), tell=[],
        saying=actions.Saying(new_number(), "found", {**FOUND, "at": ago(hours=1)}, 0),
        release="r", by=worker,
    )  # fmt: skip
    with pytest.raises(BadUsage, match="A crisis response runs"):
        found_actions.take_back(reference=entry.pk, by=worker)
    say(case, "not them", worker, why="It was somebody else.")
    assert found_actions.take_back(reference=entry.pk, by=worker).taken_back_at


@pytest.mark.parametrize("model", [CaseEntry, CaseAgency])
def test_the_database_itself_keeps_what_was_said(case: Case, model: type) -> None:
    table = model._meta.db_table
    for change in (f"update {table} set agency = 'EMH'", f"delete from {table}"):
        with (
            pytest.raises(DatabaseError, match="written once"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
