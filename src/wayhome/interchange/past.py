"""An export after it left: is it due to be deleted, and is what it holds withdrawn since?

Authority: Information Commissioner, enforcement notice on a gangs database, 2018: informal copies
lived on after people were taken out of it. Removal reaches whatever was made before (ADR 0034).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from wayhome.extracts.withdrawing import Withdrawal


class Became(StrEnum):
    """What can be noted of an export."""

    TOLD = "told"
    DELETED = "deleted"


WORDS = {
    Became.TOLD: "Whoever has it was told what is withdrawn",
    Became.DELETED: "Whoever had it says that it is deleted",
}


@dataclass(frozen=True)
class Gone:
    """Records that are withdrawn by now; when the last of them were, where it is known."""

    records: int
    at: datetime | None

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

    def to_tell(self, gone: Gone | None) -> bool:
        """Whether somebody has it still who was not told since something in it was withdrawn."""
        if gone is None or self.deleted:
            return False
        told = [at for became, at in self.notes if became is Became.TOLD]
        return not told or (gone.at is not None and max(told) < gone.at)


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
