"""Cases about the same child that stand side by side, as far as one account may write in them.

Keeps: cases in which the agency of whoever writes takes part, and those that nobody reads but who
reads this one too. That there is another, nobody learns by this.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
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
from wayhome.workspace.cases.models import About, Case, CaseAgency, CaseEntry
from wayhome.workspace.cases.standing import seen_by


@dataclass(frozen=True)
class Too:
    """What an entry says in another case too. `case`: its number; `chosen`: where a person chose
    that case, how a refusal there begins: then neither is kept. Empty where it goes along by
    itself, and what is refused is left for a person."""

    case: str
    code: str
    details: Said = field(repr=False)
    chosen: str = ""


def alongside(row: Case, user: User) -> QuerySet[Case]:
    """Every other case about the same in which a fact of this one may be written: by the reference
    of the person, or that led to one another, or that came out of the same. Of a panel, which is
    about many, none."""
    held = Case.objects.filter(Q(pk__in=seen_by(user).values("pk")) | Q(pk__in=_for(row)))
    held = held.exclude(pk=row.pk).exclude(about=About.MEETING)
    if row.about != About.PERSON:
        return held.none()
    about = Q(pk=row.out_of_id) | Q(out_of=row.pk)
    if row.out_of_id:
        about |= Q(out_of=row.out_of_id)
    if row.about_id:
        about |= Q(about=About.PERSON, about_id=row.about_id)
    return held.filter(about)


def _for(row: Case) -> QuerySet[Case]:
    """Cases that nobody reads who does not read this one: what is written there shows nobody what
    they could not read here."""
    readers = row.agencies.values("agency")
    others = CaseAgency.objects.exclude(agency__in=readers).values("case")
    asked = Q(to_lead="") | Q(to_lead__in=readers)
    return Case.objects.filter(asked).exclude(pk__in=others)


def open_of(row: Case, pathway: str, user: User) -> QuerySet[Case]:
    """Those of one pathway that are open, the oldest first."""
    held = alongside(row, user).filter(pathway=pathway).exclude(stands__in=CLOSED)
    return held.order_by("began_at", "number")


def said_elsewhere(row: Case, case: Told, entry: CaseEntry, user: User) -> Iterator[Too]:
    """In which case an entry is said too, as which."""
    chosen, mine = str(entry.details.get("case") or ""), "In the case that you chose: "
    if (row.pathway, entry.code) == (CONCERN.code, "accepted") and chosen:
        yield Too(row.pk, "work begun", {"case": chosen}, mine)
    if (row.pathway, entry.code) == (CONCERN.code, "joined"):
        what = {"case": row.pk, "what": entry.details["what"]}
        yield Too(chosen, CONCERN_JOINED, what, mine)
    there = elsewhere.of(row.pathway, entry.code)
    if there is None:
        return
    readable = set(_for(row).values_list("pk", flat=True))
    for one in open_of(row, there.pathway, user):
        where = elsewhere.where(row.way.words, row.number if one.pk in readable else "")
        details = there.says(entry.details, case.first, where)
        if details:
            yield Too(one.pk, there.code, details)


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
    of = [row.number, str(place)]
    # `from_panel`: as it was kept of panels before there was one way for all
    held = CaseEntry.objects.filter(Q(details__from_case=of) | Q(details__from_panel=of))
    back = CaseEntry.objects.filter(takes_back__isnull=False).values_list("case", "takes_back")
    gone = set(back.filter(case__in=held.values("case")))
    last_first = held.order_by("-said_at", "-place")
    return [one for one in last_first if (one.case_id, one.place) not in gone]
