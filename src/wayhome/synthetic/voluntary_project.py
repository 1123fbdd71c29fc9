"""The project itself: where it meets, and the people round those whom it works with."""

from datetime import datetime

import numpy as np

from wayhome.synthetic.chance import Stream, shares
from wayhome.synthetic.clock import Days, written
from wayhome.synthetic.places import CITY, sectors
from wayhome.synthetic.scene import Spot, at_sector
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

HALL_ADDRESS = "12 Ferry Street"
PARENTS = (25, 61)  # ages of adults whom a young person might trust
NOTES = {
    "mother": "Rings every week and comes to reviews.",
    "mentor": "Says that this is the one they would ring.",
    "friend": "Known from school.",
    "associate": "Waits outside in a car; older, and the family does not know them.",
}


def _hall() -> Spot:
    of_city = np.flatnonzero(sectors().area == CITY)
    at = int(of_city[np.argmax(sectors().weight[of_city])])
    return at_sector("Riverside hall", at, f"{sectors().name[at]}RS")


HALL = _hall()


def adults(world: World) -> Ints:
    """Everyday adults of the city."""
    who = world.everyday()
    age = world.people.age(world.span.today)[who]
    found: Ints = who[(world.people.area[who] == CITY) & (age >= PARENTS[0]) & (age < PARENTS[1])]
    return found


def tied(world: World, rng: Stream, kind: str, pid: Ints, other: Ints, since: Days) -> None:
    """Ties of a kind, some of which have ended, and the other held by the project from then on."""
    n = len(pid)
    recorded = written(rng, since + np.timedelta64(15, "h"))
    recorded = recorded + rng.integers(0, 40, n).astype("timedelta64[D]")
    over = (rng.random(n) < 0.12) & (kind == "friend")
    until = np.where(over, recorded - np.timedelta64(1, "h"), np.datetime64("NaT"))
    world.truth.add("client", pid=other, recorded=recorded)
    world.truth.add(
        "bond",
        pid=pid,
        other=other,
        kind=np.full(n, kind, dtype=object),
        seen_from=np.minimum(since.astype("datetime64[s]"), recorded),
        seen_to=until,
        text=shares(rng, n, {NOTES[kind]: 0.6, "": 0.4}),
        recorded=recorded,
    )


def tied_one(
    world: World,
    rng: Stream,
    kind: str,
    pid: int,
    other: int,
    when: datetime,
    until: datetime | None,
) -> None:
    """One such tie of a child whose life is told by itself."""
    recorded = when.replace(microsecond=0)
    world.truth.one("client", pid=other, recorded=recorded)
    world.truth.one(
        "bond", pid=pid, other=other, kind=kind, seen_from=recorded, seen_to=until,
        text=NOTES[kind] if rng.random() < 0.6 else None, recorded=recorded,
    )  # fmt: skip
