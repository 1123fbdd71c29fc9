"""County lines and other ways children are exploited: who runs them, where, when, from what.

Every model of facts §4.1 is there, and groups with no line at all. A line opens in a town, works
there under one number from people's homes (`line_houses`), and is disrupted; mostly it opens again
within weeks under another number and another holder, sometimes in another town. When it has ended,
another opens in its place. Bars of facts §12: three to eight at once in a million people.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from wayhome.synthetic.chance import Stream, drawn, picked, stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.identifiers import LINES_BEGIN, mobiles, plate
from wayhome.synthetic.line_houses import House, Tenants, houses, tenants
from wayhome.synthetic.places import BETWEEN, CITY, COUNTY, Station, miles, sectors, stations
from wayhome.synthetic.population import People


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
CHILDREN_A_LINE = 50  # over three years, by a line and those that follow it: about ten at once
RUN_DAYS = (120, 420)  # from opening to disruption
CLOSED_DAYS = (5, 41)  # until it opens again
OPENS_AGAIN, MOVES_TOWN = 0.8, 0.35
HOLDER_TAKEN = 0.9  # facts §4.3: 372 of 410 closures took the line holder
FOLLOWED_AFTER = (15, 91)  # days until another line stands in the place of one that ended
SETTLED = 30.0  # how much likelier organisers of local lines have come from the city (facts §4.1)
_BRANDS = (
    *("Scotty", "Flex", "Mikey", "Juice", "Rico", "Tee", "Ace", "Benz", "Dice", "Echo", "Frost"),
    *("Gabe", "Harv", "Indy", "Jet", "Koby", "Lenny", "Max", "Nino", "Ozzy", "Penny", "Quinn"),
)


@dataclass(frozen=True)
class Run:
    """A line under one number in one town, until it is disrupted."""

    begin: datetime
    end: datetime | None  # disrupted then; None while it works
    phone: str
    holder: int | None
    taken: bool  # whether the holder is arrested when it is disrupted
    town: Station
    car: str


@dataclass(frozen=True)
class Line:
    """One line, or one group with no line."""

    number: int
    brand: str
    model: Model
    home: int
    target: int  # the area where children are used
    elders: tuple[int, ...]
    runs: tuple[Run, ...]
    houses: tuple[House, ...]

    @property
    def begin(self) -> datetime:
        return self.runs[0].begin

    @property
    def end(self) -> datetime | None:
        return self.runs[-1].end

    def run(self, when: datetime) -> Run:
        """The run of a time, or the last before it."""
        return [self.runs[0], *(run for run in self.runs if run.begin <= when)][-1]

    def house(self, when: datetime) -> House | None:
        """The address last opened by a time."""
        before = [house for house in self.houses if house.begin <= when]
        return before[-1] if before else None

    def around(self, when: datetime) -> tuple[int, ...]:
        """Organisers who are seen beside children: neither the holder of the day nor one taken."""
        apart = {run.holder for run in self.runs if run.begin <= when}
        return tuple(elder for elder in self.elders if elder not in apart)


def at_once(exploited: int, model: Model) -> int:
    """How many lines of a model work side by side; at least one."""
    return max(1, round(exploited * model.share / CHILDREN_A_LINE))


def lines(people: People, exploited: int, seed: int, span: Window) -> list[Line]:
    """Lines enough for so many exploited children, each followed by another when it ends."""
    rng = stream(seed, "lines")
    homes = tenants(people, span)
    used: set[int] = set()
    made: list[Line] = []
    last = _moment(span.today) - timedelta(days=60)  # nothing could be seen of a newer one
    for model in MODELS:
        turn = 0
        for _ in range(at_once(exploited, model)):
            begin = _moment(span.begin) - timedelta(days=int(rng.integers(150, 600)))
            while begin < last:
                home = model.homes[turn % len(model.homes)]
                turn += 1
                line = _line(rng, people, homes, (len(made) + 1, model, home), begin, span, used)
                made.append(line)
                if line.end is None:
                    break
                begin = line.end + timedelta(days=int(rng.integers(*FOLLOWED_AFTER)))
    return made


def _line(
    rng: Stream,
    people: People,
    homes: Tenants,
    which: tuple[int, Model, int],
    begin: datetime,
    span: Window,
    used: set[int],
) -> Line:
    number, model, home = which
    target = home if model.sent is None else model.sent
    elders = _elders(rng, people, home, model, span, used)
    runs = _runs(rng, number, elders, target, begin, _moment(span.today))
    return Line(
        number,
        _BRANDS[(number - 1) % len(_BRANDS)],
        model,
        home,
        target,
        elders,
        runs,
        tuple(
            house
            for run in runs
            for house in houses(
                rng, people, homes, run.town, (run.begin, run.end or _moment(span.today)), used
            )
        ),
    )


def _runs(
    rng: Stream,
    number: int,
    elders: tuple[int, ...],
    target: int,
    begin: datetime,
    today: datetime,
) -> tuple[Run, ...]:
    """One after another; the last is disrupted for good, or still works."""
    towns, size = _towns(target)
    phones = mobiles(LINES_BEGIN + number * 7 + np.arange(7)).tolist()
    town, made = towns[int(drawn(rng, 1, size)[0])], list[Run]()
    most = max(1, len(elders) - 1)  # somebody is left to be beside the children
    while begin < today:
        stop = begin + timedelta(days=int(rng.integers(*RUN_DAYS)))
        at = len(made)
        holder = elders[at] if at < len(elders) else None
        taken = bool(rng.random() < HOLDER_TAKEN)
        end = stop if stop < today else None
        made.append(Run(begin, end, phones[at], holder, taken, town, plate(rng)))
        if len(made) == most or rng.random() >= OPENS_AGAIN:
            break
        begin = stop + timedelta(days=int(rng.integers(*CLOSED_DAYS)))
        if rng.random() < MOVES_TOWN:
            town = towns[int(drawn(rng, 1, size)[0])]
    return tuple(made)


@cache
def _towns(area: int) -> tuple[list[Station], NDArray[np.float64]]:
    """The stations of an area, and how many homes lie about each: lines go where people live."""
    towns = [station for station in stations() if station.area == area]
    size = [float((sectors().weight * np.exp(-_miles_from(town))).sum()) for town in towns]
    return towns, np.array(size)


def _miles_from(town: Station) -> NDArray[np.float64]:
    here = np.full(len(sectors().name), town.lat), np.full(len(sectors().name), town.lon)
    return miles(*here, sectors().lat, sectors().lon)


def _elders(
    rng: Stream, people: People, area: int, model: Model, span: Window, used: set[int]
) -> tuple[int, ...]:
    """Three to five adults of 20 to 29, of whom local lines have some who came from the city."""
    age = people.age(span.today)
    here = people.area == area
    came = np.zeros(len(people), dtype=bool)
    if model.name == "local franchise":
        came = (people.area == CITY) & (people.homes.area_of(np.arange(len(people))) == area)
    weight = np.exp(people.risk) * (here + SETTLED * came) * (age >= 20) * (age < 30)
    weight[list(used)] = 0
    found = picked(rng, int(rng.integers(3, 6)), weight).tolist()
    used.update(found)
    return tuple(found)


def _moment(day: np.datetime64) -> datetime:
    return datetime.fromisoformat(str(day))
