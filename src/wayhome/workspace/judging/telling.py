"""Who is told that a person was parted: whoever had opened or acted on them while they were one.

    opened, or acted on        an event about the person
    shown in a list            an answer of Found, a search, the second of two who were judged: an
                               event that names the person (trail.Named)
    sent a notice of them      duty workers of an agency that was told that they were found

From the trail, and once for every release: the release that was compared last is kept with the
notices, in one transaction, so a build that died before this is caught up with by the next.

Keeps: an account is told of a parting alone that it could see itself. Where a restricted record was
joined to somebody and is so no longer, only its own agency ever knew, and only it is told.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Max, Q
from django.utils import timezone

from wayhome.governance.roles import ROLES, Act
from wayhome.governance.visibility import eyes
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release, current_release, held_releases
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.judging import ToldParted, tell_parted
from wayhome.workspace.found.models import FoundEntry, FoundNotice
from wayhome.workspace.judging.models import LastCompared
from wayhome.workspace.judging.parting import Parted, parted, seen_by, together_since
from wayhome.workspace.trail.models import AuditEvent, Named


def tell(home: Home) -> int:
    """Compare the release that serves with the one compared last; how many accounts were told."""
    new = current_release(home)
    old = _before(home, new)
    if old is None:
        return 0
    found = parted(old, new) if old.name != new.name else []
    told = [notice for one in found for notice in _told(one, home, old)]
    return len(tell_parted(release=new.name, told=told, by=None))


def _before(home: Home, new: Release) -> Release | None:
    """The release compared last, if it is still held; at first, the one built before."""
    held = {one.name: one for one in held_releases(home)}
    last = LastCompared.objects.filter(pk=1).values_list("release", flat=True).first()
    if last == new.name:
        return None
    if last in held:
        return held[last]
    earlier = [name for name in held if name < new.name]
    return held[max(earlier)] if earlier else None


def _told(one: Parted, home: Home, old: Release) -> Iterator[ToldParted]:
    since, ids = together_since(one, home, old)
    looks = _looks(ids, timezone.make_aware(since))
    for pk, at in _notified(ids, timezone.make_aware(since)).items():
        looks[pk] = max(at, looks.get(pk, at))
    for account in User.objects.filter(pk__in=looks, is_active=True).order_by("pk"):
        seen = seen_by(eyes(account.viewer), one, old)
        if len(seen.parts) > 1:
            yield ToldParted(account, one.person_id, seen.parts, looks[account.pk])


def _looks(ids: Iterable[str], since: datetime) -> dict[int, datetime]:
    """Accounts that opened one of these people, acted on them or were shown them, with the last
    time."""
    shown = Named.objects.filter(person_id__in=list(ids)).values("event")
    events = AuditEvent.objects.filter(
        Q(about__in=list(ids)) | Q(number__in=shown), at__gte=since, what__in=("look", "write")
    )
    newest = events.exclude(actor="").order_by().values("actor").annotate(last=Max("at"))
    return {int(row["actor"]): row["last"] for row in newest}


def _notified(ids: Iterable[str], since: datetime) -> dict[int, datetime]:
    """Accounts on whose duty desk a notice that one of these people was found stood, with when the
    last came. One that was taken back had been read all the same."""
    entries = FoundEntry.objects.filter(person_id__in=list(ids), entered_at__gte=since)
    told = FoundNotice.objects.filter(entry__in=entries).order_by()
    newest = told.values("agency").annotate(last=Max("entry__entered_at"))
    on_duty = [one.code for one in ROLES if Act.ANSWER_NOTICE in one.rights]
    return {
        account.pk: row["last"]
        for row in newest
        for account in User.objects.filter(agency=row["agency"], role__in=on_duty)
    }
