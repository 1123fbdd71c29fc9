"""What is kept of news: that an account was told of something in a case, and how it is told by
e-mail.

Keeps: no word of a case. What is told is read from the case when it is shown (ADR 0044).
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.casework.telling import New
from wayhome.lexicon.marking import Marking


class News(models.Model):
    """One thing that one account was told. `of`: the place of an entry or of an action with its
    day, a clock with the moment it is due, or an agency, so that nothing is told twice; `place`: of
    the last entry that the case had then; `whole`: told to the whole agency, until somebody there
    has opened the case; `read_at`: when they said so; that they opened it the trail knows."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "account": Marking.SENSITIVE,
        "case": Marking.OFFICIAL,
        "new": Marking.SENSITIVE,
        "of": Marking.SENSITIVE,
        "place": Marking.OFFICIAL,
        "whole": Marking.SENSITIVE,
        "told_at": Marking.SENSITIVE,
        "read_at": Marking.SENSITIVE,
        "mailed_at": Marking.SENSITIVE,
    }
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="news")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="news")
    new = models.CharField(max_length=20, choices=[(one, one) for one in New])
    of = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()
    whole = models.BooleanField()
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-told_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["account", "case", "new", "of"], name="news_is_told_once"
            ),
        )
        indexes = (models.Index(fields=["account", "read_at", "-told_at"], name="news_unread"),)


class Mailing(models.Model):
    """How one account is told by e-mail; where there is none, as by default. `tries`: how often a
    message could not be sent since the last that was; `fault`: why, one of `sending.FAULTS`."""

    MARKINGS: ClassVar = {
        "account": Marking.SENSITIVE,
        "wanted": Marking.OFFICIAL,
        "tries": Marking.OFFICIAL,
        "next_try": Marking.OFFICIAL,
        "fault": Marking.OFFICIAL,
    }
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="mailing"
    )
    wanted = models.BooleanField(default=True)
    tries = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    fault = models.CharField(max_length=20, blank=True)
