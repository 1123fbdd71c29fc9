"""County lines and other ways children are exploited: who runs them, where, when, from what.

Every model of facts §4.1 is there, and groups with no line at all. A line opens, works from one or
two addresses of people who did not want it (cuckooing), moves on within weeks, and is disrupted or
is still at work. Numbers are bars of facts §12: three to eight at once in a million people, four to
fifteen children each, addresses for 5 to 21 days, six in ten of them used again.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, picked, stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.identifiers import mobiles
from wayhome.synthetic.places import BETWEEN, CITY, COUNTY, Station, stations
from wayhome.synthetic.population import People

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Model:
    """A way of working: its share of exploited children, where they live, where they are sent."""

    name: str
    share: float
    homes: tuple[int, ...]
    sent: int | None  # another area, or None: harmed where they live


MODELS = (
    Model("franchise", 0.19, (CITY,), COUNTY),
    Model("relay", 0.08, (CITY,), COUNTY),
    Model("pop-up", 0.04, (CITY,), BETWEEN),
    Model("local franchise", 0.31, (COUNTY,) * 7 + (BETWEEN,), None),
    Model("urban", 0.25, (CITY,), None),
    Model("other", 0.13, (CITY, COUNTY, CITY, COUNTY, BETWEEN), None),
)
CHILDREN_A_LINE = 14
_BRANDS = (
    *("Scotty", "Flex", "Mikey", "Juice", "Rico", "Tee", "Ace", "Benz", "Dice", "Echo", "Frost"),
    *("Gabe", "Harv", "Indy", "Jet", "Koby", "Lenny", "Max", "Nino", "Ozzy", "Penny", "Quinn"),
)


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
class Line:
    """One line, or one group with no line."""

    number: int
    brand: str
    model: Model
    home: int
    target: int  # the area where children are used
    begin: datetime
    end: datetime | None  # disrupted then; None while it works
    elders: tuple[int, ...]
    phones: tuple[str, ...]
    houses: tuple[House, ...]
    towns: tuple[Station, ...]


def lines(people: People, exploited: int, seed: int, span: Window) -> list[Line]:
    """Lines enough for so many exploited children; at least one of every model."""
    rng = stream(seed, "lines")
    used: set[int] = set()
    made: list[Line] = []
    for model in MODELS:
        for turn in range(max(1, round(exploited * model.share / CHILDREN_A_LINE))):
            home = model.homes[turn % len(model.homes)]
            made.append(_line(rng, people, len(made) + 1, (model, home), span, used))
    return made


def _line(
    rng: Stream,
    people: People,
    number: int,
    how: tuple[Model, int],
    span: Window,
    used: set[int],
) -> Line:
    model, home = how
    target = home if model.sent is None else model.sent
    begin = _moment(span.begin) + timedelta(days=int(rng.integers(-200, 420)))
    working = rng.random() < 0.45 or number == 1
    last = _moment(span.today)
    stop = begin + timedelta(days=int(rng.integers(250, 900)))
    end = None if working or stop >= last else stop
    towns = [station for station in stations() if station.area == target]
    return Line(
        number=number,
        brand=_BRANDS[(number - 1) % len(_BRANDS)],
        model=model,
        home=home,
        target=target,
        begin=begin,
        end=end,
        elders=_elders(rng, people, home, span, used),
        phones=tuple(mobiles(9_000 + number * 7 + np.arange(3)).tolist()),
        houses=tuple(_houses(rng, people, target, begin, end or last, span, used)),
        towns=tuple(towns[int(i)] for i in rng.integers(0, len(towns), 3)),
    )


def _elders(
    rng: Stream, people: People, area: int, span: Window, used: set[int]
) -> tuple[int, ...]:
    """Three to five adults of 18 to 29."""
    age = people.age(span.today)
    weight = np.exp(people.risk) * (people.area == area) * (age >= 20) * (age < 30)
    weight[list(used)] = 0
    found = picked(rng, int(rng.integers(3, 6)), weight).tolist()
    used.update(found)
    return tuple(found)


def _houses(
    rng: Stream,
    people: People,
    area: int,
    begin: datetime,
    end: datetime,
    span: Window,
    used: set[int],
) -> list[House]:
    """Homes in turn; six in ten stays are in a home used before."""
    age = people.age(span.today)
    weight = np.exp(1.2 * people.risk) * (people.area == area) * (age >= 30)
    weight[list(used)] = 0
    tenants = picked(rng, 9, weight).tolist()
    used.update(tenants)
    found: list[House] = []
    day, known = begin, 1
    while day < end and tenants:
        fresh = known < len(tenants) and rng.random() < 0.4
        tenant = tenants[known] if fresh else tenants[int(rng.integers(known))]
        known += int(fresh)
        stay = timedelta(days=int(rng.integers(5, 22)))
        found.append(_house(people, tenant, day, min(day + stay, end)))
        day += stay + timedelta(days=int(rng.integers(0, 40)))
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


def _moment(day: np.datetime64) -> datetime:
    return datetime.fromisoformat(str(day))
