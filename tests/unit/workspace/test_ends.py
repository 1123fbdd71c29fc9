"""Which people, addresses and lines are known exploitation around somebody, and on whose word."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from tests.unit.workspace.test_questions import answers, kept_anew
from tests.unit.workspace.test_questions import release as release_of_ties

from wayhome.network.lines.fact import Fact, line_id
from wayhome.workspace.pages.programs import ANSWERS
from wayhome.workspace.reading.lines import FACT

WIDE, CLOSE = "official-sensitive", "restricted"
release = release_of_ties  # the fixture
Kept = tuple[object, duckdb.DuckDBPyConnection]


def tie(con: duckdb.DuckDBPyConnection, *ends: str, record: str, agency: str = "NBP") -> None:
    row = [*ends, "said", "2026-09-01", None, WIDE, agency, record]
    con.execute(f"insert into drawn values ({'?,' * 11} null, 'f', '1A', 1)", row)


def taken_over(con: duckdb.DuckDBPyConnection, began: str, marking: str = WIDE) -> None:
    con.execute("create table place_told (place_id text, what text, record_id text, agency text,"
                " marking text, grading text, began timestamp, ended timestamp)")  # fmt: skip
    con.execute("insert into place_told values ('at:9', 'taken_over', 'h1', 'NHS', ?, '2B', ?,"
                " null)", [marking, began])  # fmt: skip


def near(kept: Kept, tmp_path: Path, eyes: str = ""):
    return answers((kept_anew(kept[1], tmp_path / "now"), kept[1]), eyes, "case")


@pytest.mark.parametrize(
    ("began", "marking", "eyes", "near_it"),
    [("2026-06-01", WIDE, "", True), ("2025-06-01", WIDE, "", False),
     ("2026-06-01", CLOSE, "", False), ("2026-06-01", CLOSE, "NHS", True)],
)  # fmt: skip
def test_an_address_said_to_be_taken_over_is_what_ways_lead_to(
    release,
    tmp_path,
    began,
    marking,
    eyes,
    near_it,
) -> None:
    _, con = release
    tie(con, "person", "A", "place", "at:9", "seen_at", record="n1")
    taken_over(con, began, marking)
    found = near(release, tmp_path, eyes)
    ways = [way for way in found.near if way.end.name == "at:9"]
    assert bool(ways) is near_it
    for way in ways:
        assert (way.says["record_id"], way.says["agency"]) == ("h1", "NHS")
        assert way.rests.agencies == ("NBP", "NHS")
        assert way.rests.lacks == (), "two agencies, each graded, each with a day"


@pytest.mark.parametrize(
    ("born", "kind", "near_them"),
    [("1990-01-01", "charge", True), ("1990-01-01", "arrest", False),
     ("2010-01-01", "charge", False), (None, "charge", False)],
)  # fmt: skip
def test_charged_over_supply_counts_of_adults_alone(
    release,
    tmp_path,
    born,
    kind,
    near_them,
) -> None:
    """A child, or somebody who may be one, is to be protected."""
    _, con = release
    tie(con, "person", "A", "person", "D", "known_to", record="r1")
    con.execute("insert into subject values ('D', ?, 'NBP', ?)", [born, WIDE])
    row = ["D", "supply", "c1", "NBP", None, "2026-08-01", WIDE]
    con.execute("insert into person_told values (?, ?, ?, ?, ?, ?, ?)", row)
    con.execute("insert into event values ('D', 'c1', ?, null, 'NBP', ?)", [kind, WIDE])
    found = near(release, tmp_path)
    assert [way.says["what"] for way in found.near if way.end.name == "D"] == (
        ["supply"] if near_them else []
    )
    for way in (way for way in found.near if way.end.name == "D"):
        assert way.rests.lacks == (
            "a second agency that says so", "a grade of how far it can be relied on")  # fmt: skip


def lines_table(con: duckdb.DuckDBPyConnection) -> None:
    """What lines are read from, with no number, nobody and no charge in it."""
    kinds = dict.fromkeys(("first", "last", "recorded_at", "received_at"), "timestamp")
    names = ", ".join(f"{name} {kinds.get(name, 'text')}" for name in FACT.split(", "))
    con.execute(f"create table line_fact ({names}, marking text)")
    con.execute("alter table line_fact alter times type int")
    con.execute(
        "create table contact_point as select '' as value, '' as kind, '' as whose, '' as feed,"
        " '' as person_id, '' as record_id, '' as agency, '' as grading, '' as marking,"
        " null::timestamp as occurred_from, null::timestamp as occurred_to, null::timestamp as"
        " recorded_at, null::timestamp as received_at, null::timestamp as superseded_at where false"
    )
    more = ("feed text", "category text", "role text", "involvement_id text")
    for column in ("occurred_from timestamp", "superseded_at timestamp", *more):
        con.execute(f"alter table event add column {column}")
    for column in ("superseded_at timestamp", "record_id text"):
        con.execute(f"alter table involvement add column {column}")


def fact(what: str, said: str | None, day: date) -> Fact:
    when = datetime.combine(day, datetime.min.time())
    return Fact(line_id("ray"), "Ray", None, what, None, said, None, None, None, None, None, when,
                None, 1, f"f-{what}-{day}", None, "NBP", "police", None, when, when)  # fmt: skip


@pytest.mark.parametrize(
    ("told", "near_it", "closed"),
    [
        ([("said", "selling", date(2026, 8, 1))], True, None),
        ([("said", "selling", date(2024, 8, 1))], False, None),
        ([("said", "selling", date(2026, 8, 1)), ("said", "number deactivated", date(2026, 9, 1))],
         True, date(2026, 9, 1)),
        ([("said", "selling", date(2024, 8, 1)), ("said", "number deactivated", date(2026, 9, 1))],
         False, date(2026, 9, 1)),
        ([("said", "selling", date(2026, 8, 1)), ("said", "number deactivated", date(2026, 7, 1))],
         True, None),
    ],
)  # fmt: skip
def test_a_line_counts_while_it_is_at_work_and_else_is_told_as_quiet(
    release,
    tmp_path,
    told,
    near_it,
    closed,
) -> None:
    _, con = release
    tie(con, "person", "A", "line", "ray", "of_line", record="s1")
    lines_table(con)
    for one in told:
        row = [getattr(fact(*one), name) for name in FACT.split(", ")]
        con.execute(f"insert into line_fact values ({'?,' * len(row)} ?)", [*row, WIDE])
    found = near(release, tmp_path)
    assert bool([way for way in found.near if way.end.name == "ray"]) is near_it
    lines = [way.line for way in found.near if way.line] + list(found.nearby.quiet)
    assert [one.closed.day if one.closed else None for one in lines] == [closed]
    plain = ANSWERS["near"](found)
    assert [one["name"] for one in plain["quiet_lines"]] == ([] if near_it else ["Ray"])
