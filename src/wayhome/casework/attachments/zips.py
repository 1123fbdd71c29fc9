"""A look into a zip file without unpacking it: its members, and the first bytes of one of them.

Keeps: nothing is unpacked, so no bomb goes off; what would be two files at once is refused. A zip
is read from its end, most other files from their beginning, so bytes can be both.
"""

import struct
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

from wayhome.lexicon.errors import BadUsage

BEGINS = b"PK\x03\x04"
_ENDS = b"PK\x05\x06"
_END = struct.Struct("<4s4H2LH")  # the record at the end, of the .ZIP specification, 4.3.16
_COMMENT = 0xFFFF  # bytes a comment after it may have
LONGEST_LIST = 4 << 20  # bytes of the list of members: 40,000 of them and more
LARGEST_READ = 1 << 20


def ends_as_zip(file: BinaryIO) -> bool:
    """Whether a reader of zip files would take this for one, whatever it begins with."""
    return _end(file) is not None


def members(file: BinaryIO) -> Mapping[str, zipfile.ZipInfo]:
    """Members by name. BadUsage where it is no whole zip file, or its list is too long to read."""
    end = _end(file)
    if end is None or end[5] > LONGEST_LIST:
        raise BadUsage("It is damaged, or packed in a way that cannot be looked into.")
    try:
        with zipfile.ZipFile(file) as archive:
            return {one.filename: one for one in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise BadUsage("It is damaged, or packed in a way that cannot be looked into.") from fault


def begins(file: BinaryIO, member: zipfile.ZipInfo) -> bytes:
    """The first bytes of a member; nothing where they cannot be read."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(member) as opened:
            return opened.read(LARGEST_READ)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return b""


def _end(file: BinaryIO) -> tuple[bytes, int, int, int, int, int, int, int] | None:
    """The record at the end, if its comment ends with the file."""
    size = file.seek(0, 2)
    file.seek(max(size - _COMMENT - _END.size, 0))
    tail = file.read()
    at = tail.rfind(_ENDS)
    if at < 0 or len(tail) - at < _END.size:
        return None
    found = _END.unpack_from(tail, at)
    return found if found[7] == len(tail) - at - _END.size else None
