"""The index of a release, opened: keys in, faces out, and only what the reader may see.

Keeps: the filter stands in `entries`, the only way in, so whoever counts or orders what comes out
cannot count what the reader may not see.
"""

import json
import mmap
from collections import namedtuple
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import feather

from wayhome.lexicon.errors import Damaged
from wayhome.people.lookup.hashing import of_column
from wayhome.people.lookup.writing import FORMAT
from wayhome.people.model import load
from wayhome.people.scoring import Scorer

Faces = NDArray[np.uint32]
Numbers = NDArray[Any]
FOLDER = "lookup"
ARRAYS = ("keys", "starts", "faces", "agencies", "people", "owners", "years", "places")


class Lookup:
    """One release's index. Opening maps files into memory and reads none of them."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where `write_lookup` wrote. Damaged when it is not whole or of another form."""
        try:
            self.head = json.loads((folder / "head.json").read_text(encoding="utf-8"))
            # plain arrays over the same memory: a memmap is slower to slice
            self._of = {n: np.asarray(np.load(folder / f"{n}.npy", mmap_mode="r")) for n in ARRAYS}
            self._states = _mapped(folder / "states.jsonl")
            self._names = feather.read_table(folder / "names.arrow", memory_map=True)
        except (OSError, ValueError) as fault:
            raise Damaged(
                "The index of this release cannot be read: build again (wayhome build)."
            ) from fault
        if self.head.get("format") != FORMAT:
            raise Damaged("The index of this release has another form: build again.")
        self._face = _record(self.head["columns"])

    @cached_property
    def scorer(self) -> Scorer:
        """The model that linked this release, as looking up uses it."""
        return Scorer(load(self.head["model"]), self.head["records"])

    @property
    def columns(self) -> tuple[str, ...]:
        """What a face states, in order."""
        return tuple(self.head["columns"])

    def entries(self, keys: Sequence[str], eyes: str) -> list[Faces]:
        """The faces under each key ('kind|value') that a reader with these eyes may see."""
        if not keys:
            return []
        numbers = of_column(pa.array(keys, pa.string()))
        places = np.searchsorted(self._of["keys"], numbers).tolist()
        mine = self._mine(eyes)
        return [self._under(at, number, mine) for at, number in zip(places, numbers, strict=True)]

    def _mine(self, eyes: str) -> int:
        agencies: list[str] = self.head["agencies"]
        return agencies.index(eyes) + 1 if eyes and eyes in agencies else 0

    def _under(self, place: int, number: np.uint64, mine: int) -> Faces:
        keys, starts = self._of["keys"], self._of["starts"]
        if place == len(keys) or keys[place] != number:
            return np.empty(0, np.uint32)
        some = slice(int(starts[place]), int(starts[place + 1]))
        faces: Faces = self._of["faces"][some]
        allowed = self._of["agencies"][some]
        if not allowed.any():
            return faces
        seen = (allowed == 0) | (allowed == mine) if mine else allowed == 0
        return np.asarray(faces[seen])

    def people(self, faces: Faces) -> Numbers:
        """The person of each face, as a number within this release."""
        return self._of["people"][faces]

    def years(self, faces: Faces) -> Numbers:
        """The year of birth that each face states, 0 where it states none."""
        return self._of["years"][faces]

    def of_person(self, person: int, eyes: str) -> list[Any]:
        """What the faces of a person state, as far as this reader may see."""
        people = self._of["people"]
        # of the same type as the array, or numpy would copy all of it to compare
        ends = np.array([person, person + 1], people.dtype)
        first, past = np.searchsorted(people, ends).tolist()
        mine, owners = self._mine(eyes), self._of["owners"]
        allowed = (0, mine) if mine else (0,)
        return [self.face(n) for n in range(first, past) if owners[n] in allowed]

    def face(self, number: int) -> Any:
        """What a face states, a name a column of `columns`. Only faces from `entries` may be
        asked for: they alone have passed the filter."""
        line = self._states[self._of["places"][number] : self._of["places"][number + 1]]
        return self._face._make(json.loads(line))

    def names(self, start: str, eyes: str) -> dict[str, int]:
        """Names that begin so, of records that this reader may see, with how many have each."""
        tokens, mine = self._names["token"], self._mine(eyes)
        found: dict[str, int] = {}
        for row in range(_first_from(tokens, start), len(tokens)):
            token = tokens[row].as_py()
            if not token.startswith(start):
                break
            if self._names["agency"][row].as_py() in ((0, mine) if mine else (0,)):
                found[token] = found.get(token, 0) + self._names["people"][row].as_py()
        return found


def _record(columns: list[str]) -> Any:
    # the columns are those of the file that was written, so the type is made of data
    return namedtuple("Face", columns)


def _first_from(tokens: pa.ChunkedArray, start: str) -> int:
    """The first row whose token is not before `start`."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].as_py() < start else (low, middle)
    return low


def _mapped(path: Path) -> mmap.mmap | bytes:
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
