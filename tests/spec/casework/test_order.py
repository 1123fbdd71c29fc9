"""The manual of orders, as tables: what can be made, and what recorded events may be a breach."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import case_of, refused, stands

from wayhome.casework.breaches import Condition, Seen, candidates, conditions
from wayhome.casework.measures import Stands, measures
from wayhome.casework.pathways.order import ORDER

FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
AREA = Condition(1, "area", "E06000001")
CODE = Condition(2, "postcode", "NB1 2")
DISTRICT, WHOLE = Condition(2, "postcode", "NB1"), Condition(2, "postcode", "nb12ab")
NIGHT = Condition(3, "hours", "", time(19), time(7))
DAY = Condition(4, "hours", "", time(9), time(15))


def seen(at: str, area: str = "", postcode: str = "", fine: bool = True) -> Seen:
    when = datetime.fromisoformat(at)
    return Seen(f"r:{at}", "Found", when, fine, area, postcode, "NBP")


@pytest.mark.parametrize(
    ("condition", "event", "asked"),
    [
        (AREA, seen("2026-12-05T12:00", area="E06000001"), True),
        (AREA, seen("2026-12-05T12:00", area="E06000002"), False),
        (AREA, seen("2026-12-05T12:00"), False),
        (Condition(1, "area", "hartlepool"), seen("2026-12-05T12:00", area="E06000001"), True),
        (Condition(1, "area", "Norfolk"), seen("2026-12-05T12:00", area="E07000148"), True),
        (Condition(1, "area", "Norfolk"), seen("2026-12-05T12:00", area="E06000001"), False),
        (CODE, seen("2026-12-05T12:00", postcode="NB1 2AB"), True),
        (CODE, seen("2026-12-05T12:00", postcode="nb12ab"), True),
        (CODE, seen("2026-12-05T12:00", postcode="NB2 1AB"), False),
        (CODE, seen("2026-12-05T12:00", postcode="NB12 2AB"), False),
        (DISTRICT, seen("2026-12-05T12:00", postcode="NB1 2AB"), True),
        (DISTRICT, seen("2026-12-05T12:00", postcode="NB12 2AB"), False),
        (WHOLE, seen("2026-12-05T12:00", postcode="NB1 2AB"), True),
        (WHOLE, seen("2026-12-05T12:00", postcode="NB1 2AD"), False),
        (NIGHT, seen("2026-12-05T18:59"), False),
        (NIGHT, seen("2026-12-05T19:00"), True),
        (NIGHT, seen("2026-12-06T06:59"), True),
        (NIGHT, seen("2026-12-06T07:00"), False),
        (NIGHT, seen("2026-12-05T23:00", fine=False), False),  # nobody knows the hour
        (DAY, seen("2026-12-05T08:59"), False),
        (DAY, seen("2026-12-05T09:00"), True),
        (DAY, seen("2026-12-05T15:00"), False),
        (AREA, seen("2026-11-30T23:59", area="E06000001"), False),  # before it was made
        (AREA, seen("2026-12-01T00:00", area="E06000001"), True),
        (AREA, seen("2026-12-31T23:59", area="E06000001"), True),
        (AREA, seen("2027-01-01T00:00", area="E06000001"), False),  # after its end
    ],
)
def test_what_may_be_a_breach(condition: Condition, event: Seen, asked: bool) -> None:
    found = candidates([condition], [event], FIRST, LAST)
    assert bool(found) is asked
    assert all(one.record_id == event.record_id and one.words for one in found)


def test_what_was_looked_at_is_not_asked_again() -> None:
    event = seen("2026-12-05T20:00", area="E06000001")
    found = candidates([AREA, NIGHT], [event], FIRST, None)
    assert [one.condition for one in found] == [1, 3]
    left = candidates([AREA, NIGHT], [event], FIRST, None, {(1, event.record_id)})
    assert [one.condition for one in left] == [3]


@given(st.permutations([seen(f"2026-12-{day:02}T20:00", "E06000001") for day in range(1, 8)]))
def test_the_order_of_records_changes_nothing(events: list[Seen]) -> None:
    found = candidates([NIGHT, AREA], events, FIRST, LAST)
    assert found == candidates([NIGHT, AREA], sorted(events, key=lambda one: one.at), FIRST, LAST)
    assert len(found) == 2 * len(events)


def test_conditions_are_read_of_what_was_written_down() -> None:
    said = [
        (1, {"kind": "area", "where": "E06000001"}),
        (2, {"kind": "postcode", "postcode": "NB1 2"}),
        (3, {"kind": "hours", "since": "19:00", "until": "07:00"}),
        (4, {"kind": "contact", "words": "not with A"}),
        (5, {"kind": "hours", "since": "evening", "until": "07:00"}),
    ]
    found = conditions(said)
    assert found[:3] == [AREA, Condition(2, "postcode", "NB1 2"), NIGHT]
    assert candidates(found[3:], [seen("2026-12-05T20:00")], FIRST, LAST) == []


@pytest.mark.parametrize("one", measures(), ids=lambda one: one.code)
def test_what_can_be_asked_for(one) -> None:
    said = " ".join(refused(case_of(ORDER, ""), "asked", f"measure={one.code}", "since="))
    if one.stands is Stands.PROPOSED:
        assert "is proposed and not law" in said
    elif one.stands is Stands.ENACTED:
        assert "Since when is it in force, and where does that stand?" in said
    else:
        assert said == ""


def test_one_that_has_not_begun_says_where_it_stands() -> None:
    said = refused(case_of(ORDER, ""), "asked", "measure=ccepo", "since=1 December 2026, SI")
    assert said == []


@pytest.mark.parametrize(
    ("said", "now", "clock", "says"),
    [
        ("", "10 12:00", "order_review", "running 19 00:00"),
        ("", "19 00:00", "order_review", "late 19 00:00"),
        (", reviewed:review=2026-12-28 18 12:00", "19 12:00", "order_review", "running 29 00:00"),
        ("", "10 12:00", "order_end", "running 22 00:00"),
        (", extended:until=2026-12-30 20 12:00", "22 12:00", "order_end", "running 31 00:00"),
        (", ended 21 12:00", "30 12:00", "order_end", "met 22 00:00"),
    ],
)
def test_when_it_is_looked_at_again(said: str, now: str, clock: str, says: str) -> None:
    begun = "asked:measure=closure 1 10:00, made:from=2026-12-02:until=2026-12-21 2 10:00"
    assert stands(case_of(ORDER, begun + said), clock, now) == says


def test_it_does_not_end_before_it_begins() -> None:
    case = case_of(ORDER, "asked:measure=closure 1 10:00")
    assert refused(case, "made", "from=2026-12-05", "until=2026-12-04") == [
        "It ends before it begins: put the two days right."
    ]


CONTACT = Condition(6, "contact", whom="Dean Crossley", number="+447700900321")
PHONE = Condition(7, "telephone", number="+447700900411")


def used(**told: tuple[str, ...]) -> Seen:
    return Seen("c:1", "9 messages", datetime(2026, 12, 5, 11), False, "", "", "EMC", **told)


@pytest.mark.parametrize(
    ("condition", "event", "asked"),
    [
        (CONTACT, used(with_=("Dean Crossley",)), "recorded with somebody called Dean Crossley"),
        (CONTACT, used(with_=("Ann Frost", "CROSSLEY Dean Paul")), "called CROSSLEY Dean Paul"),
        (CONTACT, used(with_=("Dean Frost", "Dean")), ""),
        (CONTACT, used(called=("+447700900321",)), "with the number that the order names"),
        (CONTACT, used(called=("+447700900322",)), ""),
        (CONTACT, used(holders=("Dean Crossley",)), "a number that records give somebody called"),
        (CONTACT, used(used=("+447700900321",)), ""),
        (PHONE, used(used=("+447700900411",)), "the number that the order names was used"),
        (PHONE, used(called=("+447700900411",)), ""),
        (Condition(8, "telephone"), used(used=("",)), ""),
        (Condition(9, "contact", whom="Tiny"), used(with_=("Tiny Marsh",)), ""),  # a word too few
        (Condition(9, "contact", whom="Tiny"), used(with_=("tiny",)), "somebody called tiny"),
        (Condition(9, "contact", whom="José Díaz"), used(with_=("Jose Diaz",)), "called Jose Diaz"),
    ],
)
def test_contact_and_telephones(condition: Condition, event: Seen, asked: str) -> None:
    found = candidates([condition], [event], FIRST, LAST)
    assert (asked in found[0].words) if asked else not found


def test_a_condition_says_enough_to_be_held_against_records() -> None:
    said = [
        (1, {"kind": "contact", "whom": "Dean Crossley"}),
        (2, {"kind": "contact", "number": "07700 900321"}),
        (3, {"kind": "contact"}),
        (4, {"kind": "telephone", "number": "07700 900411"}),
        (5, {"kind": "telephone"}),
    ]
    found = conditions(said)
    assert [one.is_held for one in found] == [True, True, False, True, False]
    assert (found[1].number, found[3].number) == ("+447700900321", "+447700900411")


def test_a_number_that_is_none_is_refused() -> None:
    case = case_of(ORDER, "asked:measure=closure 1 10:00, made 2 10:00")
    said = refused(case, "condition", "kind=telephone", "words=No phone", "number=by the canal")
    assert said == ["This is no telephone number: write it with its area code, like 07700 900123."]


def test_an_area_that_is_none_is_refused() -> None:
    case = case_of(ORDER, "asked:measure=closure 1 10:00, made 2 10:00")
    given = ("condition", "kind=area", "words=Stay away")
    assert "“the estate” is no area" in " ".join(refused(case, *given, "where=the estate"))
    for where in ("E06000001", "Hartlepool", "norfolk"):
        assert refused(case, *given, f"where={where}") == []


@pytest.mark.parametrize("hour", ["7pm", "25:00", "late"])
def test_an_hour_by_which_nothing_could_be_held_is_refused(hour: str) -> None:
    case = case_of(ORDER, "asked:measure=police protection 1 10:00, made 1 10:00")
    said = refused(case, "condition", "kind=hours", f"since={hour}", "until=07:00")
    assert said == [f"Write “{hour}” like 19:00: else no record is held against it."]
    assert refused(case, "condition", "kind=hours", "since=19:00", "until=07:00") == []
