"""Writing an event: inside a transaction, behind the lock on the head, exactly one a request.

An event that cannot be written raises, and the transaction around it takes back what it was about.
A line or an address is on it by its sealed reference alone, whoever writes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from wayhome.governance.audit import Plain, hash_of, plain
from wayhome.lexicon.errors import Damaged
from wayhome.workspace.sealing import all_sealed, sealed
from wayhome.workspace.trail.models import AuditEvent, ChainHead, Named


class Actor(Protocol):
    """Whoever did it: an account."""

    @property
    def pk(self) -> object: ...
    @property
    def email(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def role(self) -> str: ...


class Counted:
    """How many events were written within a block."""

    def __init__(self) -> None:
        self.events = 0


_counts: ContextVar[tuple[Counted, ...]] = ContextVar("_counts", default=())
_purpose: ContextVar[str] = ContextVar("_purpose", default="")


@contextmanager
def all_for(purpose: str) -> Iterator[None]:
    """Whatever is written inside is for this purpose, unless it names one itself: an integration
    has one for all that it does."""
    token = _purpose.set(purpose)
    try:
        yield
    finally:
        _purpose.reset(token)


@contextmanager
def counted() -> Iterator[Counted]:
    """Count the events written inside; actions and the gate prove "exactly one" with it."""
    count = Counted()
    around = _counts.get()
    token = _counts.set((*around, count))
    try:
        yield count
    except BaseException:
        # The transaction takes these events back, so blocks further out must not count them.
        for outer in around:
            outer.events -= count.events
        raise
    finally:
        _counts.reset(token)


def record(
    *,
    what: str,
    act: str,
    by: Actor | None,
    about: str = "",
    level: str = "",
    purpose: str = "",
    reason: str = "",
    details: dict[str, Plain] | None = None,
) -> AuditEvent:
    """Write one event. `by` None: nobody was signed in. Errors: Damaged without a chain's head."""
    if not connection.in_atomic_block:
        raise TransactionManagementError(
            "An event is written in the transaction of what it is about."
        )
    head = ChainHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        raise Damaged("The trail has lost its head, so nothing can be shown. Restore the database.")
    event = AuditEvent(
        number=head.number + 1,
        at=timezone.now(),
        what=what,
        act=act,
        actor=str(by.pk) if by else "",
        actor_name=by.email if by else "",
        agency=by.agency if by else "",
        role=by.role if by else "",
        about=sealed(about),
        level=level,
        purpose=purpose or _purpose.get(),
        reason=reason,
        details=all_sealed(details or {}),
        previous=head.hash,
    )
    plain(event.details)
    event.hash = hash_of(head.hash, event.body())
    event.save()
    Named.objects.bulk_create(Named.by(event.number, event.details))
    ChainHead.objects.filter(pk=1).update(number=event.number, hash=event.hash)
    for count in _counts.get():
        count.events += 1
    return event
