"""Ids through real linking: nothing new changes none, what changes has its cause, and an outsider
is told what they would be told if nothing were hidden."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest
import worlds

from wayhome import people
from wayhome.people.model import load

pytestmark = pytest.mark.slow

Build = Callable[..., duckdb.DuckDBPyConnection]
Ids = dict[str, str]
KAI = {"given_names": "Kai", "family_name": "Turner", "dob": "2010-03-12"}


def ids(con: duckdb.DuckDBPyConnection) -> Ids:
    return dict(con.execute("from person_subject").fetchall())


def changes(con: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[str, ...]]:
    return con.execute(f"select {columns} from person_change order by all").fetchall()


def person(ref: str, **told: object) -> dict[str, object]:
    return {"subject_ref": ref, **KAI, "nhs_number": "9434765919", **told}


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(20))])
def test_in_any_order_afresh_and_by_any_model_nobody_is_called_otherwise(
    records: Build, tmp_path: Path, seed: int
) -> None:
    tables, chance = worlds.world(seed), random.Random(seed)
    first = records(**tables)
    people.link(first, keep=tmp_path / "0")
    for rows in tables.values():
        chance.shuffle(rows)
    model = load()
    again = records(**tables)
    people.link(again, replace(model, trusted_bits=model.trusted_bits + 1), before=tmp_path / "0")
    assert ids(again) == ids(first)
    assert changes(again, "*") == []


def test_who_comes_and_goes_changes_no_other_id(records: Build, tmp_path: Path) -> None:
    tables = worlds.world(5)
    first, last = records(**tables), tmp_path / "0"
    people.link(first, keep=last)
    stranger = {"given_names": "Zofia", "family_name": "Nowak", "dob": "1999-01-02"}
    tables["subject"].append({"subject_ref": "AAA/own/0", **stranger})
    more = records(**tables)
    people.link(more, before=last, keep=tmp_path / "1")
    assert {ref: one for ref, one in ids(more).items() if ref != "AAA/own/0"} == ids(first)
    tables["subject"].pop()
    fewer = records(**tables)
    people.link(fewer, before=tmp_path / "1")
    assert ids(fewer) == ids(first)
    assert changes(fewer, "kind, cause, right_ref") == [("gone", "record gone", "AAA/own/0")]


def test_a_join_and_its_undoing_have_their_causes_and_both_ids(
    records: Build, tmp_path: Path
) -> None:
    one, two = person("NBC/own/1"), person("NPF/own/1", given_names="Zed", family_name="Quill",
                                           dob="1999-01-02", nhs_number="4010232137")  # fmt: skip
    pair = {"left_ref": "NBC/own/1", "right_ref": "NPF/own/1"}
    apart, joined = (
        records(subject=[one, two]),
        records(subject=[one, two], judgement=[{**pair, "judgement": "same"}]),
    )
    undone = records(subject=[one, two])
    people.link(apart, keep=tmp_path / "0")
    people.link(joined, before=tmp_path / "0", keep=tmp_path / "1", on=date(2026, 11, 2))
    people.link(undone, before=tmp_path / "1", on=date(2026, 11, 3))
    (kept,) = set(ids(joined).values())
    (old,) = set(ids(apart).values()) - {kept}
    told = "changed_on::text, kind, was, now, cause, left_ref, right_ref, reason"
    refs = ("NPF/own/1", "NBC/own/1")
    join = ("2026-11-02", "merged", old, kept, "judgement", *refs)
    assert [row[:7] for row in changes(joined, told)] == [join]
    assert joined.execute("select was, now, marking from person_forward").fetchall() == [
        (old, kept, "official-sensitive")
    ]
    assert ids(undone) == ids(apart)
    parting = ("2026-11-03", "split", kept, old, "judgement taken back", *refs)
    assert [row[:7] for row in changes(undone, told)] == [join, parting]
    assert undone.execute("from person_forward").fetchall() == []


def test_ids_outlast_the_folder_of_linking(records: Build, tmp_path: Path) -> None:
    tables = worlds.world(7)
    first = records(**tables)
    people.link(first, keep=tmp_path / "linking")
    (tmp_path / "tables").mkdir()
    for table in ("person_subject", "person_forward", "subject", "stay", "contact_point"):
        first.execute(f"copy {table} to '{tmp_path}/tables/{table}.parquet'")
    for file in (tmp_path / "linking").iterdir():
        file.unlink()
    tables["subject"].append(person("AAA/own/0", received_at="2020-01-01"))
    again = records(**tables)
    people.link(again, before=tmp_path / "linking")
    kept = ids(again)
    assert {ref: kept[ref] for ref in ids(first)} == ids(first)


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.long) for n in range(20))])
def test_an_outsider_is_told_what_they_would_be_without_what_is_hidden(
    records: Build, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for step in range(3):
        tables = worlds.world(seed)
        kept = {r["subject_ref"] for r in tables["subject"] if chance.random() < 0.85}
        tables = {
            name: [row for row in rows if row["subject_ref"] in kept]
            for name, rows in tables.items()
        }
        sealed = {r["subject_ref"] for r in tables["subject"] if r["sealed_reason"]}
        bare = {
            name: [
                r for r in rows if r["marking"] != "restricted" and r["subject_ref"] not in sealed
            ]
            for name, rows in tables.items()
        }
        # a sealed record still protects its child by the names and numbers it holds
        bare["subject"] += [
            {name: r[name] for name in (*worlds.PROTECTED, "subject_ref")}
            for r in tables["subject"]
            if r["subject_ref"] in sealed
        ]
        whole, alone = records(**tables), records(**bare)
        for con, name in ((whole, "whole"), (alone, "alone")):
            before = tmp_path / f"{name}{step - 1}" if step else None
            people.link(con, before=before, keep=tmp_path / f"{name}{step}")
        seen = {ref: one for ref, one in ids(alone).items() if ref not in sealed}
        assert {ref: one for ref, one in ids(whole).items() if ref in seen} == seen
        for table in ("person_forward", "person_change"):
            open_rows = f"from {table} where marking <> 'restricted' order by all"
            assert whole.execute(open_rows).fetchall() == alone.execute(open_rows).fetchall()
