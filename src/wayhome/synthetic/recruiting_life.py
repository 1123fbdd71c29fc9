"""What is seen when an exploited child brings in another or holds them to account.

Pieces, with different agencies: two children stopped, arrested or missing together; what a pupil
tells a school or a worker; a report; an assault in which one is suspected and the other harmed.
A role is held in an occurrence, and both have records as children who are used.
"""

from datetime import datetime, time, timedelta

from wayhome.synthetic.chance import stream
from wayhome.synthetic.clock import Window
from wayhome.synthetic.exploited import Spell
from wayhome.synthetic.population import People
from wayhome.synthetic.recruiting import BROUGHT, Harm
from wayhome.synthetic.scene import Scene
from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.terms import school_day
from wayhome.synthetic.truth import Truth
from wayhome.synthetic.words import (
    AFRAID_OF_PUPIL,
    BRINGS_OTHERS,
    HURT_OVER_MONEY,
    MADE_TO_BRING,
    TAKEN_ALONG,
    TOLD_WORKER,
)

STOPPED, ARRESTED, MISSING, TIED = 0.35, 0.22, 0.25, 0.3  # together, or as known to each other
SAID_AT_SCHOOL, SEEN_AT_SCHOOL, SAID_TO_WORKER, REPORTED = 0.4, 0.25, 0.25, 0.15
SUSPECTED, HELD_IN_CUSTODY = 0.85, 0.3


class Pair:
    """Two exploited children and the time in which something is seen of the two."""

    def __init__(self, truth: Truth, people: People, harm: Harm, seed: int, span: Window) -> None:
        rng = stream(seed, f"harm {harm.how} {harm.pid} {harm.other}")
        self.one = Scene(truth, people, rng, harm.pid)
        self.other = Scene(truth, people, rng, harm.other)
        self.first = max(harm.when, datetime.fromisoformat(str(span.begin)))
        self.last = datetime.fromisoformat(str(span.today)) - timedelta(days=2)

    def within(self, days: int) -> datetime:
        """An afternoon or evening in the days after it began."""
        end = min(self.first + timedelta(days=days), self.last)
        day = self.first + (end - self.first) * float(self.one.rng.random())
        return day.replace(hour=int(self.one.rng.integers(13, 22)), minute=5, microsecond=0)

    def at_school(self, days: int) -> datetime:
        """A morning at school in the days after it began."""
        day = school_day(self.within(days).date())
        return datetime.combine(day, time(int(self.one.rng.integers(9, 13)), 15))


def tell_harm(
    truth: Truth, people: People, harm: Harm, spells: dict[int, Spell], seed: int, span: Window
) -> None:
    """What agencies write of one occasion; nothing of a child of whom nothing is ever seen."""
    pair = Pair(truth, people, harm, seed, span)
    until = min(spells[pid].end or NEVER for pid in (harm.pid, harm.other))
    pair.last = min(pair.last, until)
    if (pair.last - pair.first).days < 7:
        return
    seen = all(spells[pid].seen != "hidden" for pid in (harm.pid, harm.other))
    if harm.how == BROUGHT:
        _said(pair, spells[harm.pid].line.brand, seen)
        if seen:
            _together(pair)
    elif seen:
        _hurt(pair)


def _said(pair: Pair, brand: str, seen: bool) -> None:
    """What the two say, or others of them, to a school or a worker."""
    one, other = pair.one, pair.other
    if other.chance(SAID_AT_SCHOOL):
        category, text = TAKEN_ALONG[int(other.rng.integers(len(TAKEN_ALONG)))]
        other.concern(pair.at_school(90), category, other.words(text))
    if not seen:
        return
    if one.chance(SEEN_AT_SCHOOL):
        category, text = BRINGS_OTHERS[int(one.rng.integers(len(BRINGS_OTHERS)))]
        one.concern(pair.at_school(90), category, one.words(text))
    if other.chance(SAID_TO_WORKER):
        other.contact(pair.within(150), "5B", other.words(TOLD_WORKER))
    if one.chance(REPORTED):
        when, spot = pair.within(120), one.home(pair.first)
        text = MADE_TO_BRING.format(brand=brand)
        one.intelligence(when, spot.area, text, topic="exploitation", grade="2C", spot=spot)


def _together(pair: Pair) -> None:
    """Two children in one place, as forces come upon them."""
    one, other = pair.one, pair.other
    area = one.home(pair.first).area
    if one.chance(TIED):
        one.tie(pair.within(120), area, other.pid)
    if one.chance(STOPPED):
        when = pair.within(60)
        for scene, note in ((one, "With a younger friend."), (other, "With an older friend.")):
            scene.stop(when, one.home(when), notes=f"{note} Would not say where they were going.")
    if one.chance(ARRESTED):
        when, nothing = pair.within(120), "no further action"
        one.arrest(
            when, one.home(when), "92/36", others=(other.pid,), outcome=nothing, beside=nothing
        )
    if one.chance(MISSING):
        night = pair.within(90).replace(hour=20)
        for scene in (one, other):
            scene.missing(
                night, min(night + timedelta(hours=15), pair.last), one.home(night),
                joint=f"{night:%y%m%d}{one.pid % 1000:03}", found_with="another young person",
                circumstances="Believed to be with a friend who is also missing.",
            )  # fmt: skip


def _hurt(pair: Pair) -> None:
    """One suspected and one harmed in a single occurrence, over what both owe to others."""
    one, other = pair.one, pair.other
    when = pair.within(30)
    spot = other.home(when)
    code = one.one_of(("105/01", "105/01", "34/01", "195/94"))
    if one.chance(HELD_IN_CUSTODY):
        end = "no further action"
        oid = one.arrest(when, spot, code, outcome=end, summary=HURT_OVER_MONEY)
    else:
        oid = one.occurrence(when, spot, code, summary=HURT_OVER_MONEY)
        one.role(oid, spot.area, "suspect" if one.chance(SUSPECTED) else "named", when)
    other.role(oid, spot.area, "victim", when)
    if other.chance(SAID_AT_SCHOOL):
        other.concern(pair.at_school(30), "other", other.words(AFRAID_OF_PUPIL))
