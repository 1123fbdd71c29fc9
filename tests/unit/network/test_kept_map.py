"""The map of a release: kept as arrays, opened, and what each viewer may see of it."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from wayhome.lexicon.errors import Damaged
from wayhome.network.graph import walking
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.graph.opening import FOLDER, Map
from wayhome.network.kinds import NodeKind, TieKind
from wayhome.network.ties import ORDER

COLUMNS = (
    "left_kind left_id right_kind right_id kind first last marking agency record_id other_id said"
    " recorded_at"
)
WIDE, CLOSE = "official-sensitive", "restricted"
# anna and ben share a house; ben and cara, whom POL keeps close, were in one event with dan
TIES = [
    ("person", "anna", "place", "at:1", "lived", "2020-01-01", None, WIDE, "NBC"),
    ("person", "ben", "event", "E-1", "present", "2026-03-01", None, WIDE, "POL"),
    ("person", "ben", "place", "at:1", "lived", "2026-01-01", "2026-02-01", WIDE, "POL"),
    ("person", "cara", "event", "E-1", "present", "2026-03-01", None, CLOSE, "POL"),
    ("person", "dan", "event", "E-1", "present", "2026-03-01", None, CLOSE, "POL"),
    ("person", "eve", "phone", "+44", "held_phone", None, None, WIDE, "NBC"),
    ("person", "fay", "person", "gus", "known_to", "2026-01-01", None, WIDE, "NBC"),
]


@pytest.fixture
def kept(tmp_path: Path) -> Map:
    con = duckdb.connect()
    types = (f"{name} {'timestamp' if name in ('first', 'last', 'recorded_at') else 'text'}"
             for name in COLUMNS.split())  # fmt: skip
    con.execute(f"create table tie ({', '.join(types)})")
    for number, tie in enumerate(TIES):
        marks = ", ".join("?" * 13)
        con.execute(f"insert into tie values ({marks})", [*tie, f"r{number}", None, None, None])
    keep_graph(con, tmp_path)
    ordered = con.execute(f"select record_id from tie t order by {ORDER.format('t')}").fetchall()
    assert [name for (name,) in ordered] == [f"r{n}" for n in range(len(TIES))]
    return Map(tmp_path / FOLDER)


def around(of: Map, who: str, eyes: str = "", **asked: int) -> set[str]:
    number = of.number(NodeKind.PERSON, who)
    assert number is not None
    found, _ = walking.around(of.graph, number, of.view(eyes, **asked), 2, 100)
    return {of.node(int(each))[1] for each in found}


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def test_each_sees_what_their_agency_may(kept: Map) -> None:
    assert around(kept, "anna") == {"anna", "at:1", "ben"}
    assert around(kept, "ben") == {"anna", "at:1", "ben"}  # alone in an event is no event
    assert around(kept, "ben", "POL") == {"anna", "at:1", "ben", "E-1", "cara", "dan"}
    assert around(kept, "ben", "NBC") == around(kept, "ben")


@pytest.mark.parametrize(
    ("since", "seen"),
    [("2026-02-01", {"anna", "at:1", "ben"}), ("2026-02-02", {"anna", "at:1"})],
)
def test_what_lasts_without_an_end_lasts_still(kept: Map, since: str, seen: set[str]) -> None:
    assert around(kept, "anna", since=day(since)) == seen


@pytest.mark.parametrize(("since", "stands"), [("2026-06-30", True), ("2026-07-01", False)])
def test_what_is_stated_to_last_is_no_evidence_for_ever(
    kept: Map, since: str, stands: bool
) -> None:
    """180 days after it was last said it stands in no window that begins later."""
    assert ("gus" in around(kept, "fay", since=day(since))) is stands


def test_what_has_no_day_is_in_every_window(kept: Map) -> None:
    assert around(kept, "eve", since=day("2030-01-01"), until=day("2031-01-01")) == {"eve", "+44"}


def test_a_moment_is_over(kept: Map) -> None:
    assert "E-1" in around(kept, "ben", "POL", since=day("2026-03-01"))
    assert "E-1" not in around(kept, "ben", "POL", since=day("2026-03-02"))


def test_ties_are_of_the_kinds_asked_for(kept: Map) -> None:
    number = kept.number(NodeKind.PERSON, "ben")
    assert number is not None
    view = kept.view("POL", of=[TieKind.PRESENT])
    ties = kept.graph.tie[walking.neighbours(kept.graph, number, view)]
    assert ties.tolist() == [1]


def test_whoever_is_not_on_it_has_no_number(kept: Map) -> None:
    assert kept.number(NodeKind.PERSON, "nobody") is None
    assert kept.number(NodeKind.PHONE, "anna") is None


def test_a_map_that_is_torn_or_of_another_form_says_build_again(kept: Map, tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    (folder / "head.json").write_text('{"format": 0, "agencies": []}', encoding="utf-8")
    with pytest.raises(Damaged, match="another form: build again"):
        Map(folder)
    (folder / "starts.npy").unlink()
    with pytest.raises(Damaged, match="cannot be read: build again"):
        Map(folder)
