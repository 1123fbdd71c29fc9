"""What is seen of lines themselves: noise at addresses, reports, the day a line is disrupted."""

from datetime import datetime, timedelta

from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.lines import Line
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import Scene, at_sector
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import INTELLIGENCE

NOISE_SEEN = 0.5  # addresses about which somebody rings the police


def line_life(truth: Truth, people: People, made: list[Line], seed: int, span: Window) -> None:
    """For each line, what forces write of its addresses, its number and its end."""
    begin, today = (datetime.fromisoformat(str(day)) for day in (span.begin, span.today))
    for line in made:
        rng = stream(seed, f"line {line.number}")
        for house in line.houses:
            if begin <= house.begin < today and rng.random() < NOISE_SEEN:
                _noise(Scene(truth, people, rng, house.tenant), line, house.begin, house.end)
        if line.elders:
            _reports(Scene(truth, people, rng, line.elders[0]), line, begin, today)
        if line.end and begin < line.end < today and line.elders:
            _disrupted(Scene(truth, people, rng, line.elders[0]), line, line.end)


def _noise(scene: Scene, line: Line, begin: datetime, end: datetime) -> None:
    house = next(house for house in line.houses if house.begin == begin)
    spot = at_sector(house.address, house.sector, house.postcode)
    for _ in range(1 + int(scene.rng.poisson(1.2))):
        when = begin + (end - begin) * float(scene.rng.random())
        when = when.replace(microsecond=0)
        oid = scene.occurrence(
            when, spot, "125/12", summary="Neighbours report callers at all hours; tenant not seen."
        )
        scene.role(oid, spot.area, "victim", when)


def _reports(scene: Scene, line: Line, begin: datetime, today: datetime) -> None:
    day = max(line.begin, begin) + timedelta(days=40)
    while day < min(line.end or today, today) - timedelta(days=5):
        topic, text = INTELLIGENCE[1]
        house = [h for h in line.houses if h.begin <= day] or list(line.houses[:1])
        spot = at_sector(house[-1].address, house[-1].sector, house[-1].postcode) if house else None
        place = line.towns[0].name
        scene.intelligence(
            day.replace(microsecond=0),
            line.target,
            text.format(place=place, brand=line.brand),
            topic=topic,
            grade=scene.one_of(("1B", "2B", "2C")),
            handling="C" if scene.chance(0.3) else "P",
            spot=spot,
        )
        day += timedelta(days=float(scene.rng.uniform(60, 200)))


def _disrupted(scene: Scene, line: Line, when: datetime) -> None:
    """The line holder and one other are arrested and charged; the number goes dead."""
    house = line.houses[-1] if line.houses else None
    spot = at_sector(house.address, house.sector, house.postcode) if house else scene.home(when)
    oid = scene.arrest(
        when.replace(hour=6, microsecond=0),
        spot,
        "92/30",
        others=line.elders[1:2],
        outcome="charged",
        summary="Warrant at the address; a deal line's handset was seized.",
    )
    scene.phone(when.replace(microsecond=0), spot.area, oid, line.phones[0], "own")
