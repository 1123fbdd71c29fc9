"""Who goes by train, from where to where, and with whom; what the rail police wrote of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow.compute as pc

from wayhome.synthetic.agencies import RAIL
from wayhome.synthetic.chance import Stream, drawn
from wayhome.synthetic.places import BETWEEN, sectors, stations
from wayhome.synthetic.reference import Words
from wayhome.synthetic.transport_words import NEARBY, YOUNG
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World


@dataclass(frozen=True)
class Stops:
    """Stations as arrays."""

    name: Words
    postcode: Words
    lat: Any
    lon: Any
    area: Ints


def stops() -> Stops:
    every = stations()
    return Stops(
        np.array([one.name for one in every], dtype=object),
        np.array([f"{sectors().name[one.sector]}AA" for one in every], dtype=object),
        np.array([one.lat for one in every]),
        np.array([one.lon for one in every]),
        np.array([one.area for one in every]),
    )


def travellers(world: World, rng: Stream, n: int, most: float = 200.0) -> Ints:
    """Everyday people from ten years on, likelier in the late teens and where life is hard."""
    people, who = world.people, world.everyday()
    age = people.age(world.span.begin + (world.span.today - world.span.begin) // 2)[who]
    weight = np.exp(-np.maximum(age - 17, 0) / 30) + YOUNG * np.exp(-(((age - 16.5) / 3.5) ** 2))
    weight = weight * np.exp(0.6 * people.risk[who]) * (age >= 10) * (age < most)
    found: Ints = who[drawn(rng, n, weight)]
    return found


def way_of(world: World, rng: Stream, pid: Ints) -> tuple[Ints, Ints]:
    """From a station of where each lives to another, mostly of the same area."""
    all_stops = stops()
    area = world.people.area[pid]
    begin, end = (rng.integers(0, len(all_stops.name), len(pid)) for _ in range(2))
    near = rng.random(len(pid)) < NEARBY
    for number in np.unique(area):
        here, there = np.flatnonzero(area == number), np.flatnonzero(all_stops.area == number)
        begin[here] = there[rng.integers(0, len(there), len(here))]
        stays = here[near[here] & (number != BETWEEN)]
        end[stays] = there[rng.integers(0, len(there), len(stays))]
    return begin, np.where(begin == end, (end + 1) % len(all_stops.name), end)


def peers(world: World, rng: Stream, pid: Ints) -> Ints:
    """Somebody about as old from the same area: of a few looked at, the nearest in age."""
    people, who = world.people, world.everyday()
    tried = who[rng.integers(0, len(who), (60, len(pid)))]
    apart = np.abs((people.born[tried] - people.born[pid][None, :]).astype(np.int64))
    apart += 10**6 * ((people.area[tried] != people.area[pid][None, :]) | (tried == pid[None, :]))
    found: Ints = tried[apart.argmin(axis=0), np.arange(len(pid))]
    return found


def everyday_rail(world: World) -> dict[str, Any]:
    """Occurrences of the rail police with the suspect of each."""
    found: dict[str, list[Any]] = {"oid": [], "code": [], "place": [], "began": [], "pid": []}
    for part in world.truth.parts["occurrence"]:
        rail = part.filter(pc.equal(part["force"], RAIL))
        for name in ("oid", "code", "place", "began"):
            found[name].append(rail[name].to_numpy())
    whose: dict[int, int] = {}
    for part in world.truth.parts["role"]:
        rows = part.filter(
            pc.and_(pc.equal(part["force"], RAIL), pc.equal(part["role"], "suspect"))
        )
        whose.update(zip(rows["oid"].to_pylist(), rows["pid"].to_pylist(), strict=True))
    rows = {name: np.concatenate(parts) for name, parts in found.items() if parts}
    rows["pid"] = np.array([whose.get(oid, -1) for oid in rows["oid"].tolist()])
    known = np.isin(rows["pid"], world.everyday())
    return {name: values[known] for name, values in rows.items()}


def absences(world: World) -> dict[str, Any]:
    """Times of being missing as they will stand: none that begins in another (`afterwards`)."""
    table = world.truth.table("missing")
    rows = {
        name: table[name].to_numpy()
        for name in ("pid", "mid", "seen", "found", "found_place", "how")
    }
    order = np.lexsort((rows["mid"], rows["seen"], rows["pid"]))
    rows = {name: values[order] for name, values in rows.items()}
    seen, found = (rows[name].astype("datetime64[s]").astype(np.int64) for name in
                   ("seen", "found"))  # fmt: skip
    whose = rows["pid"] << 40  # later than any second of whoever comes before
    over = np.append(-1, np.maximum.accumulate(whose + found)[:-1])
    return {name: values[whose + seen > over] for name, values in rows.items()}
