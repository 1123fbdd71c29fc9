"""Blocks of cases: each says what was said, with who wrote it, and nothing that nobody did."""

import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from wayhome.casework.absences import Report
from wayhome.casework.pathways.circuit import ALONE
from wayhome.chronology import Entry, Source
from wayhome.chronology.sameness import Told
from wayhome.lexicon.dates import LONDON, MAJORITY, birthday
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases import showing
from wayhome.workspace.cases.drawn import circuit, concern, missing, school, turning18
from wayhome.workspace.cases.models import Case

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import NAMES, ago, begin, drawn, limits, on, opened, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WROTE = "Written down by Sam practitioner, Northborough City Council"


@pytest.fixture
def worker(account: Callable[..., User]) -> User:
    return account("practitioner", "NBC")


# A concern


def a_concern(by: User, **more: object) -> Case:
    given = {
        "seen": "“He gave me a phone.”", "when": ago(hours=3), "where": "School gate",
        "how": "they", "danger": "no", "told": "child", "raiser": "Jo, teacher", **more,
    }  # fmt: skip
    return begin("concern", "raised", by, **given)


def of_concern(case: Case) -> concern.Concern:
    return concern.shown(opened(case), NAMES)


def test_what_was_seen_stands_apart_from_what_they_make_of_it(worker: User) -> None:
    case = a_concern(worker, opinion="I think he is used.")
    words = drawn(case, of_concern(case))
    assert 'This is an opinion:</p><p class="wh-text">I think he is used.' in words
    assert '<blockquote class="bl-words">“He gave me a phone.”</blockquote>' in words
    assert WROTE in words
    assert "Not screened yet" in words
    assert "They have not been told that it arrived" in words


@pytest.mark.parametrize("answer", ["yes", "not sure"])
def test_not_sure_of_danger_is_not_safe(worker: User, answer: str) -> None:
    case = a_concern(worker, danger=answer, done="Rang 999.")
    words = drawn(case, of_concern(case))
    assert "Somebody may be in danger" in words
    assert "Rang 999." in words


def test_what_is_new_is_screened_again(worker: User, account: Callable[..., User]) -> None:
    case, screens = a_concern(worker), account("practitioner", "NBC", 2)
    say(case, "no further action", screens, again="More of it.", why="Nothing more.", by="Lee")
    assert not of_concern(case).waits
    more = {"seen": "A second phone.", "when": ago(minutes=9), "who": "Al", "danger": "not sure"}
    say(case, "more", worker, done="Parents told.", **more)
    found = of_concern(case)
    assert found.waits
    assert "To be screened again: something is new" in drawn(case, found)
    assert "Somebody may be in danger" in drawn(case, found)


def test_what_was_put_right_is_told_by_whoever_put_it_right(
    worker: User, account: Callable[..., User]
) -> None:
    case = a_concern(worker)
    other = account("practitioner", "NBC", 2)
    given = dict(case.entries.get(place=0).details) | {"where": "Bus stop"}
    say(case, "put right", other, **given)
    (one,) = of_concern(case).seen
    assert one.told.by["where"] == "Bus stop"
    entry = case.entries.get(place=1)
    assert f"{timezone.localtime(entry.said_at):%H:%M}" in one.told.source


# A school concern


def a_school_concern(by: User, **more: object) -> Case:
    given = {
        "seen": "“I am tired.”", "at": ago(hours=2), "where": "Class", "who": "Jo, tutor",
        "life": "no", "hurt": "no", "violence": "no", "missing": "no", "used": "no",
        "changed": ["mood"], "sudden": "no", "lasts": "two weeks", "agencies": "no",
        "view": "not asked", "parents": "yes", "passed": "pupil", "done": "Talked.", **more,
    }  # fmt: skip
    return begin("school", "raised", by, **given)


def of_school(case: Case) -> school.School:
    return school.shown(opened(case), NAMES, limits(case), timezone.now())


def test_red_says_why_at_once_with_whose_words(worker: User) -> None:
    case = a_school_concern(worker, life="plan", sudden="yes")
    found = of_school(case)
    assert [(one.asks, one.answer) for one in found.reasons] == [
        ("Do they speak of ending their life?", "Yes, with a plan")
    ]
    words = drawn(case, found)
    assert "Why at once" in words
    assert "Ring 999" in words
    assert WROTE in words
    assert "The safeguarding lead has not seen it yet." in words


