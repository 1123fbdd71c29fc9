"""Visits to homes that are let, what is mended there, and rent that is owed."""

import numpy as np

from wayhome.synthetic.chance import shares
from wayhome.synthetic.clock import at_hours
from wayhome.synthetic.housing_homes import Let, hardness, of_homes
from wayhome.synthetic.housing_words import (
    ACCESS,
    BROKEN,
    CAUSES,
    CONCERNS,
    OWING,
    REASONS,
    REPAIRS,
    SAID_OF_REPAIRS,
    SAID_OF_VISITS,
    SOME_CONCERN,
    STATEMENTS,
    VISITS,
)
from wayhome.synthetic.noted import noted, only, some
from wayhome.synthetic.world import World


def upkeep(world: World, homes_let: Let) -> None:
    """Everyday visits, repairs and statements of rent."""
    _visits(world, homes_let)
    _repairs(world, homes_let)
    _arrears(world, homes_let)


def _visits(world: World, homes_let: Let) -> None:
    rng = world.chance("housing visits")
    at, day = homes_let.some_time(rng, world, VISITS)
    when = at_hours(rng, day, 12.5, 2)
    n, access = len(at), shares(rng, len(at), ACCESS)
    opened = np.isin(access, ["given", "opened_by_other"])
    worried = rng.random(n) < SOME_CONCERN * hardness(world, homes_let)[at]
    offered = worried & (rng.random(n) < 0.5)
    strangers = np.where(opened, rng.poisson(0.1 + 0.8 * (access == "opened_by_other")), 0)
    where = of_homes(world, rng, homes_let, at, when, "visit")
    unplaced = np.array([one is None for one in where["address"]], dtype=bool)
    world.truth.add(
        "home_visit",
        vid=world.truth.numbers("home_visit", n),
        ten=only(unplaced | (rng.random(n) < 0.5), at + 1),
        pid=some(rng, homes_let.tenant[at], 0.3),
        happened=when,
        reason=shares(rng, n, REASONS),
        access=access,
        seen=(access == "given") & (rng.random(n) < 0.93),
        strangers=some(rng, strangers, 0.7),
        concerns=some(rng, shares(rng, n, CONCERNS), worried),
        welfare=some(rng, offered, 0.85),
        declined=some(rng, rng.random(n) < 0.12, offered),
        text=noted(rng, access, SAID_OF_VISITS, 0.4),
        **where,
    )


def _repairs(world: World, homes_let: Let) -> None:
    rng = world.chance("housing repairs")
    at, day = homes_let.some_time(rng, world, REPAIRS)
    when, cause = at_hours(rng, day, 12, 3), shares(rng, len(at), CAUSES)
    world.truth.add(
        "repair",
        jid=world.truth.numbers("repair", len(at)),
        happened=when,
        kind=shares(rng, len(at), BROKEN),
        cause=some(rng, cause, 0.9),
        text=noted(rng, cause, SAID_OF_REPAIRS, 0.6),
        **of_homes(world, rng, homes_let, at, when, "repair"),
    )


def _arrears(world: World, homes_let: Let) -> None:
    """Statements month by month while rent is owed; it rises and falls."""
    rng = world.chance("housing arrears")
    at, day = homes_let.some_time(rng, world, OWING, hardness(world, homes_let))
    begun, count = len(at), rng.integers(*STATEMENTS, len(at))
    change = np.round(rng.normal(25, 110, (begun, STATEMENTS[1])), 2)
    change[:, 0] = np.round(rng.gamma(2.5, 130, begun), 2)
    owed = np.round(np.maximum(change.cumsum(axis=1), 0), 2)
    spell, month = np.nonzero(np.arange(STATEMENTS[1])[None, :] < count[:, None])
    first = day.astype("datetime64[W]")[spell] + np.timedelta64(4, "D")  # Mondays
    on = first.astype("datetime64[D]") + 28 * month.astype("timedelta64[D]")
    same = np.minimum(homes_let.until[at[spell]], world.span.today)
    stands = on < same
    spell, month, on = spell[stands], month[stands], on[stands]
    n, amount = len(spell), owed[spell, month]
    before = np.where(month > 0, owed[spell, np.maximum(month - 1, 0)], 0.0)
    world.truth.add(
        "arrears",
        ten=at[spell] + 1,
        day=on,
        amount=amount,
        weeks=np.where(rng.random(n) < 0.8, np.round(amount / 112, 1), np.nan),
        change=np.where(rng.random(n) < 0.85, np.round(amount - before, 2), np.nan),
        **of_homes(world, rng, homes_let, at[spell], on + np.timedelta64(7, "h"), "arrears"),
    )
