"""A copy of a file as it was when it was received, so that what is read is what was hashed.

A file that changes while it is copied is refused: half of it would be of another hour.
"""

import hashlib
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from wayhome.extracts.unread import NotTakenIn

CHUNK = 1 << 20


@dataclass(frozen=True)
class Snapshot:
    """A file's bytes at one moment. `name` is the name it came under, without its folder."""

    path: Path
    name: str
    sha256: str
    bytes: int


def snapshot(source: Path, into: Path, name: str = "") -> Snapshot:
    """Copy `source` to `into`; NotTakenIn when it is empty, no file, or changes meanwhile."""
    name = name or source.name
    try:
        before = source.stat()
        _must_be_a_file(before)
        copied, digest = _copy(source, into)
        after = source.stat()
    except OSError as error:
        raise NotTakenIn(
            f"The file cannot be read: {(error.strerror or 'fault').lower()}."
        ) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or (
        copied != after.st_size
    ):
        raise NotTakenIn("The file changed while it was read. Wait until it is whole, send again.")
    if not copied:
        raise NotTakenIn("The file is empty.")
    return Snapshot(into, name, digest, copied)


def _must_be_a_file(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotTakenIn("This is a folder, not a file.")
    if not stat.S_ISREG(found.st_mode):
        raise NotTakenIn("This is not an ordinary file.")


def _copy(source: Path, into: Path) -> tuple[int, str]:
    digest, copied = hashlib.sha256(), 0
    with (
        source.open("rb") as reading,
        into.open("wb") as writing,
        ThreadPoolExecutor(max_workers=1) as beside,
    ):
        while chunk := reading.read(CHUNK):
            hashed = beside.submit(digest.update, chunk)
            writing.write(chunk)
            copied += len(chunk)
            hashed.result()
    return copied, digest.hexdigest()
