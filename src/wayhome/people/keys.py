"""The keys that bring two records together, for the batch and for looking one record up.

Two records are compared when they share a key; a record that shares none with its own kind is
missed for good, so the list is wide and each key narrow. A key shared by very many open records
says nothing and is left out (`Limits.people_a_key`).
Each piece of a key is written twice, as SQL over a row of `face` and as Python over the same row;
a test holds the two equal.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Piece:
    """One part of a key; null, or None, where it is not known. `several`: a list of values."""

    sql: str
    of: Callable[[Any], Any]
    several: bool = False


@dataclass(frozen=True)
class Key:
    """One kind of key: its pieces joined. Only the first piece may be several."""

    kind: str
    pieces: tuple[Piece, ...]
    sure: bool = False  # an identifier: compared even when shared by more than the usual limit
    # of a name and no more: two who share it are compared unless their dates of birth are unlike
    name_alone: bool = False

    @property
    def born(self) -> str:
        """A DuckDB expression: the whole date of birth as a number, 0 where it does not matter."""
        whole = "case when dob_precision = 'day' then replace(dob, '-', '')::integer end"
        return f"coalesce({whole}, 0)" if self.name_alone else "0::integer"

    @property
    def several(self) -> bool:
        return self.pieces[0].several

    @property
    def columns(self) -> tuple[str, ...]:
        """A DuckDB expression for each piece, a row for each of several values."""
        first, *rest = (piece.sql for piece in self.pieces)
        return (f"unnest({first})" if self.several else first, *rest)

    @cached_property
    def sql(self) -> str:
        """A DuckDB expression over a row of `face`: a text, or a list of them where `several`."""
        first, *rest = (piece.sql for piece in self.pieces)
        if not self.several:
            return _joined(first, *rest)
        return f"[{_joined('x', *rest)} for x in {first}]" if rest else first

    def of(self, face: Any) -> Iterator[str]:
        """The keys of a face, as text."""
        values = []
        for piece in self.pieces:
            value = piece.of(face)
            if value is None:
                return
            values.append(value)
        first, *rest = values
        for value in first if self.several else (first,):
            yield "|".join((value, *rest))


def _joined(*columns: str) -> str:
    return " || '|' || ".join(columns)


def _plain(column: str) -> Piece:
    return Piece(column, lambda face: getattr(face, column))


def _start(column: str, length: int) -> Piece:
    sql = f"{column}[1]" if length == 1 else f"{column}[:{length}]"
    return Piece(sql, lambda face: _cut(getattr(face, column), length))


def _cut(text: str | None, length: int) -> str | None:
    return None if text is None else text[:length]


def _ordered(choose: Callable[[Iterable[str]], str], sql: str, *pieces: Piece) -> Piece:
    """The first or the last of two in order, so that either way round gives one key."""

    def of(face: Any) -> str | None:
        # as SQL has it: what is not known is passed over
        known = [value for piece in pieces if (value := piece.of(face)) is not None]
        return choose(known) if known else None

    return Piece(f"{sql}({', '.join(piece.sql for piece in pieces)})", of)


def _pupil_numbers(face: Any) -> list[str]:
    return sorted({value for value in (face.upn, face.former_upn) if value is not None})


def _child_ids(face: Any) -> list[str]:
    return sorted({value for value in (face.child_id, face.former_child_id) if value is not None})


BORN, FIRST, FAMILY = _plain("dob"), _plain("first"), _plain("family")
FIRST_SOUND, FAMILY_SOUND = _plain("first_skeleton"), _plain("family_skeleton")
POSTCODE, OUTCODE, SORTED = _plain("postcode"), _plain("outcode"), _plain("dob_sorted")
YEAR, MONTH = _start("dob", 4), _start("dob", 7)
INITIALS = (_start("first", 1), _start("family", 1))
MIDDLE = Piece("coalesce(middles[1], '')", lambda face: (face.middles or ("",))[0])

KEYS: tuple[Key, ...] = (
    Key("nhs number", (_plain("nhs_number"),), sure=True),
    Key("pupil number", (Piece("list_distinct([upn, former_upn])", _pupil_numbers, True),),
        sure=True),
    Key("police number", (_plain("pnc_id"),), sure=True),
    Key("learner number", (_plain("uln"),), sure=True),
    Key("child id", (Piece("list_distinct([child_id, former_child_id])", _child_ids, True),),
        sure=True),
    Key("phone", (Piece("all_phones", lambda face: face.all_phones, True),)),
    Key("birth and surname", (BORN, FAMILY)),
    Key("birth and first name", (BORN, FIRST)),
    Key("birth and postcode", (BORN, POSTCODE)),
    Key("birth and surname by sound", (BORN, FAMILY_SOUND)),
    Key("birth and first name by sound", (BORN, FIRST_SOUND)),
    Key("birth sorted and initials", (SORTED, _ordered(min, "least", *INITIALS),
                                      _ordered(max, "greatest", *INITIALS))),
    Key("name and outcode", (FIRST, FAMILY, OUTCODE), name_alone=True),
    Key("name and year", (_ordered(min, "least", FIRST, FAMILY),
                          _ordered(max, "greatest", FIRST, FAMILY), YEAR)),
    Key("name by sound and year", (FIRST_SOUND, FAMILY_SOUND, YEAR)),
    Key("postcode and first name", (POSTCODE, FIRST)),
    Key("postcode, surname, year", (POSTCODE, FAMILY, YEAR)),
    Key("premise and first name by sound",
        (Piece("premises", lambda face: face.premises, True), FIRST_SOUND)),
    Key("postcode and name by sound", (_ordered(min, "least", FIRST_SOUND, FAMILY_SOUND),
                                       _ordered(max, "greatest", FIRST_SOUND, FAMILY_SOUND),
                                       POSTCODE)),
    Key("name and month", (FAMILY, _start("first", 1), MONTH)),
    Key("full name", (FIRST, FAMILY, MIDDLE), name_alone=True),
)  # fmt: skip

# Every piece once: several keys begin with the same, and somebody asked for has one face.
PIECES: tuple[Piece, ...] = tuple(dict.fromkeys(piece for key in KEYS for piece in key.pieces))
_PLACES = [(key, [PIECES.index(piece) for piece in key.pieces]) for key in KEYS]


def keys_of(face: Any) -> Iterator[tuple[Key, str]]:
    """All keys of a face, kind by kind: what `Key.of` gives of each."""
    values = [piece.of(face) for piece in PIECES]
    for key, places in _PLACES:
        first, *ends = [values[place] for place in places]
        if first is None or None in ends:
            continue
        for begin in first if key.several else (first,):
            yield key, "|".join((begin, *ends)) if ends else begin
