"""What is written of people, as arrays that noise can change: one row a record.

`homes` and `phones` have rows of their own; `of` says which record each belongs to.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.object_]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Stream = np.random.Generator

STATED = ("given", "family", "dob", "precision", "sex", "nhs", "upn", "pnc", "uln")
NUMBERS = ("nhs", "upn", "pnc", "uln")


@dataclass(frozen=True)
class Rows:
    """Homes or telephones: whose record each is of, and what is written."""

    of: Ints
    columns: dict[str, Words]

    def changed(self, **columns: Words) -> "Rows":
        return replace(self, columns={**self.columns, **columns})


@dataclass(frozen=True)
class Written:
    """Records: what identifies them here and is never changed, and what they state."""

    ref: Words
    agency: Words
    person: Words
    household: Words
    stated: dict[str, Words]
    homes: Rows
    phones: Rows
    traits: dict[str, Words] = field(default_factory=dict)  # of people, by record; noise may tell

    def __len__(self) -> int:
        return len(self.ref)

    def changed(self, **columns: Words) -> "Written":
        """The same records stating something else."""
        return replace(self, stated={**self.stated, **columns})

    def at(self, name: str) -> Words:
        """A copy of what every record states of one thing."""
        copy: Words = self.stated[name].copy()
        return copy


def known(values: Words) -> Bools:
    """Which are stated at all."""
    found: Bools = np.array([value is not None and value != "" for value in values], dtype=bool)
    return found


def objects(values: Any) -> Words:
    """Values as an array of objects, whatever they are."""
    found: Words = np.empty(len(values), dtype=object)
    found[:] = values
    return found
