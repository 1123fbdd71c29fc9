"""Which decision stands for a prompt, when it is asked again, and what is due."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.decisions import (
    Chosen,
    Decision,
    Of,
    Prompt,
    State,
    Step,
    due,
    stands,
    wrong_day,
)

TODAY = date(2026, 11, 20)
LATER = TODAY + timedelta(days=30)
# records a to f; a later delivery repeats a as A; a, b and c tell of one event, d and e of another
IDS = {"a": {"a", "A"}, **{one: {one} for one in "bcdef"}}
EVENTS = {"a": "e1", "b": "e1", "c": "e1", "d": "e2", "e": "e2", "f": "e3"}


def prompt(records: str, of: Of = Of.GROUP, subject: str = "") -> Prompt:
    held = {one: IDS[one] for one in records}
    return Prompt(of, subject, held, {one: EVENTS[one] for one in records})


def decision(
    number: int, records: str, again: date = LATER, of: Of = Of.GROUP, subject: str = ""
) -> Decision:
    at = datetime(2026, 11, 1) + timedelta(hours=number)
    return Decision(f"n{number}", of, Chosen.ACT, at, again, subject, frozenset(records))


# what the group rests on | decided on, the day to look again | the state | new records, new events
TABLE = [
    ("abd", [], State.OPEN, "", 0),
    ("abd", [("abd", LATER)], State.CLOSED, "", 0),
    ("abd", [("Abd", LATER)], State.CLOSED, "", 0),  # under the id that a record had before
    ("abdf", [("abd", LATER)], State.AGAIN, "f", 1),  # an event since then
    ("abcd", [("abd", LATER)], State.AGAIN, "c", 0),  # one record more of an event
    ("abd", [("abd", TODAY)], State.LOOK, "", 0),  # on the day itself
    ("abd", [("abdef", LATER)], State.CLOSED, "", 0),  # what was decided on is more
    ("abde", [("ab", LATER), ("de", LATER)], State.AGAIN, "ab", 1),  # two who saw a part each
    ("ab", [("de", LATER)], State.OPEN, "", 0),  # of another group
    ("abd", [("abd", LATER), ("abd", TODAY)], State.LOOK, "", 0),  # the newest says when
    ("abd", [("abd", LATER), ("ab", LATER)], State.CLOSED, "", 0),  # one that saw less changes none
]


@pytest.mark.parametrize(("records", "decided", "state", "new", "events"), TABLE)
def test_how_a_group_stands(
    records: str, decided: list[tuple[str, date]], state: State, new: str, events: int
) -> None:
    held = [decision(at, each, again) for at, (each, again) in enumerate(decided)]
    found = stands(prompt(records), held, TODAY)
    assert (found.state, found.new, found.events) == (state, set(new), events)


def test_a_line_and_a_person_are_found_by_name() -> None:
    one = decision(1, "ab", of=Of.LINE, subject="L-1")
    asked = prompt("ab", Of.LINE, "L-1")
    assert stands(asked, [one], TODAY).closed
    assert stands(prompt("ab", Of.LINE, "L-2"), [one], TODAY).state is State.OPEN
    assert stands(prompt("ab", Of.PERSON, "L-1"), [one], TODAY).state is State.OPEN
    assert stands(prompt("abf", Of.LINE, "L-1"), [one], TODAY).state is State.AGAIN


def test_nothing_near_somebody_is_decided_on_too() -> None:
    """There may be no record at all behind the page: the day to look again comes all the same."""
    one = decision(1, "", of=Of.PERSON, subject="P-1")
    asked = prompt("", Of.PERSON, "P-1")
    assert stands(asked, [one], TODAY).closed
    assert stands(asked, [one], LATER).state is State.LOOK


def test_what_was_not_done_is_decided_again() -> None:
    held = [decision(1, "ab"), decision(2, "ab")]
    assert stands(prompt("ab"), held, TODAY, undone={"n2"}).state is State.UNDONE
    assert stands(prompt("ab"), held, TODAY, undone={"n1"}).closed


records = st.text(alphabet="abcdef", min_size=1, max_size=6).map(lambda s: "".join(sorted(set(s))))
many = st.lists(st.tuples(records, st.sampled_from([TODAY, LATER])), max_size=5)


@given(records, many, st.randoms())
def test_the_order_of_arrival_changes_nothing(asked: str, told: list, random) -> None:
    held = [decision(at, each, again) for at, (each, again) in enumerate(told)]
    mixed = random.sample(held, len(held))
    assert stands(prompt(asked), mixed, TODAY) == stands(prompt(asked), held, TODAY)


@given(records, many, records)
def test_what_is_taken_back_has_no_effect(asked: str, told: list, back: str) -> None:
    held = [decision(at, each, again) for at, (each, again) in enumerate(told)]
    gone = decision(99, back)
    assert stands(prompt(asked), [*held, gone], TODAY, gone={"n99"}) == stands(
        prompt(asked), held, TODAY
    )


@given(records, many)
def test_a_record_beyond_all_of_them_asks_again(asked: str, told: list) -> None:
    held = [decision(at, each.replace("f", ""), again) for at, (each, again) in enumerate(told)]
    assert not stands(prompt("".join({*asked, "f"})), held, TODAY).closed


def test_what_is_due_first_stands_first_and_what_is_noted_or_taken_back_not_at_all() -> None:
    steps = [
        Step("n1", LATER),
        Step("n2", TODAY - timedelta(days=1)),
        Step("n3", TODAY),
        Step("n4", TODAY, noted=True),
        Step("n5", TODAY, taken_back=True),
    ]
    assert [one.number for one in due(steps)] == ["n2", "n3", "n1"]


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (TODAY, ""),
        (TODAY + timedelta(days=366), ""),
        (TODAY - timedelta(days=1), "Choose today or a day that is still to come."),
        (TODAY + timedelta(days=367), "Choose a day within a year."),
    ],
)
def test_a_day_is_to_come_and_within_a_year(day: date, wrong: str) -> None:
    assert wrong_day(day, TODAY) == wrong
