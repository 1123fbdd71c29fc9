"""School reports: what pupils' work and behaviour came to, in spring and in summer.

Work hardly moves from one report to the next, and behaviour a little; of some exploited children
both slip while it lasts. How much is a judgement: no figure was found for either.
"""

from datetime import datetime

import numpy as np

from wayhome.synthetic.teller import NEVER
from wayhome.synthetic.terms import terms
from wayhome.synthetic.truth import Ints
from wayhome.synthetic.world import World

REPORTED = (3, 7)  # months in which a half-term with reports ends
FROM, UNTIL = 11, 17  # years of age: secondary school
MIDDLE, APART, MOVES = 5.0, 1.4, 0.35  # mean grades of pupils, how they lie, from report to report
POINTS = 3.0  # of behaviour, on average; more with a hard life
SLIPS = 0.45  # exploited children whose work slips while it lasts
LOSES, POINTS_MORE = (1.0, 3.2), 3.0


def report_life(world: World) -> None:
    """A report for each pupil on a roll whose school sends."""
    rng = world.chance("school reports")
    roll = world.truth.table("roll")
    pid, start, leave = (roll[name].to_numpy() for name in ("pid", "start", "leave"))
    able = MIDDLE + APART * rng.standard_normal(len(world.people))
    for term in terms(world.span.begin, world.span.today):
        if term.end.astype(object).month not in REPORTED:
            continue
        age = world.people.age(term.end)[pid]
        there = (start <= term.end) & (np.isnat(leave) | (leave > term.end))
        who = np.unique(pid[there & (age >= FROM) & (age < UNTIL) & (pid < world.cast)])
        lost = _lost(world, who, term.end)
        grade = able[who] + MOVES * rng.standard_normal(len(who)) - lost
        hard = POINTS * np.exp(0.6 * world.people.risk[who]) * np.where(lost > 0, POINTS_MORE, 1)
        world.truth.add(
            "report",
            pid=who,
            on=np.full(len(who), term.end),
            grade=np.round(np.clip(grade, 1, 9), 1),
            points=rng.poisson(hard),
            recorded=np.full(len(who), term.end.astype("datetime64[s]") + np.timedelta64(4, "D")),
        )


def _lost(world: World, who: Ints, on: np.datetime64) -> np.ndarray:
    """Grades lost by those who slip, while a line uses them."""
    lost = np.zeros(len(who))
    day = datetime.fromisoformat(str(on))
    for spell in world.harmed:
        rng = world.chance(f"school reports {spell.pid}")
        slips, much = rng.random() < SLIPS, float(rng.uniform(*LOSES))
        deep = (day - spell.begin).days > 45 and day < (spell.end or NEVER)
        if slips and deep:
            lost[who == spell.pid] = much
    return lost
