"""What is done for attachments by the clock: scanning what waits, clearing away what nobody names,
and putting files under a new key."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from wayhome.lexicon.errors import Damaged, NotSetUp, WayhomeError
from wayhome.lexicon.home import home
from wayhome.workspace.actions.attachments import note_scan
from wayhome.workspace.attachments.keeping import GONE, clear_away, seal_anew
from wayhome.workspace.attachments.looking import scanned_now
from wayhome.workspace.attachments.models import Attachment, Bundle
from wayhome.workspace.attachments.scanning import NotScanned, TooLargeToScan

TOLD = 5  # faults in full; of more, how many


@dataclass(frozen=True)
class Scanned:
    """What became of the files that waited for a scanner, and how many wait on. `faults`: in
    sentences; of a file with the number of its case."""

    clean: int
    found: int
    waits: int
    faults: tuple[str, ...]


def scan_waiting() -> Scanned:
    """Have every file scanned that none has looked at yet; one that cannot be holds no other up.
    NotSetUp without a scanner."""
    if settings.CLAMAV is None:
        raise NotSetUp("There is no virus scanner to ask: WAYHOME_CLAMAV is not set.")
    waiting = list(Attachment.objects.filter(scan__isnull=True, out__isnull=True).order_by("at"))
    hits, faults = list[str](), list[str]()
    for one in waiting:
        try:
            hits.append(_scanned(one))
        except NotScanned as away:
            if not isinstance(away, TooLargeToScan):
                faults.append(str(away))
                break  # nor will it answer of the next
            faults.append(f"{one.case_id}, {one.pk}: {away}")
        except WayhomeError as fault:
            faults.append(f"{one.case_id}, {one.pk}: {fault}")
    clean = hits.count("")
    return Scanned(clean, len(hits) - clean, len(waiting) - len(hits), tuple(faults))


def _scanned(one: Attachment) -> str:
    hit = scanned_now(one)
    note_scan(attachment=one, found=hit, by=None)
    return hit


def tidy() -> int:
    """Remove what a crash left, once it is a day old; how many files."""
    return clear_away(home(), set(kept_files()))


def put_under_first_key() -> tuple[int, tuple[str, ...]]:
    """Every file under the key that seals now: how many were under another, and which could not be
    read."""
    moved, faults = 0, list[str]()
    for name in kept_files():
        try:
            moved += seal_anew(home(), name)
        except OSError:
            faults.append(f"{name}: {GONE}")
        except WayhomeError as fault:
            faults.append(f"{name}: {fault}")
    return moved, tuple(faults)


def kept_files() -> Iterator[str]:
    """The names of all files that a row names."""
    for model in (Attachment, Bundle):
        yield from model.objects.order_by("pk").values_list("file", flat=True)


def must_be_whole(faults: tuple[str, ...]) -> None:
    """Damaged where something could not be done, for whoever runs the command."""
    if faults:
        more = f" And {len(faults) - TOLD} more." if faults[TOLD:] else ""
        raise Damaged(" ".join(faults[:TOLD]) + more)
