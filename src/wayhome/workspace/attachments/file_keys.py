"""The keys that attachments are sealed under: given from outside, or made once for a demonstration.

Keeps: whoever takes the disk away, or a backup of it, has no key: in service none is ever kept
beside the files. Without one the workspace runs, and nothing is attached.
"""

import base64
import binascii
import os

from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.workspace.attachments.sealed import KEY, Keys
from wayhome.workspace.config import secret

SETTING = "WAYHOME_FILE_KEY"
HOW = 'python -c "import secrets; print(secrets.token_urlsafe(32))"'
MISSING = (
    f"Files cannot be kept here yet: {SETTING} is not set. Whoever looks after Wayhome here makes "
    f"one with {HOW} and sets it for every process."
)
WRONG = (
    f"{SETTING} is not a key: each is 32 bytes, written as 43 signs. Make one with: {HOW}. Several "
    "are separated by commas; the first seals, the others still open what they sealed."
)


def given(home: Home, demo: bool) -> tuple[bytes, ...]:
    """The keys, the one that seals first; none where none is set. BadUsage where one is no key."""
    text = os.environ.get(SETTING, "")
    if not text.strip() and demo:
        text = secret.made_once(home, "demonstration-files.key", KEY)
    return tuple(_read(one) for one in text.replace(",", " ").split())


def keys(held: tuple[bytes, ...]) -> Keys:
    """NotSetUp where there is none."""
    if not held:
        raise NotSetUp(MISSING)
    return Keys(held)


def _read(text: str) -> bytes:
    try:
        key = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as fault:
        raise BadUsage(WRONG) from fault
    if len(key) != KEY:
        raise BadUsage(WRONG)
    return key
