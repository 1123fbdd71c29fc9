"""Asking a virus scanner: only a plain OK is clean, whatever else happens."""

import socket
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.a_scanner import EICAR, FOUND, LARGEST, listening

from wayhome.lexicon.errors import BadUsage
from wayhome.workspace.attachments.scanning import NotScanned, TooLargeToScan, scanner

LETTER = b"a letter " * 10_000


@pytest.mark.parametrize("by_path", [False, True], ids=["port", "path"])
def test_what_it_says_is_heard(tmp_path: Path, by_path: bool) -> None:
    with listening(tmp_path / "clamd" if by_path else None) as (address, seen):
        asked = scanner(address)
        assert asked is not None
        assert asked.found(BytesIO(LETTER)) == ""
        assert asked.found(BytesIO(LETTER + EICAR)) == FOUND
    assert seen == [LETTER, LETTER + EICAR]


def test_what_is_too_large_for_it_is_told_from_its_being_away() -> None:
    with listening() as (address, _):
        asked = scanner(address)
        assert asked is not None
        with pytest.raises(TooLargeToScan):
            asked.found(BytesIO(b"a" * (LARGEST + 5_000_000)))


@pytest.mark.parametrize("says", ["stream: ERROR", "UNKNOWN COMMAND", " ", "stream: OK or so"])
def test_anything_else_is_no_scan(says: str) -> None:
    with listening(says=says) as (address, _):
        asked = scanner(address)
        assert asked is not None
        with pytest.raises(NotScanned):
            asked.found(BytesIO(LETTER))


def test_one_that_is_away_or_silent_is_no_scan(tmp_path: Path) -> None:
    gone = scanner(str(tmp_path / "nobody"))
    assert gone is not None
    with pytest.raises(NotScanned, match="does not answer"):
        gone.found(BytesIO(LETTER))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        asked = scanner("127.0.0.1:{1}".format(*silent.getsockname()))
        assert asked is not None
        with pytest.raises(NotScanned, match="does not answer"):
            replace(asked, patience=0.1).found(BytesIO(LETTER))


def test_where_it_listens_is_a_path_or_a_port() -> None:
    assert scanner(" ") is None
    found = scanner("[::1]:3310")
    assert found is not None
    assert (found.host, found.port) == ("::1", 3310)
    for wrong in ("clamd", "host:", ":3310", "host:0", "host:99999", "host:x"):
        with pytest.raises(BadUsage, match="WAYHOME_CLAMAV"):
            scanner(wrong)
