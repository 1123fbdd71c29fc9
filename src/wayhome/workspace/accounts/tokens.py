"""Tokens by which a program speaks as an account: made, hashed, and known again.

Keeps: what is kept is a hash, so that whoever reads the database can speak as nobody.
"""

import hashlib
import secrets
from datetime import timedelta

TOKEN_LASTS = timedelta(days=365)
PREFIX = "wayhome_"  # so that one left in a file is found by those who look for such


def new_token() -> str:
    """A new one: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Under what it is kept; not salted, because nothing that was chosen is in it."""
    return hashlib.sha256(token.encode()).hexdigest()
