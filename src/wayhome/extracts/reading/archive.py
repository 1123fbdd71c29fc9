"""Zip files of deliveries, with limits: a small file must not fill the disk (zip bomb).

What counts is what really comes out, not what the archive says of itself.
"""

import errno
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from wayhome.extracts.unread import NotTakenIn

MOST_MEMBERS = 1_000
MOST_BYTES = 8 << 30
# Real extracts shrink 5 to 40 times; a bomb 1,000 times
MOST_RATIO = 200
FREE = 10 << 20  # below this no ratio is looked at: a short file of blanks is no bomb
CHUNK = 1 << 20
DAMAGED = "The zip file is damaged or packed in a way that is not known."


@dataclass
class Allowance:
    """What may still be unpacked from one archive."""

    left: int


def members(path: Path, into: Path) -> Iterator[tuple[str, Path]]:
    """Name and unpacked copy of each file of the archive, one at a time."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = [member for member in archive.infolist() if not _passed_over(member)]
            _must_be_modest(found)
            size = path.stat().st_size
            allowed = Allowance(min(MOST_BYTES, max(FREE, size * MOST_RATIO)))
            for number, member in enumerate(found):
                copy = into / f"member-{number}"
                _unpack(archive, member, copy, allowed)
                yield PurePosixPath(member.filename).name, copy
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise NotTakenIn(DAMAGED) from None
    except OSError as error:
        # a damaged archive points before its own beginning; any other fault is the disk's
        raise NotTakenIn(DAMAGED) if error.errno == errno.EINVAL else error from None


def _passed_over(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename).name
    return member.is_dir() or name.startswith(".") or member.filename.startswith("__MACOSX")


def _must_be_modest(found: list[zipfile.ZipInfo]) -> None:
    if not found:
        raise NotTakenIn("The zip file holds no file.")
    if len(found) > MOST_MEMBERS:
        raise NotTakenIn(f"The zip file holds more than {MOST_MEMBERS:,} files.")
    if any(member.flag_bits & 1 for member in found):
        raise NotTakenIn("The zip file is locked with a password. Send it unlocked.")


def _unpack(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, copy: Path, allowed: Allowance
) -> None:
    with archive.open(member) as reading, copy.open("wb") as writing:
        while chunk := reading.read(CHUNK):
            allowed.left -= len(chunk)
            if allowed.left < 0:
                raise NotTakenIn(
                    "The zip file unpacks to far more than its size: it looks like a zip bomb. "
                    "Send the files themselves."
                )
            writing.write(chunk)
