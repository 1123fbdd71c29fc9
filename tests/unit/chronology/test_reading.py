"""One person's chronology as a page reads it: merged, filtered, as known then and to whom."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wayhome import chronology
from wayhome.chronology import Chronology, of_person
from wayhome.signs.examples import Example
from wayhome.signs.trial import empty_tables, lay

WINTER = """
record | agency | kind      | from             | to               | recorded   | received   | place | marking    | replaced by | outcome | in
m1     | NBC    | missing   | 2026-01-05       | 2026-01-07       | 2026-01-09 | 2026-02-01 |       |            | m2          |         |
m2     | NBC    | missing   | 2026-01-05       | 2026-01-08       | 2026-02-20 | 2026-03-01 |       |            |             |         |
p      | POL    | missing   | 2026-01-05 21:00 | 2026-01-07 06:30 | 2026-01-05 | 2026-01-20 |       |            |             |         |
f      | POL    | found     | 2026-01-07 06:30 |                  | 2026-01-07 | 2026-01-20 | county |           |             |         |
s      | CTY    | stop      | 2026-01-06 14:00 |                  | 2026-01-06 | 2026-04-01 | county | restricted |            |         |
t      | CTY    | thing:drugs |                |                  | 2026-01-06 | 2026-04-01 |       | restricted |             |         | s
h      | NBC    | home      | 2020-01-01       |                  | 2020-01-02 | 2026-02-01 | city  |            |             |         |
"""  # noqa: E501


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = empty_tables()
    con.execute("insert into agency values ('NBC','Northborough','council','')")
    con.execute("insert into agency values ('POL','City police','police','')")
    con.execute("insert into agency values ('CTY','County police','police','')")
    con.execute("insert into agency values ('EDU','Schools','education','')")
    con.execute("insert into delivery values ('NBC','ssd','2026-03-01')")
    con.execute("insert into delivery values ('POL','police','2026-01-20')")
    lay(con, Example("winter", WINTER))
    chronology.build(con)
    yield con
    con.close()


def _kinds(read: Chronology) -> list[str]:
    return [f"{e.kind}:{'+'.join(s.record_id for s in e.sources)}" for e in read.entries]


def test_an_absence_told_twice_is_one_entry_with_what_differs(
    con: duckdb.DuckDBPyConnection,
) -> None:
    read = of_person(con, "child", viewer_agency="EDU")
    assert _kinds(read) == ["home:h", "missing:m2+p", "found:f"]
    absence = read.entries[1]
    assert absence.agencies == ("NBC", "POL")
    assert absence.hours == pytest.approx(33.5)
    (ended,) = absence.conflicts
    assert ended.said == (("NBC", "8 January 2026"), ("POL", "7 January 2026, 06:30"))
    assert [e.kind for e in read.during(absence.episode_id)] == ["found"]


def test_restricted_records_are_for_the_agency_that_sent_them(
    con: duckdb.DuckDBPyConnection,
) -> None:
    own = of_person(con, "child", viewer_agency="CTY")
    assert "stop:s" in _kinds(own)
    assert [t.kind for e in own.entries for t in e.things] == ["drugs"]
    hidden = of_person(con, "child", viewer_agency="CTY", see_restricted=False)
    assert "stop:s" not in _kinds(hidden)


def test_as_known_on_a_day_by_receipt_and_by_record(con: duckdb.DuckDBPyConnection) -> None:
    def known(day: date, **how: str) -> list[str]:
        return _kinds(of_person(con, "child", known_on=day, **how))  # type: ignore[arg-type]

    assert known(date(2026, 1, 19)) == []
    assert known(date(2026, 1, 20)) == ["missing:p", "found:f"]
    assert known(date(2026, 2, 1)) == ["home:h", "missing:m1+p", "found:f"]
    assert known(date(2026, 3, 1)) == ["home:h", "missing:m2+p", "found:f"]
    assert known(date(2026, 1, 6), known_by="recorded") == ["home:h", "missing:p"]
    assert known(date(2026, 1, 9), known_by="recorded") == ["home:h", "missing:m1+p", "found:f"]
    assert known(date(2026, 2, 20), known_by="recorded") == ["home:h", "missing:m2+p", "found:f"]
    assert known(date(2026, 2, 1), known_to="NBC") == ["home:h", "missing:m1"]


def test_silence_names_who_never_supplied_and_who_holds(con: duckdb.DuckDBPyConnection) -> None:
    said = {s.agency: s for s in of_person(con, "child", viewer_agency="EDU").silence}
    assert said["EDU"].newest_delivery is None
    assert not said["EDU"].holds
    assert said["NBC"].holds
    assert said["NBC"].last_said == date(2026, 1, 8)
    assert said["POL"].last_said == date(2026, 1, 7)


def test_a_placement_told_twice_says_its_type_and_where_the_types_differ() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | feed    | kind      | from       | code
        a      | NBC    | ssd     | placement | 2026-01-01 | K2
        b      | NBC    | ssda903 | placement | 2026-01-01 | U4
        """))  # fmt: skip
    chronology.build(con)
    (entry,) = of_person(con, "child").entries
    placed = chronology.whereabouts(con, "child", date(2026, 2, 1)).placement
    con.close()
    assert entry.placement_type == "K2"
    assert [(c.particular, c.said) for c in entry.conflicts] == [
        ("placement_type", (("NBC", "K2"), ("NBC", "U4")))
    ]
    assert placed is not None
    assert placed.placement_type in {"K2", "U4"}


