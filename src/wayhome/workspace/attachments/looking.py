"""What is asked of a file before it is kept: is it of a kind that is taken, and is it clean?"""

from dataclasses import dataclass
from io import BufferedReader
from typing import BinaryIO

from django.conf import settings

from wayhome.casework.attachments.kinds import Kind, recognised
from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.actions.attachments import Kept
from wayhome.workspace.attachments import scanning
from wayhome.workspace.attachments.arriving import Arrived
from wayhome.workspace.attachments.keeping import opened
from wayhome.workspace.attachments.models import Attachment

INFECTED = (
    "“{name}” is not attached: the virus scanner found something in it ({found}). Do not open it, "
    "and tell whoever looks after your computers."
)
TOO_LARGE = (
    "“{name}” is not attached: it is larger than the virus scanner takes. Send it in parts, or "
    "smaller."
)


@dataclass(frozen=True)
class Looked:
    """A file that may be kept. `scanned`: None where no scanner looked at it yet, else nothing."""

    kind: Kind
    scanned: str | None

    @property
    def waits(self) -> bool:
        """Whether it cannot be opened before a scanner has looked at it."""
        return self.scanned is None and settings.CLAMAV is not None


def looked_at(file: Arrived) -> Looked:
    """BadUsage, with one sentence that names the file, where it may not be kept."""
    with file.arriving.opened() as plain:
        kind = recognised(str(file.name), plain)
        return Looked(kind, _scanned(str(file.name), plain))


def kept(file: Arrived) -> Kept:
    """How a file that arrived is known from now on."""
    sealer = file.arriving.sealer
    return Kept(file.arriving.name, sealer.size, sealer.sha256)


def scanned_now(one: Attachment) -> str:
    """What the scanner finds in a kept file; nothing where it is clean. NotScanned where it does
    not say."""
    if settings.CLAMAV is None:
        raise scanning.NotScanned("No virus scanner is set up here.")
    with opened(one.file, one.sha256) as plain:
        found: str = settings.CLAMAV.found(BufferedReader(plain))
        return found


def _scanned(name: str, plain: BinaryIO) -> str | None:
    if settings.CLAMAV is None:
        return None
    try:
        found = settings.CLAMAV.found(plain)
    except scanning.TooLargeToScan as fault:
        raise BadUsage(TOO_LARGE.format(name=name)) from fault
    except scanning.NotScanned:
        return None
    if found:
        raise BadUsage(INFECTED.format(name=name, found=found))
    return ""