def test_green_has_no_reason_and_says_how_to_answer_sooner(worker: User) -> None:
    case = a_school_concern(worker)
    words = drawn(case, of_school(case))
    assert "Green: " in words
    assert "answer it sooner" in words
    assert "Do not promise to keep it secret" in words
    assert "Ring 0800 1111" in words


def test_what_closing_needs_is_told_before_anybody_tries(worker: User) -> None:
    case = a_school_concern(worker, used="yes")
    told = of_school(case).closing
    assert any("health alone is not enough" in one.casefold() for one in told)
    assert any("has not seen all of it" in one for one in told)


# An absence


def an_absence(by: User, /, **more: object) -> Case:
    given = {
        "by": "placement", "who": "Jo, key worker", "at": ago(hours=3), "seen": ago(hours=5),
        "where": "The home", "kind": "missing", "police": "yes", "concern": "no", **more,
    }  # fmt: skip
    return begin("missing", "reported", by, **given)


def of_absence(case: Case, known: missing.Known | None = None) -> missing.Absence:
    beside = known or missing.Known()
    return missing.shown(opened(case), NAMES, beside, limits(case), timezone.now())


def earlier(days: int) -> Report:
    at = timezone.localtime(timezone.now() - timedelta(days=days)).replace(tzinfo=None)
    return Report(Told(f"r{days}", ("NBP", "compact"), at, at + timedelta(hours=3), True))


def test_what_nobody_knows_is_not_read_as_nothing(worker: User) -> None:
    case = an_absence(worker)
    words = drawn(case, of_absence(case))
    assert "Missing, and not back: last seen 5 hours ago" in words
    assert "Not known yet whether this asks for a strategy discussion" in words
    assert "How old they are." in words
    assert "Only what is written in this case is counted." in words


def test_nothing_asks_for_it_where_all_is_known(worker: User) -> None:
    case = an_absence(worker, at=ago(hours=4))
    back = {"how": "themselves", "where": "The home", "health": "well", "police": "yes"}
    say(case, "returned", worker, at=ago(hours=1), outside="no", **back)
    found = of_absence(case, missing.Known((), date(2011, 1, 1), counted=True))
    words = drawn(case, found)
    assert "Back after 4 hours" in words
    assert "Nothing that is known asks for a strategy discussion" in words
    assert "No return home interview was offered or held" in words


def test_absences_in_records_are_counted_for_whoever_may_see_them(worker: User) -> None:
    case = an_absence(worker)
    told = [earlier(10), earlier(30)]
    known = missing.Known(told, date(2011, 1, 1), counted=True, openly=told)
    found = of_absence(case, known)
    assert [one.code for one in found.reasons] == ["repeated"]
    words = drawn(case, found)
    assert "Missing three times in 90 days" in words
    assert "?reasons=repeated" in words
    assert "It is a prompt: people decide." in words
    assert "Only what is written in this case is counted." not in words


def test_what_rests_on_a_restricted_record_is_not_filled_in_for_all_to_read(worker: User) -> None:
    case = an_absence(worker)
    told = [earlier(10), earlier(30)]
    known = missing.Known(told, date(2011, 1, 1), counted=True, openly=told[:1])
    words = drawn(case, of_absence(case, known))
    assert "Missing three times in 90 days" in words
    assert "?reasons=repeated" not in words
    assert "rests on records that only your agency reads" in words


def test_a_concern_asks_for_it_by_itself(worker: User) -> None:
    case = an_absence(worker, concern="yes", concern_why="A car waited.")
    assert [one.code for one in of_absence(case).reasons] == ["concern"]
    assert "Ask for a strategy discussion" in drawn(case, of_absence(case))


def source(record: str, kind: str, superseded: datetime | None = None) -> Source:
    told = datetime(2026, 11, 3, 22, 30)
    return Source(
        record, "NBP", "compact", kind, told, None, "minute", told, told, superseded, None,
        "official", "M1", None, None, None, "", None, None, None, (),
    )  # fmt: skip


def an_entry(part: str, *sources: Source) -> Entry:
    return Entry(
        "e", sources[0].kind, "Missing", part, sources[0].from_, None, "minute", "", None, None,
        None, None, None, None, None, None, ("NBP",), sources,
    )  # fmt: skip


def test_a_report_is_a_record_that_stands_of_somebodys_own_absence() -> None:
    entries = [
        an_entry("own", source("a", "missing"), source("b", "away")),
        an_entry("own", source("c", "missing", datetime(2026, 11, 9))),
        an_entry("beside", source("d", "missing")),
        an_entry("own", source("e", "arrest")),
    ]
    found = list(missing.reports_of(entries))
    assert [(one.told.record_id, one.missing) for one in found] == [("a", True), ("b", False)]
    assert found[0].told.fine


