"""The widest gap between groups, by one model and by another: what a new model is asked first.

Both link the same invented people of every group alike many (even.py), so a gap that grew grew by
the model. A mean can get better while one group gets worse; that is what is looked for here.

    gaps(model, each)             of each trait and kind of error the two groups furthest apart
    beside(model, other, each)    what a new model's file keeps of it
    grown(kept)                   what grew, in words; empty where nothing did
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from wayhome.evaluation.even import even
from wayhome.evaluation.measured import measure
from wayhome.evaluation.measures import Gap
from wayhome.evaluation.noise import noise, noisy
from wayhome.people.model import Model

SEED = 7
HABITS = ("as written", "hasty")
# Percentage points. Of a thousand people with some 3,000 pairs one pair is .03: less than this is
# a handful of pairs, which the next seed may turn round.
GREW = 0.25
MISSED, WRONG = "missed where records say enough", "wrongly joined"


@dataclass(frozen=True)
class Widest:
    """Of one trait under one habit: the kind of error, the gap, and between whom."""

    habit: str
    trait: str
    error: str
    points: float
    worst: str
    best: str


def gaps(model: Model, each: int) -> tuple[Widest, ...]:
    """The widest gap of every trait, with about so many people a group."""
    invented = even(each, SEED)
    try:
        found = []
        for habit in HABITS:
            labelled = noisy(invented, noise(habit), SEED)
            found += list(_widest(habit, measure(labelled, model).errors.by_trait()))
            labelled.con.close()
        return tuple(found)
    finally:
        invented.con.close()


def _widest(habit: str, traits: Any) -> Iterator[Widest]:
    for each in traits:
        for error, gap in ((MISSED, each.failed_gap), (WRONG, each.wrong_gap)):
            if gap is not None:
                yield _of(habit, each.trait, error, gap)


def _of(habit: str, trait: str, error: str, gap: Gap) -> Widest:
    return Widest(habit, trait, error, round(gap.points, 2), gap.worst, gap.best)


def beside(model: Model, other: Model, each: int) -> dict[str, Any]:
    """What the file of a new model keeps: its gaps and those of the model it would follow."""
    before, after = gaps(other, each), gaps(model, each)
    return {
        "beside": other.version,
        "people a group": each,
        "seed": SEED,
        "before": [asdict(one) for one in before],
        "after": [asdict(one) for one in after],
    }


def grown(found: dict[str, Any]) -> list[str]:
    """What grew, each in a sentence; empty where nothing did."""
    before = {(g["habit"], g["trait"], g["error"]): g for g in found["before"]}
    return [
        f"{new['trait']}, {new['error']} ({new['habit']}): the gap is {new['points']:.2f} "
        f"percentage points, {new['worst']} against {new['best']}; by {found['beside']} it is "
        f"{old['points']:.2f}, {old['worst']} against {old['best']}"
        for new in found["after"]
        for old in [before[new["habit"], new["trait"], new["error"]]]
        if new["points"] > old["points"] + GREW
    ]
