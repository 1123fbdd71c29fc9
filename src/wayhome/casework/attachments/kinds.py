"""What may be attached, told by what is in a file and never by its name.

Keeps: the name says the same as the content, or the file is refused; nothing is taken that runs
(macros, programs, pages) or that is two kinds at once. Kinds are those that the form of a referral
takes (facts §1.5, 21 April 2026), and what offices and telephones write besides. What a virus
scanner finds is not found here, and a PDF may still hold script: it is opened elsewhere.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from wayhome.casework.attachments import zips
from wayhome.casework.attachments.names import ending
from wayhome.lexicon.errors import BadUsage

PIECE = 1 << 16
MAY_BE_SENT = (
    "Send it as PDF, Word (DOCX or DOC), Excel (XLSX), OpenDocument text (ODT), a picture (JPEG, "
    "PNG or HEIC), or plain text (TXT or CSV)."
)
MACROS = "it holds a program of its own (macros)"


@dataclass(frozen=True)
class Kind:
    """One kind. `code`: as it is kept; `endings`: of its names; `content`: its type on the web."""

    code: str
    words: str
    endings: tuple[str, ...]
    content: str


PDF = Kind("pdf", "PDF", (".pdf",), "application/pdf")
JPEG = Kind("jpeg", "Picture (JPEG)", (".jpg", ".jpeg"), "image/jpeg")
PNG = Kind("png", "Picture (PNG)", (".png",), "image/png")
HEIC = Kind("heic", "Picture (HEIC)", (".heic", ".heif"), "image/heic")
_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = Kind("docx", "Word", (".docx",), f"{_OFFICE}wordprocessingml.document")
XLSX = Kind("xlsx", "Excel", (".xlsx",), f"{_OFFICE}spreadsheetml.sheet")
ODT = Kind("odt", "OpenDocument text", (".odt",), "application/vnd.oasis.opendocument.text")
DOC = Kind("doc", "Word, of before 2007", (".doc",), "application/msword")
TEXT = Kind("txt", "Text", (".txt", ".csv"), "text/plain; charset=utf-8")
KINDS = {one.code: one for one in (PDF, JPEG, PNG, HEIC, DOCX, XLSX, ODT, DOC, TEXT)}


def recognised(name: str, file: BinaryIO) -> Kind:
    """The kind of a file that can be sought in. BadUsage with one sentence, naming the file and
    what may be sent, where it is none of these or not what its name says."""
    try:
        found = _by_content(file)
    except BadUsage as why:
        raise BadUsage(f"“{name}” is not taken. {why} {MAY_BE_SENT}") from why
    if ending(name) not in found.endings:
        last = ending(name)
        named = f"its name ends in “{last}”" if last else "its name has no ending"
        raise BadUsage(
            f"“{name}” is not taken: by what is in it, it is {found.words}, and {named}. Give it "
            f"the ending “{found.endings[0]}” if it is the right file."
        )
    return found


def _by_content(file: BinaryIO) -> Kind:
    file.seek(0)
    head = file.read(PIECE)
    if not head:
        raise BadUsage("There is nothing in it.")
    if not head.startswith(zips.BEGINS) and zips.ends_as_zip(file):
        raise BadUsage("It is two kinds of file at once.")
    look = next((look for begins, look in LOOKS if begins(head)), _text)
    return look(file, head)


def _pdf(file: BinaryIO, head: bytes) -> Kind:
    if b"%%EOF" not in _tail(file, 2048):
        raise BadUsage("The PDF is cut off: it has no end.")
    return PDF


def _jpeg(file: BinaryIO, head: bytes) -> Kind:
    # Telephones write more after the picture's own end, so only that there is one is asked.
    if not _holds(file, b"\xff\xd9"):
        raise BadUsage("The picture is cut off: it has no end.")
    return JPEG


def _png(file: BinaryIO, head: bytes) -> Kind:
    if _tail(file, 8)[:4] != b"IEND":
        raise BadUsage("The picture is cut off, or something follows its end.")
    return PNG


def _heic(file: BinaryIO, head: bytes) -> Kind:
    return HEIC


def _packed(file: BinaryIO, head: bytes) -> Kind:
    held = zips.members(file)
    names = {one.lower() for one in held}
    if any(one.endswith(("vbaproject.bin", "vbadata.xml")) for one in names) or any(
        one.startswith(("basic/", "scripts/", "word/activex/", "xl/activex/")) for one in names
    ):
        raise BadUsage(f"Wayhome does not keep it, because {MACROS}.")
    if "mimetype" in held and zips.begins(file, held["mimetype"]) == ODT.content.encode():
        return ODT
    types = held.get("[Content_Types].xml")
    for member, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX)):
        if types and member in held:
            if b"macroenabled" in zips.begins(file, types).lower():
                raise BadUsage(f"Wayhome does not keep it, because {MACROS}.")
            return kind
    raise BadUsage("It is a folder of files, or of a kind that is not known here.")


def _doc(file: BinaryIO, head: bytes) -> Kind:
    if not _holds(file, "WordDocument".encode("utf-16-le")):
        raise BadUsage("It is of a kind that is not known here, or locked with a password.")
    if _holds(file, "_VBA_PROJECT".encode("utf-16-le")):
        raise BadUsage(f"Wayhome does not keep it, because {MACROS}.")
    return DOC


def _text(file: BinaryIO, head: bytes) -> Kind:
    """Text in UTF-8 alone: of any other writing nobody can be sure how it reads."""
    first = True
    for words in _decoded(file):
        if _CONTROL.search(words):
            raise BadUsage("It is of a kind that is not known here.")
        if first and words.lstrip().lower().startswith(PAGES):
            raise BadUsage("It is a page for a browser.")
        first = False
    return TEXT


def _decoded(file: BinaryIO) -> Iterator[str]:
    reads = codecs.getincrementaldecoder("utf-8-sig")()
    file.seek(0)
    try:
        while piece := file.read(PIECE):
            yield reads.decode(piece)
        yield reads.decode(b"", final=True)
    except UnicodeDecodeError as fault:
        raise BadUsage(
            "It is of a kind that is not known here; if it is text, save it as UTF-8."
        ) from fault


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")  # what no text has
PAGES = ("<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "#!")
_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"})
Begins = Callable[[bytes], bool]
Look = Callable[[BinaryIO, bytes], Kind]
LOOKS: tuple[tuple[Begins, Look], ...] = (
    (lambda head: head.startswith(b"%PDF-"), _pdf),
    (lambda head: head.startswith(b"\xff\xd8\xff"), _jpeg),
    (lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), _png),
    (lambda head: head[4:8] == b"ftyp" and head[8:12] in _BRANDS, _heic),
    (lambda head: head.startswith(zips.BEGINS), _packed),
    (lambda head: head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), _doc),
)


def _tail(file: BinaryIO, many: int) -> bytes:
    size = file.seek(0, 2)
    file.seek(max(size - many, 0))
    return file.read()


def _holds(file: BinaryIO, sought: bytes) -> bool:
    """Whether the bytes stand anywhere in it; read in pieces that overlap."""
    file.seek(0)
    before = b""
    while piece := file.read(PIECE):
        if sought in before + piece:
            return True
        before = piece[-len(sought) :]
    return False
