"""Clocks that count from a day that somebody told, and clocks in rounds, as a table. A review is
due by the end of the day that was told; each review tells the day of the next."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.clocks import Clock, Happened, reading
from wayhome.casework.limits import Limit, Unit
from wayhome.lexicon.dates import LONDON

ROUNDS = Clock("look", "Look at it", "a worker", frozenset({"made:review", "looked:review"}),
               frozenset({"looked"}), "look", frozenset({"closed"}), rounds=True)  # fmt: skip
ONCE = Clock("look", "Look at it", "a worker", frozenset({"made:review"}), frozenset({"looked"}),
             "look")  # fmt: skip

# What is said: what, on which day of December 2026 at ten, and which day it tells.
STANDS = """
said                                             | now     | once                | rounds
made 1 for 4                                     | 4 23:59 | running 5           | running 5
made 1 for 4                                     | 5 00:00 | late 5              | late 5
made 1 for 4, made 2 for 9                       | 5 00:00 | late 5              | late 5
made 1 for 4, looked 4 for 9                     | 5 00:00 | met 5               | running 10
made 1 for 4, looked 4 for 9                     | 10 00:00 | met 5              | late 10
made 1 for 4, looked 6 for 9                     | 7 00:00 | met, late 5         | running 10
made 1 for 4, looked 4 for 9, looked 8           | 20 00:00 | met 5              | met 10
made 1 for 4, looked 4 for 9, looked 8 for 12    | 12 23:59 | met 5              | running 13
made 1 for 4, looked 4, made 7 for 9             | 9 00:00 | met 5               | running 10
made 1 for 4, closed 2                           | 9 00:00 | late 5              | called off 5
made 1 for 4, looked 3 for 9, closed 4           | 9 00:00 | met 5               | called off 10
made 1                                           | 9 00:00 | not begun           | not begun
looked 1, made 2 for 4                           | 3 00:00 | met 5               | running 5
made 5 for 4                                     | 5 11:00 | late 5              | late 5
made 1 for 4, pause 2, resume 3                  | 5 00:00 | running 6           | running 6
made 1 for 4, pause 2, resume 3, looked 5 for 9  | 6 00:00 | met 6               | running 10
"""


WORDS = [
    (Limit(2, Unit.HOURS), "2 hours"), (Limit(1, Unit.HOURS), "1 hour"),
    (Limit(1, Unit.WORKING_DAYS), "1 working day"), (Limit(0, Unit.DAYS), "the same day"),
    (Limit(30, Unit.BEFORE_18), "30 days before 18"), (Limit(1, Unit.BEFORE_18), "1 day before 18"),
    (Limit(0, Unit.BEFORE_18), "the 18th birthday"),
]  # fmt: skip


def rows() -> list[tuple[str, ...]]:
    lines = STANDS.strip().splitlines()[1:]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def moment(day: str, clock: str) -> datetime:
    told = datetime.fromisoformat(f"2026-12-{int(day):02} {clock}")
    return told.replace(tzinfo=LONDON).astimezone(UTC)


def happened(text: str) -> list[Happened]:
    told = []
    for one in text.split(", "):
        code, day, *tells = one.split()
        at = moment(day, "10:00")
        named = code if code in {"made", "looked", "closed"} else f"{code}:clock=look"
        told.append(Happened(named, at))
        if tells:
            told.append(Happened(f"{code}:review", at, day=date(2026, 12, int(tells[1]))))
    return told


def stands(clock: Clock, text: str, now: datetime) -> str:
    known = sorted((one for one in happened(text) if one.at <= now), key=lambda one: one.at)
    found = reading(clock, known, Limit(0, Unit.DAYS), now)
    if found is None:
        return "not begun"
    late = ", late" if found.was_late and found.state != "late" else ""
    return f"{found.state}{late} {found.due.astimezone(LONDON).day}"


@pytest.mark.parametrize(("said", "now", "once", "rounds"), rows())
def test_stands(said: str, now: str, once: str, rounds: str) -> None:
    at = moment(*now.split())
    assert (stands(ONCE, said, at), stands(ROUNDS, said, at)) == (once, rounds)


@pytest.mark.parametrize(("limit", "words"), WORDS)
def test_a_limit_in_words(limit: Limit, words: str) -> None:
    assert str(limit) == words


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["made", "looked", "closed"]), st.integers(1, 20), st.integers(0, 20)
    ),
    min_size=1, max_size=8, unique_by=lambda one: one[1],
)  # fmt: skip


def text(facts: list[tuple[str, int, int]]) -> str:
    return ", ".join(
        f"{code} {day} for {tells}" if tells else f"{code} {day}" for code, day, tells in facts
    )


@given(FACTS.map(text), st.integers(1, 24), st.integers(1, 24))
def test_what_is_late_stays_late_until_somebody_looks(said: str, one: int, other: int) -> None:
    """Whatever later day is told meanwhile."""
    first, then = sorted((moment(str(one), "10:00"), moment(str(other), "10:00")))
    between = {fact.code for fact in happened(said) if first < fact.at <= then}
    if stands(ROUNDS, said, first).startswith("late") and not between & {"looked", "closed"}:
        assert stands(ROUNDS, said, then) == stands(ROUNDS, said, first)


@given(FACTS.flatmap(lambda facts: st.tuples(st.just(facts), st.permutations(facts))),
       st.integers(1, 24))  # fmt: skip
def test_it_does_not_matter_when_it_was_written_down(
    both: tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]], day: int
) -> None:
    """A round goes by when things happened; one that has begun is there for ever."""
    said, later = map(text, both)
    now = moment(str(day), "23:00")
    assert stands(ROUNDS, said, now) == stands(ROUNDS, later, now)
    if stands(ROUNDS, said, now) != "not begun":
        assert stands(ROUNDS, said, moment("31", "10:00")) != "not begun"
