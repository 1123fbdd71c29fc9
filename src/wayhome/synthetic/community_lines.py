"""What is said of lines: of the homes they take over, of numbers, cars and those who run them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from wayhome.synthetic.chance import Stream, shares
from wayhome.synthetic.community_child import Hint
from wayhome.synthetic.community_words import (
    CAR,
    NEAR_AN_ADDRESS,
    NUMBER,
    OF_ADDRESSES,
    OF_ELDERS,
    OF_TAKEN_OVER,
    SELLS,
    STOPPED,
    WHO_SPEAKS,
)
from wayhome.synthetic.housing_homes import uprn
from wayhome.synthetic.line_houses import House
from wayhome.synthetic.lines import Line, Run
from wayhome.synthetic.places import sectors
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.world import World

ADDRESS_SAID, AGAIN = 0.22, 0.35  # addresses of lines of which somebody speaks; more than once
TENANT_NAMED = 0.12
NUMBER_KNOWN, POSTCODE_KNOWN, LOOKED_UP = 0.75, 0.6, 0.2  # of homes that are spoken of
LINE_SAID_EVERY = (60, 180)  # days
STOPPED_SAID = 0.4
ELDER_SAID = 0.35  # of those who are beside children, in a run


def of_addresses(world: World) -> Iterator[Hint]:
    """Of homes while a line works from them; of most nobody says anything."""
    for line in world.lines:
        rng = world.chance(f"community addresses {line.number}")
        for house in line.houses:
            if not (world.begin <= house.begin < world.today) or rng.random() >= ADDRESS_SAID:
                continue
            yield _of_house(world, rng, house)
            while rng.random() < AGAIN:
                yield _of_house(world, rng, house)


def _of_house(world: World, rng: Stream, house: House) -> Hint:
    when = house.begin + (house.end - house.begin) * float(rng.random())
    topic = str(shares(rng, 1, OF_TAKEN_OVER)[0])
    texts = OF_ADDRESSES[topic]
    named = topic == "address taken over" and rng.random() < TENANT_NAMED
    known = rng.random() < NUMBER_KNOWN
    home = world.people.homes.at([house.tenant], np.datetime64(house.begin, "D"))
    return {
        "area": int(sectors().area[house.sector]),
        "when": when.replace(second=0, microsecond=0),
        "topic": topic,
        "text": texts[int(rng.integers(len(texts)))],
        "by": str(shares(rng, 1, NEAR_AN_ADDRESS)[0]),
        "whom": house.tenant if named else None,
        "address": house.address if known else house.address.split(" ", 1)[1],
        "uprn": uprn(home)[0] if known and rng.random() < LOOKED_UP else None,
        "postcode": house.postcode if rng.random() < POSTCODE_KNOWN else None,
    }


def of_lines(world: World) -> Iterator[Hint]:
    """Of names and numbers that go round, of a car, and of those who wait for children."""
    for line in world.lines:
        if line.model.name == "other":
            continue  # a group with no line
        rng = world.chance(f"community line {line.number}")
        for run in line.runs:
            begin, end = max(run.begin, world.begin), min(run.end or NEVER, world.today)
            if begin >= end:
                continue
            yield from _of_run(rng, line, run, begin, end)
            if (
                run.end
                and run.end + timedelta(days=40) < world.today
                and rng.random() < STOPPED_SAID
            ):
                text = STOPPED.format(brand=line.brand)
                yield _of_line(rng, line, run, run.end + timedelta(days=30), "line stopped", text)


def _of_run(rng: Stream, line: Line, run: Run, begin: datetime, end: datetime) -> Iterator[Hint]:
    when = begin + timedelta(days=float(rng.uniform(5, 60)))
    while when < end:
        sort = int(rng.integers(3))
        text = (SELLS, NUMBER, CAR)[sort].format(
            brand=line.brand, town=run.town.name, phone=run.phone, car=run.car
        )
        hint = _of_line(rng, line, run, when, "line active", text)
        yield {
            **hint,
            "phone": run.phone if sort == 1 else None,
            "car": run.car if sort == 2 else None,
        }
        when += timedelta(days=float(rng.uniform(*LINE_SAID_EVERY)))
    beside = line.around(begin)
    if beside and rng.random() < ELDER_SAID:
        when = begin + (end - begin) * float(rng.random())
        topic, text = OF_ELDERS[int(rng.integers(len(OF_ELDERS)))]
        elder = beside[int(rng.integers(len(beside)))]
        hint = _of_line(rng, line, run, when, topic, text)
        yield {**hint, "area": line.home, "place": None, "brand": None, "whom": elder}


def _of_line(rng: Stream, line: Line, run: Run, when: datetime, topic: str, text: str) -> Hint:
    return {
        "area": run.town.area,
        "when": when.replace(second=0, microsecond=0),
        "topic": topic,
        "text": text,
        "by": str(shares(rng, 1, WHO_SPEAKS)[0]),
        "brand": line.brand,
        "place": run.town.name,
    }
