"""What has changed since is worked out, with the outcome of working out all of it.

Worlds of records are linked; then rows come, go and change, and they are linked twice over: once
with what the last linking kept, once with everything afresh under the same measures.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import worlds

from wayhome import people
from wayhome.people import before
from wayhome.people.layers import LATER, STAY, Layers
from wayhome.people.model import load

pytestmark = pytest.mark.slow

FAMILIES = (*worlds.FAMILY, *(name for names in worlds.ELSEWHERE for name in names))
Build = Callable[..., duckdb.DuckDBPyConnection]
TABLES = (
    *("person_subject", "person_forward", "person_change"),
    *("person", "link", "linked_face", "linked_records"),
)


@pytest.fixture
def however_much_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before, "GROWN", 1e9)
    monkeypatch.setattr(before, "SHRUNK", 0.0)


def changed(tables: worlds.Tables, chance: random.Random, share: float = 0.15) -> worlds.Tables:
    """Some rows gone, some of them told anew, and some people judged."""
    kept = {
        name: [_told_anew(row, chance, share) for row in rows if chance.random() > share / 2]
        for name, rows in tables.items()
    }
    refs = sorted({str(row["subject_ref"]) for row in tables["subject"]})
    kept["judgement"] = [
        {
            "left_ref": left,
            "right_ref": right,
            "judgement": chance.choice(("same", "not_same", "unsure", "withdrawn")),
        }
        for left, right in (chance.sample(refs, 2) for _ in range(chance.randint(0, 6)))
    ]
    return kept


def _told_anew(row: worlds.Row, chance: random.Random, share: float) -> worlds.Row:
    if "given_names" not in row or chance.random() > share:
        return row
    names = {
        "given_names": chance.choice(worlds.GIVEN),
        "family_name": chance.choice(FAMILIES),
    }
    marking = chance.choice(("official-sensitive", "restricted"))
    return {**row, **chance.choice((names, {"dob": "2010-12-03"}, {"marking": marking}))}


def outcome(con: duckdb.DuckDBPyConnection) -> dict[str, list[object]]:
    return {table: con.execute(f"from {table} order by all").fetchall() for table in TABLES}


def kept(folder: Path) -> dict[str, list[object]]:
    """What is kept, whether it lies in one layer or two."""
    files = {each.stem for each in folder.glob("*.parquet") if LATER not in each.stem}
    layers = Layers(folder)
    tables = {name: layers.read(name) if name in STAY else layers.file(name) for name in files}
    return {
        name: duckdb.execute(f"from {table} order by all").fetchall()
        for name, table in sorted(tables.items())
    }


def _same(records: Build, folder: Path, seed: int, *, apart: bool = False) -> None:
    folder.mkdir(exist_ok=True)
    chance = random.Random(seed)
    of_seed, share = (worlds.worlds_apart, 0.01) if apart else (worlds.world, 0.15)
    people.link(records(**of_seed(seed)), keep=folder / "0")
    for step in range(3):
        tables = changed(of_seed(seed), chance, share)
        last, whole, part = folder / str(step), folder / f"{step}-whole", folder / str(step + 1)
        all_of_it, what_changed = records(**tables), records(**tables)
        people.link(all_of_it, before=last, afresh=True, keep=whole)
        people.link(what_changed, before=last, keep=part)
        for table, rows in outcome(all_of_it).items():
            assert outcome(what_changed)[table] == rows, table
        assert kept(part) == kept(whole)


@pytest.mark.usefixtures("however_much_has_changed")
def test_what_changed_gives_what_all_of_it_gives(records: Build, tmp_path: Path) -> None:
    _same(records, tmp_path, seed=1)


@pytest.mark.usefixtures("however_much_has_changed")
def test_nor_does_it_where_most_is_left_alone(
    records: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before, "MOST_LATER", 1.0)
    _same(records, tmp_path, seed=1, apart=True)
    layers = Layers(tmp_path / "3")
    assert layers.has_later
    bulks = [(tmp_path / step / "face.parquet").stat().st_ino for step in "03"]
    assert bulks[0] == bulks[1]


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 32))
@pytest.mark.usefixtures("however_much_has_changed")
def test_what_changed_gives_what_all_of_it_gives_in_many_worlds(
    records: Build, tmp_path: Path, seed: int
) -> None:
    _same(records, tmp_path, seed)
    _same(records, tmp_path / "apart", seed, apart=True)


def test_only_what_changed_is_folded_and_weighed(records: Build, tmp_path: Path) -> None:
    tables = worlds.world(3)
    people.link(records(**tables), keep=tmp_path / "0")
    tables["subject"].append({**tables["subject"][0], "subject_ref": "NBC/own/new"})
    state = duckdb.connect()
    people.link(records(**tables), before=tmp_path / "0", keep=tmp_path / "1")
    then, now = (Layers(tmp_path / step).read("unit") for step in "01")
    prints = state.execute(
        f"select count(*) from {now} anti join {then} using (subject_ref, print)"
    ).fetchall()
    assert prints == [(1,)]


def test_a_linking_that_is_not_kept_works_out_all(records: Build, tmp_path: Path) -> None:
    tables = worlds.worlds_apart(3)
    people.link(records(**tables), keep=tmp_path / "0")
    tables["subject"].append({**tables["subject"][0], "subject_ref": "NBC/own/new"})
    con, kept_too = records(**tables), records(**tables)
    people.link(con, before=tmp_path / "0")
    people.link(kept_too, before=tmp_path / "0", keep=tmp_path / "1")
    assert outcome(con) == outcome(kept_too)


def test_under_another_model_nothing_is_carried_over(records: Build, tmp_path: Path) -> None:
    model = load()
    con = records(**worlds.world(3))
    people.link(con, keep=tmp_path / "0")
    held = 45
    assert before.Before.of(tmp_path / "0", model, held).carries
    other = replace(model, linked=model.linked + 1)
    assert not before.Before.of(tmp_path / "0", other, held).carries
    assert not before.Before.of(tmp_path / "0", model, 2 * held).carries
    (tmp_path / "0" / "head.json").write_text("torn", encoding="utf-8")
    assert not before.Before.of(tmp_path / "0", model, held).carries
    assert not before.Before.of(tmp_path / "nowhere", model, held).carries
