"""Where stories are told: days back from today, the cast, stations, weeks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.places import stations
from wayhome.synthetic.population import People
from wayhome.synthetic.scene import Scene, Spot, at_station
from wayhome.synthetic.story_cast import NUMBER
from wayhome.synthetic.terms import terms, weeks_of
from wayhome.synthetic.truth import Truth


@dataclass(frozen=True)
class Stage:
    """Where stories are told: the truth, the people, the first row of the cast, the days."""

    truth: Truth
    people: People
    first: int
    span: Window

    def scene(self, key: str) -> Scene:
        return Scene(self.truth, self.people, stream(0, f"story {key}"), self.pid(key))

    def pid(self, key: str) -> int:
        return self.first + NUMBER[key]

    def day(self, days_ago: float) -> date:
        return date.fromisoformat(str(self.span.today)) - timedelta(days=int(days_ago))

    def at(self, days_ago: int, hour: int, minute: int = 0) -> datetime:
        midnight = datetime.fromisoformat(str(self.span.today)) - timedelta(days=days_ago)
        return midnight + timedelta(hours=hour, minutes=minute)

    def sector(self, key: str) -> int:
        return int(self.people.homes.sector_of(self.pid(key)))


def station(name: str) -> Spot:
    return at_station(next(one for one in stations() if one.name == name))


def weeks(scene: Scene, stage: Stage, attended: dict[int, int], until: int = 4) -> None:
    """Weeks of school: sessions attended by how many days ago the week began, the nearest above."""
    steps = sorted(attended, reverse=True)
    for term in terms(stage.span.begin, stage.span.today):
        for week in weeks_of(term):
            monday = date.fromisoformat(str(week.begin))
            ago = (stage.day(0) - monday).days
            if ago < until:
                return
            reached = [step for step in steps if step >= ago] or steps[:1]
            scene.week(monday, attended[reached[-1]])
