"""Weights that differ in the last bits, as two machines may add them up, leave every decision.

Every weight of a world of records is moved by as little as a sum can be out, each pair's by another
amount, before linking rounds it to a millionth; what is decided and told must be the same to the
letter. That holds but for a weight that lies half-way between two millionths: a measure of a name
would have to be just so, and no rounding is without such a place.
"""

from collections.abc import Callable
from dataclasses import replace

import duckdb
import pytest
import worlds

from wayhome import people
from wayhome.people import edges, splink_model
from wayhome.people.model import load

LAST_BITS = "match_weight + (hash(unit_l, unit_r) % 9 - 4.0) * 2.2e-16 * abs(match_weight)"
Build = Callable[..., duckdb.DuckDBPyConnection]


def _outcome(records: Build, seed: int) -> dict[str, list[object]]:
    con = records(**worlds.world(seed))
    people.link(con, replace(load(), at_least_records=1_000))
    tables = ("person_subject", "person", "link")
    return {table: con.execute(f"from {table} order by all").fetchall() for table in tables}


@pytest.mark.slow
def test_the_last_bits_of_a_weight_decide_nothing(
    records: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = 4
    before = _outcome(records, seed)
    moved = splink_model.WEIGHED.replace("round(match_weight, 6)", f"round({LAST_BITS}, 6)")
    assert moved != splink_model.WEIGHED
    monkeypatch.setattr(splink_model, "WEIGHED", moved)
    assert _outcome(records, seed) == before
    monkeypatch.setattr(splink_model, "WEIGHED", moved.replace(", 6)", ", 17)"))
    monkeypatch.setattr(edges, "EDGE", edges.EDGE.replace(", 6)", ", 17)"))
    assert _outcome(records, seed)["link"] != before["link"], "unrounded they would be told"
