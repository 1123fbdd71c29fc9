"""New ids, made of records: a group's oldest, or its next where that id is in use already.

An id in use can only be met by a record that was kept from its own: held close while the others of
its person stayed open, sealed, or back after they had kept the id. The last resort is the oldest
record with a number behind it, so a group never goes without.
"""

from collections.abc import Callable, Iterator

import numpy as np

from wayhome.people.identities.claims import among, begins
from wayhome.people.identity import Ints

Spare = Callable[[int, int], int]  # unit and a count from 2 on -> an id made of both


def mint(group: Ints, age: Ints, own: Ints, unit: Ints, used: Ints, spare: Spare) -> Ints:
    """One id for each group, in the order of their labels. Arrays of one length, a place a record;
    `used`: ids in use, in any order."""
    order = np.lexsort((age, group))
    first = begins(group[order])
    made = own[order][first]
    _, once = np.unique(made, return_index=True)
    taken = among(made, used)
    taken[np.setdiff1d(np.arange(len(made)), once)] = True
    ends = np.append(first, len(order))
    for place in np.flatnonzero(taken):
        records = order[ends[place] : ends[place + 1]]
        made[place] = next(
            each
            for each in _in_turn(own[records].tolist(), int(unit[records[0]]), spare)
            if each not in used and each not in made
        )
    return made


def _in_turn(own: list[int], oldest: int, spare: Spare) -> Iterator[int]:
    yield from own[1:]
    count = 2
    while True:
        yield spare(oldest, count)
        count += 1
