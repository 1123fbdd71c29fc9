"""The release that serves is read, a new one is taken up; holders are filtered by marking."""

from pathlib import Path

import duckdb
import pytest

from wayhome.governance.access import viewer
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home
from wayhome.network.graph.keeping import keep_graph
from wayhome.network.kinds import NodeKind
from wayhome.pipeline.release import MANIFEST, SERVING, current_release, serve_release
from wayhome.workspace.gate.holders import holders_of
from wayhome.workspace.serving import map_of, reading

SUBJECTS = [
    ("P-1", "NBC", "official-sensitive"),
    ("P-1", "EMC", "restricted"),
    ("P-2", "NBC", "sealed"),
    ("P-3", "EMC", None),
]
# one tie: somebody's number
TIE = """
select 'person' as left_kind, 'P-1' as left_id, 'phone' as right_kind, '{}' as right_id,
    'held_phone' as kind, 'own' as said, null::timestamp as first, null::timestamp as last,
    'official' as marking, 'NBC' as agency, 'r1' as record_id, null as other_id,
    null::timestamp as recorded_at
"""


def release(home: Path, name: str, subjects: list[tuple[str, str, str | None]]) -> None:
    folder = home / "releases" / name
    folder.mkdir(parents=True)
    with duckdb.connect(str(folder / SERVING)) as con:
        con.execute("create table subject (person_id varchar, agency varchar, marking varchar)")
        for subject in subjects:
            con.execute("insert into subject values (?, ?, ?)", subject)
    (folder / MANIFEST).write_text("{}")
    serve_release(Home(home), name)


@pytest.mark.parametrize(
    ("agency", "role", "person", "holders"),
    [
        ("NBC", "practitioner", "P-1", {"NBC"}),
        ("EMC", "practitioner", "P-1", {"NBC", "EMC"}),
        ("EMC", "panel_coordinator", "P-1", {"NBC"}),
        ("NBC", "practitioner", "P-2", {"NBC"}),
        ("EMC", "practitioner", "P-2", set()),
        ("NBC", "practitioner", "P-3", set()),
        ("NBC", "practitioner", "P-nobody", set()),
    ],
)
def test_holders_as_far_as_the_viewer_may_know(home, agency, role, person, holders) -> None:
    release(home, "20260101T000000-a", SUBJECTS)
    assert holders_of(person, viewer(agency, role)) == holders


def test_a_new_release_is_taken_up_and_an_old_reader_keeps_its_own(home) -> None:
    release(home, "20260101T000000-a", SUBJECTS)
    with reading() as before:
        release(home, "20260102T000000-b", [])
        with reading() as after:
            assert after.execute("select count(*) from subject").fetchone() == (0,)
        assert before.execute("select count(*) from subject").fetchone() == (4,)


def test_what_a_new_release_leaves_out_is_gone_from_the_map_at_once(home) -> None:
    """The map is kept in memory, so a tie that was taken out must not live on there."""
    held = []
    for name, number in (("20260101T000000-a", "0770"), ("20260102T000000-b", "0799")):
        release(home, name, [])
        with duckdb.connect() as con:
            con.execute(f"create table tie as {TIE.format(number)}")
            keep_graph(con, home / "releases" / name)
        of = map_of(current_release(Home(home)))
        held.append([each for each in ("0770", "0799") if of.number(NodeKind.PHONE, each)])
    assert held == [["0770"], ["0799"]]


def test_nothing_can_be_written_through_it(home) -> None:
    release(home, "20260101T000000-a", SUBJECTS)
    with reading() as cursor, pytest.raises(duckdb.Error):
        cursor.execute("delete from subject")


def test_before_the_first_build_there_is_a_sentence(home) -> None:
    with pytest.raises(NotSetUp, match="wayhome build"), reading():
        pass
