"""Would it still show if a fifth of what it rests on were missing? One way of drawing for all.

    what it rests on  ─>  of each, in which draws it is there  ─>  in how many of them it shows

Two records of one network differ by a tenth, so what rests on a few is to be told as such (design:
mapping, guard-rail 15). Few records are no reason to look away: of most harm few are made.
Keeps: whether something is there in a draw hangs on its own name alone. So one view says the same
twice, what a viewer cannot see changes no draw, and with one way more it never shows less.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from wayhome.network.methods.thinned import LOST, SEED

DRAWS = 20
MOSTLY = 0.8  # of the draws, to say that it holds
_KEY = str(SEED).encode()
_DIGITS = np.dtype("<u2")  # two bytes a draw, of a hash of at most 64


@dataclass(frozen=True)
class Still:
    """In how many of the draws it shows."""

    shows: int
    draws: int = DRAWS

    @property
    def holds(self) -> bool:
        return self.shows >= MOSTLY * self.draws


def one_of(ways: Iterable[Collection[str]], lost: float = LOST) -> Still:
    """In how many draws at least one of the ways is there with all that it rests on."""
    shows = np.zeros(DRAWS, np.bool_)
    for way in ways:
        whole = np.ones(DRAWS, np.bool_)
        for name in way:
            whole &= there(name, lost)
        shows |= whole
    return Still(int(shows.sum()))


def draws(names: Iterable[str], lost: float = LOST) -> Iterator[frozenset[str]]:
    """Of these names those that are there, draw by draw."""
    stays = {name: there(name, lost) for name in names}
    for at in range(DRAWS):
        yield frozenset(name for name, kept in stays.items() if kept[at])


def there(name: str, lost: float = LOST) -> NDArray[np.bool_]:
    """In which of the draws this is there."""
    kept: NDArray[np.bool_] = _drawn(name) >= lost * 2 ** (8 * _DIGITS.itemsize)
    return kept


def _drawn(name: str) -> NDArray[np.uint16]:
    hashed = blake2b(name.encode(), digest_size=DRAWS * _DIGITS.itemsize, key=_KEY)
    return np.frombuffer(hashed.digest(), _DIGITS)
