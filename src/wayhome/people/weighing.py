"""The weights of many faces against one that is asked, each distinct thing seen weighed once.

What a comparison reads of a face decides what it adds. So a table grows for each comparison while
faces are weighed: the columns that were read, and for the values met the part, or a further table
where some faces have more read of them than others.

    name: first ─┬─ 'kai' ─> same first name only
                 └─ 'ky'  ─> nicknames ─┬─ ['kyle'] ─> …

The part is the scorer's own, so that nothing here can disagree with it. A face like one that was
weighed before costs a step along numbers, and nothing that it states is read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from wayhome.people.lookup.finding import Faces
from wayhome.people.lookup.opening import Column, Lookup
from wayhome.people.scoring import Part, Scorer, Weight

Key = tuple[int, ...]


class Weighing:
    """One asked face against those that are seen."""

    def __init__(self, scorer: Scorer, asked: Any, seen: "Seen") -> None:
        self._scorer, self._asked, self._seen = scorer, asked, seen
        self._begun: dict[Any, _Table | Part] = {}

    def bits(self, places: Sequence[int]) -> list[float]:
        """The weights of the faces at these places, alone."""
        totals = [self._scorer.prior] * len(places)
        for number in self._scorer.comparisons if places else ():
            for at, bits in enumerate(self._added(number, places)):
                totals[at] += bits
        return [round(total, 6) for total in totals]

    def weight(self, place: int) -> Weight:
        """The weight of one with its parts."""
        return self._scorer.weight_of([self._part(n, place) for n in self._scorer.comparisons])

    def _added(self, number: int, places: Sequence[int]) -> Iterable[float]:
        """What one comparison adds to each."""
        part = self._part(number, places[0])
        node = self._begun[number]
        if not isinstance(node, _Table):  # it reads nothing of a face
            return repeat(part.bits, len(places) if part.bits else 0)
        keys, to = node.keys, node.to
        found = [to.get(keys[place]) for place in places]
        return [
            part.bits if isinstance(part, Part) else self._part(number, place).bits
            for part, place in zip(found, places, strict=True)
        ]

    def _part(self, number: int, place: int) -> Part:
        node = self._begun.get(number)
        while isinstance(node, _Table):
            node = node.to.get(node.keys[place])
        return self._grown(number, place) if node is None else node

    def _grown(self, number: int, place: int) -> Part:
        """Weighed, and entered under what was read of it."""
        held: dict[Any, _Table | Part] = self._begun
        key: Any = number
        face = _Face(self._seen, place)
        while isinstance(node := held.get(key), _Table):
            for name in node.columns:
                setattr(face, name, self._seen.value(name, place))
            held, key = node.to, node.keys[place]
        known = len(vars(face))
        part = self._scorer.part(number, self._asked, face)
        if read := tuple(vars(face))[known:]:
            held[key] = table = _Table(read, self._seen.keys(read), {})
            held, key = table.to, table.keys[place]
        held[key] = part
        return part


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[str, ...]
    keys: list[Key]  # of each face, which values it has in these columns
    to: "dict[Any, _Table | Part]"


class Seen:
    """Some faces of a release, which have passed the filter; each column read when asked for."""

    def __init__(self, lookup: Lookup, faces: Faces) -> None:
        self._lookup, self._faces = lookup, faces
        self._columns: dict[str, tuple[Column, list[int], dict[int, Any]]] = {}
        self._keys: dict[tuple[str, ...], list[Key]] = {}

    def keys(self, names: tuple[str, ...]) -> list[Key]:
        """Of each face, which values it has in these columns."""
        if names not in self._keys:
            self._keys[names] = list(zip(*(self._column(name)[1] for name in names), strict=True))
        return self._keys[names]

    def value(self, name: str, place: int) -> Any:
        """What a face states in a column."""
        column, codes, values = self._columns.get(name) or self._column(name)
        code = codes[place]
        try:
            return values[code]
        except KeyError:
            values[code] = value = column.value(code)
            return value

    def _column(self, name: str) -> tuple[Column, list[int], dict[int, Any]]:
        if name not in self._columns:
            column = self._lookup.column(name)
            self._columns[name] = column, column.codes[self._faces].tolist(), {}
        return self._columns[name]


class _Face:
    """A face that keeps what is read of it, in the order in which it was."""

    __slots__ = ("__dict__", "_place", "_seen")

    def __init__(self, seen: Seen, place: int) -> None:
        self._seen, self._place = seen, place

    def __getattr__(self, name: str) -> Any:
        value = self._seen.value(name, self._place)
        setattr(self, name, value)
        return value
