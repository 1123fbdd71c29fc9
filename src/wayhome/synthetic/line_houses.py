"""The homes a line works from: people who did not ask for it, near the town, for days at a time.

Bars of facts §12: one to three addresses at once, each for 5 to 21 days, six in ten used again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, picked
from wayhome.synthetic.clock import Window
from wayhome.synthetic.places import Station, sector_miles, sectors
from wayhome.synthetic.population import People

STAY_DAYS, GAP_DAYS = (5, 22), (0, 21)
NEW_HOME = 0.33  # stays in a home not used before
SECOND = 0.5  # runs with a second chain of addresses beside the first
POOL = 9
NEAR_MILES = 1.5
YOUNGEST = 30


@dataclass(frozen=True)
class House:
    """An address a line uses for a time, and whose home it is."""

    tenant: int
    sector: int
    postcode: str
    address: str
    begin: datetime
    end: datetime


@dataclass(frozen=True)
class Tenants:
    """Adults whose home might be taken over: where they live and how likely it is."""

    pid: NDArray[np.int64]
    sector: NDArray[np.int64]
    weight: NDArray[np.float64]


def tenants(people: People, span: Window) -> Tenants:
    """Everybody old enough; a hard life makes it likelier."""
    pid = np.flatnonzero(people.age(span.today) >= YOUNGEST)
    sector = people.homes.sector_of(pid, span.begin)
    return Tenants(pid, sector, np.exp(1.2 * people.risk[pid]))


def houses(
    rng: Stream,
    people: People,
    homes: Tenants,
    town: Station,
    between: tuple[datetime, datetime],
    used: set[int],
) -> list[House]:
    """Addresses of one run, by the day they are taken over."""
    pool = _pool(rng, homes, town, used)
    chains = 1 + int(rng.random() < SECOND)
    found = [
        house
        for half in range(chains)
        for house in _chain(rng, people, pool[half::chains], between)
    ]
    return sorted(found, key=lambda house: (house.begin, house.tenant))


def _pool(rng: Stream, homes: Tenants, town: Station, used: set[int]) -> list[int]:
    every = np.arange(len(sectors().name))
    near = np.exp(-sector_miles(every, np.full(len(every), town.sector)) / NEAR_MILES)
    near[sectors().area != town.area] = 0
    weight = homes.weight * near[homes.sector]
    weight[np.isin(homes.pid, list(used))] = 0
    pool: list[int] = homes.pid[picked(rng, POOL, weight)].tolist()
    used.update(pool)
    return pool


def _chain(
    rng: Stream, people: People, pool: list[int], between: tuple[datetime, datetime]
) -> list[House]:
    """Homes in turn, some of them again and again."""
    found: list[House] = []
    (day, end), known = between, 1
    while day < end and pool:
        fresh = known < len(pool) and rng.random() < NEW_HOME
        tenant = pool[known] if fresh else pool[int(rng.integers(known))]
        known += int(fresh)
        stay = timedelta(days=int(rng.integers(*STAY_DAYS)))
        found.append(_house(people, tenant, day, min(day + stay, end)))
        day += stay + timedelta(days=int(rng.integers(*GAP_DAYS)))
    return found


def _house(people: People, tenant: int, begin: datetime, end: datetime) -> House:
    home = people.homes.at([tenant], np.datetime64(begin, "D"))
    return House(
        tenant,
        int(people.homes.sector[home[0]]),
        str(people.homes.postcode[home[0]]),
        str(people.homes.address_of(home)[0]),
        begin,
        end,
    )
