"""Training finds its way back to good bits, fails closed, and never learns from what is hidden."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest

from wayhome.lexicon.errors import BadUsage, WayhomeError
from wayhome.people import training
from wayhome.people.model import CURRENT, Model, load, read
from wayhome.people.training.comparing import Compared
from wayhome.people.training.learning import learn
from wayhome.people.training.maximising import ENOUGH, LEARNED, likely

pytestmark = pytest.mark.slow

Town = Callable[..., duckdb.DuckDBPyConnection]
DATA = json.loads(
    files("wayhome.people").joinpath(f"models/{CURRENT}.json").read_text(encoding="utf-8")
)
ON = date(2026, 11, 28)


@pytest.fixture(scope="module")
def some(town: Town) -> duckdb.DuckDBPyConnection:
    return town()


@pytest.fixture(scope="module")
def trained(some: duckdb.DuckDBPyConnection) -> training.Training:
    return training.train(some, load())


def _now(found: training.Training, *, learned: bool = True) -> dict[tuple[str, str], float]:
    return {(e.comparison, e.says): e.now for e in found.levels if learned is not bool(e.kept)}


def _dated(found: training.Training) -> dict[str, Any]:
    return training.dated(DATA, found, version="new", on=ON, release="a-release")


def _spoiled() -> Model:
    """Bits that are halved and shifted, wherever training may set them."""
    data = deepcopy(DATA)
    for comparison in data["comparisons"]:
        for place, level in enumerate(comparison["levels"]):
            if comparison["name"] in LEARNED and level["says"]:
                level["bits"] = round(level["bits"] * 0.6 - 0.01 * place, 2)
    return read(data)


def test_from_a_spoiled_model_it_comes_back(
    some: duckdb.DuckDBPyConnection, trained: training.Training
) -> None:
    good, back = _now(trained), _now(training.train(some, _spoiled()))
    both = good.keys() & back.keys()
    assert {says for _, says in both} >= {"same date of birth", "same address", "different area"}
    assert max(abs(good[each] - back[each]) for each in both) < 0.75  # it moved by three and more
    was = {e.says: e.was for e in training.train(some, _spoiled()).levels}
    assert good["date of birth", "same date of birth"] - was["same date of birth"] > 3


def test_what_it_learns_is_what_the_answers_say(
    some: duckdb.DuckDBPyConnection, trained: training.Training
) -> None:
    (pairs,) = some.execute(
        "select count(*) from truth a join truth b using (person) "
        "where a.subject_ref < b.subject_ref"
    ).fetchall()[0]
    assert trained.pairs == pytest.approx(pairs, rel=0.08)
    share = {e.says: e.share_of_one for e in trained.levels}
    assert share["same date of birth"] == pytest.approx(0.94**2, abs=0.04)
    assert share["same address"] == pytest.approx(0.75**2, abs=0.05)


def test_a_level_without_enough_pairs_keeps_its_bits(trained: training.Training) -> None:
    kept = [each for each in trained.levels if each.kept]
    assert kept
    assert all(each.now == each.was for each in kept)
    assert all(min(each.seen_in_one, each.seen_in_two) < ENOUGH for each in kept)
    # nobody in this town has a date without its day: no bits are made up for it
    assert "same month and year of birth, the day not stated" in {each.says for each in kept}


def test_a_level_seen_too_seldom_is_lowered_no_further_than_enough_pairs_would(
    trained: training.Training,
) -> None:
    swapped = next(e for e in trained.levels if e.says == "same name the other way round")
    assert swapped.seen_in_one < 1 < ENOUGH <= swapped.seen_in_two  # the town has none of these
    at_most = ENOUGH / trained.pairs / swapped.share_of_two
    assert swapped.now == pytest.approx(np.log2(at_most), abs=0.15)


def test_what_is_set_by_hand_stays(trained: training.Training) -> None:
    data = _dated(trained)
    old, new = load(), read(data)
    for before, after in zip(old.comparisons, new.comparisons, strict=True):
        if before.name not in LEARNED:
            assert before == after
    assert {"NHS number", "household guard", "middle name", "sex"} <= set(trained.by_hand)
    assert replace(new, version="", comparisons=()) == replace(old, version="", comparisons=())


def test_the_same_seed_gives_the_same_file(
    some: duckdb.DuckDBPyConnection, trained: training.Training
) -> None:
    again = training.train(some, load())
    one, other = (_dated(each) for each in (trained, again))
    assert json.dumps(one) == json.dumps(other)


def test_restricted_records_change_nothing(town: Town, trained: training.Training) -> None:
    assert training.train(town(restricted=300), load()) == trained


def test_the_file_is_a_model_and_is_never_written_over(
    trained: training.Training, tmp_path: Path
) -> None:
    file = tmp_path / "models" / "new.json"
    data = _dated(trained)
    model = training.write(data, file)
    assert read(json.loads(file.read_text(encoding="utf-8"))) == model
    assert model.version == "new"
    how = data["training"]
    assert how["records"] == trained.records
    assert [each["now"] for each in how["levels"]] == [each.now for each in trained.levels]
    with pytest.raises(BadUsage, match="never written over"):
        training.write(data, file)


def test_nothing_of_a_person_is_in_the_file_or_the_report(
    some: duckdb.DuckDBPyConnection, trained: training.Training
) -> None:
    written = json.dumps(_dated(trained)) + training.told(trained)
    names = some.execute("select distinct family_name from subject").fetchall()
    dates = some.execute("select distinct dob::varchar from subject").fetchall()
    assert not [value for (value,) in names + dates if f" {value}" in written]


def test_the_report_says_what_moved_and_what_did_not(trained: training.Training) -> None:
    said = training.told(trained)
    assert "Could not be measured and keeps its bits" in said
    assert "Set by hand and never trained" in said
    assert "This is no proof of quality" in said
    moved = max(trained.levels, key=lambda each: abs(each.now - each.was))
    assert f"{moved.says}: {moved.was:+.1f} to {moved.now:+.1f}" in said


def test_too_few_pairs_are_not_learned_from(town: Town) -> None:
    with pytest.raises(WayhomeError, match=r"200 are wanted.*stays as it is"):
        training.train(town(40), load())


def _compared(model: Model, pairs: int) -> Compared:
    """Pairs that all compare alike, in every comparison by its last level."""
    last = {each.name: np.full(pairs, len(each.levels) - 1) for each in model.comparisons}
    none = {each.name: np.zeros(pairs) for each in model.comparisons}
    return Compared(1000, np.ones(pairs), {n: p.astype(np.uint8) for n, p in last.items()}, none)


def test_pairs_that_teach_nothing_leave_the_model_as_it_is() -> None:
    model = load()
    compared = _compared(model, 10)
    bits = {each.name: np.array([lv.bits for lv in each.levels]) for each in model.comparisons}
    assert likely(compared, model, bits).max() < 1e-6
    with pytest.raises(WayhomeError, match="nothing was written"):
        learn(compared, model, seed=1)
