"""Errors person by person, with what is true of each: what rates by group are made from.

    missed   pairs of one person's records that were not joined, of all its pairs
    enough   those whose records say enough to be joined by a program (`pairs`: not beyond it)
    failed   pairs that say enough and were not joined
    lost     those missed that would still be apart after every question to a human
    wrong    pairs that joined one of its records to somebody else's, of all pairs it was joined in

Rows of several sets can be put together, so that small groups are judged on many regions; whoever
stands in several of them, as under each habit of error of one region, is one person still.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from wayhome.evaluation.measures import Gap, Rate, rates, widest

Ints = NDArray[np.int64]
COUNTED = ("pairs", "missed", "enough", "failed", "lost", "called", "wrong")
# What could go wrong, and what did, in the order of ByTrait.
ERRORS_OF = (("pairs", "missed"), ("enough", "failed"), ("pairs", "lost"), ("called", "wrong"))
NOT_ASKED = ""  # the group of those of whom a trait is not asked: of adults, whether in care

ERRORS = """
with own as (
  select t.person, count(*) as pairs, count(*) filter (not together) as missed,
    count(*) filter (not beyond) as enough,
    count(*) filter (not beyond and not together) as failed,
    count(*) filter (not together and l.label <> r.label) as lost
  from true_pair t join judged l on l.subject_ref = one join judged r on r.subject_ref = other
  group by all
),
other as (
  select person, count(*) as wrong from (
    select unnest([person_l, person_r]) as person from false_pair) group by all
),
everybody as (select distinct person from whose)
select person, coalesce(o.pairs, 0) as pairs, coalesce(o.missed, 0) as missed,
  coalesce(o.enough, 0) as enough, coalesce(o.failed, 0) as failed, coalesce(o.lost, 0) as lost,
  coalesce(o.pairs - o.missed, 0) + coalesce(w.wrong, 0) as called, coalesce(w.wrong, 0) as wrong,
  b.* exclude (person)
from everybody left join own o using (person) left join other w using (person)
left join being b using (person) order by person
"""


@dataclass(frozen=True)
class ByTrait:
    """One trait: how much was missed, lost and wrong in each group, and the widest gaps."""

    trait: str
    missed: tuple[Rate, ...]
    failed: tuple[Rate, ...]
    lost: tuple[Rate, ...]
    wrong: tuple[Rate, ...]
    missed_gap: Gap | None
    failed_gap: Gap | None
    lost_gap: Gap | None
    wrong_gap: Gap | None


@dataclass(frozen=True)
class Errors:
    """One row a person, as arrays of one length."""

    pairs: Ints
    missed: Ints
    enough: Ints
    failed: Ints
    lost: Ints
    called: Ints
    wrong: Ints
    who: NDArray[np.object_]
    traits: dict[str, NDArray[np.object_]]

    def by_trait(self) -> list[ByTrait]:
        """The rates of every trait that is known."""
        return [self._rates(trait) for trait in self.traits]

    def _rates(self, trait: str) -> ByTrait:
        asked = self.traits[trait] != NOT_ASKED
        group = self.traits[trait][asked].tolist()
        counted = {name: getattr(self, name)[asked] for name in COUNTED}
        errors = [(counted[of], counted[wrong]) for of, wrong in ERRORS_OF]
        missed, failed, lost, wrong = (tuple(rates(group, *each)) for each in errors)
        gaps = [widest(group, *each) for each in errors]
        return ByTrait(trait, missed, failed, lost, wrong, *gaps)


def errors(con: DuckDBPyConnection, traits: Sequence[str]) -> Errors:
    """From `true_pair`, `false_pair`, `whose` and `being`."""
    found = con.sql(ERRORS).to_arrow_table()
    counts = {name: np.asarray(found[name].to_numpy(), np.int64) for name in COUNTED}
    known = {
        trait: np.array(
            ["not known" if value is None else value for value in found[trait].to_pylist()],
            dtype=object,
        )
        for trait in traits
    }
    who = np.array(found["person"].to_pylist(), dtype=object)
    return Errors(**counts, who=who, traits=known)


def together(several: Sequence[Errors], regions: Sequence[str]) -> Errors:
    """The people of several sets, each once; only traits that all of them know.

    `regions`: where the people of each set are from. What went wrong with one person under eight
    habits of error is no eight people's luck: an interval that took it so would be too narrow.
    """
    shared = [t for t in several[0].traits if all(t in each.traits for each in several)]
    rows = zip(regions, several, strict=True)
    who = [f"{region}: {person}" for region, each in rows for person in each.who.tolist()]
    people, first, row_of = np.unique(who, return_index=True, return_inverse=True)
    counts = {
        name: _summed(np.concatenate([getattr(each, name) for each in several]), row_of)
        for name in COUNTED
    }
    traits = {
        trait: np.concatenate([each.traits[trait] for each in several])[first] for trait in shared
    }
    return Errors(**counts, who=people.astype(object), traits=traits)


def _summed(counted: Ints, row_of: NDArray[np.intp]) -> Ints:
    return np.bincount(row_of, weights=counted).astype(np.int64)
