"""Reports as they are read: whether each is as it was made, and what waits on a desk.

Keeps: a report is believed where its figures give its hash, and the trail holds the same one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from wayhome.governance.access import may
from wayhome.governance.roles import Act
from wayhome.insight import attention
from wayhome.insight.attention import Told
from wayhome.insight.monthly import Figures, read, seal
from wayhome.workspace.accounts.models import User
from wayhome.workspace.reporting.models import MonthlyReport
from wayhome.workspace.trail.models import AuditEvent

ON_DESK = 6  # months: whoever comes new has no years to read


@dataclass(frozen=True)
class Kept:
    """A report. `figures`: None where it is not as it was made, so that nobody reads on."""

    report: MonthlyReport
    figures: Figures | None

    @property
    def month(self) -> date:
        return self.report.month

    @property
    def address(self) -> str:
        """Its month as its page's address has it."""
        return f"{self.month:%Y-%m}"


def kept(months: Iterable[date] | None = None) -> dict[date, Kept]:
    """Reports of these months, or all, the newest first."""
    held, proven = MonthlyReport.objects.prefetch_related("read__by"), _on_trail()
    found = held if months is None else held.filter(month__in=list(months))
    return {one.month: Kept(one, _figures(one, proven)) for one in found}


def whole(held: Mapping[date, Kept]) -> dict[date, Figures]:
    """The figures of those that are as they were made."""
    return {month: one.figures for month, one in held.items() if one.figures}


def on_attention(held: Iterable[Figures]) -> Told:
    """What was told of attention in several months."""
    found: Told = {}
    for one in held:
        found = attention.settled(found, one.told)
    return found


def untold(months: Iterable[date], held: Iterable[Figures]) -> list[date]:
    """Those of these months of which no report tells on whom attention fell, in their order."""
    known = {month for one in held for month in one.months}
    return [month for month in months if month not in known]


def to_read(reader: User) -> list[MonthlyReport]:
    """What waits on a desk: of whoever answers for reports, those they have not read."""
    if not may(reader.viewer, Act.READ_REPORT).allowed:
        return []
    return [
        one for one in MonthlyReport.objects.prefetch_related("read")[:ON_DESK]
        if all(each.by_id != reader.pk for each in one.read.all())
    ]  # fmt: skip


def _on_trail() -> dict[str, str]:
    """The hash of each month's report as it was written down when it was made."""
    made = AuditEvent.objects.filter(act=Act.READ_REPORT, what="write", reason="make report")
    return {one["month"]: one["sha256"] for one in made.values_list("details", flat=True)}


def _figures(one: MonthlyReport, proven: Mapping[str, str]) -> Figures | None:
    sealed = seal(one.figures, one.made_at.astimezone(UTC), one.release)
    if not sealed == one.sha256 == proven.get(f"{one.month:%Y-%m}"):
        return None
    try:
        return read(one.figures)
    except (ValueError, KeyError, TypeError):
        return None
