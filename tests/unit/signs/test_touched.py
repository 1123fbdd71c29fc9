"""Looking only at whom a delivery touches gives what looking at everybody gives, row for row."""

import ast
import random
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_lives import Row, World, delivered, drawn, laid_out, later_day, lived

from wayhome import signs
from wayhome.chronology import carried
from wayhome.network import carried_beside, reached
from wayhome.records import changed
from wayhome.signs import Before, firing, kept, reads, shared
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.examples import AS_OF, Example
from wayhome.signs.subject import PERSON

EVERY = tuple(SIGNS)
ALL_OF_THEM = sum(len(sign.examples) for sign in SIGNS.values())  # examples; a world has them all
ROOT = Path(kept.__file__).parents[2]
MAKE_ROWS = ("network", "records")  # by rooms below them that are no part of a sign's rules
MADE = (*PERSON.made, "sign_need", "place_told", *carried_beside.MADE)
SERVED = (  # of which the next build reads what a release serves
    *carried.MADE,
    *("person_subject", "at_place", "contact_point", "call", "relation"),
)
seeds = st.integers(0, 2**32)


@pytest.fixture(autouse=True)
def however_many_are_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (kept, carried, changed, reached):
        monkeypatch.setattr(room, "MOST", 1.0)


def _release(con: duckdb.DuckDBPyConnection, folder: Path) -> Before:
    """What a release leaves for the next, of the tables that were made."""
    for table in PERSON.made:
        con.execute(f"copy {table} to '{folder}/{table}.parquet'")
    con.execute(f"attach '{folder / changed.DATABASE}' as serving")
    for table in SERVED:
        con.execute(f"create table serving.{table} as from {table}")
    con.execute("detach serving")
    return Before(folder / "signs", folder)


def _rows(con: duckdb.DuckDBPyConnection, before: Before) -> dict[str, list[object]]:
    tables = {name: name for name in MADE} | {"kept": before.prints}
    tables |= {name: before.shared(name) for name in shared.KEPT}
    return {name: con.execute(f"from {at} order by all").fetchall() for name, at in tables.items()}


def _built(
    world: World, day: date, folder: Path, only: tuple[str, ...], before: Before | None
) -> tuple[Before, dict[str, list[object]]]:
    folder.mkdir()
    with lived(world, before.tables if before else None, folder) as con:
        signs.build(con, day, only, before=before, keep=folder / "signs")
        left = _release(con, folder)
        return left, _rows(con, left)


def _same(seed: int, examples: int, deliveries: int, changes: int) -> None:
    chance = random.Random(seed)
    world, day = drawn(chance, EVERY, examples), AS_OF
    with TemporaryDirectory() as name:
        before, _ = _built(world, day, Path(name) / "0", EVERY, None)
        for step in range(1, deliveries + 1):
            world, day = delivered(chance, world, changes), max(day, later_day(chance))
            _, whole = _built(world, day, Path(name) / f"{step}-whole", EVERY, None)
            before, part = _built(world, day, Path(name) / str(step), EVERY, before)
            for table, rows in whole.items():
                assert part[table] == rows, table


@pytest.mark.slow
@settings(max_examples=1, deadline=None)
@given(seed=seeds)
def test_whom_a_delivery_touches_gives_what_everybody_gives(seed: int) -> None:
    """Every sign has work to do: whom its examples are of, side by side, some of them touched."""
    _same(seed, ALL_OF_THEM, deliveries=2, changes=60)


@pytest.mark.long
@settings(max_examples=4, deadline=None)
@given(seed=seeds)
def test_it_does_so_in_several_whole_worlds(seed: int) -> None:
    _same(seed, ALL_OF_THEM, deliveries=2, changes=60)


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(seed=seeds)
def test_it_does_so_in_many_small_worlds(seed: int) -> None:
    _same(seed, examples=40, deliveries=2, changes=4)


RISING = """
record | agency | kind    | from
a      | NBC    | missing | 2026-01-01
b      | NBC    | missing | 2026-01-20
c      | NBC    | missing | 2026-03-25
d      | NBC    | missing | 2026-04-05
e      | NBC    | missing | 2026-04-20
"""
TOGETHER = """
record | agency | who                     | kind   | from       | reference
a      | POL    | child, older            | arrest | 2026-03-01 | R1
b      | POL    | other, somebody younger | arrest | 2026-03-01 | R2
"""


def _touched(
    world: World, day: date, folder: Path, only: tuple[str, ...], before: Before
) -> set[str]:
    """Who is looked at anew; what comes of it is what everybody gives."""
    _, whole = _built(world, day, folder / "whole", only, None)
    with lived(world, before.tables, folder) as con:
        signs.build(con, day, only, before=before, keep=folder / "signs")
        assert _rows(con, _release(con, folder)) == whole
        return {who for (who,) in con.execute("from sign_touched").fetchall()}


def test_a_birthday_touches_nobody_and_a_sign_that_begins_by_itself_does(tmp_path: Path) -> None:
    world = laid_out(Example("", RISING, born="child 2008-04-26"))
    before, _ = _built(world, date(2026, 4, 25), tmp_path / "0", ("I03",), None)
    for day, touched in ((date(2026, 4, 30), set()), (date(2026, 5, 1), {"child"})):
        folder = tmp_path / day.isoformat()
        folder.mkdir()
        assert _touched(world, day, folder, ("I03",), before) == touched
        before = Before(folder / "signs", folder)


