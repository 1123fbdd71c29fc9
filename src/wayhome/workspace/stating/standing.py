"""What people say of how a line works, as one viewer may know: what stands, and what is taken
back.

What rests on records that an agency keeps close is that agency's alone, as the records are.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from wayhome.casework.stated import SHORT, Whose
from wayhome.governance.roles import role
from wayhome.workspace.reading.view import View
from wayhome.workspace.stating.models import StatedModel


@dataclass(frozen=True)
class Told:
    """One statement with who made it; `back`: who took it back, when, and why, if anybody did."""

    number: str
    model: str
    whose: str
    words: str
    who: str
    role: str
    agency: str
    agency_code: str
    at: datetime
    back: "Told | None" = None


def stated(view: View, names: Collection[str]) -> list[Told]:
    """Everything stated of a line under any of its references, the newest first."""
    seen = Q(restricted=False) | Q(agency=view.eyes)  # nobody's eyes are no agency's
    rows = StatedModel.objects.filter(seen, line__in=names).select_related("by")
    held = [(row, _told(view, row)) for row in rows]
    back = {row.about: told for row, told in held if row.about}
    found = [_told(view, row, back.get(row.number)) for row, _ in held if not row.about]
    return sorted(found, key=lambda one: (one.at, one.number), reverse=True)


def _told(view: View, row: StatedModel, back: Told | None = None) -> Told:
    held = role(row.role)
    return Told(
        row.number,
        row.model,
        SHORT[Whose(row.whose)],
        row.words,
        row.by.name,
        held.title if held else "",
        view.agency_name(row.agency),
        row.agency,
        timezone.localtime(row.stated_at).replace(tzinfo=None),
        back,
    )
