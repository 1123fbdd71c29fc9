"""A sample that stands for every pair of records, and how many pairs each one in it stands for.

    all pairs of N faces
    ├── share a key (keys.py)          every one, or some at random where they are very many
    └── share none, among a few thousand faces
        ├── alike in a name, a birth, a home    every one of those
        └── alike in nothing                    some at random

What tells one person from two is how often two strangers agree on something rare, and most pairs
are strangers who agree on nothing. Each pair is weighted up to what it stands for, so that a rate
over the sample is a rate over all pairs there are.

Open records alone take part: what is restricted never shapes what is open.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from wayhome.people.before import Before
from wayhome.people.candidates import build_pairs
from wayhome.people.commonness import Commonness
from wayhome.people.model import Limits
from wayhome.people.pairing import OPEN, Flags, Keyed, Numbers, Runs, each_once

MOST_WITH_A_KEY = 2_000_000
FEW_FACES = 12_000
MOST_AT_RANDOM = 300_000
LOW = np.uint64(2**32 - 1)
NONE = np.empty(0, np.uint64)

# By the name that a record prefers: the others are there to be found by. Numbered in the order of
# references, so that records which take no part change no number.
FACE = """
create table face as
select (row_number() over (order by subject_ref))::bigint as unique_id, unique_id::integer as unit,
  true as new, true as open, * exclude (hidden)
from {records}.linked_face where not hidden and place = 1
"""

# What strangers may share that is no key of its own.
ALIKE = (
    "first", "family", "first_skeleton", "family_skeleton", "first[:2] || family[:2]",
    "least(first[:2], family[:2]) || greatest(first[:2], family[:2])", "dob_sorted", "sector",
    "unnest(postcodes)", "unnest(premises)", "unnest(all_phones)",
)  # fmt: skip
OF_FEW = """
select hash(value) as key, face from (
  select {values} as value, unique_id::ubigint as face from face semi join few using (unique_id))
where value is not null
"""


@dataclass(frozen=True)
class Drawn:
    """Pairs as pairing.py writes them, one number each, and how many each stands for."""

    faces: int
    pairs: Numbers
    stands_for: NDArray[np.float64]


def draw(con: DuckDBPyConnection, limits: Limits, records: str, seed: int) -> Drawn:
    """Make `face` in the current catalogue from `linked_face` in `records`, and draw pairs of it.

    The same faces and seed give the same pairs.
    """
    con.execute(FACE.format(records=records))
    chance = np.random.default_rng(seed)
    faces = int(con.execute("select count(*) from face").fetchall()[0][0])
    keyed = _with_a_key(con, limits)
    few = np.sort(chance.permutation(faces)[:FEW_FACES]).astype(np.uint64) + np.uint64(1)
    near = each_once(_alike(con, few))
    near = near[~_among(near, keyed)]
    inside = each_once(
        [keyed[_among(keyed >> np.uint64(32), few) & _among(keyed & LOW, few)], near]
    )
    apart = _at_random(few, inside, chance)
    few_stand_for = _pairs(faces) / max(_pairs(len(few)), 1)
    of_all = (
        (_some(keyed, chance), len(keyed)),
        (near, len(near) * few_stand_for),
        (apart, (_pairs(len(few)) - len(inside)) * few_stand_for),
    )
    return Drawn(
        faces,
        np.concatenate([pairs for pairs, _ in of_all]),
        np.concatenate([np.full(len(pairs), all_ / max(len(pairs), 1)) for pairs, all_ in of_all]),
    )


def _pairs(faces: int) -> int:
    return faces * (faces - 1) // 2


def _with_a_key(con: DuckDBPyConnection, limits: Limits) -> Numbers:
    """The pairs that a build would weigh, in order."""
    build_pairs(con, limits, Commonness(con, Before()))
    found = con.execute(
        "select (join_key_l::ubigint << 32) + join_key_r::ubigint as pair from pairs order by pair"
    ).fetchnumpy()["pair"]
    return np.asarray(found, np.uint64)


def _alike(con: DuckDBPyConnection, few: Numbers) -> Iterator[Numbers]:
    con.register("few_chosen", pa.table({"unique_id": few.astype(np.int64)}))
    con.execute("create table few as from few_chosen")
    con.unregister("few_chosen")
    for values in ALIKE:
        found = con.execute(OF_FEW.format(values=values)).fetchnumpy()
        face = np.asarray(found["face"])
        yes, owner = np.ones(len(face), bool), np.full(len(face), OPEN, np.uint64)
        born = np.zeros(len(face), np.int32)
        keyed = Keyed(np.asarray(found["key"]), face, face.astype(np.int32), yes, owner, born)
        yield Runs.of(keyed).pairs(NONE)


def _at_random(few: Numbers, but: Numbers, chance: np.random.Generator) -> Numbers:
    one, other = few[chance.integers(0, max(len(few), 1), (2, MOST_AT_RANDOM if len(few) else 0))]
    pairs = np.minimum(one, other) << np.uint64(32) | np.maximum(one, other)
    pairs = each_once([pairs[one != other]])
    return pairs[~_among(pairs, but)]


def _some(pairs: Numbers, chance: np.random.Generator) -> Numbers:
    if len(pairs) <= MOST_WITH_A_KEY:
        return pairs
    return np.sort(chance.choice(pairs, MOST_WITH_A_KEY, replace=False))


def _among(asked: Numbers, ordered: Numbers) -> Flags:
    """Which of these are in an ordered list."""
    if not len(ordered):
        return np.zeros(len(asked), bool)
    place = np.minimum(np.searchsorted(ordered, asked), len(ordered) - 1)
    found: Flags = ordered[place] == asked
    return found