# Turning 18


def test_days_are_counted_to_the_birthday(worker: User) -> None:
    today = timezone.localdate()
    born = next(
        day
        for day in (today.replace(day=1, year=today.year - 18) + timedelta(n) for n in range(400))
        if (birthday(day, MAJORITY) - today).days == 92
    )
    case = begin(
        "turning18", "begun", worker, at=ago(hours=1), born=f"{born}", sure="not sure", worker="Jo"
    )
    found = turning18.shown(opened(case), NAMES, limits(case), timezone.now())
    assert found.left == 92
    words = drawn(case, found)
    assert "92 days to 18" in words
    assert "The date of birth is not sure." in words
    assert "nothing is told or referred without asking them" in words
    assert [one.late for one in found.days] == [True] * 3 + [False] * 4  # due 100 days before
    assert [one.settled for one in found.matters] == [""] * 5
    assert found.days[-1].on == birthday(born, MAJORITY)
    say(case, "lead", worker, at=ago(minutes=5), answer="named", who="Ash", met="no")
    found = turning18.shown(opened(case), NAMES, limits(case), timezone.now())
    assert [one.settled for one in found.matters][2] == "Named"


# A circuit-breaker


def a_circuit_breaker(by: User) -> Case:
    given = {"trigger": "A threat.", "tried": "A move.", "hope": "Rest."}
    case = begin("circuit", "proposed", by, at=ago(days=2), **given)
    say(case, "parents", by, at=ago(days=1), who="Mum agrees.", all="yes")
    say(case, "view", by, at=ago(days=1), want="yes", voice="I want to go.")
    area = {"council": "Eastmarsh", "whom": "Al", "police": "Eastmarsh, Lee", "known": "None."}
    say(case, "area", by, at=ago(days=1), **area)
    planned = {
        "family": ["carer"], "council": "Eastmarsh", "start": on(days=0), "end": on(days=14),
        "worker": "Jo", "pays": "NBC", "approved": "Lead",
    }  # fmt: skip
    say(case, "planned", by, at=ago(hours=9), **planned)
    return case


def of_circuit(case: Case) -> circuit.Circuit:
    return circuit.shown(opened(case), NAMES, limits(case), timezone.now())


def test_it_says_how_far_it_is_and_until_when(worker: User) -> None:
    case = a_circuit_breaker(worker)
    assert "Agreed, and not away yet" in drawn(case, of_circuit(case))
    kept = {"phones": "New number.", "who": "Them.", "then": "Ring Jo."}
    say(case, "kept away", worker, at=ago(hours=8), **kept)
    left = {"family": ["carer"], "how": "By train", "end": on(days=10)}
    say(case, "left", worker, at=ago(hours=7), **left)
    words = drawn(case, of_circuit(case))
    assert (
        f"Away with their family until {timezone.localdate() + timedelta(days=10):%-d %B}" in words
    )
    assert "No contact is written down. That is not the same as none." in words
    assert ALONE not in words
    say(case, "longer", worker, at=ago(hours=1), until=on(days=20), why="Quiet.", approved="Lead")
    assert of_circuit(case).ends == timezone.localdate() + timedelta(days=20)
    say(case, "returned", worker, at=ago(minutes=30), how="planned")
    found = of_circuit(case)
    assert [(one.weeks, one.late, bool(one.reading)) for one in found.follow_ups] == [
        ("2", False, True), ("6", False, True), ("12", False, True)
    ]  # fmt: skip


def test_alone_is_told_for_what_it_is(worker: User) -> None:
    case = a_circuit_breaker(worker)
    say(case, "not gone", worker, at=ago(hours=1), why="Mum cannot go.", alone="yes")
    assert ALONE in drawn(case, of_circuit(case))


# Clocks


def test_a_clock_that_counts_from_a_told_day_says_only_by_when(worker: User) -> None:
    case = begin(
        "turning18", "begun", worker, at=ago(hours=1), born=on(days=-6500), sure="yes", worker="Jo"
    )
    now = datetime.now(LONDON)
    assert not any(one.counts_on for one in showing.clocks(opened(case).told, limits(case), now))
    other = an_absence(worker, police="no")
    clocks = showing.clocks(opened(other).told, limits(other), now)
    assert clocks
    assert all(one.counts_on for one in clocks)
