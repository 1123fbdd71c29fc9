"""Every sign by sex, ethnicity and care: who had it, how early it was seen, by whom, how sure.

A child has a sign or not, each for itself, so the interval is that of independent trials (Wilson
1927). Of few children it is wide, and a figure is marked: nothing follows from it alone.
Keeps: no group is left out because it is small; what is told is children who had a sign, never
which group is worse.
"""

from collections.abc import Callable, Sequence

from wayhome.evaluation.measures import Median, Rate, wilson
from wayhome.evaluation.measures.groups import FEWEST
from wayhome.evaluation.measures.medians import FEWEST_WITH_RANGE
from wayhome.evaluation.signs.counting import TRAITS, Early, Group, Told
from wayhome.evaluation.telling import table

WHOM = ("exploited children", "other children")
NOTE = (
    "In each cell: children of the group who had the sign, their share, and in brackets where that "
    f'share lies, 95 times in a hundred. "few" marks groups of fewer than {FEWEST} children. '
    "Signs that nobody had are left out. Days are the middle of those children’s, and in brackets "
    f'where it lies; of fewer than {FEWEST_WITH_RANGE} nothing can be said, and they are "too few".'
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
        soon = [(each, each.early_by[number]) for each in told if each.early_by]
        for asked, cell in EARLY.items():
            parts.append(f"**{trait.capitalize()}: {asked}**\n\n{_early_table(soon, cell)}")
    return parts


def _table(rates: Sequence[tuple[Told, tuple[Rate, ...]]]) -> str:
    people = {rate.group: rate for _, of in rates for rate in of}
    heads = [f"{name}{' (few)' if few(people[name]) else ''}" for name in sorted(people)]
    rows = []
    for each, found in rates:
        had = {rate.group: rate for rate in found}
        rows.append((f"{each.code} {each.name}", *(_cell(had[name]) for name in sorted(people))))
    return table(("sign", *heads), rows)


def early(trait: str, of: Sequence[Early]) -> str:
    """One table, a row a group: before at all, how long before, one agency alone."""
    rows = [(each.group, *(cell(each) for cell in EARLY.values())) for each in of]
    return table((trait, *EARLY), rows)


def _early_table(soon: Sequence[tuple[Told, Sequence[Early]]], cell: Callable[[Early], str]) -> str:
    groups = sorted({each.group for _, of in soon for each in of})
    rows = []
    for told, of in soon:
        if told.exploited.had:
            held = {each.group: cell(each) for each in of}
            rows.append(
                (f"{told.code} {told.name}", *(held.get(name, "nobody") for name in groups))
            )
    return table(("sign", *groups), rows)


def _share(group: Group) -> str:
    if not group.of:
        return "nobody"
    at = group.interval
    return f"{group.had:,} of {group.of:,}: {group.share:.0%} ({_range(at.low, at.high)})"


def _of_days(days: Median) -> str:
    """So few say nothing: not even which of them is in the middle."""
    if not days.of:
        return "nobody"
    return f"too few ({days.of})" if days.few else f"{days.value:,} days{ranged(days)}"


def ranged(days: Median) -> str:
    """Where a median lies, in brackets; nothing where there are too few for that."""
    if days.interval is None:
        return ""
    return f" ({days.interval.low:,.0f} to {days.interval.high:,.0f})"


EARLY: dict[str, Callable[[Early], str]] = {
    "had it before they were identified, of the exploited who were": lambda of: _share(of.before),
    "days before": lambda of: _of_days(of.days_before),
    "seen by one agency alone, of the exploited who had it": lambda of: _share(of.alone),
    "days gained by joining": lambda of: _of_days(of.days_gained),
}


def _cell(rate: Rate) -> str:
    of = wilson(rate.errors, rate.people)
    return f"{rate.errors:,} of {rate.people:,}: {_percent(rate.rate)} ({_range(of.low, of.high)})"


def _range(low: float, high: float) -> str:
    return f"{_percent(low)} to {_percent(high)}"


def _percent(share: float) -> str:
    """Rare signs need the second place."""
    return f"{share:.2%}" if share < 0.1 else f"{share:.0%}"
