"""References of lines and addresses as pages and the trail tell them: turned with the key of the
installation, so that nobody can work one out from an address or a name.

    sealed   A-3f09c2…  ─>  A-7K3M9Q2X4T      into a page's address, onto the trail
    meant    A-7K3M9Q2X4T  ─>  A-3f09c2…      back, where a page is asked for

A release names a place by a hash of its address (network.places), the same in every build; whoever
reads the trail could hash all addresses of a town and see which was opened. Keeps: the release's
own reference is in no page's address and on no event, and asked for by it nothing is there. Nothing
is kept to turn one back: it needs the key alone, so a sealed reference outlives every release.

A Feistel network over the 48 bits, its rounds a keyed hash: as many rounds as FF1 has (NIST
SP 800-38G, 5.1), for so few bits are no block of a cipher. With another key all look otherwise.
"""

import hmac
import re
from collections.abc import Iterable

from django.urls.converters import StringConverter
from django.utils.crypto import salted_hmac

from wayhome.governance.audit import Plain
from wayhome.workspace.found.references import SIGNS

ROUNDS = 10
HALF = 24  # bits
_OWN = re.compile(r"([AL])-([0-9a-f]{12})")
# a capital in both, and never twelve signs: neither can be taken for the other
_SEALED = re.compile(rf"([AL])-([{SIGNS}]{{10}})")


def sealed(reference: str) -> str:
    """A reference as it is told; whatever is no line's and no address's stays as it is."""
    found = _OWN.fullmatch(reference)
    if not found:
        return reference
    kind, number = found[1], int(found[2], 16)
    key, (left, right) = _key(kind), divmod(number, 1 << HALF)
    for turn in range(ROUNDS):
        left, right = right, left ^ _mixed(key, turn, right)
    return f"{kind}-{_in_signs(left << HALF | right)}"


def meant(told: str) -> str:
    """What a told reference stands for. ValueError where it is one that is never told."""
    if _OWN.fullmatch(told):
        raise ValueError("A release's own reference opens nothing.")
    found = _SEALED.fullmatch(told)
    if not found:
        return told
    kind, number = found[1], _from_signs(found[2])
    key, (left, right) = _key(kind), divmod(number, 1 << HALF)
    if left >> HALF:
        raise ValueError("No reference is so long.")
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mixed(key, turn, left), left
    return f"{kind}-{left << HALF | right:012x}"


def all_sealed(given: Plain) -> Plain:
    """The details of an event with every reference in them sealed."""
    if isinstance(given, str):
        return sealed(given)
    if isinstance(given, dict):
        return {name: all_sealed(one) for name, one in given.items()}
    return [all_sealed(one) for one in given] if isinstance(given, list) else given


class Sealed(StringConverter):
    """In the pattern of a page's address: `<sealed:line_id>`. The view has the one that is meant;
    asked for by the release's own, there is no such page."""

    def to_python(self, value: str) -> str:
        return meant(value)

    def to_url(self, value: str) -> str:
        return sealed(value)


def _key(kind: str) -> bytes:
    """An address and a line are turned apart, and neither as anything else that the key signs."""
    return salted_hmac("wayhome.references", kind, algorithm="sha256").digest()


def _mixed(key: bytes, turn: int, half: int) -> int:
    digest = hmac.digest(key, bytes([turn]) + half.to_bytes(3, "big"), "sha256")
    return int.from_bytes(digest[:3], "big")


def _in_signs(number: int) -> str:
    return "".join(SIGNS[number >> shift & 31] for shift in range(45, -1, -5))


def _from_signs(signs: Iterable[str]) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    return number
