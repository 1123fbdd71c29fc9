"""Which numbers behave as a line's do, though no record says so? A question, and no fact.

    busy     calls or messages with BUSY other numbers or more within one month
    passed   said to be the number of PASSED people or more

Nothing comes of it by itself: a line is there when a record says so (fact.MAKES). Whoever knows
says it, at a mapping session or as intelligence, and the next build has it.

Keeps: a number that a record says is somebody's own, or their parent's or carer's, is asked about
by no pattern of calls: many young people write to many. Nor does anybody's age, or who they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

# Ours, to be agreed (no published number is known; facts §4.3 says bulk messages and no more).
BUSY = 20  # other numbers in a month
PASSED = 3  # people
THEIRS = frozenset({"own", "parent", "carer"})


@dataclass(frozen=True)
class Pattern:
    """What records of one number show. `record_id`: of the newest, by which it opens; `what`: busy
    or passed; `others`: so many numbers in the month, or people."""

    number: str
    what: str
    newest: date | None
    others: int
    times: int
    agencies: tuple[str, ...]
    record_id: str


@dataclass(frozen=True)
class Proposed:
    """A number to ask about, with all that suggests it, the newest first."""

    number: str
    patterns: tuple[Pattern, ...]

    @property
    def newest(self) -> date | None:
        return self.patterns[0].newest

    @property
    def agencies(self) -> tuple[str, ...]:
        return tuple(sorted({code for one in self.patterns for code in one.agencies}))


def proposed(
    patterns: Iterable[Pattern], lines: Iterable[str], theirs: Iterable[str]
) -> list[Proposed]:
    """Numbers to ask about, that with the newest record first and never by how much.

    `lines`: numbers that records give to a line; `theirs`: said to be somebody's own."""
    known, own = set(lines), set(theirs)
    found: dict[str, list[Pattern]] = {}
    for one in patterns:
        enough = one.others >= (BUSY if one.what == "busy" else PASSED)
        if enough and one.number not in known and not (one.what == "busy" and one.number in own):
            found.setdefault(one.number, []).append(one)
    made = [Proposed(number, tuple(sorted(some, key=_age))) for number, some in found.items()]
    return sorted(made, key=lambda one: (_age(one.patterns[0]), one.number))


def _age(one: Pattern) -> tuple[int, str]:
    return -(one.newest or date.min).toordinal(), one.record_id
