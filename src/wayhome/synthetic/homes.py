"""Where people live and from when: homes, and stays in them one after another.

A stay lasts until the same person's next one; the last is where they live today. Everybody has a
first, which a day before it finds too: nothing is told of where people lived earlier still.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream
from wayhome.synthetic.clock import Days
from wayhome.synthetic.places import sectors, units
from wayhome.synthetic.reference import Words
from wayhome.synthetic.streets import address

Ints = NDArray[np.int64]

APART = 1 << 20  # more days than lie between any two that are told
TODAY = np.datetime64("2999-01-01", "D")  # later than every stay begins
NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Stays:
    """Who moved in where, on which day, and what brought them (nothing for a first stay)."""

    who: Ints
    since: Days
    home: Ints
    why: Words


@dataclass(frozen=True)
class Homes(Stays):
    """Stays in order of person and day, and the homes that they name by number."""

    sector: Ints
    postcode: Words
    door: Ints
    street: Ints

    @cached_property
    def _first(self) -> Ints:
        first: Ints = np.searchsorted(self.who, np.arange(self.who[-1] + 1))
        return first

    @cached_property
    def _moments(self) -> Ints:
        moments: Ints = moment(self.who, self.since)
        return moments

    def stay(self, pid: Any, day: Any = TODAY) -> Any:
        """Which stay each person is in on a day; the last without one."""
        at = np.searchsorted(self._moments, moment(np.asarray(pid), day), side="right") - 1
        return np.maximum(at, self._first[pid])

    def at(self, pid: Any, day: Any = TODAY) -> Any:
        """Which home each person lives in on a day."""
        return self.home[self.stay(pid, day)]

    def sector_of(self, pid: Any, day: Any = TODAY) -> Any:
        return self.sector[self.at(pid, day)]

    def area_of(self, pid: Any, day: Any = TODAY) -> Any:
        return sectors().area[self.sector_of(pid, day)]

    def address_of(self, home: Ints) -> Words:
        """Number and street of each home."""
        return address(self.door[home], self.street[home])

    @cached_property
    def until(self) -> Days:
        """The day on which each stay ends, which is the next one's first; none for the last."""
        ends: Days = np.append(self.since[1:], NEVER)
        ends[np.append(self.who[1:] != self.who[:-1], True)] = NEVER
        return ends


def built(rng: Stream, sector: Ints, stays: Stays, born: Days) -> Homes:
    """Homes in these sectors, and the stays in them; nobody moves in before they are born."""
    since = np.maximum(stays.since, born[stays.who])
    order = np.lexsort((stays.since, stays.who))
    who, since, home, why = stays.who[order], since[order], stays.home[order], stays.why[order]
    last = np.append((who[1:] != who[:-1]) | (since[1:] != since[:-1]), True)
    n = len(sector)
    return Homes(
        who[last],
        since[last],
        home[last],
        why[last],
        sector,
        units(rng, sector),
        rng.integers(1, 180, n),
        rng.integers(0, 4096, n),
    )


def restayed(homes: Homes, stands: NDArray[np.bool_], more: Stays) -> Homes:
    """The same homes, with the stays that still stand and more."""
    parts = {
        name: np.concatenate([getattr(homes, name)[stands], getattr(more, name)])
        for name in ("who", "since", "home", "why")
    }
    order = np.lexsort((parts["since"], parts["who"]))
    return replace(homes, **{name: values[order] for name, values in parts.items()})


def joined(one: Homes, more: Homes) -> Homes:
    """The homes and stays of everybody, and of people whose numbers follow theirs."""
    parts = {
        name: np.concatenate([getattr(one, name), getattr(more, name)])
        for name in ("who", "since", "why", "sector", "postcode", "door", "street")
    }
    return Homes(home=np.concatenate([one.home, more.home + len(one.sector)]), **parts)


def moment(pid: Any, day: Any) -> Any:
    """A number that orders people and, for each, days."""
    days = np.asarray(day).astype("datetime64[D]").astype(np.int64)
    return pid * APART + days + APART // 2
