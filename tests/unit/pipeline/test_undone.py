"""A judgement and its undoing: the build after each follows them in lives, ties and signs, and
looks at nobody else anew."""

import shutil
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from wayhome.chronology import carried
from wayhome.extracts import receive
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release, build, current_release
from wayhome.records import changed
from wayhome.signs import kept

DAY, SAID = date(2026, 11, 20), datetime(2026, 11, 19, 9)
HEAD = "judgement_id,left_ref,right_ref,judgement,judged_by,judged_at,takes_back,reason,marking\n"
# Tyler, as his council and the neighbouring force hold him.
TWO = ("NBC/case management system/4001", "EMC/records management system/E1")
FOLLOW = ("fact", "episode", "episode_record", "holding", "tie", "sign", "sign_evidence")


def _judged(home: Home, folder: Path, *rows: str) -> Release:
    """What an analyst of the force judged, received, and built."""
    file = folder / f"judgements-{len(rows)}.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    receive([file], feed="own", agency="NBP", at=home, now=SAID)
    return build(home, DAY)


def _rows(release: Release, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(release.database), read_only=True) as con:
        return con.execute(f"from {table} order by all").fetchall()


def _whose(release: Release) -> list[tuple[str, str]]:
    with duckdb.connect(str(release.database), read_only=True) as con:
        return con.execute("select subject_ref, person_id from person_subject").fetchall()


def _everybody(*releases: Release) -> set[str]:
    return {who for release in releases for _, who in _whose(release)}


def _people(release: Release, table: str) -> set[str]:
    """Of Tyler's two records those whom a table tells of."""
    with duckdb.connect(str(release.database), read_only=True) as con:
        key = "left_id" if table == "tie" else "person_id"
        refs = "select person_id from person_subject where list_contains($refs, subject_ref)"
        found = con.execute(
            f"select distinct {key} from {table} where {key} in ({refs})", {"refs": list(TWO)}
        )
        return {who for (who,) in found.fetchall()}


@pytest.mark.slow
def test_lives_ties_and_signs_follow_a_link_and_its_undoing(
    built_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (carried, kept):  # of a handful of people, two are many
        monkeypatch.setattr(room, "MOST", 1.0)
    first = current_release(built_home)
    said = f'1,"{TWO[0]}","{TWO[1]}",not_same,ann@example.org,2026-11-19 09:00,,Two boys,'
    back = f'2,"{TWO[0]}","{TWO[1]}",withdrawn,ann@example.org,2026-11-19 10:00,1,One boy,'
    apart = _judged(built_home, tmp_path, said)
    anew = Home(Path(shutil.copytree(built_home.root, tmp_path / "anew")))
    shutil.rmtree(anew.releases / apart.name / changed.FOLDER)  # so everybody's lives are made anew
    undone = _judged(built_home, tmp_path, said, back)
    made_anew = _judged(anew, tmp_path, said, back).manifest()
    assert made_anew["touched"]["lives"] is None
    assert made_anew["tables"] == undone.manifest()["tables"]
    for table in ("fact", "tie", "sign"):
        assert [len(_people(each, table)) for each in (first, apart, undone)] == [1, 2, 1], table
    for table in FOLLOW:
        assert _rows(undone, table) == _rows(first, table), table
    for one, other in ((first, apart), (apart, undone)):
        moved = {who for _, who in set(_whose(one)) ^ set(_whose(other))}
        told = other.manifest()["touched"]
        assert told["lives"] == told["signs"] == len(moved) < len(_everybody(one, other))
