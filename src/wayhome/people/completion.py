"""Completing a name while it is typed, from the names of records that the reader may see."""

from dataclasses import dataclass

from wayhome.people.lookup.opening import Lookup
from wayhome.people.names import WRITTEN, apply, ascii_of

SHORTEST = 2  # a single letter completes to half of everybody


@dataclass(frozen=True)
class Completion:
    """A name that begins so. `people` counts the people of records that the reader may see."""

    name: str
    people: int


def complete(lookup: Lookup, start: str, eyes: str, *, limit: int = 8) -> tuple[Completion, ...]:
    """The commonest names that begin as typed, for a reader with these eyes."""
    typed = apply(WRITTEN, ascii_of(start[:40])).replace(" ", "")
    if len(typed) < SHORTEST:
        return ()
    found = lookup.names(typed, eyes)
    best = sorted(found, key=lambda name: (-found[name], name))[:limit]
    return tuple(Completion(name, found[name]) for name in best)
