"""What may be attached: by what is in a file, with a name that says the same."""

from io import BytesIO

import pytest
from tests import real_files as files

from wayhome.casework.attachments import kinds, names, zips
from wayhome.lexicon.errors import BadUsage

TAKEN = [
    ("letter.pdf", files.pdf(), "pdf"),
    ("photo.JPG", files.JPEG, "jpeg"),
    ("photo.jpeg", files.JPEG + b"what a telephone writes after it", "jpeg"),
    ("screen.png", files.png(), "png"),
    ("photo.heic", files.HEIC, "heic"),
    ("notes.docx", files.docx(), "docx"),
    ("days.xlsx", files.xlsx(), "xlsx"),
    ("notes.odt", files.odt(), "odt"),
    ("old.doc", files.doc(), "doc"),
    ("seen.txt", files.TEXT, "txt"),
    ("days.csv", files.CSV, "txt"),
    ("long.txt", "é".encode() * 70_000, "txt"),  # a letter lies across two pieces
]
REFUSED = [
    ("empty.pdf", b"", "nothing in it"),
    ("letter.txt", files.pdf(), "by what is in it, it is PDF"),
    ("photo.pdf", files.JPEG, "by what is in it, it is Picture (JPEG)"),
    ("letter", files.pdf(), "has no ending"),
    ("letter.pdf.exe", files.pdf(), "ends in “.exe”"),
    ("run.pdf", b"MZ\x90\x00\x03", "a kind that is not known"),
    ("cut.pdf", files.pdf()[:-40], "cut off"),
    ("cut.png", files.png()[:-4], "cut off"),
    ("cut.jpg", files.JPEG[:40], "cut off"),
    ("two.pdf", files.pdf() + files.docx(), "two kinds of file at once"),
    ("two.jpg", files.JPEG + files.packed({"a.txt": b"a"}), "two kinds of file at once"),
    ("two.txt", files.TEXT + files.packed({"a.txt": b"a"}), "two kinds of file at once"),
    ("macros.docx", files.with_macros(), "macros"),
    ("macros.doc", files.doc(macros=True), "macros"),
    ("macros.odt", files.packed({"mimetype": files.ODF, "Basic/script.xml": b""}), "macros"),
    (
        "renamed.docx",
        files.packed(
            {"[Content_Types].xml": b"ms-word.document.macroEnabled", "word/document.xml": b""}
        ),
        "macros",
    ),
    ("folder.docx", files.packed({"a.txt": b"a"}), "a folder of files"),
    ("cut.docx", files.docx()[:-30], "damaged"),
    ("locked.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password"),
    ("page.txt", b"\n <HTML><script>alert(1)</script>", "a page for a browser"),
    ("picture.txt", b"<svg onload='x()'>", "a page for a browser"),
    ("latin.txt", "Café".encode("latin-1"), "save it as UTF-8"),
    ("cut.txt", "Café".encode()[:-1], "save it as UTF-8"),
    ("zero.txt", b"a\x00b", "a kind that is not known"),
]


@pytest.mark.parametrize(("name", "held", "code"), TAKEN, ids=[name for name, _, _ in TAKEN])
def test_it_is_taken_for_what_it_is(name: str, held: bytes, code: str) -> None:
    assert kinds.recognised(name, BytesIO(held)).code == code


@pytest.mark.parametrize(("name", "held", "why"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_it_is_refused_with_one_sentence(name: str, held: bytes, why: str) -> None:
    with pytest.raises(BadUsage) as refused:
        kinds.recognised(name, BytesIO(held))
    assert str(refused.value).startswith(f"“{name}” is not taken")
    assert why in str(refused.value)


def test_a_list_too_long_to_read_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "LONGEST_LIST", 100)
    with pytest.raises(BadUsage, match="cannot be looked into"):
        kinds.recognised("notes.docx", BytesIO(files.docx()))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("letter.pdf", "letter.pdf"),
        ("C:\\Users\\Kai\\letter.pdf", "letter.pdf"),
        ("../../etc/letter.pdf", "letter.pdf"),
        ("letter\u202efdp.exe", "letterfdp.exe"),  # shown as letterexe.pdf
        ("a\r\nb\x00.pdf", "ab.pdf"),
        ("  .hidden.pdf ", "hidden.pdf"),
        ('a"b<c>.pdf', "a-b-c-.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("/", ""),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(given: str, kept: str) -> None:
    assert names.safe(given) == kept
