"""Where people live: stays one after another, moves as often as stated, agencies that lag."""

import numpy as np
import pytest

from wayhome.synthetic.homes import Homes, Stays, built, restayed


def _day(text: str) -> np.datetime64:
    return np.datetime64(text, "D")


def _homes(born: str = "2010-01-01") -> Homes:
    """One person who moves in May 2024, and one who never does."""
    stays = Stays(
        np.array([0, 1, 0]),
        np.array(["2015-03-01", "2016-01-01", "2024-05-01"], dtype="datetime64[D]"),
        np.array([0, 1, 2]),
        np.array([None, None, "moved"], dtype=object),
    )
    born_on = np.array([born, "1990-01-01"], dtype="datetime64[D]")
    return built(np.random.default_rng(1), np.array([5, 6, 7]), stays, born_on)


@pytest.mark.parametrize(
    ("pid", "day", "home"),
    [
        (0, "2019-01-01", 0),
        (0, "2024-04-30", 0),
        (0, "2024-05-01", 2),
        (0, "2030-01-01", 2),
        (0, "1999-01-01", 0),  # before the first stay: the first
        (1, "2024-05-01", 1),
        (1, "1999-01-01", 1),
    ],
)
def test_a_day_finds_the_home_of_that_day(pid, day, home):
    assert _homes().at(pid, _day(day)) == home


def test_without_a_day_it_is_todays_home():
    assert _homes().at(np.array([1, 0])).tolist() == [1, 2]


def test_a_stay_ends_when_the_next_begins():
    homes = _homes()
    assert homes.until[0] == homes.since[1] == _day("2024-05-01")
    assert np.isnat(homes.until[1])


def test_nobody_moves_in_before_birth():
    homes = _homes(born="2025-01-01")
    assert homes.home[homes.who == 0].tolist() == [2]
    assert homes.since[0] == _day("2025-01-01")


def test_a_time_at_a_relatives_stands_between_stays_at_home():
    homes = _homes()
    more = Stays(
        np.array([0, 0]),
        np.array(["2024-02-01", "2024-08-01"], dtype="datetime64[D]"),
        np.array([1, 2]),
        np.array(["relative", "return"], dtype=object),
    )
    found = restayed(homes, np.array([True, False, True]), more)
    assert found.home[found.who == 0].tolist() == [0, 1, 2]


MOVED = "since >= date '2023-11-20'"


@pytest.mark.parametrize(
    ("what", "sql", "low", "high"),
    [
        (
            "households less than three years in their home (22 %)",
            f"""select avg(({MOVED})::int) from stay where until is null and pid in
            (select min(pid) from person group by household)""",
            0.19,
            0.26,
        ),
        (
            "children who moved in three years (14 to 21 %)",
            f"""select avg((until is null and {MOVED})::int) from stay join person using (pid)
            where until is null and mother >= 0 and born between date '2008-11-20'
            and date '2023-11-20'""",
            0.14,
            0.21,
        ),
        (
            "of all moves, those to a relative or back",
            """select avg((s.why = 'relative' or s.why = 'return')::int) from stay s
            where why is not null""",
            0.0,
            0.03,
        ),
        (
            "children who went to a relative, a year",
            """select count(distinct pid) / 3.0 / (select count(*) from person
            where child(born, date '2026-11-20')) from stay where why = 'relative'""",
            0.002,
            0.005,
        ),
        (
            "parents of children who parted, a year",
            """select count(distinct household) / 3.0 / (select count(distinct household)
            from person where father >= 0) from stay join person using (pid)
            where why = 'separation'""",
            0.018,
            0.032,
        ),
    ],
)
def test_people_move_as_often_as_stated(measured, what, sql, low, high):
    assert low <= measured.one(sql) <= high, what


def test_young_children_and_those_with_one_parent_move_most(measured):
    def moved(condition):
        return measured.one(
            f"""select avg(({MOVED})::int) from stay join person using (pid)
            where until is null and mother >= 0 and {condition}"""
        )

    small, big = "born > date '2018-11-20'", "born between date '2009-01-01' and date '2015-01-01'"
    assert moved(f"{small} and born < date '2023-11-20'") > moved(big)
    assert moved(f"{big} and father < 0") > 1.15 * moved(f"{big} and father >= 0")


def test_families_stay_in_their_area(measured):
    homes = measured.region.everyone.homes
    children = np.flatnonzero(measured.region.everyone.mother >= 0)
    area = measured.region.everyone.area[children]
    assert (homes.area_of(children) == area).all()


LAG = """select avg((l.begin <> s.since)::int) from held join lived l using (h, pid, copy)
    join stay s using (pid) where copy = 0 and l.known_until is null and s.until is null
    and s.why is not null and s.since > held.since::date and h between {first} and {last}"""


@pytest.mark.parametrize(
    ("what", "first", "last", "low", "high"),
    [
        ("schools", 7, 8, 0.08, 0.20),
        ("councils", 9, 11, 0.28, 0.46),
        ("forces", 0, 3, 0.82, 0.97),
    ],
)
def test_agencies_lag_behind_a_move(measured, what, first, last, low, high):
    """Of those who moved since a system came to know them, whom it still has at an older home."""
    assert low <= measured.one(LAG.format(first=first, last=last)) <= high, what


@pytest.mark.parametrize(("first", "last", "low", "high"), [(7, 8, 14, 24), (9, 11, 40, 110)])
def test_half_of_what_is_learned_is_learned_after_days_or_months(measured, first, last, low, high):
    sql = f"""select median(known_from::date - begin) from lived
        where turn > 0 and h between {first} and {last}"""
    assert low <= measured.one(sql) <= high


def test_one_address_of_a_system_follows_another(measured):
    broken = """select count(*) from lived l join lived m using (h, pid, copy)
        where m.turn = l.turn + 1 and (l.until <> m.begin or l.known_until <> m.known_from
            or m.known_from < l.known_from)"""
    assert measured.one(broken) == 0
    assert measured.one("select count(*) from held") == measured.one(
        "select count(*) from lived where turn = 0"
    )
