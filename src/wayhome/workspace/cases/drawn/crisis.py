"""A crisis response as its page shows it first, at two in the morning: the next step, whom to ring,
and what to write where a child is gone.

Keeps: the telephone numbers are those of the home council as the notice of the found child told it
openly; an agency that was told because of restricted records stands nowhere here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from wayhome.casework.fields import Said
from wayhome.casework.pathway import Entry
from wayhome.casework.pathways.crisis import CRISIS, NOT_KNOWN, which
from wayhome.casework.priority import Response
from wayhome.lexicon.agencies import AgencyKind
from wayhome.lexicon.dates import office_hours
from wayhome.workspace.cases.choosing import Names
from wayhome.workspace.cases.drawn import from_home
from wayhome.workspace.cases.drawn.fetching import GOES, Fetching, fetching
from wayhome.workspace.cases.drawn.from_home import Stay
from wayhome.workspace.cases.opening import Opened
from wayhome.workspace.cases.standing import called, present
from wayhome.workspace.reading.found import Ringing
from wayhome.workspace.reading.view import View

OF_HOME = "Council where they live"
WHERE_GONE = ("found again", "back again", "risk")  # what is written of whom nobody can find


@dataclass(frozen=True)
class Crisis(Stay):
    """`ring`: the home council, with its numbers; `by_day`: whether offices are open; `gone`: what
    is written where nobody knows where they are, empty where somebody does; `near_18`: whether the
    planner for turning 18 belongs to it; `fetches`: whoever goes with them, as records ask."""

    ring: Sequence[Ringing] = ()
    by_day: bool = False
    gone: Sequence[Entry] = ()
    near_18: bool = False
    fetches: Fetching | None = None


def shown(request: HttpRequest, seen: View, found: Opened, names: Names) -> Crisis:
    """A response in words."""
    stay, case = from_home.shown(found, names), found.told
    gone = WHERE_GONE if case.state == NOT_KNOWN else ()
    person = called(seen, found.row).person_id
    return Crisis(
        stay.told,
        stay.found,
        stay.far,
        home_councils(seen, found),
        office_hours(timezone.localtime(present())),
        [CRISIS.entries[one] for one in gone],
        bool(case.said) and which(case.first, case.held) in {Response.TURNING_18, Response.ADULT},
        fetching(request, seen, case, person),
    )


def home_councils(seen: View, found: Opened) -> list[Ringing]:
    """The councils that were told as those of home; else councils that take part."""
    entry, part = found.row.found, found.row.agencies.values_list("agency", flat=True)
    told = entry.notices.filter(why="home", openly=True).order_by("pk") if entry else None
    home = list(told.values_list("agency", flat=True)) if told is not None else []
    councils = [one for one in part if _is_council(seen, one)]
    return [Ringing(one, seen.agencies.get(one), bool(home), OF_HOME if home else "")
            for one in home or councils]  # fmt: skip


def begins(request: HttpRequest, seen: View, found: Opened, entry: Entry) -> Said:
    """What a form begins with: where they stay, as it was decided; whom and how they travel, as it
    was arranged; which council is home's."""
    if entry.code in from_home.OF_STAYS:
        return from_home.begins(request, seen, found)
    if entry.code == "set out":
        arranged = found.told.latest(GOES[1])
        return {one: arranged[one] for one in ("with", "known", "how") if one in arranged}
    if entry.code == "home told":
        council = [one.agency.name for one in home_councils(seen, found) if one.agency]
        return {"council": council[0]} if council else {}
    return {}


def _is_council(seen: View, code: str) -> bool:
    agency = seen.agencies.get(code)
    return agency is not None and agency.kind is AgencyKind.COUNCIL
