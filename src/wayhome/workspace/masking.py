"""A reference of somebody who stands as P-1 on a page: made for one reader, so that whoever finds
the same person by searching cannot compare the two.

    masked    P-7K3M-9Q2X-4TBC  ─>  M-…     into links and data, for this reader alone
    meant     M-…  ─>  P-7K3M-9Q2X-4TBC     at the gate, or where a form or an address is read

Keeps: only the gate tells whom it stands for, and once asked it is on the trail. For anybody else
it stands for nobody. The same person has the same one all through, so that a page can be loaded
again, and what a form holds is known when it comes back.

Encrypted with a synthetic initialisation vector (as RFC 5297 has it): a keyed hash of the reference
proves it and begins the stream that hides it.
"""

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.utils.crypto import salted_hmac

from wayhome.workspace.accounts.models import User

PREFIX = "M-"
PROOF = 8  # bytes


def masked(person_id: str, reader: User) -> str:
    """How links and data name somebody to whom this reader has not opened the way."""
    key, given = _key(reader), person_id.encode()
    proof = _proof(key, given)
    told = urlsafe_b64encode(proof + _turned(key, proof, given)).decode()
    return f"{PREFIX}{told.rstrip('=')}"


def meant(told: str, reader: User) -> str:
    """Whom a reference stands for, for this reader; any that is not masked, or is another's mask,
    stays as it is, and is nobody's."""
    if not told.startswith(PREFIX):
        return told
    text = told.removeprefix(PREFIX)
    try:
        held = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        key, proof = _key(reader), held[:PROOF]
        given = _turned(key, proof, held[PROOF:])
        known = hmac.compare_digest(_proof(key, given), proof)
        return given.decode() if known else told
    except (binascii.Error, ValueError):
        return told


def _key(reader: User) -> bytes:
    return salted_hmac("wayhome.masked", str(reader.pk), algorithm="sha256").digest()


def _proof(key: bytes, given: bytes) -> bytes:
    return hmac.digest(key, given, "sha256")[:PROOF]


def _turned(key: bytes, proof: bytes, given: bytes) -> bytes:
    stream = hashlib.shake_256(key + b"stream" + proof).digest(len(given))
    return bytes(one ^ other for one, other in zip(given, stream, strict=True))
