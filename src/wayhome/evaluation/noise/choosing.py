"""Which records a change falls on: a share of records, of people or of households, and where.

`each` says what is drawn: with `person` all records of somebody change or none do. `agencies`
narrows it to one agency, to half of them, or to none but `one`: errors of an agency go together.
"""

from dataclasses import dataclass

import numpy as np

from wayhome.evaluation.noise.written import Bools, Ints, Stream, Words, Written

EACH = ("record", "person", "household")
AGENCIES = ("all", "half", "one")


@dataclass(frozen=True)
class Chosen:
    """How records are chosen."""

    share: float = 1.0
    each: str = "record"
    agencies: str = "all"
    sex: str | None = None

    def of(self, rng: Stream, written: Written) -> Bools:
        """Which records."""
        number = numbered(self._drawn(written))
        lucky = rng.random(int(number.max()) + 1 if len(number) else 0) < self.share
        here: Bools = lucky[number] & self._within(rng, written)
        if self.sex:
            here &= np.array([sex == self.sex for sex in written.stated["sex"]], dtype=bool)
        return here

    def _drawn(self, written: Written) -> Words:
        return {
            "record": written.ref,
            "person": written.person,
            "household": written.household,
        }[self.each]

    def _within(self, rng: Stream, written: Written) -> Bools:
        """Which records are of an agency that makes this error; drawn by size, so one matters."""
        if self.agencies == "all":
            return np.ones(len(written), dtype=bool)
        names, counts = np.unique(written.agency.astype(str), return_counts=True)
        many = 1 if self.agencies == "one" else (len(names) + 1) // 2
        picked = rng.choice(names, size=many, replace=False, p=counts / counts.sum())
        within: Bools = np.isin(written.agency.astype(str), picked)
        return within


def numbered(values: Words) -> Ints:
    """A number for each different value."""
    return np.unique(values.astype(str), return_inverse=True)[1].astype(np.int64)
