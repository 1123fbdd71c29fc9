"""What people say of how a line works, as one viewer may know: what stands, and what is taken
back. Kept here, or held by a release of another workspace over its home, or of one that was lost.

What rests on records that an agency keeps close is that agency's alone, as the records are. What is
here is told as it is here. Keeps: nobody takes back what another agency stated.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from wayhome.casework.stated import SHORT, Whose
from wayhome.governance.roles import role
from wayhome.lexicon.marking import Marking
from wayhome.workspace.reading.view import Row, View
from wayhome.workspace.stating.models import StatedModel

HELD = """
select * from {stated_model}
where superseded_at is null and list_contains($lines::varchar[], line_id)
"""


@dataclass(frozen=True)
class Told:
    """One statement with who made it; `about`: of the taking back of one, that; `back`: who took it
    back, when, and why, if anybody did."""

    number: str
    line: str
    model: str
    whose_of: str
    words: str
    who: str
    role: str
    agency: str
    agency_code: str
    at: datetime
    close: bool
    about: str = ""
    back: "Told | None" = None

    @property
    def whose(self) -> str:
        return SHORT[Whose(self.whose_of)]


def stated(view: View, names: Collection[str]) -> list[Told]:
    """Everything stated of a line under any of its references, the newest first."""
    seen = Q(restricted=False) | Q(agency=view.eyes)  # nobody's eyes are no agency's
    rows = StatedModel.objects.filter(seen, line__in=names).select_related("by")
    held = [*_of_release(view, names), *(_of_here(view, row) for row in rows)]
    back = {(one.about, one.agency_code): one for one in held if one.about}
    found = [
        replace(one, back=back.get((one.number, one.agency_code))) for one in held if not one.about
    ]
    return sorted(found, key=lambda one: (one.at, one.number), reverse=True)


def _of_release(view: View, names: Collection[str]) -> list[Told]:
    """What a release holds and this database does not."""
    rows = view.rows(HELD, lines=sorted(names)) if view.has("stated_model") else []
    numbers = [row["stated_id"] for row in rows]
    here = set(StatedModel.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    return [_built(view, row) for row in rows if row["stated_id"] not in here]


def _of_here(view: View, row: StatedModel) -> Told:
    return Told(
        row.number, row.line, row.model, row.whose, row.words, row.by.name, _title(row.role),
        view.agency_name(row.agency), row.agency, _at(row.stated_at), row.restricted, row.about,
    )  # fmt: skip


def _built(view: View, row: Row) -> Told:
    return Told(
        row["stated_id"], row["line_id"], row["model"], row["whose"], row["text"] or "",
        row["stated_by"], _title(row["stated_as"] or ""), view.agency_name(row["agency"]),
        row["agency"], row["occurred_from"] or row["received_at"],
        row["marking"] not in (Marking.OFFICIAL, Marking.SENSITIVE), row["about_stated"] or "",
    )  # fmt: skip


def _title(code: str) -> str:
    held = role(code)
    return held.title if held else ""


def _at(moment: datetime) -> datetime:
    """By the clock of the place, as exactly as the feed carries it."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
