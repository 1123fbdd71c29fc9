"""What each kind of key brings: pairs to compare, pairs of one person, and those it alone brings.

Counted as linking counts: a key that too many share brings nothing, and keys are counted over open
records. Pairs are of records, not of the names they go by.
"""

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from wayhome.people.keys import KEYS, Key
from wayhome.people.model import Limits

# `shown` is false for a key that too many share: such a pair was within reach and was let go.
OF_A_KEY = """
insert into reached
with keyed as (
  select distinct hash(value) as key, place, subject_ref
  from (select {values} as value, place, subject_ref from linked_face where not hidden)
  where value is not null
),
telling as (
  select key, count(*) <= {most} as shown from keyed group by key
  having count(*) between 2 and {beyond}
),
held as (from keyed join telling using (key))
select l.subject_ref, r.subject_ref, {number}, bool_or(l.shown)
from held l join held r on l.key = r.key and l.subject_ref < r.subject_ref group by all
"""
BEYOND = 4  # keys shared by up to so many times the limit are looked at, to tell what is let go

BY_KEY = """
with seen as (
  select one, other, list(kind) as kinds, any_value(t.one is not null) as one_person
  from reached left join true_pair t using (one, other) where shown group by all
)
select kind, count(*) as pairs, count(*) filter (one_person) as true_pairs,
  count(*) filter (one_person and alone) as only
from (select unnest(kinds) as kind, len(kinds) = 1 as alone, one_person from seen)
group by kind order by kind
"""
ALL = """
select count(*), count(*) filter (t.one is not null) from (
  select distinct one, other from reached where shown) left join true_pair t using (one, other)
"""


@dataclass(frozen=True)
class KeyShare:
    """One kind of key, how many pairs it brings, how many are one person, how many it alone."""

    kind: str
    pairs: int
    true_pairs: int
    only: int


@dataclass(frozen=True)
class Blocking:
    """All kinds of key together, and each."""

    pairs: int
    reached: int  # pairs of one person among them
    true_pairs: int
    keys: tuple[KeyShare, ...]

    @property
    def recall(self) -> float:
        return self.reached / self.true_pairs if self.true_pairs else 1.0


def build_reached(con: DuckDBPyConnection, limits: Limits) -> None:
    """Make `reached(one, other, kind, shown)`: which pairs share which kind of key."""
    con.execute(
        "create or replace temp table reached (one varchar, other varchar, kind int, shown boolean)"
    )
    for number, key in enumerate(KEYS):
        most = limits.people_an_identifier if key.sure else limits.people_a_key
        con.execute(
            OF_A_KEY.format(number=number, values=_values(key), most=most, beyond=BEYOND * most)
        )


def blocking(con: DuckDBPyConnection) -> Blocking:
    """What the keys brought, from `reached` and `true_pair`."""
    by_key = {row[0]: row[1:] for row in con.execute(BY_KEY).fetchall()}
    pairs, reached = con.execute(ALL).fetchall()[0]
    (true_pairs,) = con.execute("select count(*) from true_pair").fetchall()[0]
    keys = (KeyShare(key.kind, *by_key.get(n, (0, 0, 0))) for n, key in enumerate(KEYS))
    return Blocking(pairs, reached, true_pairs, tuple(keys))


def _values(key: Key) -> str:
    return f"unnest({key.sql})" if key.several else key.sql
