"""Telephones that forces came to hold lawfully: handsets of people in custody, numbers of lines.

Most handsets that are examined are those of people whom no line ever used. Of some numbers of lines
a force obtains the calls of a few weeks: to buyers, to the children who carry, to whoever holds it.
Nothing that was said is in any of it. How many are examined and for how long is a judgement: no
public figure was found.
"""

from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.chance import Stream, shares
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.identifiers import LINES_BEGIN, mobiles
from wayhome.synthetic.lines import Line, Run
from wayhome.synthetic.places import BETWEEN
from wayhome.synthetic.scene import Spot, at_sector, at_station
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import World

EXAMINED_A_YEAR = 500e-6  # handsets, a person of the region
OF_THEIR_OWN = 0.85  # the others were with somebody and are a parent's, a friend's or nobody knows
CONTACTS = (4, 15)  # numbers that an ordinary handset rang in the weeks that were read
READ_DAYS = 28
CALLS_OF_A_LINE = 0.5  # numbers of lines whose calls a force obtains
BUYERS, BUYS_A_DAY = (12, 40), 0.6
CHILD_EXAMINED, CHILD_HAS_TWO = 0.25, 0.55  # exploited children whose handset is read; with another
CARRIES_A_DAY = 5.0  # calls between a line and a child who carries for it
KEPT_UNTIL = "2031-12-31"  # a review day long after any invented today
BASES = {"agreement": 0.55, "seized": 0.35, "stated": 0.1}


def telephone_life(world: World) -> None:
    """What forces hold of telephones."""
    _everyday(world)
    for spell in world.seen():
        _child(world, spell)
    for line in world.lines:
        for run in line.runs:
            _number_of_line(world, line, run)


def _everyday(world: World) -> None:
    """Handsets of people in custody or who asked for help, and whom those rang."""
    rng = world.chance("telephones everyday")
    who = world.everyday()
    n = int(rng.poisson(len(world.people) * EXAMINED_A_YEAR * world.span.years))
    adult = who[world.people.age(world.span.today)[who] >= 12]
    pid = adult[rng.integers(0, len(adult), n)]
    area = world.people.area[pid]
    pid, area = pid[area != BETWEEN], area[area != BETWEEN]
    day = world.span.begin + rng.integers(0, max(int(world.span.years * 365) - 40, 1), len(pid))
    when = day.astype("datetime64[s]") + np.timedelta64(15, "h")
    own = mobiles(pid % LINES_BEGIN)
    whose = shares(rng, len(pid), {"own": OF_THEIR_OWN, "parent": 0.07, "not known": 0.08})
    world.truth.add(
        "number",
        area=area,
        pid=pid,
        phone=own,
        imei=_imeis(rng, len(pid)),
        whose=whose,
        how=np.full(len(pid), "download", dtype=object),
        seen_from=when - np.timedelta64(READ_DAYS, "D"),
        seen_to=when,
        basis=shares(rng, len(pid), BASES),
        recorded=when + np.timedelta64(2, "D"),
    )
    _rang(world, rng, own, area, when)


def _rang(world: World, rng: Stream, own: np.ndarray, area: np.ndarray, when: np.ndarray) -> None:
    """Calls by the day between a handset and the numbers that it rang: family, friends, anybody."""
    contacts = rng.integers(*CONTACTS, len(own))
    at = np.repeat(np.arange(len(own)), contacts * 3)
    pair = np.repeat(np.arange(contacts.sum()), 3)
    others = mobiles(rng.integers(0, LINES_BEGIN, contacts.sum()))[pair]
    away = rng.random(len(at)) < 0.5
    keep = own[at] != others
    began = when[at] - (rng.random(len(at)) * READ_DAYS * 86_400).astype("timedelta64[s]")
    caller, called = np.where(away, own[at], others), np.where(away, others, own[at])
    world.truth.add(
        "call",
        area=area[at][keep],
        caller=caller[keep],
        called=called[keep],
        began=began[keep],
        seconds=rng.integers(5, 900, len(at))[keep],
        kind=shares(rng, len(at), {"call": 0.5, "message": 0.4, "missed": 0.1})[keep],
        times=1 + rng.poisson(0.6, len(at))[keep],
        basis=np.full(int(keep.sum()), "agreement", dtype=object),
        recorded=(when[at] + np.timedelta64(2, "D"))[keep],
    )


def _imeis(rng: Stream, n: int) -> np.ndarray:
    """Handsets' own numbers, of a body code (00) that is kept for tests."""
    return np.array([f"00{x:013d}" for x in rng.integers(0, 10**13, n).tolist()], dtype=object)


