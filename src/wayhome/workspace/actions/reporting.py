"""Actions of monthly reports: that one was made, and that somebody has read it."""

from datetime import UTC, date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.insight.monthly import seal
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.reporting.models import MonthlyReport, ReportRead
from wayhome.workspace.trail.recording import record

NOT_WAITING = "This report is not waiting for you."


@action
def make_report(
    *, month: date, figures: dict[str, Any], release: str, by: User | None
) -> MonthlyReport:
    """Keep the report of a month. Its hash stands on the trail, so that even the database's owner
    cannot change one unseen. BadUsage where the month was told already."""
    made_at = timezone.now().astimezone(UTC).replace(microsecond=0)
    report = MonthlyReport(
        month=month, made_at=made_at, release=release, figures=figures,
        sha256=seal(figures, made_at, release),
    )  # fmt: skip
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError:
        raise BadUsage(f"The report of {month:%B %Y} is made already, and stays so.") from None
    record(
        what="write",
        act=Act.READ_REPORT,
        by=by,
        reason="make report",
        details={"month": f"{month:%Y-%m}", "sha256": report.sha256, "release": release},
    )
    return report


@action
def read_report(*, month: date, by: User) -> ReportRead:
    """Say that one has read a report. BadUsage where there is none, or it was said already."""
    report = MonthlyReport.objects.filter(pk=month).first()
    if report is None or report.read.filter(by=by).exists():
        raise BadUsage(NOT_WAITING)
    said = ReportRead(report=report, by=by, agency=by.agency, role=by.role, read_at=timezone.now())
    try:
        with transaction.atomic():
            said.save()
    except IntegrityError:  # two taps at once
        raise BadUsage(NOT_WAITING) from None
    record(
        what="write",
        act=Act.READ_REPORT,
        by=by,
        reason="read report",
        details={"month": f"{month:%Y-%m}", "sha256": report.sha256},
    )
    return said
