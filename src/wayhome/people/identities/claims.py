"""Which group of records each known id goes to, as one audience sees them. Arrays in, arrays out.

An id goes to the group that holds, in this order:

    1  its anchor (the record that it was made of), where that came under this id
    2  most of the records that came under it
    3  most of the records that stood under it in the release before
    4  its anchor, whatever that came under; an old id only where that comes anew

Of two groups with as many records, the one with the oldest. A group that several ids go to keeps
one: what a living person was called before an id that led on, then the one that has lived longest,
then the one of the oldest anchor; an id that has outlived its anchor is older than any.

A record *came under* the id that it had before its person was joined to another; that is what
gives both ids back when the join is undone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wayhome.people.identity import Ints

NONE = -1  # no id, no group
# How an audience knows an id. LENT: one agency's restricted records stand under what was an id of
# open records and is so no more; only its anchor may keep it, or two agencies could.
ABSENT, LIVING, LED_ON, GONE, LENT = range(5)

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Members:
    """Records of one audience. Ids are places in the list of known ids, or NONE."""

    group: Ints
    age: Ints  # place in the order in which records were received; no two alike
    own: Ints  # the id that the record is the anchor of
    under: Ints  # the id that it came under
    was: Ints  # the id that it stood under in the release before

    def only(self, chosen: Flags | Ints) -> "Members":
        return Members(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


@dataclass(frozen=True)
class Ids:
    """How an audience knows the ids, where one that led on led, and since when one lives."""

    state: NDArray[np.int8]
    leads: Ints
    since: Ints


def heirs(members: Members, ids: Ids) -> Ints:
    """The group that each id goes to, NONE where no record claims it."""
    heir = np.full(len(ids.state), NONE, np.int64)
    anchors = members.only((members.own >= 0) & (members.own == members.under))
    heir[anchors.own] = anchors.group
    _to_most(heir, members, members.under, ids.state > ABSENT)
    _to_most(heir, members, members.was, np.isin(ids.state, (LIVING, LENT)))
    last = members.only(members.own >= 0)
    may = (ids.state[last.own] == LIVING) | (last.was == NONE)
    last = last.only((heir[last.own] == NONE) & may)
    heir[last.own] = last.group
    heir[ids.state == ABSENT] = NONE
    return heir


def _to_most(heir: Ints, members: Members, held: Ints, wanted: Flags) -> None:
    """Give each wanted id without an heir to the group where most records hold it."""
    known = np.flatnonzero(held >= 0)
    claims = known[wanted[held[known]] & (heir[held[known]] == NONE)]
    order = claims[np.lexsort((members.age[claims], members.group[claims], held[claims]))]
    one, group = held[order], members.group[order]
    first = begins(one, group)
    many = np.diff(np.append(first, len(order)))
    one, group, oldest = one[first], group[first], members.age[order][first]
    best = np.lexsort((oldest, -many, one))
    best = best[begins(one[best])]
    heir[one[best]] = group[best]


def kept(heir: Ints, members: Members, ids: Ids, named: Ints) -> tuple[Ints, Ints]:
    """Of the ids that go to each group not yet `named`, the one it keeps: groups and their ids."""
    anchor, oldest = _ages(members, heir)
    won = np.flatnonzero((heir >= 0) & (named[heir] < 0) & ((ids.state != LENT) | (anchor >= 0)))
    ages = (oldest[won], anchor[won], ids.since[won])
    order = np.lexsort((won, *ages, ids.state[won], heir[won]))
    won = won[order]
    won = won[begins(heir[won])]
    return heir[won], won


def _ages(members: Members, heir: Ints) -> tuple[Ints, Ints]:
    """The age of each id's anchor where its heir holds it, else NONE; and of its oldest record."""
    anchor = np.full(len(heir), NONE, np.int64)
    held = members.only(members.own >= 0)
    held = held.only(heir[held.own] == held.group)
    anchor[held.own] = held.age
    oldest = np.full(len(heir), np.iinfo(np.int64).max)
    for column in (members.was, members.under):
        came = column >= 0
        np.minimum.at(oldest, column[came], members.age[came])
    return anchor, oldest


def distinct(numbers: Ints) -> Ints:
    """Each number once, in order. By sorting: numpy's own hashes, and ids of sixty bits collide."""
    ordered = np.sort(numbers)
    return ordered[begins(ordered)]


def among(numbers: Ints, some: Ints) -> Flags:
    """Which numbers are among some others."""
    if not len(some):
        return np.zeros(len(numbers), bool)
    ordered = np.sort(some)
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    found: Flags = ordered[at] == numbers
    return found


def begins(*columns: Ints) -> Ints:
    """Where each run of equal values begins in columns that are in order."""
    new = np.ones(len(columns[0]), bool)
    new[1:] = np.any([column[1:] != column[:-1] for column in columns], axis=0)
    return np.flatnonzero(new)
