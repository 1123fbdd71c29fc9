"""What the pages of a crisis response and of an absence work out beside what people wrote: how far
from home, and which records are of the same absence; nothing restricted is filled in."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from wayhome.casework.absences import Report
from wayhome.chronology.sameness import Told
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.drawn import from_home, missing
from wayhome.workspace.cases.drawn.crisis import Crisis
from wayhome.workspace.cases.models import Case

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import NAMES, ago, begin, drawn, limits, opened, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
FOUND = {"what": "arrest", "where": "Custody", "away": "yes", "supply": "yes"}
FAR = {"stays": "placement", "far": "yes", "far_why": "No bed nearer.", "approver": "Al, director",
       "instead": ["intensive"], "home_at": "LS1 4DY", "stays_at": "S1 2HH"}  # fmt: skip
REPORTED = {"by": "family", "who": "Ann", "where": "Home", "kind": "missing", "police": "no",
            "concern": "no"}  # fmt: skip


def at_home(case: Case) -> Crisis:
    """As the page has it, without whom to ring."""
    stay = from_home.shown(opened(case), NAMES)
    return Crisis(stay.told, stay.found, stay.far)


@pytest.fixture
def worker(account: Callable[..., User]) -> User:
    return account("practitioner", "NBC")


def test_where_they_are_to_stay_is_told_with_how_far_and_what_else_there_is(worker: User) -> None:
    case = begin("crisis", "found", worker, **FOUND, at=ago(hours=2))
    empty = drawn(case, at_home(case))
    assert "Nobody has written down yet where they are to stay." in empty
    say(case, "to stay", worker, at=ago(hours=1), **FAR)
    words = drawn(case, at_home(case))
    assert "28 miles from home, in Sheffield, which does not adjoin Leeds" in words
    assert "Far is more than 20 miles" in words
    assert "a circuit-breaker, away for a while with their family" in words
    say(case, "to stay", worker, at=ago(minutes=5), stays="home", far="no")
    home = drawn(case, at_home(case))
    assert "They stay at home" in home
    assert "circuit-breaker" not in home


def test_without_postcodes_it_is_said_that_nothing_was_worked_out(worker: User) -> None:
    case = begin("crisis", "found", worker, **FOUND, at=ago(hours=2))
    say(case, "to stay", worker, at=ago(hours=1), stays="family", far="no")
    words = drawn(case, at_home(case))
    assert "Not far from home, as whoever wrote it says" in words
    assert "How far it is was not worked out" in words


def gone(by: User) -> Case:
    return begin("missing", "reported", by, at=ago(hours=9), seen=ago(hours=10), **REPORTED)


def record(name: str, agency: str = "NBP", hours: int = 11) -> Report:
    since = datetime.fromisoformat(ago(hours=hours))
    return Report(Told(name, (agency, "missing"), since, since + timedelta(hours=4), True, name))


def test_records_of_the_same_absence_are_offered_until_somebody_writes_them(worker: User) -> None:
    case, same, other = gone(worker), record("M-1"), record("M-9", hours=300)
    close = record("M-2")
    known = missing.Known([same, other, close], None, counted=True, openly=[same, other])

    def shown() -> missing.Absence:
        return missing.shown(opened(case), NAMES, known, limits(case), timezone.now())

    words = drawn(case, shown())
    assert "this record is of the same absence" in words
    assert "NBP, M-1: gone from" in words
    assert "M-9" not in words
    begins = missing.begins(opened(case), NAMES, known, limits(case))
    assert "M-1" in str(begins["records"])
    assert "M-2" not in str(begins["records"]), "what only one agency reads is not filled in"
    assert "M-2" in " ".join(shown().same_close)
    say(case, "merged", worker, **begins)
    assert shown().same == []
    assert "M-1" in drawn(case, shown())
    assert missing.begins(opened(case), NAMES, known, limits(case)) == {}
