"""What is kept of integrations: which there are, keys by which a retry is known, and hooks.

Keeps: no secret stands here. A token is kept as a hash (accounts.Token); a hook's secret is made of
its grain and the key of the installation whenever something is signed (`hooks.signing`).
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from wayhome.governance.purposes import PURPOSES
from wayhome.lexicon.marking import Marking


class Integration(models.Model):
    """Another system of one agency. It speaks as `account`, which nobody signs in with, for one
    purpose and within its scopes; it ends with that account."""

    MARKINGS: ClassVar = {
        "account": Marking.OFFICIAL,
        "purpose": Marking.OFFICIAL,
        "scopes": Marking.OFFICIAL,
        "made_at": Marking.OFFICIAL,
        "made_by": Marking.SENSITIVE,
    }
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, primary_key=True, related_name="integration"
    )
    purpose = models.CharField(max_length=40, choices=[(p.code, p.title) for p in PURPOSES])
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="integrations_made"
    )

    class Meta:
        ordering = ("account__name", "account")


class RequestKey(models.Model):
    """That something was sent under a key, and what it made, so that a retry writes nothing twice.
    `sent`: a keyed hash of all that was sent, from which nothing can be read."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "integration": Marking.OFFICIAL,
        "key": Marking.OFFICIAL,
        "sent": Marking.SENSITIVE,
        "made": Marking.OFFICIAL,
        "at": Marking.SENSITIVE,
    }
    integration = models.ForeignKey(Integration, models.PROTECT, related_name="keys")
    key = models.CharField(max_length=64)
    sent = models.CharField(max_length=64)
    made = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["integration", "key"], name="request_key_is_used_once"),
        )


class Hook(models.Model):
    """An address of an agency's own system to which word is sent. `failures`: in a row;
    `wait_until`: before then nothing is sent; `off_at`: nothing is sent until it is switched on."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "agency": Marking.OFFICIAL,
        "name": Marking.OFFICIAL,
        "address": Marking.SENSITIVE,
        "grain": Marking.SEALED,
        "kinds": Marking.OFFICIAL,
        "made_at": Marking.OFFICIAL,
        "made_by": Marking.SENSITIVE,
        "failures": Marking.OFFICIAL,
        "fault": Marking.OFFICIAL,
        "tried_at": Marking.OFFICIAL,
        "wait_until": Marking.OFFICIAL,
        "off_at": Marking.OFFICIAL,
        "ended_at": Marking.OFFICIAL,
    }
    agency = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=80)
    address = models.CharField(max_length=400)
    grain = models.CharField(max_length=64)
    kinds = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="hooks_made")
    failures = models.PositiveSmallIntegerField(default=0)
    fault = models.CharField(max_length=200, blank=True)  # of the last try; empty where it went
    tried_at = models.DateTimeField(null=True, blank=True)
    wait_until = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "pk")


class Message(models.Model):
    """What is to be sent to one hook: that something happened in a case, and never what was said.
    `number`: by which whoever receives it knows that it came before."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "number": Marking.OFFICIAL,
        "hook": Marking.OFFICIAL,
        "case": Marking.OFFICIAL,
        "place": Marking.OFFICIAL,
        "kind": Marking.SENSITIVE,
        "at": Marking.SENSITIVE,
        "queued_at": Marking.OFFICIAL,
        "sent_at": Marking.SENSITIVE,
    }
    number = models.CharField(max_length=40, unique=True)
    hook = models.ForeignKey(Hook, models.PROTECT, related_name="messages")
    case = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()  # as the entry has it
    queued_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ("pk",)
