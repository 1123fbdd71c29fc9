"""On whom attention falls: of the children of each group, how many had what, month by month.

Records measure attention as well as behaviour: a group that is looked at more is recorded more. So
a difference is a question to those who look, and never says what a group does. Groups alone are
told of, never a child; every figure passes disclosure control first, and carries its interval.
Months are held against each other by what is shown of them alone, and a month that was told once
is never told again otherwise: two versions of it would give a hidden number away.
Authority: mapping, guard-rail 10; Equality Act 2010 section 149 (to have due regard).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wayhome.governance.disclosure import SMALLEST_SHOWN, suppress
from wayhome.insight.intervals import Interval, wilson

BEFORE = 3  # months that a month is held against: one alone swings too far


class Had(StrEnum):
    """What of a child is counted in a month."""

    SIGN = "sign"
    OPENED = "opened"
    REFERRED = "referred"


class Trait(StrEnum):
    """By what children are grouped, as records state it."""

    ETHNICITY = "ethnicity"
    SEX = "sex"
    CARE = "care"
    AREA = "area"


@dataclass(frozen=True)
class Count:
    """Of a group in a month, how many children there were and how many of them had it."""

    month: date
    had: Had
    trait: Trait
    group: str
    hits: int
    whole: int


@dataclass(frozen=True)
class Share:
    """The same as it may be shown: without a share where numbers are too small."""

    group: str
    hits: int | None
    whole: int | None
    interval: Interval | None
    apart: bool = False  # its interval lies apart from the share of all children together

    @property
    def percent(self) -> float | None:
        if self.hits is None or not self.whole:
            return None
        return 100 * self.hits / self.whole


@dataclass(frozen=True)
class Moved:
    """A group whose share this month lies apart from its own share of the months before."""

    had: Had
    trait: Trait
    group: str
    then: float  # per cent, over the months before
    now: Share


def shares(counts: Iterable[Count]) -> list[Share]:
    """One month's groups of one trait, as they may be shown, in the order given."""
    held = list(counts)
    hidden = _hidden(held)
    hits, whole = sum(one.hits for one in held), sum(one.whole for one in held)
    over_all = hits / whole if whole else 0.0
    return [_share(one, hidden, over_all) for one in held]


# What may be shown of each month, by what was counted and by trait.
Told = Mapping[tuple[Had, Trait], Mapping[date, Sequence[Share]]]


def told(counts: Iterable[Count]) -> Told:
    """Every month as it may be shown."""
    held: dict[tuple[Had, Trait], dict[date, list[Count]]] = defaultdict(dict)
    for one in counts:
        held[one.had, one.trait].setdefault(one.month, []).append(one)
    return {
        key: {month: shares(of) for month, of in months.items()} for key, months in held.items()
    }


def settled(now: Told, kept: Told) -> Told:
    """The same with the months that were told before as they were told."""
    keys = sorted({*now, *kept})
    return {key: {**now.get(key, {}), **kept.get(key, {})} for key in keys}


def moved(counts: Iterable[Count], month: date) -> list[Moved]:
    """The groups that moved in a month, of counts."""
    return moved_of(told(counts), month)


def moved_of(held: Told, month: date) -> list[Moved]:
    """Every group whose interval of this month excludes its share of the BEFORE months before.

    By chance alone about one in twenty does: an alarm says look, and not that something is wrong.
    Nothing is said of a group that is hidden in any of these months, or that has not all of them.
    """
    found: list[Moved] = []
    for (had, trait), months in sorted(held.items()):
        before = sorted(each for each in months if each < month)[-BEFORE:]
        if month in months and len(before) == BEFORE:
            found += _moved(had, trait, [months[each] for each in before], months[month])
    return found


def _moved(
    had: Had, trait: Trait, before: Iterable[Sequence[Share]], now: Iterable[Share]
) -> list[Moved]:
    former: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for month in before:
        for one in month:
            if one.hits is not None and one.whole:
                former[one.group].append((one.hits, one.whole))
    found = []
    for share in now:
        held = former[share.group]
        if share.interval is None or len(held) < BEFORE:
            continue
        then = sum(hits for hits, _ in held) / sum(whole for _, whole in held)
        if not share.interval.low <= then <= share.interval.high:
            found.append(Moved(had, trait, share.group, 100 * then, share))
    return found


def _share(one: Count, hidden: set[str], over_all: float) -> Share:
    if one.group in hidden:
        return Share(one.group, None, None, None)
    interval = wilson(one.hits, one.whole)
    apart = not interval.low <= over_all <= interval.high
    return Share(one.group, one.hits, one.whole, interval, apart)


def _hidden(counts: list[Count]) -> set[str]:
    """Groups of which nothing is said: few children, few who had it, or few who had it not; and
    others, where a total would give those away."""
    parts = (
        {one.group: one.hits for one in counts},
        {one.group: one.whole - one.hits for one in counts},
        {one.group: one.whole for one in counts},
    )
    found = {group for part in parts for group, shown in suppress(part).items() if shown is None}
    # a share of none or of all of a handful names each of them
    return found | {one.group for one in counts if one.whole < SMALLEST_SHOWN}
