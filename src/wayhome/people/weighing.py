"""The weights of many faces against one that is asked, each distinct thing seen weighed once.

What a comparison reads of a face decides what it adds. So a table grows for each comparison while
faces are weighed: the columns that were read, and for the values met the part, or a further table
where some faces have more read of them than others.

    name: first ─┬─ 'kai' ─> same first name only
                 └─ 'ky'  ─> nicknames ─┬─ ['kyle'] ─> …

The part is the scorer's own, so that nothing here can disagree with it. A face like one that was
weighed before costs a step along numbers, and nothing that it states is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from wayhome.people.lookup.finding import Faces
from wayhome.people.lookup.opening import Column, Lookup
from wayhome.people.scoring import Part, Scorer, Weight

Key = int | tuple[int, ...]


class Weighing:
    """One asked face against those that are seen."""

    def __init__(self, scorer: Scorer, asked: Any, seen: "Seen") -> None:
        self._scorer, self._asked, self._seen = scorer, asked, seen
        self._settled = scorer.settled(asked)
        self._begun: dict[Any, _Table | Part] = {}

    def bits(self, places: Sequence[int]) -> list[float]:
        """The weights of the faces at these places, alone."""
        totals = [self._scorer.prior] * len(places)
        for number, part in enumerate(self._settled):
            if part is None:
                added = self._added(number, places)
                totals = [total + bits for total, bits in zip(totals, added, strict=True)]
            elif part.bits:
                totals = [total + part.bits for total in totals]
        return [round(total, 6) for total in totals]

    def weight(self, place: int) -> Weight:
        """The weight of one with its parts."""
        return self._scorer.weight_of(
            [part or self._part(n, place) for n, part in enumerate(self._settled)]
        )

    def _added(self, number: int, places: Sequence[int]) -> list[float]:
        """What one comparison adds to each."""
        if not places:
            return []
        part = self._part(number, places[0])
        node = self._begun[number]
        if not isinstance(node, _Table):  # it reads nothing of a face
            return [part.bits] * len(places)
        keys, to, added = node.keys, node.to, []
        for place in places:
            found = to.get(keys[place])
            part = found if isinstance(found, Part) else self._part(number, place)
            added.append(part.bits)
        return added

    def _part(self, number: int, place: int) -> Part:
        """Of a comparison that reads the face: as weighed before, or weighed now and entered
        under what was read of it."""
        held: dict[Any, _Table | Part] = self._begun
        key: Any = number
        columns: list[str] = []
        while isinstance(node := held.get(key), _Table):
            columns += node.columns
            held, key = node.to, node.keys[place]
        return self._grown(number, place, held, key, columns) if node is None else node

    def _grown(
        self,
        number: int,
        place: int,
        held: dict[Any, "_Table | Part"],
        key: Any,
        columns: list[str],
    ) -> Part:
        face = _Face(self._seen, place)
        stated = face.__dict__
        for name in columns:
            stated[name] = self._seen.value(name, place)
        part = self._scorer.part(number, self._asked, face)
        if len(stated) > len(columns):
            read = tuple(stated)[len(columns) :]
            held[key] = table = _Table(read, self._seen.keys(read), {})
            held, key = table.to, table.keys[place]
        held[key] = part
        return part


@dataclass(frozen=True, slots=True)
class _Table:
    columns: tuple[str, ...]
    keys: Sequence[Key]  # of each face, which values it has in these columns
    to: "dict[Any, _Table | Part]"


class Seen:
    """Some faces of a release, which have passed the filter; each column read when asked for."""

    def __init__(self, lookup: Lookup, faces: Faces) -> None:
        self._lookup, self._faces = lookup, faces
        self._columns: dict[str, _Read] = {}
        self._keys: dict[tuple[str, ...], list[Key]] = {}

    def keys(self, names: tuple[str, ...]) -> Sequence[Key]:
        """Of each face, which values it has in these columns."""
        if len(names) == 1:
            return self._column(names[0]).codes
        if names not in self._keys:
            codes = [self._column(name).codes for name in names]
            self._keys[names] = list(zip(*codes, strict=True))
        return self._keys[names]

    def value(self, name: str, place: int) -> Any:
        """What a face states in a column."""
        column, codes, values = self._columns.get(name) or self._column(name)
        code = codes[place]
        value = values.get(code, values)
        if value is values:  # which is no value of a face
            values[code] = value = column.value(code)
        return value

    def _column(self, name: str) -> "_Read":
        if name not in self._columns:
            column = self._lookup.column(name)
            self._columns[name] = _Read(column, column.codes[self._faces].tolist(), {})
        return self._columns[name]


class _Read(NamedTuple):
    column: Column
    codes: list[int]  # of each face
    values: dict[int, Any]


class _Face:
    """A face that keeps what is read of it, in the order in which it was."""

    __slots__ = ("__dict__", "_place", "_seen")

    def __init__(self, seen: Seen, place: int) -> None:
        self._seen, self._place = seen, place

    def __getattr__(self, name: str) -> Any:
        self.__dict__[name] = value = self._seen.value(name, self._place)
        return value
