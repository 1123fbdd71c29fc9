"""Actions of exports: that files left, which, for whom and until when; and what became of them."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wayhome.governance.audit import Plain
from wayhome.governance.roles import Act
from wayhome.governance.visibility import WIDE
from wayhome.interchange.past import Became, by_delivery, sealed
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions.once import action
from wayhome.workspace.exporting.models import ExportNote, PastExport
from wayhome.workspace.exporting.seals import seal_of
from wayhome.workspace.trail.recording import record

SAID = ("number", "marking", "recipient", "expires", "profile", "release")


@action
def export_ties(
    *,
    kind: str,
    about: str,
    purpose: str,
    manifest: dict[str, Any],
    records: Collection[str],
    named: Collection[str],
    by: User,
) -> None:
    """Note that ties left as files; each by its hash, so that a copy can be known.

    `records`: those that they rest on, of which counts and seals are kept. `named`: whoever stands
    in them by name, so that their own page tells of it too. Of what is kept close the trail says
    that it left, by the export's number: whoever reads it may be of any agency. The register has
    the rest."""
    _register(kind, about, purpose, manifest, records, by)
    if manifest["marking"] not in WIDE:
        number = str(manifest["number"])
        record(what="write", act=Act.EXPORT_TIES, by=by, about=number, details={"number": number})
        return
    details: dict[str, Plain] = {word: str(manifest[word]) for word in SAID}
    details["files"] = [f"{one['file']} {one['sha256']}" for one in manifest["files"]]
    details["people"] = list[Plain](sorted(named))
    record(
        what="write",
        act=Act.EXPORT_TIES,
        by=by,
        about=about,
        purpose=purpose,
        reason=str(manifest["why_named"]),
        details=details,
    )


@action
def note_export(*, number: str, became: Became, words: str, by: User) -> None:
    """Note what became of an export of one's own agency. BadUsage where there is none."""
    export = PastExport.objects.filter(pk=number, agency=by.agency).first()
    if export is None:
        raise BadUsage("There is no such export of your agency.")
    now = timezone.now()
    ExportNote.objects.create(export=export, became=became, words=words, by=by, noted_at=now)
    record(
        what="write",
        act=Act.SEE_EXPORTS,
        by=by,
        about=number,
        reason="note export",
        details={"became": str(became)},
    )


def _register(
    kind: str,
    about: str,
    purpose: str,
    manifest: dict[str, Any],
    records: Collection[str],
    by: User,
) -> None:
    PastExport.objects.create(
        number=manifest["number"],
        kind=kind,
        about=about,
        marking=manifest["marking"],
        recipient=manifest["recipient"],
        purpose=purpose,
        expires=date.fromisoformat(manifest["expires"]),
        made_at=timezone.make_aware(datetime.fromisoformat(manifest["made_at"])),
        by=by,
        agency=by.agency,
        profile=manifest["profile"],
        why_named=manifest["why_named"],
        release=manifest["release"],
        files=manifest["files"],
        held=by_delivery(records),
        sealed=sealed(records, seal_of(manifest["number"])),
    )
