"""The seal by which a record is found again in what left: a keyed hash, of the installation's key.

Each export and each kept picture has a key of its own, so that nobody who reads the register sees
that two of them hold the same record; and without the key nobody can try records out (ADR 0035).
"""

import hmac

from django.utils.crypto import salted_hmac

from wayhome.interchange.past import Seal

BYTES = 8  # among a hundred thousand records two are alike once in thousands of millions of times


def seal_of(number: str) -> Seal:
    """The seal of the export or the kept picture of this number."""
    key = salted_hmac("wayhome.left", number, algorithm="sha256").digest()
    return lambda record: hmac.digest(key, record.encode(), "sha256")[:BYTES].hex()