def _child(world: World, spell: Spell) -> None:
    """A handset read after a child was found, often with a second one that the line gave them."""
    scene = world.scene(spell.pid, "telephones")
    months = list(world.months(spell))
    area = int(world.people.area[spell.pid])
    if area == BETWEEN or len(months) < 2 or not scene.chance(CHILD_EXAMINED):
        return
    when = world.within(scene.rng, months[int(scene.rng.integers(1, len(months)))][0])
    run = spell.line.run(when)
    own = str(mobiles(np.array([spell.pid % LINES_BEGIN]))[0])
    _found(world, scene.rng, spell.pid, own, area, when, "own")
    if scene.chance(CHILD_HAS_TWO):
        second = str(mobiles(scene.rng.integers(0, LINES_BEGIN, 1))[0])
        _found(world, scene.rng, spell.pid, second, area, when, "not known")
    for _ in range(int(scene.rng.poisson(8))):
        _called(world, scene.rng, run.phone, own, area, when, "agreement", None)


def _found(
    world: World, rng: Stream, pid: int, phone: str, area: int, when: datetime, whose: str
) -> None:
    world.truth.one(
        "number",
        area=area,
        pid=pid,
        phone=phone,
        imei=str(_imeis(rng, 1)[0]),
        whose=whose,
        how="download",
        seen_from=when - timedelta(days=READ_DAYS),
        seen_to=when,
        basis="agreement" if rng.random() < 0.7 else "seized",
        recorded=when + timedelta(days=float(rng.uniform(1, 20))),
    )


def _number_of_line(world: World, line: Line, run: Run) -> None:
    """The calls of some weeks, and what was found out of the number: its line, at times whose."""
    rng = world.chance(f"telephones line {line.number} {run.phone}")
    begin, end = max(run.begin, world.begin), min(run.end or NEVER, world.today)
    room = (end - begin).days - READ_DAYS
    if line.target == BETWEEN or room < 10 or rng.random() >= CALLS_OF_A_LINE:
        return
    first = begin + timedelta(days=int(rng.integers(0, room)))
    until = first + timedelta(days=READ_DAYS)
    ref = f"CD/{line.number:03d}/{first:%y%m}"
    held = run.holder if run.taken and rng.random() < 0.5 else None
    world.truth.one(
        "number", area=line.target, pid=held, phone=run.phone, imsi=f"00101{line.number:010d}",
        line=line.brand, whose="line", how="billing", seen_from=first, seen_to=until,
        basis="communications_data", ref=ref, recorded=until + timedelta(days=9),
    )  # fmt: skip
    spot = at_station(run.town)
    buyers = mobiles(rng.integers(0, LINES_BEGIN, int(rng.integers(*BUYERS)))).tolist()
    for day in range(READ_DAYS):
        for buyer in buyers:
            if rng.random() < BUYS_A_DAY:
                _called(world, rng, buyer, run.phone, line.target, first + timedelta(days=day + 1),
                        "communications_data", ref, spot)  # fmt: skip
    for spell in world.seen():
        if spell.line is line and spell.begin < until and (spell.end or NEVER) > first:
            child = str(mobiles(np.array([spell.pid % LINES_BEGIN]))[0])
            for _ in range(int(rng.poisson(CARRIES_A_DAY * READ_DAYS / 4))):
                _called(world, rng, run.phone, child, line.target, until, "communications_data",
                        ref, _mast(world, line, run))  # fmt: skip


def _mast(world: World, line: Line, run: Run) -> Spot:
    """Where the line's telephone was when it rang the children: the address or the town."""
    house = line.house(run.begin + timedelta(days=30))
    if house:
        return at_sector("mast", house.sector, house.postcode)
    return at_station(run.town)


def _called(
    world: World,
    rng: Stream,
    caller: str,
    called: str,
    area: int,
    until: datetime,
    basis: str,
    ref: str | None,
    spot: Spot | None = None,
) -> None:
    """One call or message in the day or weeks before a time."""
    if caller == called:
        return
    days = READ_DAYS if ref is None or spot is None or spot.place == "mast" else 1
    began = (until - timedelta(days=float(rng.random()) * days)).replace(microsecond=0)
    world.truth.one(
        "call",
        area=area,
        caller=caller,
        called=called,
        began=began,
        seconds=int(rng.integers(3, 240)),
        kind="call" if rng.random() < 0.4 else "message",
        times=1,
        cell_postcode=spot.postcode if spot else None,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        basis=basis,
        ref=ref,
        recorded=until + timedelta(days=9),
    )
