"""Cases about the same child that stand side by side, as far as one account may write in them.

Keeps: only cases in which the agency of whoever asks takes part. That there is another, nobody
learns by this.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.casework import elsewhere
from wayhome.casework.case import Case as Told
from wayhome.casework.fields import Said
from wayhome.casework.pathways.concern import CONCERN
from wayhome.casework.taking_part import CONCERN_JOINED
from wayhome.governance.roles import ROLES
from wayhome.lexicon.agencies import read_register
from wayhome.lexicon.home import home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.cases.listing import CLOSED
from wayhome.workspace.cases.models import About, Case, CaseEntry
from wayhome.workspace.cases.standing import seen_by


def alongside(row: Case, user: User) -> QuerySet[Case]:
    """Every other case about the same: by the reference of the person, or that led to one another,
    or that came out of the same. Of a panel, which is about many, none."""
    held = seen_by(user).exclude(pk=row.pk).exclude(about=About.MEETING)
    if row.about != About.PERSON:
        return held.none()
    about = Q(pk=row.out_of_id) | Q(out_of=row.pk)
    if row.out_of_id:
        about |= Q(out_of=row.out_of_id)
    if row.about_id:
        about |= Q(about=About.PERSON, about_id=row.about_id)
    return held.filter(about)


def open_of(row: Case, pathway: str, user: User) -> QuerySet[Case]:
    """Those of one pathway that are open, the oldest first."""
    held = alongside(row, user).filter(pathway=pathway).exclude(stands__in=CLOSED)
    return held.order_by("began_at", "number")


def said_elsewhere(
    row: Case, case: Told, entry: CaseEntry, user: User
) -> Iterator[tuple[str, str, Said, bool]]:
    """In which case an entry is said too, as which, and whether it is refused where that case
    refuses it: what a person chose by name, and not what goes along by itself."""
    chosen = str(entry.details.get("case") or "")
    if (row.pathway, entry.code) == (CONCERN.code, "accepted") and chosen:
        yield row.pk, "work begun", {"case": chosen}, True
    if (row.pathway, entry.code) == (CONCERN.code, "joined"):
        yield chosen, CONCERN_JOINED, {"case": row.pk, "what": entry.details["what"]}, True
    there = elsewhere.of(row.pathway, entry.code)
    if there is None:
        return
    where = elsewhere.WHERE.format(row.way.words, row.number)
    details = there.says(entry.details, case.first, where)
    if details:
        for one in open_of(row, there.pathway, user):
            yield one.pk, there.code, details, False


def home_told(by: User, at: datetime) -> Said:
    """That the home council was told, as its own answer says it."""
    agency = read_register(home().agencies).get(by.agency)
    role = next((one.title for one in ROLES if one.code == by.role), by.role)
    moment = f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"
    council = agency.name if agency else by.agency
    who = f"{by.name}, {role.lower()}, who answered the notice"
    return elsewhere.home_answered(council, who, moment)


def retold_of(row: Case, place: int) -> Iterable[CaseEntry]:
    """What stands in other cases because of one entry of this, the last first."""
    held = CaseEntry.objects.filter(details__from_case=[row.number, str(place)])
    back = CaseEntry.objects.filter(takes_back__isnull=False).values_list("case", "takes_back")
    gone = set(back.filter(case__in=held.values("case")))
    return [one for one in held.order_by("-said_at") if (one.case_id, one.place) not in gone]
