"""Asking a virus scanner, ClamAV, about a file: by a socket, in its own INSTREAM protocol.

    zINSTREAM\\0   then pieces, each its length in four bytes and its bytes, then a length of nought
    stream: OK\\0   or   stream: <what was found> FOUND\\0   or   … ERROR\\0

Keeps: only a plain OK is clean. A scanner that is away, slow or says anything else has not scanned.
Authority: clamd(8), "INSTREAM"; the stream goes over the socket, so no plain file is on the disk.
"""

import re
import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO

from wayhome.lexicon.errors import BadUsage, WayhomeError

SETTING = "WAYHOME_CLAMAV"
PIECE = 1 << 16
PATIENCE = 30.0  # seconds for each step: a scanner that loads its lists anew is silent for some
LONGEST_ANSWER = 4096
_FOUND = re.compile(r"^stream: (?P<name>.+) FOUND$")


class NotScanned(WayhomeError):
    """The scanner is away, or could not say."""


class TooLargeToScan(NotScanned):
    """The scanner takes no file of this size; asking again does not help."""


@dataclass(frozen=True)
class Scanner:
    """Where it listens: a path, or a host and a port."""

    path: str = ""
    host: str = ""
    port: int = 0
    patience: float = PATIENCE

    def found(self, file: BinaryIO) -> str:
        """What it found, by its own name of it; nothing where the file is clean. NotScanned where
        it did not say."""
        try:
            with self._connected() as asked:
                answer = _answer(asked, file)
        except OSError as fault:
            raise NotScanned("The virus scanner does not answer.") from fault
        return _read(answer)

    def _connected(self) -> socket.socket:
        if not self.path:
            return socket.create_connection((self.host, self.port), self.patience)
        made = socket.socket(socket.AF_UNIX)
        made.settimeout(self.patience)
        try:
            made.connect(self.path)
        except OSError:
            made.close()
            raise
        return made


def scanner(text: str) -> Scanner | None:
    """As the setting says; None where there is none. BadUsage where it says neither."""
    text = text.strip()
    if not text:
        return None
    if text.startswith("/"):
        return Scanner(path=text)
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise BadUsage(
            f"{SETTING} is neither the path of a socket, which begins with /, nor host:port. "
            "Without it files are kept unscanned."
        )
    return Scanner(host=host.strip("[]"), port=int(port))


def _answer(asked: socket.socket, file: BinaryIO) -> str:
    file.seek(0)
    try:
        asked.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            asked.sendall(struct.pack(">I", len(piece)) + piece)
        asked.sendall(struct.pack(">I", 0))
    except ConnectionError:
        pass  # it hangs up on what is too large for it, and said so before
    return _heard(asked)


def _heard(asked: socket.socket) -> str:
    held = b""
    while b"\0" not in held and len(held) < LONGEST_ANSWER:
        more = asked.recv(LONGEST_ANSWER)
        if not more:
            break
        held += more
    return held.partition(b"\0")[0].decode("utf-8", "replace").strip()


def _read(answer: str) -> str:
    if answer == "stream: OK":
        return ""
    if hit := _FOUND.match(answer):
        return hit["name"]
    if "size limit exceeded" in answer:
        raise TooLargeToScan("The virus scanner takes no file of this size.")
    raise NotScanned("The virus scanner did not say whether the file is clean.")
