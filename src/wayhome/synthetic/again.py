"""What is seen again and again of some exploited children, by a school or a force.

One lesson left, one stop, one evening with a friend is told of many children. Of some who are used
it is told again within weeks: they are called out of school, they wait at a station, the same two
are held together; and of some organisers a force comes to record that they moved a child. Nothing
here is of hidden spells. It is told after all else, from a stream of each child, of those whom that
force has told of before: so nobody comes to be known by it, and what is drawn of everybody else
stays as it was. The shares are a judgement: no count is published.
"""

from datetime import datetime, time, timedelta

from wayhome.synthetic.chance import one_in, stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.exploited_school import last_day_of
from wayhome.synthetic.population import People
from wayhome.synthetic.recruiting import BROUGHT, Harm
from wayhome.synthetic.scene import Scene, Spot, at_station
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.terms import school_day
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import CALLED_OUT, MOVED_BY, TOGETHER_AGAIN, WAITING_AT_STATION

# Of those of whom anything is seen; but for school, whom the force knows.
CALLED_AWAY, WAITS, TOGETHER, MOVED = 0.16, 0.2, 0.9, 0.15
TOLD_OF = ("stop", "custody", "role")
FROM = timedelta(days=60)  # of a spell: what comes so often comes when it has gone deep


def again(
    truth: Truth,
    people: People,
    harmed: list[Spell],
    harms: list[Harm],
    seed: int,
    span: Window,
) -> None:
    """What comes again and again, of every spell of which anything is seen."""
    today = datetime.fromisoformat(str(span.today)) - timedelta(days=3)
    begin = datetime.fromisoformat(str(span.begin))
    by_child: dict[int, list[Harm]] = {}
    for harm in harms:
        by_child.setdefault(harm.pid, []).append(harm)
    schooled, waited, moved = 0, 0, 0
    for spell in (one for one in harmed if one.seen != "hidden"):
        first = max(spell.begin + FROM, begin)
        last = min(spell.end or NEVER, today)
        if (last - first).days < 60:
            continue
        scene = Scene(truth, people, stream(seed, f"again {spell.pid}"), spell.pid)
        until = min(last, datetime.combine(last_day_of(people, spell.pid), time()))
        # counted of those still at school: or the share would fall on some who have left it
        if (until - first).days >= 60 and one_in(schooled := schooled + 1, CALLED_AWAY):
            _lessons(scene, first, until)
        waiting = _at_station(scene, spell, first, last)
        if waiting and one_in(waited := waited + 1, WAITS):
            for when, spot in waiting:
                scene.stop(when, spot, notes=WAITING_AT_STATION)
        beside = _organiser(scene, spell, first, last)
        if beside and one_in(moved := moved + 1, MOVED):
            _moved(scene, *beside)
        for harm in by_child.get(spell.pid, []):
            if harm.how == BROUGHT and scene.chance(TOGETHER):
                _two(scene, harm, last)


def _knows(scene: Scene, force: int, *pids: int) -> bool:
    """Whether a force has told of each of them."""
    single = scene.truth.single
    return all(
        any(
            row["pid"] == pid and row["force"] == force
            for table in TOLD_OF
            for row in single[table]
        )
        for pid in pids
    )


def _lessons(scene: Scene, first: datetime, until: datetime) -> None:
    """Out of lessons on six days of seven weeks: schools tick what it was beside most such notes,
    and a sign counts what is ticked."""
    began = _day(scene, first, until - timedelta(days=50))
    days = {school_day((began + timedelta(days=9 * turn)).date()) for turn in range(6)}
    for day in sorted(days):
        at = datetime.combine(day, time(int(scene.rng.integers(10, 14)), 20))
        if at < until:
            scene.concern(at, "behaviour", scene.words(scene.one_of(CALLED_OUT)), late=False)


def _at_station(
    scene: Scene, spell: Spell, first: datetime, last: datetime
) -> list[tuple[datetime, Spot]]:
    """Three times in two months at the station of the town where the line works."""
    began = _day(scene, first, last - timedelta(days=58))
    spot = at_station(spell.line.run(began).town)
    days = [
        began + timedelta(days=19 * turn, hours=15 + int(scene.rng.integers(6)))
        for turn in range(3)
    ]
    return [(day, spot) for day in days] if _knows(scene, spot.area, scene.pid) else []


def _organiser(
    scene: Scene, spell: Spell, first: datetime, last: datetime
) -> tuple[datetime, Spot, int] | None:
    """When and where the child could be come upon beside which organiser whom the force knows."""
    when = _day(scene, first, last - timedelta(days=40)) + timedelta(hours=19)
    spot = at_station(spell.line.run(when).town)
    around = [
        elder for elder in spell.line.around(when) if _knows(scene, spot.area, scene.pid, elder)
    ]
    return (when, spot, around[int(scene.rng.integers(len(around)))]) if around else None


def _moved(scene: Scene, when: datetime, spot: Spot, elder: int) -> None:
    """Held beside an organiser; weeks later a force records that they moved the child."""
    scene.arrest(
        when, spot, "92/36", others=(elder,), outcome="no further action",
        beside="released under investigation",
    )  # fmt: skip
    later = when + timedelta(days=int(scene.rng.integers(10, 35)))
    told = scene.occurrence(later, spot, "106/02", summary=MOVED_BY)
    scene.role(told, spot.area, "suspect", later, pid=elder)
    scene.role(told, spot.area, "victim", later)


def _two(scene: Scene, harm: Harm, last: datetime) -> None:
    """The child and the friend they brought, held together twice and let go."""
    first = harm.when + timedelta(days=14)
    if (last - first).days < 50:
        return
    began = _day(scene, first, last - timedelta(days=40))
    if not _knows(scene, scene.home(began).area, harm.pid, harm.other):
        return
    for turn in range(2):
        when = began + timedelta(days=24 * turn, hours=18, minutes=int(scene.rng.integers(50)))
        scene.arrest(
            when, scene.home(when), "92/23", others=(harm.other,), summary=TOGETHER_AGAIN,
            outcome="no further action", beside="no further action",
        )  # fmt: skip


def _day(scene: Scene, first: datetime, last: datetime) -> datetime:
    """A midnight between two times."""
    day = first + (max(last, first) - first) * float(scene.rng.random())
    return day.replace(hour=0, minute=0, second=0, microsecond=0)
