"""Every sign by sex, ethnicity and care: among exploited children and among others, how sure.

A child has a sign or not, each for itself, so the interval is that of independent trials (Wilson
1927). Of few children it is wide, and a figure is marked: nothing follows from it alone.
Keeps: no group is left out because it is small; what is told is children who had a sign, never
which group is worse.
"""

from collections.abc import Sequence

from wayhome.evaluation.measures import Rate, wilson
from wayhome.evaluation.measures.groups import FEWEST
from wayhome.evaluation.signs.counting import TRAITS, Told
from wayhome.evaluation.telling import table

WHOM = ("exploited children", "other children")
NOTE = (
    "In each cell: children of the group who had the sign, their share, and in brackets where that "
    f'share lies, 95 times in a hundred. "few" marks groups of fewer than {FEWEST} children. '
    "Signs that nobody had are left out."
)


def few(rate: Rate) -> bool:
    """Whether a share is of so few that it says little by itself."""
    return rate.people < FEWEST


def every_sign(told: Sequence[Told]) -> list[str]:
    """For each trait two tables, a row a sign that occurred and a column a group."""
    parts = []
    for number, trait in enumerate(TRAITS):
        parts += [f"### Every sign by {trait}", NOTE]
        had = [(each, each.by_trait[number]) for each in told if each.occurred and each.by_trait]
        exploited = [(each, harmed) for each, (_, harmed, _, _) in had]
        others = [(each, other) for each, (_, _, other, _) in had]
        for whom, rates in zip(WHOM, (exploited, others), strict=True):
            parts.append(f"**{trait.capitalize()}: {whom}**\n\n{_table(rates)}")
    return parts


def _table(rates: Sequence[tuple[Told, tuple[Rate, ...]]]) -> str:
    people = {rate.group: rate for _, of in rates for rate in of}
    heads = [f"{name}{' (few)' if few(people[name]) else ''}" for name in sorted(people)]
    rows = []
    for each, found in rates:
        had = {rate.group: rate for rate in found}
        rows.append((f"{each.code} {each.name}", *(_cell(had[name]) for name in sorted(people))))
    return table(("sign", *heads), rows)


def _cell(rate: Rate) -> str:
    of = wilson(rate.errors, rate.people)
    return f"{rate.errors:,} of {rate.people:,}: {_percent(rate.rate)} ({_range(of.low, of.high)})"


def _range(low: float, high: float) -> str:
    return f"{_percent(low)} to {_percent(high)}"


def _percent(share: float) -> str:
    """Rare signs need the second place."""
    return f"{share:.2%}" if share < 0.1 else f"{share:.0%}"
