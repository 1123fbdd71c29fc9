"""How rows reach the parts: by key, beside what points at them, where they lie, all of them."""

from collections.abc import Iterator

import duckdb
import numpy as np
import pytest
from duckdb import DuckDBPyConnection

from wayhome.lexicon.errors import Damaged
from wayhome.people.clusters import components
from wayhome.pipeline.spark import Divided, session
from wayhome.pipeline.spark.numbers import hang_together, number
from wayhome.pipeline.spark.part import left
from wayhome.pipeline.spark.steps import Beside, By, Here, Step, Whole, as_made, pointing

pytestmark = pytest.mark.slow  # both files stay with one process: tests/conftest.py

OWNERS, THINGS = 40, 300
SECRET = "Jaylen Okonkwo"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Divided]:
    """`owner(name, n)` and `thing(owner, n)`, in two files each."""
    folder = tmp_path_factory.mktemp("divided")
    con = duckdb.connect()
    con.execute(
        f"create table owner as select 'o' || range as name, range as n from range({OWNERS})"
    )
    con.execute(
        f"create table thing as select 'o' || (range * 7 % {OWNERS}) as owner, range::ubigint as n "
        f"from range({THINGS})"
    )
    for table in ("owner", "thing"):
        for half in range(2):
            file = left(folder / "tables", table, half)
            file.parent.mkdir(parents=True, exist_ok=True)
            con.execute(f"copy (from {table} where n % 2 = {half}) to '{file}'")
    with session("local[2]", folder / "spark") as spark:
        yield Divided(spark, folder, parts=4)


def _rows(run: Divided, table: str) -> list[tuple[object, ...]]:
    return duckdb.execute(f"from '{run.files(table)}' order by all").fetchall()


def _counted(con: DuckDBPyConnection) -> None:
    con.execute("create table counted as select owner, count(*) as things from thing group by all")


def test_rows_of_a_key_lie_together(run: Divided) -> None:
    run.run(Step("counted", _counted, as_made("counted"), (By("thing", ("owner",)),)))
    whole = "select owner, count(*) from '{}' group by all order by all"
    assert _rows(run, "counted") == duckdb.execute(whole.format(run.files("thing"))).fetchall()
    assert run.told["counted"].parts == 4
    assert run.told["counted"].busy == 4


def _joined(con: DuckDBPyConnection) -> None:
    con.execute(
        "create table joined as select owner, t.n, o.n as of, (select count(*) from came.every) "
        "as every from thing t join came.owner o on o.name = t.owner"
    )


def test_what_is_pointed_at_comes_along(run: Divided) -> None:
    run.write("every", run.read("owner"))
    cuts = (
        By("thing", ("n",)),
        Beside("owner", ("name",), pointing("thing.owner")),
        Whole("every"),
    )
    run.run(Step("joined", _joined, as_made("joined"), cuts))
    rows = _rows(run, "joined")
    assert len(rows) == THINGS
    assert all(owner == f"o{of}" and every == OWNERS for owner, _, of, every in rows)


def _same(con: DuckDBPyConnection) -> None:
    con.execute("create table lies as from came.counted")


def test_rows_stay_where_they_lie_with_their_types(run: Divided) -> None:
    run.run(Step("counted", _counted, as_made("counted"), (By("thing", ("owner",)),)))
    run.run(Step("lies", _same, as_made("lies"), (Here("counted"),)))
    for part in range(4):
        one, other = (left(run.tables, name, part) for name in ("counted", "lies"))
        assert duckdb.execute(f"from '{one}' except from '{other}'").fetchall() == []
    kinds = duckdb.execute(f"describe from '{left(run.tables, 'thing', 0)}'").fetchall()
    run.run(Step("typed", _typed, as_made("typed"), (By("thing", ("owner",)),)))
    assert duckdb.execute(f"describe from '{left(run.tables, 'typed', 0)}'").fetchall() == kinds


def _typed(con: DuckDBPyConnection) -> None:
    con.execute("create table typed as from came.thing")


def _fails(con: DuckDBPyConnection) -> None:
    con.execute(f"select '{SECRET}'::integer")


def test_a_failure_names_the_step_and_no_value(run: Divided) -> None:
    step = Step("failing", _fails, {}, (By("thing", ("owner",)),))
    with pytest.raises(Damaged) as failed:
        run.run(step)
    assert "failing" in str(failed.value)
    assert SECRET not in str(failed.value)


def test_numbers_follow_the_order(run: Divided) -> None:
    number(run, "numbered", run.read("owner", "name"), ("name",))
    names = sorted(f"o{n}" for n in range(OWNERS))
    found = duckdb.execute(f"select name, number from '{run.files('numbered')}'").fetchall()
    assert dict(found) == {name: place for place, name in enumerate(names)}


@pytest.mark.parametrize("seed", range(2))
def test_components_are_those_of_one_machine(run: Divided, seed: int) -> None:
    chance = np.random.default_rng(seed)
    size = 60
    line = [(n, n + 1) for n in range(20, 40)]  # long chains take the most rounds
    pairs = np.array([*chance.integers(0, size, (25, 2)).tolist(), *line])
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    frame = run.spark.createDataFrame(pairs.tolist(), "u long, v long")
    hang_together(run, frame)
    found = dict(
        duckdb.execute(f"select unit, component from '{run.files('component')}'").fetchall()
    )
    label = components(size, pairs[:, 0], pairs[:, 1])
    assert {n: found.get(n, n) for n in range(size)} == dict(enumerate(label.tolist()))


def test_units_of_a_whole_nation_hang_together(run: Divided) -> None:
    """What is summed over all pairs outgrows 64 bits: with five million records it already did."""
    many = 1 << 31
    pairs = [(many + 2 * n, many + 2 * n + 1) for n in range(4)]
    hang_together(run, run.spark.createDataFrame(pairs, "u long, v long"))
    assert _rows(run, "component") == [(v, u) for u, v in pairs]
