"""How far a network falls apart without some of it: plainly, and counted by how near.

    fragmentation   the share of pairs of those left that no longer reach each other (F)
    further         the same with those who still do counted by how near: 1 for one step, a half
                    for two (the distance-weighted DF)

Both: Borgatti 2006, key players for disruption. 0 is whole, 1 nobody reaches anybody; with fewer
than two left it is 1. Held once as sparse rows, because a search asks thousands of times.
"""

from collections.abc import Collection, Iterator, Mapping

import numpy as np

from wayhome.people.compiled import compiled

Network = Mapping[str, Collection[str]]
WORD = 64


class Apart:
    """One network, asked what it comes to without some of it."""

    def __init__(self, network: Network) -> None:
        self.number = {one: at for at, one in enumerate(sorted(network))}
        rows = [
            sorted({self.number[two] for two in network[one] if two in self.number} - {at})
            for one, at in self.number.items()
        ]
        self._starts = np.cumsum([0, *map(len, rows)]).astype(np.int64)
        self._other = np.array([two for row in rows for two in row], np.int64)
        self._tied = np.zeros((len(rows), -(-len(rows) // WORD)), np.uint64)
        for at, row in enumerate(rows):
            for two in row:
                self._tied[at, two // WORD] |= np.uint64(1 << two % WORD)

    def fragmentation(self, without: Collection[str] = ()) -> float:
        """F of those left."""
        pairs, left = self._left(without)
        return 1 - _joined(self._starts, self._other, left) / pairs if pairs else 1.0

    def further(self, without: Collection[str] = ()) -> float:
        """DF of those left."""
        pairs, left = self._left(without)
        return 1 - _near(self._tied, left) / pairs if pairs else 1.0

    def _left(self, without: Collection[str]) -> tuple[int, np.ndarray]:
        """How many pairs are left, each both ways, and who is."""
        left = np.ones(len(self.number), np.bool_)
        left[[self.number[one] for one in without if one in self.number]] = False
        many = int(left.sum())
        return many * (many - 1), left


def fragmentation(network: Network, without: Collection[str]) -> float:
    """F of a network, asked once."""
    return Apart(network).fragmentation(without)


def further(network: Network, without: Collection[str]) -> float:
    """DF of a network, asked once."""
    return Apart(network).further(without)


def parts(network: Network, left: Collection[str]) -> Iterator[set[str]]:
    """Those left, in the parts in which they reach each other."""
    unmet = set(left)
    while unmet:
        part, rim = set[str](), {min(unmet)}
        while rim:
            part |= rim
            rim = {two for one in rim for two in network[one] if two in unmet} - part
        unmet -= part
        yield part


@compiled
def _joined(starts: np.ndarray, other: np.ndarray, left: np.ndarray) -> float:
    """How many pairs of those left reach each other, each both ways."""
    unmet, queue = left.copy(), np.empty(len(left), np.int64)
    found = 0.0
    for source in range(len(left)):
        if not unmet[source]:
            continue
        queue[0], unmet[source] = source, False
        head, tail = 0, 1
        while head < tail:
            here = queue[head]
            head += 1
            for place in range(starts[here], starts[here + 1]):
                there = other[place]
                if unmet[there]:
                    unmet[there] = False
                    queue[tail] = there
                    tail += 1
        found += tail * (tail - 1.0)
    return found


@compiled
def _near(tied: np.ndarray, left: np.ndarray) -> float:
    """Of all pairs of those left that reach each other, each both ways, one over the steps."""
    nodes, words = tied.shape
    there = np.zeros(words, np.uint64)
    for node in range(nodes):
        if left[node]:
            there[node >> 6] |= np.uint64(1) << np.uint64(node & 63)
    met, rim, ahead = np.empty_like(there), np.empty_like(there), np.empty_like(there)
    found = 0.0
    for source in range(nodes):
        if not left[source]:
            continue
        rim[:] = 0
        rim[source >> 6] = np.uint64(1) << np.uint64(source & 63)
        met[:] = rim
        steps = 0
        while True:
            steps += 1
            ahead[:] = 0
            for word in range(words):
                bits = rim[word]
                while bits:
                    here = _lowest(bits)
                    bits &= bits - np.uint64(1)
                    for other in range(words):
                        ahead[other] |= tied[(word << 6) + here, other]
            new = 0
            for word in range(words):
                rim[word] = ahead[word] & there[word] & ~met[word]
                met[word] |= rim[word]
                new += _many(rim[word])
            if not new:
                break
            found += new / steps
    return found


@compiled
def _lowest(bits: np.uint64) -> int:
    """The place of the lowest bit that is set."""
    return _many((bits & (~bits + np.uint64(1))) - np.uint64(1))


@compiled
def _many(bits: np.uint64) -> int:
    """How many bits are set (Warren, Hacker's Delight, 5-1)."""
    bits -= (bits >> np.uint64(1)) & np.uint64(0x5555555555555555)
    bits = (bits & np.uint64(0x3333333333333333)) + (
        (bits >> np.uint64(2)) & np.uint64(0x3333333333333333)
    )
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return int((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))
