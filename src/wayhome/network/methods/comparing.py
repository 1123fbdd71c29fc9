"""What is new, and what is over? Two windows side by side, with how much each agency looked.

More records are not more harm: where an agency sent half as many again in the later window, what is
new may only be newly written down, and the answer says so (guard-rail 10).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Tie = tuple[str, str, str]  # both ends in order, and the kind

MORE = 1.5  # times as many records: looked more
FEWEST = 5  # records below which a ratio says nothing


@dataclass(frozen=True)
class Seen:
    """One tie as one record has it."""

    left: str
    right: str
    kind: str
    agency: str

    @property
    def tie(self) -> Tie:
        one, two = sorted((self.left, self.right))
        return one, two, self.kind


@dataclass(frozen=True)
class Looked:
    """How many records an agency gave in each window."""

    agency: str
    before: int
    after: int

    @property
    def more(self) -> bool:
        """Whether it looked, or wrote, so much more that what is new may be that."""
        return self.after >= FEWEST and self.after >= MORE * self.before


@dataclass(frozen=True)
class Change:
    """Ties of the later window alone, of the earlier alone, and of both."""

    new: tuple[Tie, ...]
    over: tuple[Tie, ...]
    stays: tuple[Tie, ...]
    looked: tuple[Looked, ...]

    @property
    def wrote_more(self) -> list[str]:
        """Agencies of which a page warns: what is new may only be newly written down."""
        return [each.agency for each in self.looked if each.more]

    @property
    def words(self) -> str:
        """That warning for programs, which know agencies by their codes; empty without one."""
        if not self.wrote_more:
            return ""
        return (
            f"{', '.join(self.wrote_more)} wrote much more in the later time: what is new may only "
            "be newly written down."
        )


def comparing(before: Iterable[Seen], after: Iterable[Seen]) -> Change:
    """What changed between two windows, in order of name."""
    earlier, later = list(before), list(after)
    was, now = ({each.tie for each in ties} for ties in (earlier, later))
    wrote = [Counter(each.agency for each in ties) for ties in (earlier, later)]
    looked = tuple(
        Looked(agency, wrote[0][agency], wrote[1][agency])
        for agency in sorted(set(wrote[0]) | set(wrote[1]))
    )
    return Change(
        tuple(sorted(now - was)), tuple(sorted(was - now)), tuple(sorted(was & now)), looked
    )
