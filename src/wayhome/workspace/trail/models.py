"""The trail as stored: events and the head of their chain.

Rules kept here: no foreign keys, so that an event outlives what it names; an event is written
once, and neither this model nor the database (triggers, migration 0002) lets it be changed.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import Any, ClassVar, NoReturn

from django.db import models

from wayhome.governance.audit import Event, Link
from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.marking import Marking
from wayhome.workspace.trail.once import OnceQuery, WrittenOnce


class EventsOnly(OnceQuery):
    """A query that cannot change what it finds, nor write past the chain."""

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Damaged("Events are written one by one, each on the one before.")


class AuditEvent(WrittenOnce):
    """One look, write, refusal, failure or sign-in."""

    ONCE = "An event of the trail is written once and never changed or removed."

    MARKINGS: ClassVar = {
        "number": Marking.OFFICIAL,
        "at": Marking.SENSITIVE,
        "what": Marking.SENSITIVE,
        "act": Marking.SENSITIVE,
        "actor": Marking.SENSITIVE,
        "actor_name": Marking.SENSITIVE,
        "agency": Marking.SENSITIVE,
        "role": Marking.SENSITIVE,
        "about": Marking.SENSITIVE,
        "level": Marking.SENSITIVE,
        "purpose": Marking.SENSITIVE,
        "reason": Marking.RESTRICTED,
        "details": Marking.RESTRICTED,
        "previous": Marking.OFFICIAL,
        "hash": Marking.OFFICIAL,
    }
    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    what = models.CharField(max_length=20)  # look, write, refused, failed, sign-in
    act = models.CharField(max_length=80)
    actor = models.CharField(max_length=40, db_index=True)
    actor_name = models.CharField(max_length=254)
    agency = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    about = models.CharField(max_length=120, db_index=True)
    level = models.CharField(max_length=20)
    purpose = models.CharField(max_length=40)
    reason = models.TextField()
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects: ClassVar = EventsOnly.as_manager()

    class Meta:
        ordering = ("number",)

    def body(self) -> Event:
        """What the hash covers: everything but the number and the two hashes."""
        words = (getattr(self, name) for name in WORDS)
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        return {"at": at, "details": self.details, **dict(zip(WORDS, words, strict=True))}

    def link(self) -> Link:
        return Link(self.number, self.body(), self.previous, self.hash)


WORDS = "what act actor actor_name agency role about level purpose reason".split()


class ChainHead(models.Model):
    """The one row that every event locks, so that there is one chain and not two."""

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "number": Marking.OFFICIAL,
        "hash": Marking.OFFICIAL,
    }
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(name="one_chain_only", condition=models.Q(pk=1)),)


class Named(models.Model):
    """A person whom an event's page named in a list, so that who read a name can be asked.

    Only an index of what the events' details hold: the chain is the proof, and this can be made
    anew from it.
    """

    MARKINGS: ClassVar = {
        "id": Marking.OFFICIAL,
        "event": Marking.OFFICIAL,
        "person_id": Marking.SENSITIVE,
    }
    event = models.BigIntegerField()
    person_id = models.CharField(max_length=40)

    class Meta:
        indexes = (models.Index(fields=["person_id", "-event"], name="trail_named_person"),)

    @classmethod
    def by(cls, number: int, details: dict[str, Any]) -> list["Named"]:
        """Whom one event names, each once."""
        people = details.get("people") or []
        return [cls(event=number, person_id=str(person)) for person in dict.fromkeys(people)]


def links(events: Iterable[AuditEvent]) -> Iterable[Link]:
    """Events as links of the chain."""
    return (event.link() for event in events)
