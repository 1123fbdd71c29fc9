"""Actions of attachments: attaching a file, taking it out, what a scanner said, making a bundle.

The trail says that it was done in which case; never which file, what it shows or about whom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from wayhome.governance.roles import Act
from wayhome.interchange.past import by_delivery, sealed
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.cases import NO_CASE, Saying, said_within
from wayhome.workspace.actions.once import action
from wayhome.workspace.attachments.models import (
    LONGEST_FOUND,
    Attachment,
    AttachmentScan,
    AttachmentTakenOut,
    Bundle,
)
from wayhome.workspace.cases.models import Case
from wayhome.workspace.cases.standing import present, seen_by
from wayhome.workspace.exporting.models import PastExport
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.trail.recording import record

TWICE = "This was attached already. Nothing was kept twice."
CLOSED = "This case is closed: open it again to attach something."
OTHERS = "Another agency attached this. Ask them: they can take it out."
DISCLOSURE = "disclosure in proceedings"  # the purpose of every bundle, in the register of exports


class AttachedAlready(BadUsage):
    """The same form a second time."""


@dataclass(frozen=True)
class Kept:
    """A file that is sealed on the disk. `file`: its name there; `sha256`: without its seal."""

    file: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Brought:
    """What is attached. `scanned`: None where no scanner looked at it, else what it found, which is
    nothing."""

    name: str
    kind: str
    shows: str
    place: int | None
    kept: Kept
    scanned: str | None = None


@dataclass(frozen=True)
class Bundled:
    """A bundle as it is on the disk. `manifest`: as it stands in it; `left`: what was left out, and
    why; `others`: what was answered of other people's names; `records`: on which it rests."""

    manifest: Mapping[str, Any]
    kept: Kept
    left: Sequence[Sequence[str]]
    others: str
    records: Sequence[str] = ()


@action
def attach(*, case: str, number: str, brought: Brought, by: User) -> Attachment:
    """Attach a file that is on the disk. BadUsage where the case is closed or has the file."""
    row, now, kept = _locked(case, by), present(), brought.kept
    if not row.is_open:
        raise BadUsage(CLOSED)
    same = row.attachments.filter(sha256=kept.sha256, out__isnull=True).first()
    if same is not None and same.pk != number:
        raise BadUsage(f"“{brought.name}” is attached here already, as “{same.name}”.")
    attachment = Attachment(
        number=number, case=row, place=brought.place, name=brought.name, kind=brought.kind,
        size=kept.size, sha256=kept.sha256, file=kept.file, shows=brought.shows,
        by=by, agency=by.agency, at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            attachment.save()
    except IntegrityError as twice:
        raise AttachedAlready(TWICE) from twice
    if brought.scanned is not None:
        _scanned(attachment, brought.scanned, by)
    _recorded(row.pk, "attach file", by)
    return attachment


@action
def take_out(*, case: str, attachment: str, why: str, by: User) -> AttachmentTakenOut:
    """Take a file out of its case: it stays to be seen that it was there, and why it is not."""
    row = _locked(case, by)
    found = row.attachments.filter(pk=attachment).first()
    if found is None or hasattr(found, "out"):
        raise BadUsage("This is taken out already.")
    if found.agency != by.agency:
        raise BadUsage(OTHERS)
    out = AttachmentTakenOut.objects.create(attachment=found, why=why, by=by, at=present())
    _recorded(row.pk, "take attachment out", by)
    return out


@action
def note_scan(*, attachment: Attachment, found: str, by: User | None) -> None:
    """Keep what a virus scanner said of a file that waited for it; what was said first stays."""
    try:
        with transaction.atomic():
            _scanned(attachment, found, by)
    except IntegrityError as twice:
        raise BadUsage("This was scanned already.") from twice
    _recorded(attachment.case_id, "scan attachment", by)


@action
def make_bundle(*, case: str, saying: Saying, bundled: Bundled, by: User) -> Bundle:
    """Keep a bundle that is on the disk: in the register of exports, and as an entry of its case.
    SaidSince where somebody wrote in the case meanwhile; BadUsage where the rules refuse it."""
    entry, kept = said_within(case=case, saying=saying, by=by), bundled.kept
    bundle = Bundle(
        export=_registered(case, bundled, by), case=entry.case, place=entry.place,
        size=kept.size, sha256=kept.sha256, file=kept.file, left=list(bundled.left),
        others=bundled.others,
    )  # fmt: skip
    bundle.save()
    _recorded(case, "make bundle", by)
    return bundle


def _registered(case: str, bundled: Bundled, by: User) -> PastExport:
    """It rests on records where the chronology goes in; entries and files rest on none."""
    said, records = bundled.manifest, bundled.records
    return PastExport.objects.create(
        number=said["number"], kind="bundle", about=case, marking=said["marking"],
        recipient=said["recipient"], purpose=DISCLOSURE,
        expires=date.fromisoformat(said["expires"]),
        made_at=timezone.make_aware(datetime.fromisoformat(said["made_at"])),
        by=by, agency=by.agency, profile=said["profile"], why_named=said["why_named"],
        release=said["release"], files=said["files"],
        held=by_delivery(records), sealed=sealed(records, seal_of(said["number"])),
    )  # fmt: skip


def _locked(case: str, by: User) -> Case:
    """The case, nobody else's while this transaction runs."""
    row: Case | None = seen_by(by).select_for_update().filter(pk=case).first()
    if row is None:
        raise BadUsage(NO_CASE)
    return row


def _scanned(attachment: Attachment, found: str, by: User | None) -> None:
    AttachmentScan.objects.create(
        attachment=attachment, found=found[:LONGEST_FOUND], by=by, at=timezone.now()
    )


def _recorded(case: str, reason: str, by: User | None) -> None:
    record(what="write", act=Act.WORK_CASES, by=by, about=case, reason=reason)
