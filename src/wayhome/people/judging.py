"""What people judged of pairs of records: what stands, what counts, and what contradicts what.

    judgements ─> those that stand, pair by pair ─> verdicts ─> conflicts ─> what linking obeys

Rules this file keeps:
- a judgement is never changed; of one account's on a pair the newest counts, and people who judge
  the same pair differently are heard both;
- a withdrawal takes back the judgement that it names, or, naming none, every one before it on the
  pair; it can be taken back itself, and then what it took back stands again;
- where judgements contradict each other no 'same' counts and every 'not the same' does: nothing is
  resolved silently, and no record is joined across a contradiction;
- the order in which judgements are given changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Pair = tuple[str, str]


class Said(StrEnum):
    """What one judgement says of a pair."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What all the judgements that stand on a pair come to."""

    SAME = "same"
    NOT_SAME = "not_same"
    UNSURE = "unsure"
    DIFFER = "differ"


@dataclass(frozen=True)
class Judged:
    """One judgement. `by`: the account; `takes_back`: of a withdrawal, the number of another."""

    number: str
    left: str
    right: str
    said: str
    by: str
    at: datetime
    takes_back: str = ""

    @property
    def pair(self) -> Pair:
        return pair(self.left, self.right)

    @property
    def place(self) -> tuple[datetime, str]:
        return self.at, self.number


@dataclass(frozen=True)
class Conflict:
    """A pair judged apart, and the pairs judged the same that say the contrary together."""

    apart: Pair
    same: tuple[Pair, ...]

    @property
    def records(self) -> frozenset[str]:
        return frozenset(ref for one in (self.apart, *self.same) for ref in one)


@dataclass(frozen=True)
class Counted:
    """What linking obeys, and what it cannot obey until somebody takes a judgement back."""

    same: frozenset[Pair]
    not_same: frozenset[Pair]
    conflicts: tuple[Conflict, ...]


def pair(left: str, right: str) -> Pair:
    """Two records as one pair, whichever way round they were put."""
    return (left, right) if left < right else (right, left)


def standing(judged: Iterable[Judged]) -> dict[Pair, tuple[Judged, ...]]:
    """The judgements that stand on each pair, one an account, in order; withdrawals are none."""
    of_pair: dict[Pair, list[Judged]] = defaultdict(list)
    for one in judged:
        of_pair[one.pair].append(one)
    found = {each: _standing(rows) for each, rows in of_pair.items()}
    return {each: rows for each, rows in found.items() if rows}


def verdict(rows: Collection[Judged]) -> Verdict:
    """What judgements that stand on one pair come to; who cannot tell contradicts no one."""
    said = {one.said for one in rows}
    if said >= {Said.SAME, Said.NOT_SAME}:
        return Verdict.DIFFER
    return Verdict(next((v for v in (Said.SAME, Said.NOT_SAME) if v in said), Said.UNSURE))


def counted(judged: Iterable[Judged]) -> Counted:
    """What the judgements come to for linking."""
    verdicts = {each: verdict(rows) for each, rows in standing(judged).items()}
    found = conflicts(verdicts)
    disputed = {each for conflict in found for each in conflict.same}
    return Counted(
        same=frozenset(p for p, v in verdicts.items() if v is Verdict.SAME) - disputed,
        not_same=frozenset(p for p, v in verdicts.items() if _apart(v)),
        conflicts=found,
    )


def conflicts(verdicts: Mapping[Pair, Verdict]) -> tuple[Conflict, ...]:
    """Every contradiction, in the order of the pairs judged apart."""
    same = {each for each, said in verdicts.items() if said is Verdict.SAME}
    found = []
    for each in sorted(p for p, said in verdicts.items() if _apart(said)):
        way = _ways(each, same)
        if verdicts[each] is Verdict.DIFFER or way:
            own = {each} if verdicts[each] is Verdict.DIFFER else set[Pair]()
            found.append(Conflict(each, tuple(sorted(way | own))))
    return tuple(found)


def _apart(said: Verdict) -> bool:
    return said in (Verdict.NOT_SAME, Verdict.DIFFER)


def _standing(rows: list[Judged]) -> tuple[Judged, ...]:
    withdrawals = [one for one in rows if one.said == Said.WITHDRAWN]
    newest: dict[str, Judged] = {}
    for one in sorted(rows, key=lambda row: row.place):
        if one.said != Said.WITHDRAWN and _stands(one, withdrawals, frozenset()):
            newest[one.by] = one
    return tuple(sorted(newest.values(), key=lambda row: row.place))


def _stands(one: Judged, withdrawals: list[Judged], asked: frozenset[str]) -> bool:
    """Whether no withdrawal that stands itself takes it back. `asked`: a circle ends there."""
    return not any(
        _stands(other, withdrawals, asked | {other.number})
        for other in withdrawals
        if other.number not in asked and _takes_back(other, one)
    )


def _takes_back(withdrawal: Judged, one: Judged) -> bool:
    if withdrawal.takes_back:
        return withdrawal.takes_back == one.number
    return one.said != Said.WITHDRAWN and one.place < withdrawal.place


def _ways(ends: Pair, same: set[Pair]) -> set[Pair]:
    """The pairs judged the same by which one end leads to the other; none where none do."""
    reached = _reached(ends[0], same)
    if ends[1] not in reached:
        return set()
    ways = {each for each in same if each[0] in reached}
    while blind := _blind(ways, ends):
        ways -= blind
    return ways


def _reached(start: str, same: set[Pair]) -> set[str]:
    beside: dict[str, set[str]] = defaultdict(set)
    for left, right in same:
        beside[left].add(right)
        beside[right].add(left)
    reached, waiting = {start}, [start]
    while waiting:
        new = beside[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def _blind(ways: set[Pair], ends: Pair) -> set[Pair]:
    """Pairs that lead to a record from which nothing leads on."""
    touched: dict[str, int] = defaultdict(int)
    for each in ways:
        for ref in each:
            touched[ref] += 1
    return {each for each in ways if any(touched[ref] == 1 and ref not in ends for ref in each)}
