"""Actions of found children: recording one and telling those who answer for them.

What is recorded, its keys, its notices and its event are one transaction: nobody is told of what is
not kept, and nothing is kept of which nobody is told.
"""

from collections.abc import Iterable

from django.db import IntegrityError
from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.lexicon.errors import BadUsage
from wayhome.people import keys_of
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.cases import home_answered
from wayhome.workspace.actions.once import action
from wayhome.workspace.cases.standing import running
from wayhome.workspace.found.models import PARTICULARS, FoundEntry, FoundKey, FoundNotice
from wayhome.workspace.found.telling import Told
from wayhome.workspace.found.where import Finding
from wayhome.workspace.trail.recording import record

RUNNING = (
    "A crisis response runs for this child. Take that back first: open it and say that it was "
    "somebody else, or close it."
)


@action
def record_found(
    *,
    reference: str,
    finding: Finding,
    person_id: str,
    tell: Iterable[Told],
    release: str,
    by: User,
) -> FoundEntry:
    """Keep that a child was found, and tell them. BadUsage where this reference is recorded."""
    entry = FoundEntry(
        reference=reference,
        by=by,
        agency=by.agency,
        entered_at=timezone.now(),
        found_at=finding.at,
        place=finding.place,
        area=finding.area,
        ring_back=finding.ring_back,
        person_id=person_id,
        release=release,
        **{name: getattr(finding.given, name) for name in PARTICULARS},
    )
    try:
        entry.save(force_insert=True)
    except IntegrityError as twice:
        raise BadUsage("This was recorded already. Nothing was recorded twice.") from twice
    FoundKey.keep(entry, keys_of(finding.given))
    told = [FoundNotice(entry=entry, agency=t.code, why=t.why, openly=t.openly) for t in tell]
    FoundNotice.objects.bulk_create(told)
    # Whoever reads the trail may be of any agency, so it names those alone who are told openly.
    openly: list[Plain] = [one.agency for one in told if one.openly]
    record(
        what="write",
        act=Act.RECORD_FOUND,
        by=by,
        about=person_id or reference,
        reason="record found",
        details={"found": reference, "told": openly, "release": release},
    )
    return entry


@action
def acknowledge(*, reference: str, by: User) -> FoundNotice:
    """Say that one's agency has seen the notice. BadUsage where a colleague said so already."""
    notice = FoundNotice.objects.select_for_update().get(entry=reference, agency=by.agency)
    if notice.acknowledged_at is not None:
        raise BadUsage("A colleague of yours has seen this notice already. Nothing was changed.")
    notice.acknowledged_at, notice.acknowledged_by = timezone.now(), by
    notice.save(update_fields=["acknowledged_at", "acknowledged_by"])
    if notice.why == "home":  # so it was told: nobody types it into the response again
        home_answered(entry=notice.entry, by=by)
    _recorded(Act.ANSWER_NOTICE, "acknowledge found", notice.entry, by)
    return notice


@action
def take_back(*, reference: str, by: User) -> FoundEntry:
    """Undo an entry of one's own agency: it stays, and is neither matched nor waited for."""
    entry = FoundEntry.objects.select_for_update().get(pk=reference, agency=by.agency)
    if entry.taken_back_at is not None:
        raise BadUsage("This was taken back already. Nothing was changed.")
    if running(entry):
        raise BadUsage(RUNNING)
    entry.taken_back_at, entry.taken_back_by = timezone.now(), by
    entry.save(update_fields=["taken_back_at", "taken_back_by"])
    _recorded(Act.RECORD_FOUND, "take back found", entry, by)
    return entry


def _recorded(act: Act, reason: str, entry: FoundEntry, by: User) -> None:
    about = entry.person_id or entry.reference
    record(
        what="write", act=act, by=by, about=about, reason=reason,
        details={"found": entry.reference},
    )  # fmt: skip
