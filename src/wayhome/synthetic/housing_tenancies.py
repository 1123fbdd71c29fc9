"""Who is in each tenancy, as what, and from when to when."""

from typing import Any

import numpy as np

from wayhome.synthetic.chance import Stream, shares, text_where
from wayhome.synthetic.clock import Days, written
from wayhome.synthetic.housing_homes import LASTS, Let, placed
from wayhome.synthetic.housing_words import (
    END_REASONS,
    JOINT,
    NOBODY_ASKED,
    RESTRICTED,
    TENURES,
)
from wayhome.synthetic.noted import only
from wayhome.synthetic.reference import Words
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

SYSTEM_YEARS = np.timedelta64(4 * 365, "D")  # before the window; what is older was copied into it


def tell_tenancies(world: World, homes_let: Let) -> None:
    """A row for everybody in a tenancy, while they live there."""
    rng, homes = world.chance("housing tenancies"), world.people.homes
    of_home = np.full(len(homes.sector), -1)
    of_home[homes_let.home] = np.arange(len(homes_let.home))
    row = np.flatnonzero((of_home[homes.home] >= 0) & (homes.who < world.cast))
    at, who = of_home[homes.home[row]], homes.who[row]
    start = np.maximum(homes.since[row], homes_let.begin[at])
    until = np.where(np.isnat(homes.until[row]), LASTS, homes.until[row])
    until = np.minimum(until, homes_let.until[at])
    asked = rng.random(len(homes_let.home)) >= NOBODY_ASKED
    role = _roles(world, rng, who, homes_let.tenant[at])
    stands = (start < until) & (until > world.span.begin) & (start < world.span.today)
    stands &= (world.people.area[who] == homes_let.area[at]) & (
        asked[at] | np.isin(role, ["tenant", "joint_tenant"])
    )
    at, who, role, start, until = (x[stands] for x in (at, who, role, start, until))
    at, who, role, start, until = _once(at, who, role, start, until)
    ends, whole = until < world.span.today, until == homes_let.until[at]
    ended = shares(rng, len(homes_let.home), END_REASONS)
    ended[:-1][homes_let.tenant[1:] == homes_let.tenant[:-1]] = "moved"
    recorded = np.maximum(written(rng, start + np.timedelta64(9, "h")),
                          (world.span.begin - SYSTEM_YEARS).astype("datetime64[s]"))  # fmt: skip
    closed = np.maximum(written(rng, until + np.timedelta64(9, "h")), recorded)
    world.truth.add(
        "tenancy",
        ten=at + 1,
        area=homes_let.area[at],
        pid=who,
        role=role,
        tenure=shares(rng, len(homes_let.home), TENURES)[at],
        start=start,
        until=np.where(ends, until, np.datetime64("NaT")),
        ended=only(ends & whole, ended[at]),
        recorded=recorded,
        closed=np.where(ends, closed, np.datetime64("NaT")),
        marking=text_where(rng.random(len(homes_let.home)) < RESTRICTED, "restricted")[at],
        **{name: values[at] for name, values in placed(world, rng, homes_let.home).items()},
    )


def _once(at: Ints, who: Ints, role: Words, start: Days, until: Days) -> tuple[Any, ...]:
    """One row each: whoever went away and came back was there all the time, to a landlord."""
    order = np.lexsort((start, who, at))
    at, who, role, start, until = at[order], who[order], role[order], start[order], until[order]
    first = np.flatnonzero(np.append(True, (at[1:] != at[:-1]) | (who[1:] != who[:-1])))
    return at[first], who[first], role[first], start[first], np.maximum.reduceat(until, first)


def _roles(world: World, rng: Stream, who: Ints, tenant: Ints) -> Words:
    """Everybody's part in a tenancy; of some the landlord does not say."""
    child = world.people.mother[who] >= 0
    role = shares(rng, len(who), {"joint_tenant": JOINT, "authorised_occupant": 1 - JOINT})
    role[child | (world.people.household[who] != world.people.household[tenant])] = (
        "household_member"
    )
    role[rng.random(len(who)) < 0.03] = "not_known"
    role[who == tenant] = "tenant"
    return role
