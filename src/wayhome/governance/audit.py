"""The chain that makes the trail hard to forge: each event's hash covers the one before it.

    hash(n) = sha256( hash(n-1) + canonical JSON of event n )

What it proves: no event in the middle was changed, removed or put in. What it cannot prove alone:
that nobody rewrote the whole chain, or cut off its end. Hence the head is kept apart, and a head
written down elsewhere (`wayhome audit verify --expect`) proves the whole past up to it.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

START = "0" * 64  # what the first event's hash covers in place of a predecessor

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
Event = dict[str, Plain]


@dataclass(frozen=True)
class Link:
    """One event as stored: its number, its body, and the two hashes beside it."""

    number: int
    body: Event
    previous: str
    hash: str


@dataclass(frozen=True)
class Break:
    """The first link that does not hold, and in words what is wrong with it."""

    number: int
    at: str
    what: str


@dataclass(frozen=True)
class Verdict:
    """What was examined: how many links held, the last hash, and the first break if any."""

    held: int
    head: str
    broken: Break | None = None


# Made once: a trail of years is followed in one go, and making it costs as much as using it.
_WRITING = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(body: Event) -> str:
    """The one way to write an event."""
    return _WRITING.encode(body)


def plain(value: object) -> None:
    """ValueError for a number with a fraction anywhere within: databases return it altered."""
    if isinstance(value, float):
        raise ValueError("An event holds text, whole numbers, yes or no, and lists of these.")
    if isinstance(value, dict):
        for part in value.values():
            plain(part)
    elif isinstance(value, list):
        for part in value:
            plain(part)


def hash_of(previous: str, body: Event) -> str:
    """The hash of an event that follows `previous`."""
    return hashlib.sha256((previous + canonical(body)).encode()).hexdigest()


def verify(links: Iterable[Link]) -> Verdict:
    """Follow the chain from its start and stop at the first link that does not hold."""
    number, head = 0, START
    for link in links:
        fault = _fault(link, number + 1, head)
        if fault:
            return Verdict(number, head, Break(link.number, str(link.body.get("at", "")), fault))
        number, head = link.number, link.hash
    return Verdict(number, head)


def _fault(link: Link, expected: int, head: str) -> str:
    if link.number != expected:
        return f"event {expected} is missing: the next one found is {link.number}"
    if link.previous != head:
        return "it does not follow the event before it: one of the two was replaced"
    if link.hash != hash_of(head, link.body):
        return "its content was changed after it was written"
    return ""
