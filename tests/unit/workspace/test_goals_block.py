"""The block of parental capacity to change: goals with their levels and help, never a measure of
anybody."""

import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wayhome.casework.attainment import MEASURES
from wayhome.casework.pathways.capacity_entries import PARTNERS
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.drawn import capacity
from wayhome.workspace.cases.drawn.goal_picture import height, picture
from wayhome.workspace.cases.models import Case

sys.path.insert(0, str(Path(__file__).parent))  # the case is a module of these tests

from a_case import NAMES, ago, begin, drawn, on, opened, say

pytestmark = pytest.mark.usefixtures("home")
LEVELS = {
    "much_less": "never rings", "less": "rings next day", "hoped": "rings within the hour",
    "more": "rings at once", "much_more": "rings before",
}  # fmt: skip


@pytest.fixture
def worker(account: Callable[..., User]) -> User:
    return account("practitioner", "NBC")


@pytest.fixture
def case(worker: User) -> Case:
    made = begin(
        "capacity", "begun", worker, at=ago(days=20), reason="Stuck.", harm="outside",
        until=on(days=60), time="His exams.",
    )  # fmt: skip
    say(made, "carer", worker, name="Mum", life="Work at night.")
    say(made, "goal", worker, **goal())
    return made


def goal(**more: object) -> dict[str, object]:
    return {
        "at": ago(days=19), "whose": "one", "carer": "1", "behaviour": "Rings late.", "own": "yes",
        "impact": "Found late.", "baseline": "Next day.", "seen": "Log.", "goal": "Rings early",
        "weight": "1", "until": on(days=30), "agreed": "yes", **LEVELS, **more,
    }  # fmt: skip


def rate(case: Case, by: User, level: str, **more: object) -> None:
    given = {"goal": "2", "rater": "first", "who": "Jo", "seen": "The log.", **more}
    say(case, "rating", by, level=level, **given)


def shown(case: Case) -> capacity.Capacity:
    return capacity.shown(opened(case), NAMES)


@pytest.mark.django_db
def test_what_it_does_not_measure_always_stands_beside(case: Case) -> None:
    words = drawn(case, shown(case))
    assert PARTNERS in words
    assert MEASURES in words
    assert "Kiresuk and Sherman" in words


@pytest.mark.django_db
def test_a_goal_shows_its_five_levels_with_the_one_it_was_seen_at(case: Case, worker: User) -> None:
    rate(case, worker, "-1", at=ago(days=10))
    rate(case, worker, "0", at=ago(days=2))
    rate(case, worker, "1", at=ago(days=2), rater="second", who="Ali")
    (one,) = shown(case).goals
    assert [(each.figure, each.described, each.reached) for each in one.levels] == [
        ("+2", "rings before", []),
        ("+1", "rings at once", ["Ali"]),
        ("0", "rings within the hour", ["Jo"]),
        ("−1", "rings next day", []),
        ("−2", "never rings", []),
    ]
    assert one.whose == "Mum"
    assert one.answer == "From less than hoped for to more than hoped for"


@pytest.mark.django_db
def test_the_picture_and_its_table_say_the_same(case: Case, worker: User) -> None:
    for days, level in ((10, "-2"), (6, "0"), (2, "0")):
        rate(case, worker, level, at=ago(days=days))
    (one,) = shown(case).goals
    assert one.picture
    assert [mark.y for mark in one.picture.marks] == [height(-2), height(0), height(0)]
    words = drawn(case, shown(case))
    assert words.count("<circle") == 3 == len(one.ratings)
    assert re.search("Much less than hoped for", words)


@pytest.mark.django_db
def test_help_is_shown_as_offered_until_somebody_writes_that_it_came(
    case: Case, worker: User
) -> None:
    given = {"goal": "2", "what": "A phone plan", "answer": "yes"}
    say(case, "support", worker, at=ago(days=9), **given)
    assert "Nobody has written down whether it came." in drawn(case, shown(case))
    came = {"support": "3", "came": "partly", "what": "One visit.", "missing": "The rest."}
    say(case, "delivered", worker, at=ago(days=1), **came)
    words = drawn(case, shown(case))
    assert "some of it came" in words
    assert "Nobody has written down whether it came." not in words


@pytest.mark.django_db
def test_a_checkpoint_tells_what_the_figure_rests_on(case: Case, worker: User) -> None:
    say(case, "goal", worker, **goal(whose="together", carer=None, goal="Tells one story"))
    rate(case, worker, "1", at=ago(days=5))
    held = {"there": "Mum, Jo", "said": "It helps.", "changed": "Rings."}
    say(case, "checkpoint", worker, at=ago(days=1), **held)
    words = drawn(case, shown(case))
    assert "60.0" in words
    assert "Not rated by then: " in words


def test_of_ratings_of_one_day_no_line_is_drawn() -> None:
    day = datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert picture([(day, "0", "first")]) is None
    assert picture([(day, "0", "first"), (day.replace(hour=11), "1", "second")]) is None


def test_the_first_and_the_last_stand_at_both_ends() -> None:
    days = [datetime(2026, 11, day, 9, tzinfo=UTC) for day in (1, 6, 11)]
    made = picture([(at, str(n), "first") for n, at in enumerate(days)])
    assert made
    assert [mark.x for mark in made.marks] == [42, 173, 304]
    assert len(made.ways) == 2