def test_the_birth_of_somebody_beside_them_touches_them_and_nobody_else(tmp_path: Path) -> None:
    world = laid_out(Example("", TOGETHER, born="child 2011-03-01; older 2010-02-01"))
    before, _ = _built(world, AS_OF, tmp_path / "0", ("I29",), None)
    for row in world["subject"]:
        if row["local_id"] == "older":
            row["dob"] = date(2004, 2, 1)
    (tmp_path / "1").mkdir()
    assert _touched(world, AS_OF, tmp_path / "1", ("I29",), before) == {"child", "older"}


KIN = """
record | agency | who         | kind             | from
a      | NBC    | child, aunt | relation:sibling | 2026-03-01
b      | NBC    | other       | missing          | 2026-01-01
c      | NBC    | another     | missing          | 2026-01-01
"""


def test_whoever_has_ties_alone_is_looked_at_and_leaves_nothing_behind(tmp_path: Path) -> None:
    world = laid_out(Example("", KIN))
    world["subject"] = [row for row in world["subject"] if row["local_id"] != "aunt"]
    before, _ = _built(world, AS_OF, tmp_path / "0", ("I03",), None)
    (tmp_path / "1").mkdir()
    gone = {**world, "relation": []}
    assert _touched(gone, AS_OF, tmp_path / "1", ("I03",), before) == {"child", "aunt"}


def _alarm_and_note() -> World:
    """A child whose council has sent nothing since the ten days ran out; another of whom a note has
    the name of a line in it, that a statement about nobody gives."""
    silent = next(
        one for one in SIGNS["I68"].examples if one.title.startswith("The council's news")
    )
    return laid_out(silent, SIGNS["I67"].examples[0])


@pytest.mark.slow
def test_what_all_share_touches_those_of_whom_it_says_something_else(tmp_path: Path) -> None:
    codes, world = ("I02", "I28"), _alarm_and_note()
    before, rows = _built(world, AS_OF, tmp_path / "0", codes, None)
    assert {row[2] for row in rows["sign_aside"]} == {"I67"}
    renamed = [{**row, "line": row.get("line") and "Quarro"} for row in world["statement"]]
    for number, (came, day, touched) in enumerate((
        ({"delivery": [_came("LAT", 20)]}, AS_OF, set()),  # the tenth day, and not later
        ({"delivery": [_came("LAT", 21)]}, AS_OF, {"0/child"}),
        ({"delivery": [_came("NBC", 21)]}, AS_OF, set()),  # another council
        ({"statement": renamed}, AS_OF, {"1/child"}),
        ({}, date(2027, 1, 2), set()),  # the last day on which the note is searched
        ({}, date(2027, 1, 3), {"1/child"}),
    )):  # fmt: skip
        (tmp_path / f"then-{number}").mkdir()
        found = _touched({**world, **came}, day, tmp_path / f"then-{number}", codes, before)
        assert found == touched, (came, day)


def _came(agency: str, day: int) -> Row:
    received = datetime(2026, 3, day, 6)
    return {"agency": agency, "feed": agency.lower(), "received_at": received}


def test_a_name_that_is_new_touches_those_whose_notes_have_it(tmp_path: Path) -> None:
    world = _alarm_and_note()
    other = [{**row, "line": row.get("line") and "Quarro"} for row in world["statement"]]
    before, rows = _built({**world, "statement": other}, AS_OF, tmp_path / "0", ("I02",), None)
    assert not rows["sign_aside"]
    (tmp_path / "1").mkdir()
    assert _touched(world, AS_OF, tmp_path / "1", ("I02",), before) == {"1/child"}


def test_for_an_earlier_day_and_under_other_rules_everybody_is_looked_at(tmp_path: Path) -> None:
    before, _ = _built(laid_out(Example("", RISING)), AS_OF, tmp_path / "0", ("I03",), None)
    assert before.carries(AS_OF, ("I03",))
    assert not before.carries(AS_OF - timedelta(1), ("I03",))
    assert not before.carries(AS_OF, ("I03", "I01"))
    (before.tables / "sign.parquet").unlink()
    assert not before.carries(AS_OF, ("I03",))


def test_signs_read_no_table_that_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        firing,
        "find_triggers",
        lambda con, sign: len([con.execute(f"explain {each.hits}") for each in sign.clauses]),
    )
    with lived({}) as con:
        con.execute("create table nobody (person_id varchar); attach ':memory:' as narrowed")
        reads.narrow(con, "nobody")
        con.execute("use narrowed.main")
        with pytest.raises(duckdb.CatalogException):
            con.execute("from stay")
        firing.fire(con, AS_OF)


def test_the_code_that_makes_signs_lies_in_the_rooms_whose_code_is_printed() -> None:
    behind, waiting = set[str](), {"wayhome.signs.building"}
    while waiting:
        name = waiting.pop()
        behind.add(name)
        if name.split(".")[1] not in MAKE_ROWS:
            waiting |= _imported(name) - behind
    assert {name.split(".")[1] for name in behind} <= set(kept.ROOMS)


def _imported(module: str) -> set[str]:
    """Modules of this package that one imports, and the packages that they lie in."""
    told = ast.parse(_file(module).read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(told) if isinstance(node, ast.ImportFrom) and node.module]
    names = {node.module for node in froms}
    names |= {f"{node.module}.{each.name}" for node in froms for each in node.names}
    names |= {name.rpartition(".")[0] for name in names}
    return {name for name in names if name.startswith("wayhome.") and _file(name).exists()}


def _file(module: str) -> Path:
    at = ROOT / module.replace(".", "/")
    return at / "__init__.py" if at.is_dir() else at.with_suffix(".py")
