"""The id of every group: for everybody first, then for each agency what its restricted records add.

    open records alone ─> ids of people that have any ─> what each agency's restricted records add
                                                      ─> sealed records, each by itself

The rule: what is restricted never shapes what is open. Ids of people with open records, what old
ids lead to and what changed are worked out of open records alone, as open records stood before;
then, one agency at a time, of its restricted records and of ids that only they ever had. No two
agencies' records are looked at together, and a sealed record has no past that could tell of it.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from wayhome.people.identities.changes import Changes, changed
from wayhome.people.identities.claims import (
    ABSENT,
    LED_ON,
    LENT,
    LIVING,
    NONE,
    Flags,
    Ids,
    Members,
    among,
    distinct,
    heirs,
    kept,
)  # fmt: skip
from wayhome.people.identities.minting import Spare, mint
from wayhome.people.identity import Ints

OPEN, RESTRICTED, SEALED = range(3)  # how a record is held
EVERYBODY = -1  # the audience of what is open; any other audience is the number of an agency


@dataclass(frozen=True)
class Units:
    """Every unit of a build. Ids are numbers, NONE where there is none."""

    group: Ints  # a label below their number
    held: Ints
    agency: Ints
    age: Ints  # place in the order in which they were received; no two alike
    own: Ints  # the id that would be made of it
    was: Ints  # the id it stood under in the release before
    under: Ints  # the id it came under, before its person was joined to another
    was_held: Ints  # how it was held then; NONE for what is new


@dataclass(frozen=True)
class Known:
    """Every id that the release before knew, once for each audience that knows it."""

    number: Ints
    audience: Ints
    state: Ints
    leads: Ints  # the id that an old one led to
    since: Ints  # the turn in which it last came to live


@dataclass
class Settled:
    """What comes of it: the id of each unit, what it came under, where old ids lead, and what
    changed. `forward`: (audience, old ids, what they lead to, NONE where they are gone)."""

    number: Ints
    under: Ints
    forward: list[tuple[int, Ints, Ints]] = field(default_factory=list)
    changes: list[tuple[int, Changes]] = field(default_factory=list)


def settle(units: Units, known: Known, spare: Spare) -> Settled:
    """The ids of a build, of its groups and of what was known before."""
    return _Settling(units, known, spare).run()


@dataclass
class _Settling:
    units: Units
    known: Known
    spare: Spare

    def run(self) -> Settled:
        size = len(self.units.group)
        # The id of each group by its label. The last is nobody's: there NONE as a label reads NONE.
        self.named = np.full(size + 1, NONE, np.int64)
        self.settled = Settled(np.full(size, NONE, np.int64), np.full(size, NONE, np.int64))
        base = self._everybody()
        for agency in self._agencies():
            self._agency(agency, *base)
        self._sealed()
        return self.settled

    @cached_property
    def ids(self) -> Ints:
        """Every known id, in order, and NONE; elsewhere an id is its place here."""
        held = (self.known.number, self.units.was, self.units.under)
        return distinct(np.concatenate([[NONE], *held]))

    @cached_property
    def every(self) -> Members:
        """All units, with ids as places."""
        units, past = self.units, self.units.was_held
        was, under = (
            np.where(past == SEALED, NONE, self._places(column))
            for column in (units.was, units.under)
        )
        return Members(units.group, units.age, self._places(units.own), under, was)

    def _places(self, numbers: Ints) -> Ints:
        at = np.minimum(np.searchsorted(self.ids, numbers), len(self.ids) - 1)
        return np.where((self.ids[at] == numbers) & (numbers >= 0), at, NONE)

    def _known_to(self, audience: int) -> Ids:
        state = np.full(len(self.ids), ABSENT, np.int8)
        leads = np.full(len(self.ids), NONE, np.int64)
        since = np.zeros(len(self.ids), np.int64)
        rows = np.flatnonzero(self.known.audience == audience)
        at = self._places(self.known.number[rows])
        state[at] = self.known.state[rows]
        leads[at] = self._places(self.known.leads[rows])
        since[at] = self.known.since[rows]
        return Ids(state, leads, since)

    def _everybody(self) -> tuple[Ids, Ints, Changes]:
        chosen = np.flatnonzero(self.units.held == OPEN)
        members = self.every.only(chosen)
        new = self.units.was_held[chosen] != OPEN
        members.under[new] = members.was[new] = NONE
        ids = self._known_to(EVERYBODY)
        result = self._named(chosen, members, ids, np.full(len(self.ids), NONE, np.int64))
        self._remember(chosen, members, ids, result)
        self._lead_on(EVERYBODY, ids.state != ABSENT, result)
        lived = ids.state == LIVING
        now = self.settled.number[chosen]
        changes = changed(members.was, now, ids, lived, self.ids, result)
        self.settled.changes.append((EVERYBODY, changes))
        return ids, result, changes

    def _agencies(self) -> list[int]:
        restricted = self.units.agency[self.units.held == RESTRICTED]
        audiences = np.unique(np.concatenate([restricted, self.known.audience]))
        return [agency for agency in audiences.tolist() if agency != EVERYBODY]

    def _agency(self, agency: int, open_ids: Ids, base: Ints, open_changes: Changes) -> None:
        units = self.units
        close = units.held == RESTRICTED
        was_close = (units.held == OPEN) & (units.was_held == RESTRICTED)
        chosen = np.flatnonzero((units.agency == agency) & (close | was_close))
        members, ids = self.every.only(chosen), self._known_to(agency)
        opened = open_ids.state != ABSENT
        ids.state[opened & (base == NONE) & (ids.state == ABSENT)] = LENT
        ids.state[base >= 0] = ABSENT
        result = self._named(chosen, members, ids, base)
        mine = close[chosen]
        self._remember(chosen[mine], members.only(mine), ids, result)
        told = (ids.state != ABSENT) & ~(opened & (result == NONE))
        self._lead_on(agency, told, result)
        now = self.settled.number[chosen]
        rides = _rides(members.was, now, base, self.ids, open_changes)
        lived = (ids.state == LIVING) | (open_ids.state == LIVING)
        was = np.where(rides, NONE, members.was)
        self.settled.changes.append((agency, changed(was, now, ids, lived, self.ids, result)))

    def _named(self, chosen: Ints, members: Members, ids: Ids, base: Ints) -> Ints:
        """Give the groups their ids; what each known id is now: living, leading on, or gone."""
        heir = heirs(members, ids)
        groups, codes = kept(heir, members, ids, self.named)
        self.named[groups] = self.ids[codes]
        result = self._outcome(heir, ids, base)
        nameless = self.named[members.group] < 0
        rest = chosen[nameless]
        # An id that only leads on is free again for the record that it was made of.
        used = np.concatenate([self.ids[(heir >= 0) & (result >= 0)], self.ids[base >= 0]])
        units = self.units
        group = units.group[rest]
        made = mint(group, units.age[rest], units.own[rest], rest, used, self.spare)
        self.named[distinct(group)] = made
        self.settled.number[chosen] = self.named[members.group]
        result = self._outcome(heir, ids, base)
        met = among(self.ids, made)  # known to somebody else before
        result[met] = self.ids[met]
        return result

    def _outcome(self, heir: Ints, ids: Ids, base: Ints) -> Ints:
        """The id that each known id is or leads to now; NONE where its records are gone."""
        result = np.where(heir >= 0, self.named[heir], NONE)
        follows = (heir < 0) & (ids.state == LED_ON) & (ids.leads >= 0)
        result = np.where(ids.state == ABSENT, base, result)
        result[follows] = result[ids.leads[follows]]
        return result

    def _remember(self, chosen: Ints, members: Members, ids: Ids, result: Ints) -> None:
        """What each record came under: as before, where that leads to where it is now."""
        number, under = self.settled.number[chosen], members.under
        still = (under >= 0) & (result[under] == number) & (ids.state[under] != LENT)
        self.settled.under[chosen] = np.where(still, self.ids[under], number)

    def _lead_on(self, audience: int, told: Flags, result: Ints) -> None:
        old = told & (result != self.ids)
        self.settled.forward.append((audience, self.ids[old], result[old]))

    def _sealed(self) -> None:
        """A sealed record keeps the id it had as such; one that is in use is never taken."""
        units = self.units
        chosen = np.flatnonzero(units.held == SEALED)
        had = np.where(units.was_held[chosen] == SEALED, units.was[chosen], NONE)
        wanted = np.where(had >= 0, had, units.own[chosen])
        leading = [old[to >= 0] for _, old, to in self.settled.forward]
        used = np.concatenate([self.settled.number, *leading])
        number = mint(chosen, chosen, wanted, chosen, used, self.spare)
        self.settled.number[chosen] = self.settled.under[chosen] = number


def _rides(was: Ints, now: Ints, base: Ints, numbers: Ints, changes: Changes) -> Flags:
    """Which records go where their person's open records go; that everybody is told already."""
    known = was >= 0
    follows: Flags = known & (base[was] == now)
    pairs = changes.pairs()
    changed_ = np.flatnonzero(known & (numbers[was] != now) & ~follows)
    for place in changed_.tolist():
        follows[place] = (int(numbers[was[place]]), int(now[place])) in pairs
    return follows
