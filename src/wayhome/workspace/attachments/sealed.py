"""A sealed file: without a key nobody reads it, and nobody changes it unseen.

    head     what it is, which key, how long a piece is; its own data key, wrapped by that key
    pieces   AES-256-GCM under the data key; in the nonce stands the piece's place, and in its last
             byte whether it is the last one

So a byte that is changed, a piece that is moved, left out or put in, and an end that is cut off are
all found. The name of the file is sealed into its head: one file cannot stand in for another.

Authority: Hoang, Reyhanitabar, Rogaway and Vizár, "Online authenticated encryption and its
nonce-reuse misuse-resistance", CRYPTO 2015 (STREAM); NIST SP 800-38D. A data key seals one file
alone, so its nonces count from nought and no two are alike.
"""

import hashlib
import hmac
import io
import os
import struct
from collections.abc import Sequence
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wayhome.lexicon.errors import Damaged, NotSetUp

KIND = b"WAYSEAL1"
_HEAD = struct.Struct(">8s8sI12s48s")
_BOUND = struct.Struct(">8sI")  # of the head, what the wrapping of the data key binds
_NONCE = struct.Struct(">QxxxB")
KEY, TAG, PIECE, LONGEST_PIECE = 32, 16, 1 << 16, 1 << 24  # bytes

TORN = (
    "This file is not as it was kept, so it is not opened. Ask whoever looks after Wayhome here to "
    "bring it back from a backup."
)
NO_KEY = (
    "No key here opens this file. Ask whoever looks after Wayhome here to put the key under which "
    "it was kept back into WAYHOME_FILE_KEY."
)


class Keys:
    """The keys of an installation, 32 bytes each: the first seals, every one opens."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._first = keys[0]
        self._by_mark = {_mark(one): one for one in keys}

    def head(self, data_key: bytes, name: str, piece: int) -> bytes:
        """The head of a file: its data key, wrapped by the first key."""
        nonce = os.urandom(12)
        wrapped = AESGCM(self._first).encrypt(nonce, data_key, _bound(name, piece))
        return _HEAD.pack(KIND, _mark(self._first), piece, nonce, wrapped)

    def data_key(self, head: bytes, name: str) -> tuple[bytes, int]:
        """The data key and the length of a piece. NotSetUp where the key is not here, Damaged where
        the head is not as it was written, or of another file."""
        if len(head) < _HEAD.size:
            raise Damaged(TORN)
        kind, mark, piece, nonce, wrapped = _HEAD.unpack(head)
        if kind != KIND or not 0 < piece <= LONGEST_PIECE:
            raise Damaged(TORN)
        key = self._by_mark.get(mark)
        if key is None:
            raise NotSetUp(NO_KEY)
        return _opened(AESGCM(key), nonce, wrapped, _bound(name, piece)), piece

    def is_first(self, head: bytes) -> bool:
        """Whether a file is under the key that seals now."""
        return _HEAD.unpack(head)[1] == _mark(self._first)


class Sealer:
    """Writes a sealed file as its bytes come; memory holds one piece. `sha256`: of what was
    written, once it is finished."""

    def __init__(self, out: BinaryIO, keys: Keys, name: str, piece: int = PIECE) -> None:
        data_key = AESGCM.generate_key(KEY * 8)
        out.write(keys.head(data_key, name, piece))
        self._out, self._cipher, self._piece = out, AESGCM(data_key), piece
        self._held, self._place, self.size, self._hash = bytearray(), 0, 0, hashlib.sha256()

    def write(self, data: bytes | bytearray | memoryview) -> int:
        given = memoryview(data).cast("B")
        self._hash.update(given)
        self.size += len(given)
        self._held += given
        # What may be the last piece is held back: only the end says which one is.
        while len(self._held) > self._piece:
            self._seal(bytes(self._held[: self._piece]), last=False)
            del self._held[: self._piece]
        return len(given)

    def flush(self) -> None:
        """For those who write zip files into it."""

    def finish(self) -> None:
        self._seal(bytes(self._held), last=True)
        self._held.clear()

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def _seal(self, plain: bytes, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._place, last), plain, None))
        self._place += 1


class Unsealed(io.RawIOBase):
    """Reads a sealed file; can be sought in. Damaged or NotSetUp, where it is opened or where it is
    read, rather than one byte that is not as it was."""

    def __init__(self, file: BinaryIO, keys: Keys, name: str) -> None:
        super().__init__()
        data_key, self._piece = keys.data_key(file.read(_HEAD.size), name)
        self._file, self._cipher = file, AESGCM(data_key)
        length = file.seek(0, io.SEEK_END) - _HEAD.size
        self._last = max(-(-length // (self._piece + TAG)) - 1, 0)
        self.size = length - (self._last + 1) * TAG
        if length - self._last * (self._piece + TAG) < TAG:
            raise Damaged(TORN)
        self._at, self._place, self._held = 0, -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        from_where = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}
        to = from_where[whence] + offset
        if to < 0:
            raise ValueError("There is nothing before the beginning.")
        self._at = to
        return to

    def readinto(self, into: Any) -> int:
        place, within = divmod(self._at, self._piece)
        if self._at >= self.size:
            if self._place != self._last:
                self._open(self._last)  # the end is only believed once it is proven
            return 0
        if place != self._place:
            self._open(place)
        room = memoryview(into).cast("B")
        given = self._held[within : within + len(room)]
        room[: len(given)] = given
        self._at += len(given)
        return len(given)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _open(self, place: int) -> None:
        self._file.seek(_HEAD.size + place * (self._piece + TAG))
        sealed = self._file.read(self._piece + TAG)
        self._held = _opened(self._cipher, _nonce(place, place == self._last), sealed, None)
        self._place = place


def proven(file: Unsealed, sha256: str) -> None:
    """Read it to its end once, before any of it is given to anybody. Damaged where it is not what
    was kept."""
    digest = hashlib.sha256()
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
    if not hmac.compare_digest(digest.hexdigest(), sha256):
        raise Damaged(TORN)
    file.seek(0)


def sealed_anew(file: BinaryIO, out: BinaryIO, keys: Keys, name: str) -> None:
    """The same file with its data key under the first key; the pieces stay as they are."""
    data_key, piece = keys.data_key(file.read(_HEAD.size), name)
    out.write(keys.head(data_key, name, piece))
    while part := file.read(PIECE):
        out.write(part)


def under_first(file: BinaryIO, keys: Keys) -> bool:
    """Whether it is under the key that seals now. Damaged where its head is cut off."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise Damaged(TORN)
    return keys.is_first(head)


def _opened(cipher: AESGCM, nonce: bytes, sealed: bytes, bound: bytes | None) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, bound)
    except (InvalidTag, ValueError) as fault:
        raise Damaged(TORN) from fault


def _nonce(place: int, last: bool) -> bytes:
    return _NONCE.pack(place, last)


def _bound(name: str, piece: int) -> bytes:
    return _BOUND.pack(KIND, piece) + name.encode()


def _mark(key: bytes) -> bytes:
    """By which a file says which key it is under; the key cannot be worked out from it."""
    return hmac.digest(key, b"wayhome file key", "sha256")[:8]
