"""The weights of many faces against one that is asked, each distinct thing seen weighed once.

What a comparison reads of a face decides what it adds. So a table grows for each comparison while
faces are weighed: the columns that were read, and for the values met the part, or a further table
where some faces have more read of them than others.

    name: first ─┬─ 'kai' ─> same first name only
                 └─ 'ky'  ─> nicknames ─┬─ ['kyle'] ─> …

The part is the scorer's own, so that nothing here can disagree with it. A face like one that was
weighed before costs a step along numbers, and nothing that it states is read.
"""

from dataclasses import dataclass
from typing import Any

from wayhome.people.lookup.opening import Column, Faces, Lookup
from wayhome.people.scoring import Part, Scorer, Weight

Key = tuple[int, ...]


class Weighing:
    """One asked face against those that are seen."""

    def __init__(self, scorer: Scorer, asked: Any, seen: "Seen") -> None:
        self._scorer, self._asked, self._seen = scorer, asked, seen
        self._begun: dict[Any, _Table | Part] = {}
        self._fixed = scorer.prior
        self._live: list[int] | None = None

    def bits(self, place: int) -> float:
        """The weight of the face at this place, alone."""
        if self._live is None:
            self._settle(place)
        total = self._fixed
        for number in self._live or ():
            total += self._part(number, place).bits
        return round(total, 6)

    def weight(self, place: int) -> Weight:
        """The same with its parts."""
        return self._scorer.weight_of([self._part(n, place) for n in self._scorer.comparisons])

    def _settle(self, place: int) -> None:
        """A comparison that reads nothing of a face adds the same to every one."""
        parts = [self._part(number, place) for number in self._scorer.comparisons]
        self._live = [n for n, node in self._begun.items() if isinstance(node, _Table)]
        self._fixed += sum(part.bits for n, part in enumerate(parts) if n not in self._live)

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
        if code not in values:
            values[code] = column.value(code)
        return values[code]

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
