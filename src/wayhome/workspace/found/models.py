"""What is kept of a found child until a release holds it: the entry, its keys, who was told.

People are named by `person_id` and not by foreign keys: releases are rebuilt, what people entered
stays. Keeps: an entry holds what was typed beside the child and never what a record says, so that
whoever is told of it learns nothing that a record keeps close.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import ClassVar

from django.conf import settings
from django.db import connection, models

from wayhome.lexicon.marking import Marking
from wayhome.people import Particulars

PARTICULARS = tuple(field.name for field in fields(Particulars))


class FoundEntry(models.Model):
    """Somebody found a child: what they knew, where and when, and who a person decided it is."""

    MARKINGS: ClassVar = {
        "reference": Marking.OFFICIAL,
        "by": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "entered_at": Marking.SENSITIVE,
        "found_at": Marking.SENSITIVE,
        "place": Marking.SENSITIVE,
        "area": Marking.SENSITIVE,
        "ring_back": Marking.SENSITIVE,
        "person_id": Marking.SENSITIVE,
        "release": Marking.OFFICIAL,
        "taken_back_at": Marking.SENSITIVE,
        "taken_back_by": Marking.SENSITIVE,
        **dict.fromkeys(PARTICULARS, Marking.SENSITIVE),
    }
    # Made before it is sent and carried by the form, so that two taps make one entry.
    reference = models.CharField(max_length=20, primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="found_entries")
    agency = models.CharField(max_length=40)
    entered_at = models.DateTimeField()
    found_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    area = models.CharField(max_length=9, blank=True)  # ONS code of the district, where known
    ring_back = models.CharField(max_length=40)
    person_id = models.CharField(max_length=40, blank=True, db_index=True)
    release = models.CharField(max_length=60)  # the one that was asked
    given = models.CharField(max_length=100, blank=True)
    family = models.CharField(max_length=100, blank=True)
    nickname = models.CharField(max_length=100, blank=True)
    born = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=10, default="day")
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=200, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True)
    upn = models.CharField(max_length=13, blank=True)
    pnc_id = models.CharField(max_length=13, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="found_entries_taken_back",
    )

    class Meta:
        ordering = ("-entered_at",)
        constraints = (
            models.CheckConstraint(
                name="found_taken_back_by_and_when_together",
                condition=models.Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | models.Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        )

    @property
    def particulars(self) -> Particulars:
        """What was given, as it can be weighed."""
        return Particulars(**{name: getattr(self, name) for name in PARTICULARS})

    @property
    def called(self) -> str:
        """What to call them by what was typed alone."""
        name = " ".join(filter(None, (self.given, self.family)))
        return name or (f"“{self.nickname}”" if self.nickname else "Somebody not named")


class FoundKey(models.Model):
    """A key under which an entry is found, so that a check reads entries that share one alone."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "entry": Marking.OFFICIAL,
        "key": Marking.SENSITIVE,
    }
    entry = models.ForeignKey(FoundEntry, models.PROTECT, related_name="keys")
    key = models.CharField(max_length=300, db_index=True)

    @classmethod
    def keep(cls, entry: FoundEntry, keys: Iterable[str]) -> None:
        """Add the keys of an entry. Thirty are one statement: a model each takes as long as all the
        rest of an entry."""
        table = connection.ops.quote_name(cls._meta.db_table)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"insert into {table} (entry_id, key) values (%s, %s)",
                [(entry.pk, key) for key in sorted(keys)],
            )


class FoundNotice(models.Model):
    """An agency is told of a found child; whoever of its duty workers has seen it says so.

    `openly`: others who may see the entry may know that this agency was told. Not so where it holds
    the child in restricted records alone.
    """

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "entry": Marking.OFFICIAL,
        "agency": Marking.SENSITIVE,
        "why": Marking.SENSITIVE,
        "openly": Marking.RESTRICTED,
        "acknowledged_at": Marking.SENSITIVE,
        "acknowledged_by": Marking.SENSITIVE,
    }
    WHY: ClassVar = {
        "home": "Council where they live, or say they live",
        "holds": "Holds records of them",
        "found": "Council where they were found",
    }
    entry = models.ForeignKey(FoundEntry, models.PROTECT, related_name="notices")
    agency = models.CharField(max_length=40)
    why = models.CharField(max_length=10, choices=list(WHY.items()))
    openly = models.BooleanField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="found_notices",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["entry", "agency"], name="found_told_once"),
            models.CheckConstraint(
                name="found_acknowledged_by_and_when_together",
                condition=models.Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | models.Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["agency", "acknowledged_at"], name="found_waiting"),)
