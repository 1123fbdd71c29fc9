"""Home on a day, where now, and miles."""

from datetime import date

import pytest

from wayhome import chronology
from wayhome.chronology.whereabouts import miles, miles_sql
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

LIFE = """
record | agency | kind      | from             | to               | place     | reference
h1     | NBC    | home      | 2015-01-01       | 2024-01-01       | county    |
h2     | NBC    | home      | 2024-01-01       |                  | city      |
p      | NBC    | placement | 2026-02-01       | 2026-05-01       | county    |
m      | POL    | missing   | 2026-06-01 20:00 |                  |           | M1
f      | POL    | found     | 2026-06-09 20:00 |                  | near town | M1
"""


def test_miles_are_those_of_the_globe() -> None:
    assert miles(51.5, -0.1, 52.63, 1.30) == pytest.approx(98.9, abs=1)
    assert miles(51.5, -0.1, 51.5, -0.1) == 0
    con = empty_tables()
    row = con.execute(
        f"select {miles_sql('a', 'b')} from (select 51.5 lat, -0.1 lon) a, "
        "(select 52.63 lat, 1.3 lon) b"
    ).fetchone()
    con.close()
    assert row is not None
    assert row[0] == pytest.approx(miles(51.5, -0.1, 52.63, 1.30))


def test_whereabouts_over_a_life() -> None:
    con = empty_tables()
    lay(con, Example("", LIFE))
    chronology.build(con)

    def on(day: str) -> chronology.Whereabouts:
        return chronology.whereabouts(con, "child", date.fromisoformat(day))

    early, placed, away, back = map(on, ("2020-01-01", "2026-03-01", "2026-06-03", "2026-06-10"))
    con.close()
    assert [home.record_id for home in early.homes] == ["h1"]
    assert placed.now is not None
    assert placed.now.record_id == "p"
    assert placed.miles_from_home == pytest.approx(98.9, abs=1)
    assert (away.missing_since, away.now) == (date(2026, 6, 1), None)
    assert away.absence is not None
    assert (away.absence.agency, away.absence.record_id) == ("POL", "m")
    assert back.missing_since is None
    assert back.last_seen is not None
    assert back.last_seen.record_id == "f"
    assert back.last_seen_miles == pytest.approx(8.1, abs=0.5)


SEEN = """
record | agency | kind      | from             | to               | place     | code     | miles
h      | NBC    | home      | 2021-12-16       |                  | city      |          |
p      | NBC    | placement | 2026-02-01       | 2026-05-01       | county    |          | 124
f      | POL    | found     | 2026-06-09 20:00 |                  | near town |          |
c      | POL    | custody   | 2026-06-10 20:00 | 2026-06-11 08:00 |           |          |
k      | POL    | custody   | 2026-07-10 20:00 | 2026-07-11 08:00 |           | remanded |
d      | POL    | custody   | 2026-08-10 20:00 |                  |           |          |
"""


@pytest.mark.parametrize(
    ("day", "record", "on", "kept"),
    [
        ("2026-06-01", None, None, None),
        ("2026-06-09", "f", "2026-06-09", False),
        ("2026-06-10", "c", "2026-06-10", True),  # not let go until the next morning
        ("2026-06-12", "c", "2026-06-11", False),
        ("2026-07-12", "k", "2026-07-11", True),  # refused bail
        ("2026-08-12", "d", "2026-08-10", True),
    ],
)
def test_the_newest_that_tells_where_somebody_was(
    day: str, record: str | None, on: str | None, kept: bool | None
) -> None:
    con = empty_tables()
    lay(con, Example("", SEEN))
    chronology.build(con)
    seen = chronology.whereabouts(con, "child", date.fromisoformat(day)).seen
    con.close()
    told = (seen.record_id, seen.on.isoformat(), seen.kept) if seen else (None, None, None)
    assert told == (record, on, kept)


def test_the_distance_is_the_council_s_own_where_it_states_one() -> None:
    con = empty_tables()
    lay(con, Example("", SEEN))
    chronology.build(con)
    placed = chronology.whereabouts(con, "child", date(2026, 3, 1))
    told = chronology.of_person(con, "child")
    con.close()
    assert placed.miles_from_home == 124
    assert [entry.distance_miles for entry in told.entries if entry.kind == "placement"] == [124]
