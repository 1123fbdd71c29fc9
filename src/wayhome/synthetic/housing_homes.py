"""Which homes two landlords let, to whom, and how each is written in a row.

A tenancy is one stay of a tenant in one home (`homes`), and whoever lives there too is in it while
they do. Homes in the town between belong to landlords who send nothing.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, text_where
from wayhome.synthetic.clock import Days, written
from wayhome.synthetic.housing_words import (
    BY_TENANCY,
    HARDER,
    OF_TAKEN_OVER,
    RENTS,
    RESTRICTED,
    STAYS_A_TENANT,
    WITH_UPRN,
    WRONG_POSTCODE,
)
from wayhome.synthetic.places import CITY, COUNTY, sectors, units
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

Bools = NDArray[np.bool_]
LASTS = np.datetime64("2999-01-01", "D")
_SHORT = {"Road": "Rd", "Street": "St", "Avenue": "Ave", "Close": "Cl", "Gardens": "Gdns"}


@dataclass(frozen=True)
class Let:
    """Homes let, one row a tenancy, by its number less one. `until` is far off while it lasts."""

    home: Ints
    tenant: Ints
    area: Ints
    begin: Days
    until: Days

    def some_time(
        self, rng: Stream, world: World, rate: float, weight: Any = 1.0
    ) -> tuple[Ints, Days]:
        """Tenancies and days in them, this often a home and year; likelier with weight."""
        first = np.maximum(self.begin, world.span.begin)
        days = (np.minimum(self.until, world.span.today) - first).astype(np.int64)
        exposed = np.maximum(days, 0) * weight
        n = int(rng.poisson(rate * days.clip(0).sum() / 365.25))
        at = drawn(rng, n, exposed) if n else np.zeros(0, dtype=np.int64)
        return at, first[at] + (rng.random(n) * days[at]).astype(np.int64).astype("timedelta64[D]")


def let(world: World) -> Let:
    """Who rents from a landlord that sends, and which homes."""
    rng, people, homes = world.chance("housing let"), world.people, world.people.homes
    tenant = _tenants(world, rng)
    row = np.flatnonzero(tenant[homes.who])
    home, who, begin = homes.home[row], homes.who[row], homes.since[row]
    until = np.where(np.isnat(homes.until[row]), LASTS, homes.until[row])
    first = np.append(True, who[1:] != who[:-1])
    house = np.isin(who, [house.tenant for line in world.lines for house in line.houses])
    here = sectors().area[homes.sector[home]]
    stands = first | house | (rng.random(len(row)) < STAYS_A_TENANT)
    stands &= (until > world.span.begin) & (begin < world.span.today)
    stands &= np.isin(here, [CITY, COUNTY]) & (here == people.area[who])
    return Let(home[stands], who[stands], here[stands], begin[stands], until[stands])


def _tenants(world: World, rng: Stream) -> Bools:
    """Of each person whether they hold their household's home; one does, where it is let."""
    people, n = world.people, int(world.people.household.max()) + 1
    house = people.household
    count = np.maximum(np.bincount(house, minlength=n), 1)
    hard = np.bincount(house, people.risk, minlength=n) / count
    rents = rng.random(n) < RENTS * np.exp(HARDER * hard - HARDER**2 * hard.var() / 2)
    holder = holders_of_households(world)
    for pid in dict.fromkeys(house.tenant for line in world.lines for house in line.houses):
        holder[house[pid]] = pid
        rents[house[pid]] |= bool(rng.random() < OF_TAKEN_OVER)
    found = np.zeros(len(people), dtype=bool)
    found[holder[rents & (holder >= 0) & (holder < world.cast)]] = True
    return found


def holders_of_households(world: World) -> Ints:
    """The adult in whose name each household's home is: the mother, else whoever is first."""
    people = world.people
    adult = np.flatnonzero((people.mother < 0) & (people.age(world.span.today) >= 18))
    house, at = np.unique(people.household[adult], return_index=True)
    found = np.full(int(people.household.max()) + 1, -1)
    found[house] = adult[at]
    return found


def uprn(home: Ints) -> NDArray[np.object_]:
    """A number of twelve digits for each home, of a range that no council gives out."""
    spread = 999_000_000_000 + (home * 7_919_333 + 104_729) % 1_000_000_000
    return spread.astype(str).astype(object)


def placed(world: World, rng: Stream, home: Ints, kind: str = "tenancy") -> dict[str, Any]:
    """Columns that say which home it is, as a landlord writes them: not every row has the number,
    streets are shortened, a few postcodes are wrong."""
    homes, n = world.people.homes, len(home)
    address, postcode, number = homes.address_of(home), homes.postcode[home].copy(), uprn(home)
    number[rng.random(n) >= WITH_UPRN[kind]] = None
    for at in np.flatnonzero(rng.random(n) < 0.15).tolist():
        street, last = str(address[at]).rsplit(" ", 1)
        address[at] = f"{street} {_SHORT.get(last, last)}".upper()
    wrong = np.flatnonzero(rng.random(n) < WRONG_POSTCODE)
    postcode[wrong] = units(rng, homes.sector[home[wrong]])
    return {"address": address, "postcode": postcode, "uprn": number}


def of_homes(
    world: World, rng: Stream, homes_let: Let, at: Ints, when: Days, kind: str
) -> dict[str, Any]:
    """Columns that every row about a home has; some name the tenancy and not the place."""
    where = placed(world, rng, homes_let.home[at], kind)
    unplaced = rng.random(len(at)) < BY_TENANCY.get(kind, 0.0)
    for values in where.values():
        values[unplaced] = None
    marking = text_where(rng.random(len(at)) < RESTRICTED, "restricted")
    recorded = written(rng, when)
    return {"area": homes_let.area[at], "recorded": recorded, "marking": marking, **where}


def hardness(world: World, homes_let: Let) -> Any:
    """How much likelier anything is in a home, by how hard the tenant's life is."""
    return np.exp(0.5 * world.people.risk[homes_let.tenant])
