"""Of what a picture is kept, and how its pictures are found again.

A person, a line and an address have a reference. A group has none: another member makes another
group of it, so its pictures are found by the records that they share with it, where no other group
shares more of them: two groups may have been at one party (ADR 0037).
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a map may be around; the first word of the name of its route."""

    PERSON = "person"
    LINE = "line"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True)
class Subject:
    """`about`: its reference, for the trail too; of a group what the purpose is stated of. `also`:
    under which it stood besides; `records`: of a group every id that each of its records had;
    `others`: the same of every other group."""

    kind: Kind
    about: str
    also: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    others: tuple[frozenset[str], ...] = ()


def person(person_id: str) -> Subject:
    """A person by their reference."""
    return Subject(Kind.PERSON, person_id)
