"""Found entries as one account may see them: its agency's own, and those its agency is told of.

Keeps: the filter stands in `seen_by`, the only way in; a person whom an entry names is told of to
those alone who may see a record of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from wayhome.people import EnteredMatch, Particulars, keys_of, weigh_entered
from wayhome.people.enquiry import read
from wayhome.people.entered import Entered
from wayhome.workspace.accounts.models import User
from wayhome.workspace.found.models import FoundEntry, FoundKey, FoundNotice
from wayhome.workspace.reading import references
from wayhome.workspace.reading.found import Likelihood, Reason, likelihoods, reasons
from wayhome.workspace.reading.names import names
from wayhome.workspace.reading.view import View

WEIGHED = 200  # entries that share a key, the newest; more are nobody in particular
NEWEST = (
    "Of {} children entered here who share something with this, only the newest {} were looked at."
)
MORE = "Of {} children entered here who match, the newest {} are listed."
RECENT = timedelta(days=7)
LISTED = 20


@dataclass(frozen=True)
class Shown:
    """An entry as it is shown: who entered it, and the person if this viewer may know them."""

    entry: FoundEntry
    agency: str
    person_id: str  # nothing where none was chosen, or none that this viewer may see
    name: str  # the person's, or else what was typed

    @property
    def day(self) -> date:
        return timezone.localdate(self.entry.entered_at)


@dataclass(frozen=True)
class Alike:
    """An entry it may be about, in the words of a match."""

    shown: Shown
    likelihood: Likelihood
    reasons: tuple[Reason, ...]
    also: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """What was entered since the release: what it may be about, and of people who were shown."""

    alike: tuple[Alike, ...] = ()
    about: tuple[Shown, ...] = ()
    left: tuple[str, ...] = ()  # what was not looked at, in words

    def of(self, person_id: str) -> list[Shown]:
        return [one for one in self.about if one.person_id == person_id]


def seen_by(user: User) -> QuerySet[FoundEntry]:
    """Entries that this account may see, the newest first, with those taken back."""
    told = FoundNotice.objects.filter(agency=user.agency).values("entry")
    return FoundEntry.objects.filter(Q(agency=user.agency) | Q(pk__in=told)).select_related("by")


def shown(view: View, entries: Iterable[FoundEntry]) -> list[Shown]:
    """Entries with names, as far as this viewer may know them. One that was made under a reference
    which leads on since is shown with the person who is meant now."""
    held = list(entries)
    chosen = {entry.person_id for entry in held if entry.person_id}
    named = names(view, chosen) if chosen else {}
    now = references.leads(view, chosen)
    return [
        Shown(
            entry,
            view.agency_name(entry.agency),
            now.get(entry.person_id, entry.person_id) if entry.person_id in named else "",
            named.get(entry.person_id, entry.called),
        )
        for entry in held
    ]


def lately(view: View, user: User) -> list[Shown]:
    """What was entered in the last days."""
    since = timezone.now() - RECENT
    return shown(view, seen_by(user).filter(entered_at__gte=since)[:LISTED])


def since(view: View, user: User, given: Particulars, people: Sequence[str], today: date) -> Since:
    """What was entered since the release: of people who were shown, and what else it may be.

    One question to the database, because somebody is waiting. Who was shown may have been entered
    under a reference that leads to them now.
    """
    sharing = FoundKey.objects.filter(key__in=keys_of(given)).values("entry")
    people = [*people, *references.led(view, people)]
    wanted = Q(pk__in=sharing) | Q(person_id__in=people) if people else Q(pk__in=sharing)
    all_of_them = seen_by(user).select_related(None).filter(wanted, taken_back_at=None)
    held, left = _newest(all_of_them)
    if not held:
        return Since()
    about = [one for one in held if one.person_id in people]
    others = {one.pk: one for one in held if one.person_id not in people}
    return Since(tuple(_alike(view, given, others, today)), tuple(shown(view, about)), left)


def _newest(found: QuerySet[FoundEntry]) -> tuple[list[FoundEntry], tuple[str, ...]]:
    """The newest of them, and in words how many more there are."""
    held = list(found[: WEIGHED + 1])
    if len(held) <= WEIGHED:
        return held, ()
    return held[:WEIGHED], (NEWEST.format(found.count(), WEIGHED),)


def searched(view: View, user: User, text: str) -> tuple[list[Shown], tuple[str, ...]]:
    """Entries in which every part of a typed search is found, the newest first, and in words what
    is left out."""
    wanted = read(text, view.today).wanted
    keys = {f"{each.kind}|{each.key}": each.part for each in wanted}
    if not keys:
        return [], ()
    sharing = FoundKey.objects.filter(key__in=keys).values("entry")
    found, left = _newest(seen_by(user).filter(pk__in=sharing, taken_back_at=None))
    parts = set(keys.values())
    whole = [one for one in found if parts == _parts_in(keys, one)]
    if len(whole) > LISTED:
        left = (*left, MORE.format(len(whole), LISTED))
    return shown(view, whole[:LISTED]), left


def _alike(
    view: View, given: Particulars, entries: dict[str, FoundEntry], today: date
) -> list[Alike]:
    """Entries it may be about, best first; the entry's own particulars are what is weighed."""
    if not entries:
        return []
    asked = [Entered(pk, one.particulars, _day(one.entered_at)) for pk, one in entries.items()]
    return _told(view, weigh_entered(view.lookup, given, asked, view.eyes, today), entries)


def _told(
    view: View, matches: Sequence[EnteredMatch], entries: dict[str, FoundEntry]
) -> list[Alike]:
    likely = likelihoods([m.band for m in matches], [m.weight.bits for m in matches])
    drawn = shown(view, (entries[match.reference] for match in matches))
    return [
        Alike(one, how, reasons(match.weight), match.also)
        for one, how, match in zip(drawn, likely, matches, strict=True)
    ]


def _parts_in(keys: dict[str, str], entry: FoundEntry) -> set[str]:
    return {keys[key] for key in keys_of(entry.particulars) if key in keys}


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
