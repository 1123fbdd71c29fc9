"""What the gate keeps: purposes stated, and glass that was broken.

People are named by `person_id` or a delivery's id and not by foreign keys: releases are rebuilt,
what people said stays.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.governance.purposes import PURPOSES
from wayhome.lexicon.marking import Marking


class StatedPurpose(models.Model):
    """Why somebody looks at one person or delivery, for one task, until it expires."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "about": Marking.SENSITIVE,
        "task": Marking.OFFICIAL,
        "purpose": Marking.SENSITIVE,
        "words": Marking.RESTRICTED,
        "stated_at": Marking.SENSITIVE,
        "expires_at": Marking.OFFICIAL,
    }
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="purposes")
    about = models.CharField(max_length=120)
    task = models.CharField(max_length=80)
    purpose = models.CharField(max_length=40, choices=[(p.code, p.title) for p in PURPOSES])
    words = models.CharField("in your own words", max_length=400, blank=True)
    stated_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=["by", "about", "task", "-expires_at"], name="purpose_running"),
        )
        constraints = (
            models.CheckConstraint(
                name="purpose_ends_after_it_is_stated",
                condition=models.Q(expires_at__gt=models.F("stated_at")),
            ),
        )


class BrokenGlass(models.Model):
    """Somebody saw a person in full without the right, for a child at immediate risk."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "person_id": Marking.SENSITIVE,
        "reason": Marking.RESTRICTED,
        "broken_at": Marking.SENSITIVE,
        "expires_at": Marking.OFFICIAL,
        "reviewed_at": Marking.SENSITIVE,
        "reviewed_by": Marking.SENSITIVE,
        "justified": Marking.RESTRICTED,
        "finding": Marking.RESTRICTED,
    }
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="glass_broken")
    person_id = models.CharField(max_length=40)
    reason = models.CharField(max_length=400)
    broken_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="glass_reviewed",
    )
    justified = models.BooleanField(null=True, blank=True)
    finding = models.TextField(blank=True)

    class Meta:
        ordering = ("-broken_at",)
        constraints = (
            models.CheckConstraint(
                name="glass_reviewed_by_and_when_together",
                condition=models.Q(
                    reviewed_at__isnull=True, reviewed_by__isnull=True, justified__isnull=True
                )
                | models.Q(
                    reviewed_at__isnull=False, reviewed_by__isnull=False, justified__isnull=False
                ),
            ),
            models.CheckConstraint(
                name="glass_not_reviewed_by_who_broke_it",
                condition=models.Q(reviewed_by__isnull=True)
                | ~models.Q(reviewed_by=models.F("by")),
            ),
        )
