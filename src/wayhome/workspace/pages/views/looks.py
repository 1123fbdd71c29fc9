"""Who looked at somebody, from the trail."""

from wayhome.workspace.trail.models import AuditEvent

SHOWN = 6


def latest_looks(person_id: str) -> list[AuditEvent]:
    """The newest looks at a person, by anybody of any agency."""
    return list(AuditEvent.objects.filter(about=person_id).order_by("-number")[:SHOWN])
