"""What is to be told, put beside the entry that it is about, in the same transaction."""

import secrets

from django.utils import timezone

from wayhome.workspace.api.hooks.kinds import kind_of, told_of
from wayhome.workspace.api.models import Hook, Message
from wayhome.workspace.cases.models import Case, CaseEntry


def queue(row: Case, entry: CaseEntry) -> None:
    """Have the hooks of those who take part told of an entry, if it is of a kind they asked for.
    One that is switched off is told once it is on again."""
    kind = kind_of(row, entry)
    if not kind:
        return
    hooks = Hook.objects.filter(agency__in=told_of(row, entry), ended_at=None)
    Message.objects.bulk_create(
        Message(
            number=f"msg_{secrets.token_hex(12)}", hook=hook, case=row.number, place=entry.place,
            kind=kind, at=entry.said_at, queued_at=timezone.now(),
        )
        for hook in hooks.order_by("pk") if kind in hook.kinds
    )  # fmt: skip
