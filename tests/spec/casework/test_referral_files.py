"""The files that go with a referral: those that its form takes, each known by its hash."""

import pytest

from wayhome.casework.referral.as_json import with_files
from wayhome.casework.referral.attachments import LARGEST, Attached, going, not_attached

LETTER = Attached("letter.docx", 31_000, "ab" * 32, "Letter of the school")


@pytest.mark.parametrize(
    ("name", "size", "goes"),
    [
        ("letter.docx", 31_000, True),
        ("photo.JPEG", LARGEST - 1, True),
        ("photo.jpeg", LARGEST, False),
        ("photo.heic", 10, False),
        ("days.xlsx", 10, False),
        ("seen.txt", 10, False),
    ],
)
def test_what_the_form_takes_goes(name: str, size: int, goes: bool) -> None:
    one = Attached(name, size, "ab" * 32, "What it shows")
    assert bool(going([one])) is goes
    assert bool(one.refusal) is not goes


def test_they_stand_in_the_json_by_name_and_with_their_proof() -> None:
    told = {"reference": "K-7", "upload-file": ["police.pdf", "letter.docx"]}
    assert with_files(told, [LETTER, Attached("seen.txt", 9, "cd" * 32, "Notes")]) == {
        "reference": "K-7",
        "upload-file": ["police.pdf", "letter.docx"],
        "attachments": [
            {
                "name": "letter.docx",
                "size": 31_000,
                "sha256": "ab" * 32,
                "shows": "Letter of the school",
            }
        ],
    }
    assert with_files({"reference": "K-7"}, [LETTER])["upload-file"] == ["letter.docx"]
    assert with_files(told, []) == told


def test_what_is_named_and_not_here_is_said() -> None:
    assert not_attached(["police.pdf", "LETTER.docx"], [LETTER]) == ["police.pdf"]
