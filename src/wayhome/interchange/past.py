"""An export after it left: is it due to be deleted, is what it holds withdrawn since, or disputed,
or disputed no more?

Of each record that left a seal is kept: a keyed hash, with a key of that export's own. Whoever has
the key finds a record in it that they name; nobody reads a record out of it, nor sees that two
exports hold the same one (ADR 0035).

Authority: Information Commissioner, enforcement notice on a gangs database, 2018: informal copies
lived on after people were taken out of it. Removal reaches whatever was made before (ADR 0034).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wayhome.extracts.withdrawing import Withdrawal


class Became(StrEnum):
    """What can be noted of an export."""

    TOLD = "told"
    DELETED = "deleted"


WORDS = {
    Became.TOLD: "Whoever has it was told what is withdrawn or disputed, or disputed no more",
    Became.DELETED: "Whoever had it says that it is deleted",
}
Seal = Callable[[str], str]
KEY = ""  # sealed beside the records: with another key nothing would be found, and that looks well


@dataclass(frozen=True)
class Gone:
    """Records that are withdrawn by now; when the last of them were, where it is known."""

    records: int
    at: datetime | None

    @property
    def on(self) -> date | None:
        return self.at.date() if self.at else None


@dataclass(frozen=True)
class Doubted:
    """Records that are disputed since they left, or are so no more; when the last of them was, or
    was no more. `known`: not of what left before seals were kept, or while the installation had
    another key."""

    records: int = 0
    at: datetime | None = None
    known: bool = True

    @property
    def on(self) -> date | None:
        return self.at.date() if self.at else None


@dataclass(frozen=True)
class Past:
    """One export: until when it may be kept, records by delivery, and what was noted when. To the
    second: more may be withdrawn on the day on which somebody was told."""

    expires: date
    held: Mapping[str, int]
    notes: tuple[tuple[Became, datetime], ...] = ()

    @property
    def deleted(self) -> bool:
        return any(became is Became.DELETED for became, _ in self.notes)

    def overdue(self, today: date) -> bool:
        """Past its day, and nobody says that it is deleted."""
        return today > self.expires and not self.deleted

    def to_tell(self, gone: Gone | None, *doubts: Doubted) -> bool:
        """Whether somebody has it still who was not told since something in it was withdrawn,
        disputed, or disputed no more. Of the last, whoever had it knew: from the file, which says
        what was disputed when it left, or because they were told."""
        if self.deleted:
            return False
        told = max((at for became, at in self.notes if became is Became.TOLD), default=None)
        since = [gone.at] if gone else []
        since += [one.at for one in doubts if one.records]
        return any(told is None or (at is not None and told < at) for at in since)


def gone(
    held: Mapping[str, int], marks: Mapping[str, Withdrawal], stored: Collection[str]
) -> Gone | None:
    """What of these deliveries is withdrawn, or no longer stored at all.

    Also what was withdrawn before: a release serves it until the next build, so an export made in
    between holds it.
    """
    out = {one for one in held if one not in stored or (one in marks and marks[one].stands)}
    if not out:
        return None
    when = [datetime.fromisoformat(marks[one].at) for one in out if one in marks]
    return Gone(sum(held[one] for one in out), max(when, default=None))


def by_delivery(records: Collection[str]) -> dict[str, int]:
    """How many records of each delivery; a record's id begins with its delivery."""
    counts: dict[str, int] = {}
    for record in sorted(set(records)):
        delivery = record.partition(":")[0]
        counts[delivery] = counts.get(delivery, 0) + 1
    return counts


def sealed(records: Collection[str], seal: Seal) -> list[str]:
    """What is kept of the records of one export, in an order that says nothing."""
    return sorted({seal(one) for one in (KEY, *records)})


def doubted(
    kept: Collection[str] | None, seal: Seal, disputed: Mapping[str, datetime], left: datetime
) -> Doubted:
    """Which of them are disputed, or are so no more. `disputed`: every id that such a record had,
    and when somebody last said so, or took it back; of what was disputed when it `left` the file
    itself says it."""
    if kept is None or seal(KEY) not in (held := frozenset(kept)):
        return Doubted(known=False)
    since = [at for record, at in disputed.items() if at > left and seal(record) in held]
    return Doubted(len(since), max(since, default=None))
