"""Looking only at addresses that a delivery touches gives what looking at all gives, row by row."""

import random
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_lives import World, delivered, drawn, laid_out, later_day, located

from wayhome.signs import addresses, firing, kept, reads
from wayhome.signs.addresses import ADDRESS_SIGNS
from wayhome.signs.addresses.records import gather
from wayhome.signs.addresses.sight import lay_out
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.kept import Before
from wayhome.signs.subject import ADDRESS

pytestmark = pytest.mark.slow

ALL = tuple(ADDRESS_SIGNS)
RISING = """
record | agency | kind     | code  | from             | reference
a      | HOU    | nuisance | noise | 2026-03-02 23:00 | 1
b      | HOU    | nuisance | noise | 2026-03-12 23:00 | 2
"""
MORE = f"{RISING}c      | HOU    | nuisance | noise | 2026-03-20 23:00 | 3\n"
seeds = st.integers(0, 2**32)
Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(autouse=True)
def however_many_are_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 1.0)


def _built(
    world: World, day: date, folder: Path, before: Before | None
) -> tuple[Before, Rows, set[str]]:
    """What is left for the next, all that was made, and which addresses were looked at."""
    folder.mkdir()
    with located(world) as con:
        addresses.build(con, day, before=before, keep=folder / addresses.FOLDER)
        for table in ADDRESS.made:
            con.execute(f"copy {table} to '{folder}/{table}.parquet'")
        left = addresses.before(folder, folder)
        shown = {name: f"from {name} order by all" for name in (*ADDRESS.made, left.prints)}
        rows = {name: con.execute(sql).fetchall() for name, sql in shown.items()}
        rows["kept"] = rows.pop(left.prints)
        return left, rows, _looked_at(con, before)


def _looked_at(con: duckdb.DuckDBPyConnection, before: Before | None) -> set[str]:
    return {at for (at,) in con.execute(f"from {ADDRESS.touched}").fetchall()} if before else set()


def _same(seed: int, examples: int, deliveries: int) -> None:
    chance = random.Random(seed)
    world, day = drawn(chance, ALL, examples), AS_OF
    with TemporaryDirectory() as name:
        before, _, _ = _built(world, day, Path(name) / "0", None)
        for step in range(1, deliveries + 1):
            world, day = delivered(chance, world), max(day, later_day(chance))
            _, whole, _ = _built(world, day, Path(name) / f"{step}-whole", None)
            before, part, _ = _built(world, day, Path(name) / str(step), before)
            assert part == whole


@settings(max_examples=4, deadline=None)
@given(seed=seeds)
def test_addresses_that_a_delivery_touches_give_what_all_give(seed: int) -> None:
    _same(seed, examples=20, deliveries=2)


@pytest.mark.long
@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_they_do_so_in_many_worlds(seed: int) -> None:
    _same(seed, examples=40, deliveries=3)


def test_only_the_address_of_which_something_is_new_is_looked_at(tmp_path: Path) -> None:
    there, here = (Example("", RISING, at=at) for at in ("3 Quay", "12 Mill Road"))
    before, _, _ = _built(laid_out(there, here), AS_OF, tmp_path / "0", None)
    same = _built(laid_out(there, here), AS_OF, tmp_path / "1", before)
    assert same[2] == set()
    more = laid_out(there, Example("", MORE, at="12 Mill Road"))
    _, rows, looked_at = _built(more, AS_OF, tmp_path / "2", same[0])
    assert looked_at == {"uprn:1/12 Mill Road"} == {row[1] for row in rows["address_sign"]}
    assert rows == _built(more, AS_OF, tmp_path / "whole", None)[1]


def test_what_was_left_for_another_day_or_other_rules_is_not_carried_over(tmp_path: Path) -> None:
    before, _, _ = _built(laid_out(Example("", RISING, at="3 Quay")), AS_OF, tmp_path / "0", None)
    assert before.carries(AS_OF, ALL)
    assert not before.carries(date(2026, 1, 1), ALL)
    assert not before.carries(AS_OF, ALL[:1])
    (before.tables / "address_sign.parquet").unlink()
    assert not before.carries(AS_OF, ALL)


def test_they_read_nothing_but_what_is_recorded_at_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        firing,
        "find_triggers",
        lambda con, sign: len([con.execute(f"explain {each.hits}") for each in sign.clauses]),
    )
    with located({}) as con:
        gather(con)
        con.execute("create table nowhere (place_id varchar); attach ':memory:' as narrowed")
        reads.narrow(con, "nowhere", ADDRESS)
        con.execute("use narrowed.main")
        with pytest.raises(duckdb.CatalogException):
            con.execute("from event")
        lay_out(con, AS_OF)
        firing.fire_each(con, list(ADDRESS_SIGNS.values()), AS_OF, ADDRESS)
