"""What is kept of monthly reports: the figures as they may be shown, and who has read them.

Keeps: no person is in it, and no number that is hidden. Written once; its hash is on the trail too.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import WrittenOnce


class MonthlyReport(WrittenOnce):
    """One month. `month`: its first day; `release`: what it was counted in."""

    ONCE = "The report of a month is written once and never changed or removed."

    MARKINGS: ClassVar = {
        "month": Marking.OFFICIAL,
        "made_at": Marking.OFFICIAL,
        "release": Marking.OFFICIAL,
        "figures": Marking.SENSITIVE,
        "sha256": Marking.OFFICIAL,
    }
    month = models.DateField(primary_key=True)
    made_at = models.DateTimeField()
    release = models.CharField(max_length=60)
    figures = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("-month",)


class ReportRead(WrittenOnce):
    """That somebody who governs has read it."""

    ONCE = "That a report was read is written once and never changed or removed."

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "report": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "role": Marking.SENSITIVE,
        "read_at": Marking.SENSITIVE,
    }
    report = models.ForeignKey(MonthlyReport, models.PROTECT, related_name="read")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reports_read")
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    read_at = models.DateTimeField()

    class Meta:
        ordering = ("read_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["report", "by"], name="report_is_read_once_by_each"),
        )
