"""What is worked out about a line, rule by rule, from a few records of it."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from drawn_lines import day, fact, home, said

from wayhome.network.lines import activity, areas, closing, earning, joining, models
from wayhome.network.lines.areas import Home
from wayhome.network.lines.closing import Charge
from wayhome.network.lines.fact import Fact, line_id
from wayhome.network.lines.models import Journey
from wayhome.network.lines.numbers import numbers

N1, N2, N3 = "+447700900001", "+447700900002", "+447700900003"


def of_number(number: str, what: str = "call", first: str = "03-01", **more: Any) -> Fact:
    """A fact that knows the line by its number alone."""
    return fact(what, more.pop("value", None), first, number=number, name=number, **more)


def test_a_name_and_a_number_are_one_line_where_a_record_says_so() -> None:
    told = [fact("number", N1, "01-01", said="line"), of_number(N1), of_number(N2, "said")]
    found = joining.lines(told)
    assert found == {line_id("Ray"): told[:2], line_id(N2): told[2:]}
    assert line_id(" RAY ") == line_id("Ray")
    assert line_id("07700 900001") == line_id(N1)


def test_a_number_of_two_names_stands_by_itself_and_two_names_are_never_one() -> None:
    told = [fact("number", N1, "01-01"), fact("number", N1, "02-01", name="Tee"), of_number(N1)]
    found = joining.lines(told)
    assert found == {line_id("Ray"): told[:1], line_id("Tee"): told[1:2], line_id(N1): told[2:]}


def test_what_only_came_up_makes_no_line() -> None:
    assert joining.lines([fact("heard", "Ray", "01-01"), of_number(N1)]) == {}


def test_it_is_called_what_most_records_call_it() -> None:
    told = [said("selling"), said("selling", name="RAY"), said("selling", name="RAY"),
            of_number(N1, "said"), fact("heard", name="ray")]  # fmt: skip
    assert joining.called(told) == "RAY"
    assert joining.called([of_number(N1, "said")]) == N1


def test_one_number_takes_over_where_another_ended() -> None:
    told = [fact("number", N1, "01-01", "01-20"), of_number(N1, first="02-10", times=7),
            fact("number", N2, "03-01"), fact("number", N3, "01-15", "04-01"),
            of_number(N2, "said", "03-09")]  # fmt: skip
    found = {one.number: one for one in numbers(told)}
    assert list(found) == [N1, N3, N2]
    assert (found[N1].first, found[N1].last, found[N1].calls) == (day("01-01"), day("02-10"), 7)
    assert found[N2].after == found[N1], "the number that runs on beside it did not end"
    assert found[N1].after is found[N3].after is None


HOMES = {
    "anna": [home("anna", "CITY", "2025-01-01"), home("anna", "PORT", "2026-06-01")],
    "ben": [home("ben", "COUNTY")],
}


def lived(person: str, on: str) -> Home | None:
    return areas.home_on(HOMES.get(person, []), day(on))


def test_where_somebody_lived_on_a_day() -> None:
    assert [getattr(lived("anna", d), "force", None) for d in ("2024-05-01", "05-31", "06-01")] == [
        None, "CITY", "PORT",
    ]  # fmt: skip
    assert areas.home_on([home("a", "X"), home("a", "Y", kind="placement")], None).force == "X"


def put(person: str, first: str, topic: str = "carrying", **more: Any) -> Fact:
    place = {"area": "COUNTY-1", "force": "COUNTY", **more}
    return said(topic, first, person_id=person, record=f"D:r:{person}{first}{topic}:p", **place)


def test_a_move_is_one_person_home_place_and_month() -> None:
    told = [put("anna", "03-02"), put("anna", "03-09", "selling"), put("anna", "04-01"),
            put("eve", "03-01", area=None, force=None), put("ben", "03-01", "protective adult"),
            fact("call", N2, "03-01", person_id="ben", said="from", times=4),
            fact("call", N2, "03-01", person_id="ben", said="to", times=40),
            fact("call", N2, "03-01", person_id="ben", said="from", times=5)]  # fmt: skip
    found = areas.moves(told, HOMES)
    assert [(m.person_id, m.home and m.home.area, m.area, len(m.facts)) for m in found] == [
        ("ben", "COUNTY-1", None, 1),
        ("eve", None, None, 1),
        ("anna", "CITY-1", "COUNTY-1", 2),
        ("anna", "CITY-1", "COUNTY-1", 1),
    ]


def verdict(*told: Fact, journeys: tuple[Journey, ...] = (), **homes: list[Home]):
    lives = {**HOMES, **homes}
    return models.verdict(models.hints(areas.moves(told, lives), told, lives, journeys))


def went(person: str, on: str) -> Journey:
    return Journey(person, day(on), f"j-{person}-{on}", "BTP", "transport")


HELD = fact("number", N1, "02-01", person_id="dan", said="line")


@pytest.mark.parametrize(
    ("told", "more", "model"),
    [
        ([], {}, "not known"),
        ([put("anna", "03-01")], {}, "not known"),  # one thing alone
        ([put("anna", "03-01"), put("anna", "04-01")], {}, "franchise"),
        (
            [put("anna", "03-01"), put("anna", "04-01")],
            {"journeys": (went("anna", "03-10"), went("anna", "03-14"))},
            "relay",
        ),
        (
            [put("anna", "03-01"), put("anna", "04-01")],
            {"journeys": (went("anna", "03-10"), went("anna", "03-20"))},
            "franchise",
        ),
        ([put("ben", "03-01"), put("ben", "04-01")], {}, "not known"),  # of two alike
        (
            [HELD, put("ben", "03-01"), put("ben", "04-01")],
            {"dan": [home("dan", "CITY")]},
            "local franchise",
        ),
        ([HELD, put("ben", "03-01"), put("ben", "04-01")], {"dan": [home("dan", "COUNTY")]},
         "not known"),
        ([HELD, put("ben", "03-01"), put("ben", "04-01")],
         {"dan": [home("dan", "COUNTY", "2020-05-01")]}, "urban"),
        ([HELD, put("anna", "03-01"), put("anna", "04-01")],
         {"dan": [home("dan", "COUNTY", "2020-05-01")]}, "other"),
        ([HELD, put("anna", "03-01"), put("anna", "04-01")],  # back and forth is told first
         {"dan": [home("dan", "COUNTY", "2020-05-01")],
          "journeys": (went("anna", "03-10"), went("anna", "03-14"))}, "relay"),
        ([HELD, put("anna", "03-01"), put("anna", "04-01")],  # who settled may run a franchise
         {"dan": [home("dan", "COUNTY", "2025-05-01")]}, "franchise"),
        ([HELD, put("ben", "03-01"), put("ben", "04-01")],  # away since, and back
         {"dan": [home("dan", "COUNTY", "2020-05-01"),
                  home("dan", "CITY", "2024-05-01", last=date(2025, 5, 1))]}, "not known"),
        ([put("anna", "03-01"), put("anna", "04-01", force=None)], {}, "not known"),
        ([said("selling", "03-01", place="Harbour Hotel, AB1 2CD", record="D:r:1:p"),
          said("selling", "03-05", place="Caravan 4", record="D:r:2:p")], {}, "pop-up"),
    ],
)  # fmt: skip
def test_the_model_that_more_records_suggest_than_any_other(told, more, model) -> None:
    assert verdict(*told, **more).model == model


def test_never_a_model_where_records_tie() -> None:
    told = [put("anna", "03-01"), put("anna", "04-01"),
            said("selling", "03-01", place="A hostel", record="D:r:1:p"),
            said("selling", "03-05", place="A hostel", record="D:r:2:p")]  # fmt: skip
    found = verdict(*told)
    assert found.model == "not known"
    assert found.why == "Records suggest franchise and pop-up alike."


@settings(max_examples=15, deadline=None)
@given(st.permutations([
    put("anna", "03-01"), put("anna", "04-01"), put("ben", "04-01"), HELD, of_number(N1),
    fact("number", N2, "03-09", name="RAY"), fact("call", N2, "03-01", person_id="ben", times=9),
    said("line stopped", "05-01"),
]))  # fmt: skip
def test_the_order_of_records_changes_nothing(told: list[Fact]) -> None:
    def answers(rows: list[Fact]) -> list[object]:
        sizes = {line: len(found) for line, found in joining.lines(rows).items()}
        moves = areas.moves(rows, HOMES)
        return [
            joining.called(rows), numbers(rows), moves, verdict(*rows), activity.months(rows), sizes
        ]  # fmt: skip

    assert answers(told) == answers(sorted(told, key=lambda row: row.record_id))


def charged(person: str, on: str) -> Charge:
    return Charge(person, day(on), f"c-{person}-{on}", "NBP", "police")


def test_closed_and_open_again() -> None:
    told = [fact("number", N1, "02-01", "02-20", person_id="dan", said="line"),
            said("line stopped", "05-01"), said("selling", "05-09"),
            said("number deactivated", "06-01")]  # fmt: skip
    charges = [charged("dan", "03-01"), charged("dan", "03-01"), charged("eve", "03-01"),
               charged("dan", "2025-12-01"), charged("dan", "2027-06-01")]  # fmt: skip
    found = closing.closures(told, charges)
    assert [(one.kind, one.day, one.again and one.again.day) for one in found] == [
        ("type 1", day("03-01"), day("05-09")),
        ("said to have stopped", day("05-01"), day("05-09")),
        ("type 2", day("06-01"), None),
    ]
    assert len(found[0].charges) == 2
    assert found[0].facts == (told[0],)


def test_by_the_month_rows_and_not_records() -> None:
    told = [fact("number", N1, "01-05", record="D:r:7:phone"), said("selling", "01-05",
            record="D:r:7:said"), fact("call", N2, "01-09", times=30),
            said("line stopped", "02-01"),
            said("selling", "03-31", record="D:r:8:said")]  # fmt: skip
    found = activity.months(told)
    assert [(m.first, m.rows, m.calls) for m in found] == [
        (date(2026, 1, 1), 1, 30), (date(2026, 3, 1), 1, 0),
    ]  # fmt: skip
    assert activity.span(told) == (day("01-05"), day("03-31"))


def test_what_it_may_earn_is_arithmetic_or_nothing() -> None:
    assert earning.estimates({day("01-05")}) == []
    found = earning.estimates({day("01-05"), day("01-14")})
    assert [(one.figure.pounds, one.low, one.high) for one in found] == [
        (80_000, 440, 2_200), (800_000, 4_400, 22_000), (5_000, 10_000, 50_000),
    ]  # fmt: skip
    assert all(one.figure.source for one in found)
