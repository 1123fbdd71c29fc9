"""What ties a person to others, as each viewer may see it: nothing hidden shows, not in a count."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from wayhome.network.graph.keeping import keep_graph
from wayhome.network.kinds import NodeKind
from wayhome.network.ties import ORDER
from wayhome.pipeline import Release
from wayhome.workspace import serving
from wayhome.workspace.pages.other_times import other_times
from wayhome.workspace.pages.since import first_day
from wayhome.workspace.reading.ties import Tied, older, tied
from wayhome.workspace.reading.view import View

WIDE, CLOSE = "official-sensitive", "restricted"
NAMES = (
    "left_kind left_id right_kind right_id kind said first last marking agency record_id"
).split()
TIES = [
    ("person", "P-A", "event", "E-1", "present", "arrested", "2026-03-01", None, WIDE, "NBP", "a"),
    ("person", "P-B", "event", "E-1", "present", "arrested", "2026-03-01", None, WIDE, "NBP", "a"),
    ("person", "P-C", "event", "E-1", "present", "arrested", "2026-03-01", None, CLOSE, "NBP", "a"),
    ("person", "P-A", "event", "E-2", "present", "stopped", "2026-04-01", None, WIDE, "NBP", "b"),
    ("person", "P-C", "event", "E-2", "present", "stopped", "2026-04-01", None, CLOSE, "NBP", "b"),
    ("person", "P-A", "place", "at:1", "lived", "home", "2020-01-01", None, WIDE, "NBC", "h1"),
    ("person", "P-A", "place", "at:1", "lived", "home", "2021-01-01", None, WIDE, "NBP", "h2"),
    ("person", "P-A", "institution", "school:1", "attended", "school", "2022-09-01", None, WIDE,
     "NBC", "s1"),
    ("person", "P-B", "institution", "school:1", "attended", "school", "2022-09-01", None, WIDE,
     "NBC", "s2"),
    ("person", "P-A", "person", "P-D", "kin", "sibling", None, None, WIDE, "NBC", "r"),
]  # fmt: skip


@pytest.fixture
def release(tmp_path: Path) -> tuple[Release, duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    columns = ", ".join(
        f"{name} {'timestamp' if name in ('first', 'last') else 'text'}" for name in NAMES
    )
    con.execute(
        f"create table told ({columns}, other_id text, feed text, grading text, times bigint)"
    )
    for tie in TIES:
        marks = ", ".join("?" * len(tie))
        con.execute(f"insert into told values ({marks}, null, 'f', null, 1)", list(tie))
    con.execute(
        "create table event as select left_id as person_id, record_id, 'arrest' as kind,"
        " null as place_name, agency, marking from told where right_kind = 'event'"
    )
    con.execute(
        "create table at_place as select record_id, right_id as place_id, null as place_name,"
        " '14 Mill Road' as address, 'AB1 2CD' as postcode, agency, marking from told"
        " where right_kind in ('place', 'institution')"
    )
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from told order by {ORDER.format('told')}"
    )
    keep_graph(con, tmp_path)
    serving._maps.clear()
    return Release(tmp_path), con


def seen(
    release: tuple[Release, duckdb.DuckDBPyConnection], eyes: str, **asked: date
) -> list[Tied]:
    of, con = release
    return tied(View(of, eyes or "NBC", eyes, con), "P-A", **asked)


def test_each_thing_stands_once_with_its_records_and_who_else(release) -> None:
    found = {(one.kind, one.name): one for one in seen(release, "")}
    assert set(found) == {
        (NodeKind.EVENT, "arrest"),
        (NodeKind.PLACE, "14 Mill Road, AB1 2CD"),
        (NodeKind.INSTITUTION, "14 Mill Road, AB1 2CD"),
        (NodeKind.PERSON, "P-D"),
    }
    event = found[NodeKind.EVENT, "arrest"]
    assert (event.said, event.others, event.since) == (("arrested",), ("P-B",), None)
    home = found[NodeKind.PLACE, "14 Mill Road, AB1 2CD"]
    assert [one["record_id"] for one in home.ties] == ["h2", "h1"]
    assert (home.agencies, home.since.year) == (("NBC", "NBP"), 2020)
    assert found[NodeKind.INSTITUTION, "14 Mill Road, AB1 2CD"].others == ()


def test_who_is_kept_close_is_there_for_their_agency_alone(release) -> None:
    """Not as one of several, and not as the only other one in an event."""
    for eyes, others in (
        ("", [("P-B",)]),
        ("NBC", [("P-B",)]),
        ("NBP", [("P-C",), ("P-B", "P-C")]),
    ):
        events = [one.others for one in seen(release, eyes) if one.kind is NodeKind.EVENT]
        assert events == others, eyes


def test_ties_since_a_day_are_those_that_last_or_came_after(release) -> None:
    since = seen(release, "NBP", since=date(2026, 3, 15))
    kinds = [one.kind for one in since]
    assert kinds.count(NodeKind.EVENT) == 1
    assert {NodeKind.PLACE, NodeKind.INSTITUTION, NodeKind.PERSON} <= set(kinds)
    assert kinds[-1] is NodeKind.PERSON  # without a day, last


def test_somebody_with_no_tie_has_none(release) -> None:
    of, con = release
    assert tied(View(of, "NBC", "", con), "P-nobody") == []


def test_who_was_at_an_address_only_at_other_times_is_said_with_the_days(tmp_path: Path) -> None:
    con = duckdb.connect()
    con.execute(
        "create table told (left_kind text, left_id text, right_kind text, right_id text,"
        " kind text, said text, first timestamp, last timestamp, marking text, agency text,"
        " record_id text, other_id text, feed text, grading text, times bigint)"
    )
    stays = {  # P-A is there from May 2025
        "P-A": ("lived", "2025-05-03", None),
        "P-B": ("lived", "2023-03-01", "2024-06-04"),
        "P-C": ("lived", "2024-01-01", "2025-05-03"),
        "P-D": ("lived", None, None),
        "P-E": ("seen_at", "2024-08-09", None),
    }
    for who, (kind, first, last) in stays.items():
        con.execute(
            "insert into told values ('person', ?, 'place', 'at:1', ?, 'home', ?, ?, ?,"
            " 'NBC', ?, null, 'f', null, 1)",
            [who, kind, first, last, WIDE, who],
        )
    con.execute(
        "create table at_place as select record_id, right_id as place_id, null as"
        " place_name, null as address, null as postcode, agency, marking from told"
    )
    con.execute(
        "create table tie as select *, null::timestamp as recorded_at"
        f" from told order by {ORDER.format('told')}"
    )
    keep_graph(con, tmp_path)
    serving._maps.clear()
    (home,) = tied(View(Release(tmp_path), "NBC", "", con), "P-A")
    assert set(home.others) == {"P-B", "P-C", "P-D", "P-E"}
    assert {who: other_times(apart, "Ann Ash") for who, apart in home.apart.items()} == {
        "P-B": "not at the same time: 1 March 2023 to 4 June 2024, and Ann Ash from 3 May 2025",
        "P-E": "not at the same time: 9 August 2024, and Ann Ash from 3 May 2025",
    }


def test_a_page_opens_on_the_last_year_and_counts_what_is_older(release) -> None:
    of, con = release
    view, today = View(of, "NBC", "", con), date(2026, 11, 20)
    for text, since in {"": date(2025, 11, 20), "180": date(2026, 5, 24), "all": None}.items():
        assert first_day(text, today) == since
    everything, lately = tied(view, "P-A"), tied(view, "P-A", date(2026, 5, 24))
    left = older(view, NodeKind.PERSON, "P-A", date(2026, 5, 24))
    assert 0 < left == len(everything) - len(lately)
    assert older(view, NodeKind.PERSON, "P-A", None) == 0
    assert older(view, NodeKind.PERSON, "P-Nobody", today) == 0
