"""Files on their way from a browser to `extracts.receive`, one by one, and what became of each.

They lie in a folder of their own in the home until they are received, under the names they were
sent with, because a feed is recognised by names too. The folder goes whatever happens.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from wayhome import extracts
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.receipts import Receipt, receipts


@dataclass(frozen=True)
class Handed:
    """One file set down."""

    path: Path
    sha256: str
    size: int

    def described(self) -> dict[str, str | int]:
        """For the trail: what proves which file it was."""
        return {"file": self.path.name, "sha256": self.sha256, "bytes": self.size}


@dataclass(frozen=True)
class Outcome:
    """What became of one file: its receipt, or the sentence that says why there is none."""

    file: str
    receipt: Receipt | None
    sentence: str


@contextmanager
def set_down(files: list[UploadedFile], home: Home) -> Iterator[list[Handed]]:
    """The files on disk for as long as the block lasts."""
    home.root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".handed-in-", dir=home.root))
    try:
        yield [_written(file, folder / f"{number:04}") for number, file in enumerate(files)]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def received(file: Handed, agency: str, home: Home) -> Outcome:
    """Receive one file as an agency's. A file that cannot be read gives its sentence."""
    try:
        extracts.receive([file.path], agency=agency)
    except WayhomeError as error:
        return Outcome(file.path.name, None, str(error))
    held = [r for r in receipts(home) if r.sha256 == file.sha256 and r.agency == agency]
    if not held:
        sentence = "This file belongs to no feed that we know, so nothing was taken from it."
        return Outcome(file.path.name, None, sentence)
    return Outcome(file.path.name, held[0], "")


def _written(file: UploadedFile, folder: Path) -> Handed:
    folder.mkdir()
    # Only the last part of the name: a browser may send a path, and a rogue one "../".
    path = folder / (Path(str(file.name or "")).name or "file")
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as out:
        for chunk in file.chunks():
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    return Handed(path, digest.hexdigest(), size)
