"""Files of each kind that may be attached, made by what makes such files, and some that may not."""

import struct
import zipfile
import zlib
from base64 import b64decode
from io import BytesIO

from docx import Document
from openpyxl import Workbook

from wayhome.workspace.documents.as_pdf import as_pdf
from wayhome.workspace.documents.paper import Paper

# One grey point, as a camera's program wrote it.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////"
    "////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AN//Z"
)
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 40
TEXT = "Seen at the station, 21:40. Said “I am fine”.\r\n".encode()
CSV = b"\xef\xbb\xbfday,place\r\n2026-11-20,Alder Road\r\n"
ODF = b"application/vnd.oasis.opendocument.text"


def pdf(title: str = "Letter of the school") -> bytes:
    return as_pdf(Paper(title, "Written by Ada Brook.", ["He was not in school for eleven days."]))


def png() -> bytes:
    rows = zlib.compress(b"\x00\x80")
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    ]
    chunks = (
        struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def docx(words: str = "What the club saw in the week before.") -> bytes:
    made, held = Document(), BytesIO()
    made.add_paragraph(words)
    made.save(held)
    return held.getvalue()


def xlsx() -> bytes:
    made, held = Workbook(), BytesIO()
    made.save(held)
    return held.getvalue()


def odt() -> bytes:
    return packed({"mimetype": ODF, "content.xml": b"<office/>"})


def doc(macros: bool = False) -> bytes:
    """The signs by which a file of before 2007 is known: its head, and the names of its streams."""
    names = ["WordDocument", *(["_VBA_PROJECT"] if macros else [])]
    streams = b"".join(one.encode("utf-16-le").ljust(128, b"\0") for one in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + streams


def with_macros() -> bytes:
    return packed(members(docx()) | {"word/vbaProject.bin": b"\xd0\xcf"})


def packed(held: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return made.getvalue()


def members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