def test_gaps_are_quiet_between_happenings() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | kind    | from       | to
        a      | NBC    | missing | 2026-01-01 | 2026-01-03
        b      | NBC    | contact | 2026-01-20 |
        c      | NBC    | contact | 2026-06-20 |
        """))  # fmt: skip
    chronology.build(con)
    gaps = of_person(con, "child").gaps
    con.close()
    assert [(g.from_, g.to) for g in gaps] == [(date(2026, 1, 20), date(2026, 6, 20))]


def test_moving_is_a_record_and_staying_is_none() -> None:
    con = empty_tables()
    lay(con, Example("", """
        record | agency | kind    | from       | to         | place
        a      | NBC    | contact | 2026-01-20 |            |
        b      | NBC    | home    | 2026-04-01 | 2026-09-01 | city
        c      | NBC    | contact | 2026-12-20 |            |
        """))  # fmt: skip
    chronology.build(con)
    gaps = of_person(con, "child").gaps
    con.close()
    days = [date(2026, 1, 20), date(2026, 4, 1), date(2026, 9, 1), date(2026, 12, 20)]
    assert [(g.from_, g.to) for g in gaps] == list(pairwise(days))


DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(12)]
KINDS = ["missing", "away", "arrest", "suspension", "factor", "contact", "placement", "home"]


@st.composite
def lives(draw: st.DrawFn) -> list[dict[str, str]]:
    rows = []
    for number in range(draw(st.integers(1, 25))):
        day = draw(st.sampled_from(DAYS))
        agency = draw(st.sampled_from(["NBC", "POL", "CHR"]))
        row = {
            "record": f"r{number}",
            "who": draw(st.sampled_from(["anna", "ben", "anna, ben"])),
            "agency": agency,
            "feed": draw(st.sampled_from([agency, f"{agency}2"])),
            "kind": draw(st.sampled_from(KINDS)),
            "from": f"{day} 21:00" if draw(st.booleans()) else f"{day}",
            "to": f"{day + timedelta(days=draw(st.integers(1, 3)))}",
            "recorded": f"{day + timedelta(days=draw(st.integers(0, 5)))}",
            "received": f"{day + timedelta(days=draw(st.integers(5, 9)))}",
            "place": draw(st.sampled_from(["city", "county"])),
            "marking": draw(st.sampled_from(["official-sensitive", "restricted"])),
        }
        if number and draw(st.booleans()):
            earlier = rows[-1]
            newer = str(date.fromisoformat(earlier["received"]) + timedelta(days=7))
            row |= {n: earlier[n] for n in ("who", "agency", "feed", "kind")} | {"received": newer}
            earlier["replaced by"] = row["record"]
        if row["kind"] in {"placement", "home"}:
            row["who"] = "anna"
        rows.append(row)
    return rows


def _table(rows: list[dict[str, str]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [names, *([row.get(name, "") for name in names] for row in rows)]
    return "\n".join(" | ".join(line) for line in lines)


def _read(con: duckdb.DuckDBPyConnection, person: str, on: datetime | None = None) -> set[str]:
    read = of_person(con, person, known_on=on, viewer_agency="NBC")
    records = [s.record_id for e in read.entries for s in e.sources]
    assert len(records) == len(set(records)), "no record doubled"
    return set(records)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lives(), st.randoms())
def test_properties_of_a_chronology(rows: list[dict[str, str]], random: object) -> None:
    con = _built(rows)
    try:
        for person in ("anna", "ben"):
            visible = {
                r["record"]
                for r in rows
                if person in r["who"] and (r["marking"] != "restricted" or r["agency"] == "NBC")
            }
            _nothing_is_lost(con, rows, person, visible)
        shuffled = rows[:]
        random.shuffle(shuffled)  # type: ignore[attr-defined]
        again = _built(shuffled)
        assert _episodes(again) == _episodes(con), "the order of records changes nothing"
        again.close()
        assert _of_pages(con) == _episodes(con), "bulk and page merge alike"
    finally:
        con.close()


def _built(rows: list[dict[str, str]]) -> duckdb.DuckDBPyConnection:
    con = empty_tables()
    lay(con, Example("", _table(rows), born="anna 2011-01-01; ben 2011-01-01"))
    chronology.build(con)
    return con


def _nothing_is_lost(
    con: duckdb.DuckDBPyConnection, rows: list[dict[str, str]], person: str, visible: set[str]
) -> None:
    replaced = {r["record"]: r["replaced by"] for r in rows if "replaced by" in r}
    assert _read(con, person) == visible - set(replaced)
    known: set[str] = set()
    for day in range(0, 60, 3):
        now = _read(con, person, datetime.fromisoformat("2026-01-01") + timedelta(days=day))
        lost = known - now
        assert lost <= set(replaced), "knowing later loses a record only to its replacement"
        known = now


def _episodes(con: duckdb.DuckDBPyConnection) -> set[frozenset[str]]:
    rows = con.execute(
        "select list(record_id || person_id) from episode_record group by episode_id"
    ).fetchall()
    return {frozenset(records) for (records,) in rows}


def _of_pages(con: duckdb.DuckDBPyConnection) -> set[frozenset[str]]:
    con.execute("update fact set marking = 'official'")
    return {
        frozenset(f"{s.record_id}{person}" for s in entry.sources)
        for person in ("anna", "ben")
        for entry in of_person(con, person).entries
    }
