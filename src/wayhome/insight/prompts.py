"""How signs were answered: of the prompts of a month, how many were right, and what became of the
others, by sign.

A prompt is counted in the month in which it was raised or answered, and stands there where it stood
at the end of that month: so nothing is carried from one month's number into the next, and no two of
them can be subtracted. By sign alone; never by child, and never by who answered.

Rules this file keeps:
- of each sign, what is hidden cannot be worked out from what is shown and from how many there were;
- no total over all signs is told but that of the numbers which are shown anyway;
- one month is held against others by what is shown of them alone.
Authority: mapping, guard-rail 12 (false positives logged, precision reported).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from wayhome.governance.disclosure import SMALLEST_SHOWN, suppress
from wayhome.insight.attention import BEFORE
from wayhome.insight.intervals import Interval, wilson


class Outcome(StrEnum):
    """Where a prompt stood at the end of the month."""

    AGREED = "agreed"
    DISCOUNTED = "discounted"  # seen, and found to be nothing: a false positive of the rule
    NOT_THIS = "not_this"  # its records are of somebody, or somewhere, else
    RECORD_WRONG = "record_wrong"
    WAITING = "waiting"  # somebody needs more, or asked
    OPEN = "open"  # nobody had answered


DISAGREED = (Outcome.DISCOUNTED, Outcome.NOT_THIS, Outcome.RECORD_WRONG)


@dataclass(frozen=True)
class Counted:
    """One sign's prompts of a month, by where they stood."""

    code: str
    of: Mapping[Outcome, int]


@dataclass(frozen=True)
class Right:
    """Of the prompts that somebody weighed, how many they agreed with. A record that was of
    somebody else, or wrong, says nothing of the rule, and is not among them."""

    agreed: int
    weighed: int

    @property
    def percent(self) -> float:
        return 100 * self.agreed / self.weighed

    @property
    def interval(self) -> Interval:
        return wilson(self.agreed, self.weighed)


@dataclass(frozen=True)
class Told:
    """One sign as it may be shown; None where a number is kept back."""

    code: str
    whole: int | None
    of: Mapping[Outcome, int | None]

    @property
    def answered(self) -> int | None:
        """Agreed, disagreed, or more was asked for."""
        unanswered = self.of[Outcome.OPEN]
        return None if self.whole is None or unanswered is None else self.whole - unanswered

    @property
    def disagreed(self) -> int | None:
        parts = [self.of[one] for one in DISAGREED]
        return sum(one or 0 for one in parts) if None not in parts else None

    @property
    def right(self) -> Right | None:
        """None where too few were weighed to say, or where that would tell a hidden number."""
        agreed, discounted = self.of[Outcome.AGREED], self.of[Outcome.DISCOUNTED]
        if agreed is None or discounted is None or agreed + discounted < SMALLEST_SHOWN:
            return None
        return Right(agreed, agreed + discounted)


@dataclass(frozen=True)
class Moved:
    """A sign that is right more often, or less often, than in the months before."""

    code: str
    then: float  # per cent, over the months before
    now: Right


def told(counted: Iterable[Counted]) -> list[Told]:
    """One month's signs as they may be shown, by code; of a sign without a prompt, nothing."""
    held = sorted(counted, key=lambda one: one.code)
    return [_told(one) for one in held if any(one.of.values())]


def together(signs: Iterable[Told]) -> Right | None:
    """Over all signs of which it is shown: whoever reads the table could add them up."""
    shown = [one.right for one in signs if one.right]
    if not shown:
        return None
    return Right(sum(one.agreed for one in shown), sum(one.weighed for one in shown))


def moved(before: Sequence[Iterable[Told]], now: Iterable[Told]) -> list[Moved]:
    """Every sign whose interval excludes its share of the BEFORE months before, as of groups of
    children (insight.attention). `before`: what was shown of each of them."""
    former = [{one.code: one.right for one in month} for month in before[-BEFORE:]]
    found = []
    for one in now:
        held = [right for right in (month.get(one.code) for month in former) if right]
        if one.right is None or len(held) < BEFORE:
            continue
        then = sum(right.agreed for right in held) / sum(right.weighed for right in held)
        if not one.right.interval.low <= then <= one.right.interval.high:
            found.append(Moved(one.code, 100 * then, one.right))
    return found


def _told(one: Counted) -> Told:
    counts = {outcome.value: one.of.get(outcome, 0) for outcome in Outcome}
    whole = sum(counts.values())
    if whole < SMALLEST_SHOWN:
        return Told(one.code, None, dict.fromkeys(Outcome))
    shown = suppress(counts)
    return Told(one.code, whole, {outcome: shown[outcome.value] for outcome in Outcome})
