"""The index of a release, opened: keys in, faces out, and only what the reader may see.

Keeps: the filter stands in `finding`, the only way in, so whoever counts or orders what comes out
cannot count what the reader may not see.
"""

import json
import mmap
from collections import namedtuple
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import feather

from wayhome.lexicon.errors import Damaged
from wayhome.people.lookup.entries import FACE_COLUMNS
from wayhome.people.lookup.finding import (
    Entries,
    Faces,
    Held,
    Index,
    Places,
    faces_seen,
    followed,
)
from wayhome.people.lookup.hashing import of_texts
from wayhome.people.lookup.writing import FORMAT
from wayhome.people.model import Model, load, read
from wayhome.people.scoring import Scorer

Numbers = NDArray[Any]
FOLDER = "lookup"
EPOCH = date(1970, 1, 1)
OWN_MODEL = "model.json"  # beside the arrays, where a home's own model linked the release
ARRAYS = ("keys", "starts", "faces", "agencies", "people", "owners", "years", "places", "formers",
          "homes", "housed")  # fmt: skip


class Lookup:
    """One release's index. Opening maps files into memory and reads none of them."""

    def __init__(self, folder: Path) -> None:
        """`folder`: where `write_lookup` wrote. Damaged when it is not whole or of another form."""
        try:
            self.head = json.loads((folder / "head.json").read_text(encoding="utf-8"))
            self._of = {name: _array(folder / f"{name}.npy") for name in ARRAYS}
            self._states = _mapped(folder / "states.jsonl")
            self._model = _model(folder, self.head["model"])
            self._names = feather.read_table(folder / "names.arrow", memory_map=True)
        except (OSError, ValueError) as fault:
            raise Damaged(
                "The index of this release cannot be read: build again (wayhome build)."
            ) from fault
        if self.head.get("format") != FORMAT or self.columns != FACE_COLUMNS:
            raise Damaged("The index of this release has another form: build again.")
        self._face = _record(self.head["columns"])
        self._folder = folder
        self._columns: dict[str, Column] = {}

    @cached_property
    def scorer(self) -> Scorer:
        """The model that linked this release, as looking up uses it."""
        return Scorer(self._model, self.head["records"])

    @property
    def columns(self) -> tuple[str, ...]:
        """What a face states, in order."""
        return tuple(self.head["columns"])

    def entries(self, keys: Sequence[str], eyes: str) -> list[Faces]:
        """The faces under each key ('kind|value') that a reader with these eyes may see."""
        return self.found(keys, eyes).each()

    def found(self, keys: Sequence[str], eyes: str) -> Entries:
        """The same as one array, with where those of each key lie."""
        of = self._of
        index = Index(of["keys"], of["starts"], of["faces"], of["agencies"])
        return followed(index, of_texts(keys), self._mine(eyes))

    def held(self, eyes: str) -> Held:
        """All faces as numbers, for a reader with these eyes."""
        return Held(self._of["people"], self._of["years"], self._of["owners"], self._mine(eyes))

    def _mine(self, eyes: str) -> int:
        agencies: list[str] = self.head["agencies"]
        return agencies.index(eyes) + 1 if eyes and eyes in agencies else 0

    def people(self, faces: Faces) -> Numbers:
        """The person of each face, as a number within this release."""
        return self._of["people"][faces]

    def years(self, faces: Faces) -> Numbers:
        """The year of birth that each face states, 0 where it states none."""
        return self._of["years"][faces]

    def of_person(self, person: int, eyes: str) -> list[Any]:
        """What the faces of a person state, as far as this reader may see."""
        faces, _ = self.faces_of([person], eyes)
        return [self.face(number) for number in faces.tolist()]

    def faces_of(self, people: Sequence[int], eyes: str) -> tuple[Faces, Places]:
        """The faces of people that this reader may see, and where those of each end."""
        return faces_seen(self.held(eyes), np.array(people, np.int32))

    def column(self, name: str) -> "Column":
        """One column of what linking compared, of all faces. As with `face`, only of faces that
        have passed the filter."""
        if name not in self._columns:
            codes = _array(self._folder / f"codes_{name}.npy")
            table = feather.read_table(self._folder / f"values_{name}.arrow", memory_map=True)
            values = table["value"].chunks or [pa.array([], pa.string())]
            self._columns[name] = Column(codes, values[0])
        return self._columns[name]

    def home(self, person: int, eyes: str, day: date) -> str | None:
        """The district where a person lived on a day, by the newest record of a home that this
        reader may see."""
        first, past = self._of["housed"][person : person + 2].tolist()
        allowed, on = {0, self._mine(eyes)}, (day - EPOCH).days
        for since, until, area, agency in reversed(self._of["homes"][first:past].tolist()):
            if agency in allowed and since <= on <= until:
                return str(self.head["areas"][area])
        return None

    def led_to(self, person_ids: Iterable[str], eyes: str) -> bool:
        """Whether an old reference, of which this reader may know, leads to one of these people."""
        keys = [f"reference|{each.replace('-', '')}" for each in person_ids]
        faces = np.concatenate([np.empty(0, np.uint32), *self.entries(keys, eyes)])
        people, formers = self.people(faces), self._of["formers"]
        first = np.searchsorted(formers["person"], people)
        past = np.searchsorted(formers["person"], people, side="right")
        found, _ = ranges(first, past)
        mine = self._mine(eyes)
        return bool(np.isin(formers["agency"][found], (0, mine)).any())

    def face(self, number: int) -> Any:
        """What a face states, a name a column of `columns`. Only faces from `entries` may be
        asked for: they alone have passed the filter."""
        line = self._states[self._of["places"][number] : self._of["places"][number + 1]]
        return self._face._make(orjson.loads(line))

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


class Column:
    """A column of all faces: which of its values each states."""

    def __init__(self, codes: Numbers, values: pa.StringArray) -> None:
        self.codes = codes
        # buffers, because the library's own values take ten times as long to come by
        _, ends, texts = values.buffers()
        self._ends = memoryview(ends or b"").cast("B").cast("i")
        self._texts = memoryview(texts or b"")

    def value(self, code: int) -> Any:
        """The value of a code, None where it is not known."""
        text = self._texts[self._ends[code] : self._ends[code + 1]]
        return orjson.loads(text) if text else None


def ranges(first: Numbers, past: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers from each first to before each past, in a row, and of which pair each is."""
    counts = past.astype(np.int64) - first
    whose = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(whose)) + (first - before)[whose], whose


def _array(path: Path) -> Numbers:
    # plain arrays over the same memory: a memmap is slower to slice
    return np.asarray(np.load(path, mmap_mode="r"))


def _model(folder: Path, version: str) -> Model:
    own = folder / OWN_MODEL
    return read(json.loads(own.read_text(encoding="utf-8"))) if own.exists() else load(version)


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
