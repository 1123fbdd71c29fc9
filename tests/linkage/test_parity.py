"""Linking in bulk and looking up weigh more than a hundred thousand pairs alike."""

from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from wayhome.people.before import Before
from wayhome.people.commonness import Commonness
from wayhome.people.model import Model, load
from wayhome.people.scoring import Scorer
from wayhome.people.splink_model import score_pairs
from wayhome.people.units import build_units

EVERY = -1_000.0  # bits: a threshold below every weight

# Wider than the keys of linking: whatever sounds alike at the beginning, or was born the same year;
# and some of all others, which agree in next to nothing.
PAIRS = """
create table pairs as
select distinct '0' as match_key, l.unique_id as join_key_l, r.unique_id as join_key_r
from face l join face r on l.unit < r.unit and (l.first_skeleton = r.first_skeleton
  or l.family = r.family or l.dob[:4] = r.dob[:4] or hash(l.unit, r.unit) % 12 = 0)
"""


@pytest.mark.slow
def test_a_hundred_thousand_pairs_weigh_alike(
    region: Callable[[int], tuple[duckdb.DuckDBPyConnection, Path]],
) -> None:
    con, model = region(2_000)[0], load()
    con.execute("attach ':memory:' as work; use work")
    common = Commonness(con, Before())
    build_units(con, "memory.main", model.limits, common)
    con.execute(PAIRS)
    score_pairs(con, replace(model, for_a_human=EVERY), common)
    faces = _faces(con)
    records = con.execute("select count(distinct unit) from face where open").fetchall()[0][0]
    scorer = Scorer(model, records)
    scored = con.execute("select unit_l, unit_r, weight from scored").fetchall()
    alone = [
        (faces[one][0], faces[other][0], weight)
        for one, other, weight in scored
        if len(faces[one]) == len(faces[other]) == 1
    ]
    assert len(alone) > 100_000
    bits = [scorer.bits(one, other) for one, other, _ in alone]
    apart = [pair for pair, looked_up in zip(alone, bits, strict=True)
             if abs(looked_up - pair[2]) > 2e-6]  # fmt: skip
    assert not apart, f"{len(apart)} of {len(alone)} pairs, the first: {apart[0]}"
    # where the last digits differ, what is decided does not
    turned = [pair for pair, looked_up in zip(alone, bits, strict=True)
              if _band(model, looked_up) != _band(model, pair[2])]  # fmt: skip
    assert not turned, f"{len(turned)} pairs are in another band, the first: {turned[0]}"
    assert _turned_by_the_order_of_adding(scorer, alone) == 0


def _band(model: Model, bits: float) -> int:
    return (bits >= model.for_a_human) + (bits >= model.linked)


def _turned_by_the_order_of_adding(scorer: Scorer, pairs: list[tuple[Any, Any, float]]) -> int:
    """How many pairs another engine, which adds the same parts up from the other end, would put
    into another band. Rounding to a millionth is what keeps it at none."""
    found = 0
    for one, other, _ in pairs:
        weight = scorer.weigh(one, other)
        backwards = sum(reversed([weight.prior, *(part.bits for part in weight.parts)]))
        rounded = round(backwards, 6)
        found += _band(scorer.model, rounded) != _band(scorer.model, weight.bits)
    return found


def _faces(con: duckdb.DuckDBPyConnection) -> dict[int, list[Any]]:
    joins = " ".join(f"left join tf_{c} using ({c})" for c in load().frequencies)
    found = con.execute(f"from face {joins}")
    face = namedtuple("face", [column[0] for column in found.description])
    by_unit: dict[int, list[Any]] = {}
    for row in found.fetchall():
        made = face(*(tuple(v) if isinstance(v, list) else v for v in row))
        by_unit.setdefault(made.unit, []).append(made)
    return by_unit
