"""Files on their way from a browser to `extracts.receive`, and what became of each.

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
from typing import NamedTuple

from django.core.files.uploadedfile import UploadedFile

from wayhome import extracts
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.receipts import Receipt, shown


@dataclass(frozen=True)
class Handed:
    """One file set down."""

    path: Path
    sha256: str
    size: int

    def described(self) -> dict[str, str | int]:
        """For the trail: what proves which file it was."""
        return {"file": self.path.name, "sha256": self.sha256, "bytes": self.size}


class Outcome(NamedTuple):
    """What became of one file: its receipt if it has one, and a sentence."""

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


def received(files: list[Handed], agency: str, home: Home) -> list[Outcome]:
    """Receive files as an agency's; a zip gives an outcome for each file in it."""
    found = extracts.receive([file.path for file in files], agency=agency, at=home)
    return [_outcome(one, home) for one in found]


def _outcome(one: extracts.Receipt, home: Home) -> Outcome:
    if not one.was_read:
        return Outcome(one.file, None, one.sentence)
    held = shown(home, one)
    counts = f"{held.accepted:,} rows accepted, {held.refused:,} refused."
    return Outcome(one.file, held, one.sentence or counts)


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
