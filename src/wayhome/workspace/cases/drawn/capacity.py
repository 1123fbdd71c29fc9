"""Goals of carers as their page shows them: five levels each, where they were seen to be over time,
and which help came.

Keeps: goals are shown in the order in which they were agreed, and nobody is put before anybody. The
figure over all goals stands with its formula, its source, and what it does not measure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.attainment import MEASURES, Point, series
from wayhome.casework.case import Case as Told
from wayhome.casework.case import SaidEntry
from wayhome.casework.fields import moment
from wayhome.casework.pathways.capacity_entries import DESCRIBED, LEVELS, PARTNERS
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn.goal_picture import Picture, picture
from wayhome.workspace.cases.drawn.retold import Retold, Teller
from wayhome.workspace.cases.opening import Opened

FORMULA = "T = 50 + 10 Σ(w·x) ÷ √((1 − ρ) Σw² + ρ (Σw)²), with ρ = 0.3"
SOURCE = (
    "x is the level of each goal from −2 to +2, w how much it matters. Kiresuk and Sherman, Goal "
    "attainment scaling, Community Mental Health Journal 4, 1968 (not read at its source)."
)
SHORT_WORDS = {
    "-2": "much less than hoped for",
    "-1": "less than hoped for",
    "0": "what is hoped for",
    "1": "more than hoped for",
    "2": "much more than hoped for",
}


@dataclass(frozen=True)
class Level:
    """One of five: its figure, what it means for every goal, what it is for this one, and who saw
    the goal at it last."""

    figure: str
    words: str
    described: str
    reached: Sequence[str]


@dataclass(frozen=True)
class Goal:
    """One goal: whose it is, its levels, where it was seen over time, the help that was offered
    with what came of it, and what was observed besides: evidence, and steps back."""

    told: Retold
    whose: str
    levels: Sequence[Level]
    answer: str
    picture: Picture | None
    ratings: Sequence[Retold]
    help: Sequence[tuple[Retold, Sequence[Retold]]]
    observed: Sequence[Retold]


@dataclass(frozen=True)
class Together:
    """The figure of some goals at each checkpoint. `goals`: short words of each by its place."""

    whose: str
    points: Sequence[Point]


@dataclass(frozen=True)
class Capacity:
    """All goals with what stands beside them."""

    begun: Retold
    goals: Sequence[Goal]
    together: Sequence[Together]
    words: dict[int, str]
    views: Sequence[Retold]
    conclusion: Retold | None
    partners: str = PARTNERS
    measures: str = MEASURES
    formula: str = FORMULA
    source: str = SOURCE


def shown(found: Opened, names: Names) -> Capacity:
    """The goals in words and pictures."""
    tell, case = Teller(found, names), found.told
    return Capacity(
        tell.retold(case.every("begun")[0], "reason", "harm", "law"),
        [_goal(case, tell, one) for one in case.every("goal")],
        _together(case),
        {one.place: str(one.details["goal"]) for one in case.every("goal")},
        [one for one in (*_last_of_each(case, tell), tell.latest("child view")) if one],
        tell.latest("conclusion"),
    )


def figure(level: str) -> str:
    """+1, 0 or −1, with the sign that is printed."""
    return f"+{level}" if int(level) > 0 else level.replace("-", "−")


def _goal(case: Told, tell: Teller, goal: SaidEntry) -> Goal:
    rated = sorted(_of(case, "rating", "goal", goal), key=_when)
    return Goal(
        tell.retold(goal),
        _whose(case, goal),
        _levels(goal, rated),
        _answer(rated),
        picture([(_when(one)[0], str(one.details["level"]), _rater(one)) for one in rated]),
        [tell.retold(one) for one in rated][::-1],
        [
            (
                tell.retold(one),
                [tell.retold(each) for each in _of(case, "delivered", "support", one)],
            )
            for one in _of(case, "support", "goal", goal)
        ],
        [
            tell.retold(one)
            for code in ("evidence", "step back")
            for one in _of(case, code, "goal", goal)
        ],
    )


def _levels(goal: SaidEntry, rated: Sequence[SaidEntry]) -> list[Level]:
    """The best above, as a scale is read."""
    last = {_rater(one): one for one in rated}
    return [
        Level(
            figure(code),
            LEVELS[code].partition(":")[0],
            str(goal.details[DESCRIBED[code]]),
            [str(one.details["who"]) for one in last.values() if one.details["level"] == code],
        )
        for code in reversed(LEVELS)
    ]


def _answer(rated: Sequence[SaidEntry]) -> str:
    """What the picture shows, as its title."""
    if not rated:
        return "Nobody has rated this goal yet"
    first, last = (SHORT_WORDS[str(rated[at].details["level"])] for at in (0, -1))
    return (
        f"Seen once: {last}"
        if len(rated) == 1
        else (f"Still {last}" if first == last else f"From {first} to {last}")
    )


def _together(case: Told) -> list[Together]:
    """All goals, and those of each carer where there is more than one to tell apart."""
    carers = {str(one.place): str(one.details["name"]) for one in case.every("carer")}
    goals = [str(one.details.get("carer") or "") for one in case.every("goal")]
    apart = [one for one in carers if one in goals] if len(set(goals)) > 1 else []
    each = [Together(carers[one], series(case, one)) for one in apart]
    return [Together("All goals together", series(case)), *each]


def _last_of_each(case: Told, tell: Teller) -> list[Retold]:
    """What each carer said last."""
    last = {one.details["carer"]: one for one in case.every("carer view")}
    return [tell.retold(one) for one in last.values()]


def _whose(case: Told, goal: SaidEntry) -> str:
    carer = goal.details.get("carer")
    named = (one for one in case.every("carer") if str(one.place) == carer)
    return next((str(one.details["name"]) for one in named), "The carers together")


def _of(case: Told, code: str, asked: str, of: SaidEntry) -> list[SaidEntry]:
    return [one for one in case.every(code) if one.details.get(asked) == str(of.place)]


def _rater(one: SaidEntry) -> str:
    return str(one.details["rater"])


def _when(one: SaidEntry) -> tuple[datetime, int]:
    return moment(str(one.details.get("at") or "")) or one.said_at, one.place
