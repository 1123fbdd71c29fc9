"""Two engines, one release: what Spark builds in many parts is what DuckDB builds in one, row for
row, file for file. And the parts are real: every divided step ran in several, with rows in each."""

from collections.abc import Callable

import pytest

from wayhome.lexicon.home import Home
from wayhome.pipeline import Release, build, compare, current_release
from wayhome.synthetic import TODAY

# Four parts a step, where two cores have eight: as many as are asked for below.
ONE_CORE, TWO_CORES = "local[1]", "local[2]"
# Rules that see everything at once, and say so in docs/adr/0017.
IN_ONE = {
    "register",
    "held records",
    "carried over",
    "judged",
    "what leads to seals",
    "seals",
    "naming",
    "network",
    "addresses",
    "changes",
    "kept",
    "needs",
    "shared",
}
# Steps whose every part has something to do in a region of this size.
BUSY = (
    "fold", "faces", "common", "pairs", "weigh", "group", "people", "linked faces", "facts",
    "episodes", "signs", "entries", "completions",
)  # fmt: skip

pytestmark = pytest.mark.slow  # both files stay with one process: tests/conftest.py


def _differences(one: Release, other: Release) -> str:
    return "\n".join(f"{b.table}: {b.words}" for b in compare(one, other) if not b.same)


def _check_parts(release: Release) -> None:
    parts = release.manifest()["parts"]
    assert {step for step, told in parts.items() if told["parts"] == 1} <= IN_ONE
    for step in BUSY:
        assert parts[step]["busy"] >= 4, f"{step} ran in {parts[step]['busy']} parts with rows"
        rows = sum(parts[step]["rows"].values())
        assert parts[step]["most"] < rows / 2, f"{step}: one part has half of all rows"


def test_a_region_is_built_alike(alone: Home, another: Callable[[str], Home]) -> None:
    first = current_release(alone)
    of_spark = build(another("spread"), TODAY, master=ONE_CORE)
    assert _differences(first, of_spark) == ""
    assert first.manifest()["content"] == of_spark.manifest()["content"]
    assert [each.manifest()["model"] for each in (first, of_spark)] == ["ours", "ours"]
    _check_parts(of_spark)


@pytest.mark.long
def test_either_engine_follows_the_other(another: Callable[[str], Home]) -> None:
    alone, spread = another("alone, too"), another("spread")
    build(alone, TODAY)
    build(spread, TODAY, master=TWO_CORES)
    again, after = build(alone, TODAY, master=TWO_CORES), build(spread, TODAY)
    assert _differences(again, after) == ""
