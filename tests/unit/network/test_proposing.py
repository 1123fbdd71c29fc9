"""Numbers to ask about: what is enough for a question, and of which numbers none is asked."""

from datetime import date

import pytest

from wayhome.network.lines.proposing import BUSY, PASSED, Pattern, proposed

LATE, EARLY = date(2026, 10, 1), date(2026, 5, 1)


def pattern(number: str, what: str, others: int, newest: date | None = LATE) -> Pattern:
    return Pattern(number, what, newest, others, others, ("NBP",), f"r-{number}-{what}")


@pytest.mark.parametrize(
    ("what", "one", "asked"),
    [
        ("twenty others in a month", pattern("1", "busy", BUSY), True),
        ("one fewer", pattern("1", "busy", BUSY - 1), False),
        ("of three people", pattern("1", "passed", PASSED), True),
        ("of two", pattern("1", "passed", PASSED - 1), False),
        ("a line’s already", pattern("line", "busy", 99), False),
        ("a line’s, of many people", pattern("line", "passed", 9), False),
        ("somebody’s own, who writes to many", pattern("own", "busy", 99), False),
        ("said to be own by three", pattern("own", "passed", PASSED), True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_of_which_numbers_it_is_asked(what: str, one: Pattern, asked: bool) -> None:
    assert bool(proposed([one], ["line"], ["own"])) is asked


def test_the_newest_comes_first_and_never_the_busiest() -> None:
    told = [pattern("a", "busy", 90, EARLY), pattern("b", "busy", 20, LATE),
            pattern("c", "passed", 5, None), pattern("a", "passed", 3, EARLY)]  # fmt: skip
    found = proposed(told, [], [])
    assert [one.number for one in found] == ["b", "a", "c"]
    assert [one.what for one in found[1].patterns] == ["busy", "passed"]
