"""What is seen of lines themselves: noise at addresses, numbers, the day a line is disrupted."""

from datetime import datetime, timedelta

from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.line_houses import House
from wayhome.synthetic.lines import Line, Run
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import Scene, Spot, at_sector, at_station
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import NUMBER_DEAD, NUMBER_NEW, NUMBER_SELLS

NOISE_SEEN = 0.5  # addresses about which somebody rings the police
NEW_NUMBER_SEEN = 0.7
CHILD_THERE = 0.4  # disruptions at which a child is found at the address
REPORTED_EVERY = (60, 200)  # days


def line_life(
    truth: Truth, people: People, made: list[Line], harmed: list[Spell], seed: int, span: Window
) -> None:
    """For each line, what forces write of its addresses, its numbers and its disruptions."""
    begin, today = (datetime.fromisoformat(str(day)) for day in (span.begin, span.today))
    for line in made:
        rng = stream(seed, f"line {line.number}")
        for house in line.houses:
            if begin <= house.begin < today and rng.random() < NOISE_SEEN:
                _noise(Scene(truth, people, rng, house.tenant), house)
        there = [spell for spell in harmed if spell.line is line and spell.seen != "hidden"]
        for run in line.runs:
            if run.holder is not None:
                holder = Scene(truth, people, rng, run.holder)
                _run(holder, line, run, (begin, today))
                if run.end and begin < run.end:
                    _disrupted(holder, line, run, run.end, there)


def _noise(scene: Scene, house: House) -> None:
    spot = at_sector(house.address, house.sector, house.postcode)
    for _ in range(1 + int(scene.rng.poisson(1.2))):
        when = house.begin + (house.end - house.begin) * float(scene.rng.random())
        when = when.replace(microsecond=0)
        oid = scene.occurrence(
            when, spot, "125/12", summary="Neighbours report callers at all hours; tenant not seen."
        )
        scene.role(oid, spot.area, "victim", when)


def _run(scene: Scene, line: Line, run: Run, between: tuple[datetime, datetime]) -> None:
    """Reports of one number: when it is new, and from time to time while it sells."""
    begin, today = between
    if run is not line.runs[0] and run.begin > begin and scene.chance(NEW_NUMBER_SEEN):
        _report(scene, line, run.begin + timedelta(days=3), NUMBER_NEW)
    day = max(run.begin, begin) + timedelta(days=40)
    while day < min(run.end or today, today) - timedelta(days=5):
        _report(scene, line, day, NUMBER_SELLS)
        day += timedelta(days=float(scene.rng.uniform(*REPORTED_EVERY)))


def _report(scene: Scene, line: Line, when: datetime, text: str) -> None:
    run = line.run(when)
    spot = _where(line, when)
    scene.intelligence(
        when.replace(hour=int(scene.rng.integers(8, 23)), microsecond=0),
        spot.area,
        text.format(place=run.town.name, brand=line.brand, phone=run.phone),
        topic="drugs supply",
        grade=scene.one_of(("1B", "2B", "2C")),
        handling="C" if scene.chance(0.3) else "P",
        spot=spot,
    )


def _where(line: Line, when: datetime) -> Spot:
    house = line.house(when)
    if house:
        return at_sector(house.address, house.sector, house.postcode)
    return at_station(line.run(when).town)


def _disrupted(scene: Scene, line: Line, run: Run, when: datetime, there: list[Spell]) -> None:
    """The holder is arrested and charged and the number goes dead; or the number alone does."""
    dawn = when.replace(hour=6, microsecond=0)
    if not run.taken:
        _report(scene, line, dawn, NUMBER_DEAD)
        return
    spot = _where(line, when)
    oid = scene.arrest(
        dawn,
        spot,
        "92/30",
        others=line.around(when)[:1],
        outcome="charged",
        beside="released under investigation",
        summary="Warrant at the address; a deal line's handset was seized.",
    )
    scene.phone(dawn, spot.area, oid, run.phone, "own", since=run.begin)
    children = [s.pid for s in there if s.begin < when and (s.end is None or when < s.end)]
    if children and scene.chance(CHILD_THERE):
        found = children[int(scene.rng.integers(len(children)))]
        scene.role(oid, spot.area, "found", dawn, pid=found)
