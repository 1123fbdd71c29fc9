"""Which cases are due before one panel, as whoever prepares it may know of them.

Keeps: only cases in which their own agency takes part are looked at, so that neither a list nor a
count tells of others; of these the ones of the panel's area, in which a council takes part that
takes part in the panel too. What is on the agenda, or was left off it with why, is not offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wayhome.casework.clocks import State
from wayhome.casework.panel.due import OF_REFERRALS, REVIEWS, Before, Due, due
from wayhome.lexicon.agencies import AgencyKind
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import About, Case
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import called, limits_of, present, seen_by, told
from wayhome.workspace.reading.view import View

MOST = 40  # offered at once: those due first
_STILL = [State.RUNNING, State.LATE, State.PAUSED]
_CLOCKS = ["panel_slot", *REVIEWS]
_SURROUNDINGS = [About.ADDRESS, About.LINE, About.GROUP]


@dataclass(frozen=True)
class Offered:
    """A case that is due. `title`: what it would be called on the agenda. It names nobody, and not
    what kind of case there is of anybody: everybody who takes part reads it."""

    case: Case
    called: str
    person_id: str
    due: Due
    title: str


def councils(seen: View, found: Opened) -> list[str]:
    """The councils that take part in a panel: whose area it is of."""
    part = found.row.agencies.values_list("agency", flat=True)
    of = {code: seen.agencies[code].kind for code in part if code in seen.agencies}
    return [code for code, kind in of.items() if kind is AgencyKind.COUNCIL]


def due_before(seen: View, found: Opened, user: User) -> list[tuple[Case, Due]]:
    """The cases due before a panel with why, what is due first first."""
    first = found.told.first
    meets, kind = date.fromisoformat(str(first["meets"])[:10]), str(first["kind"])
    each = ((row, _due(row, kind, meets)) for row in _candidates(seen, found, user))
    kept = [(row, one) for row, one in each if one]
    kept.sort(key=lambda pair: (pair[1].by is None, pair[1].by or pair[0].began_at, pair[0].number))
    return kept


def offered(seen: View, kept: Sequence[tuple[Case, Due]], on: int) -> Iterator[Offered]:
    """Some of them with the name that whoever prepares may know. `on`: how many items are on the
    agenda."""
    for n, (row, one) in enumerate(kept, on + 1):
        of = called(seen, row)
        yield Offered(row, of.name, of.person_id, one, f"Item {n}")


def _due(row: Case, kind: str, meets: date) -> Due | None:
    case = told(row, list(row.entries.all()))  # in their places, asked for all cases at once
    return due(Before(case, row.about, case.clocks(limits_of(row), present())), kind, meets)


def _candidates(seen: View, found: Opened, user: User) -> QuerySet[Case]:
    """Open cases of the area of which something may ask for a panel, asked of the database; the
    rules say which do."""
    settled = {
        str(one.details.get("case") or "")
        for code in ("item", "left off")
        for one in found.told.every(code)
    }
    asks = (
        Q(clocks__code__in=_CLOCKS, clocks__state__in=_STILL)
        | Q(stands__in=[f"referral/{one}" for one in OF_REFERRALS])
        | Q(about__in=_SURROUNDINGS)
    )
    of_area = Case.objects.filter(agencies__agency__in=councils(seen, found)).values("pk")
    held = seen_by(user).filter(asks, pk__in=of_area).exclude(stands__in=CLOSED)
    return (
        held.exclude(pk__in=settled).select_related("found").prefetch_related("entries").distinct()
    )
