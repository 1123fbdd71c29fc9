"""The key that signs cookies and forms: given from outside, or made once for a demonstration."""

import os
import secrets

from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home


def key(home: Home, demo: bool) -> str:
    """WAYHOME_SECRET_KEY, or a demonstration's own. NotSetUp when service has none."""
    given = os.environ.get("WAYHOME_SECRET_KEY", "")
    if given:
        return given
    if demo:
        return made_once(home, "demonstration.key")
    raise NotSetUp(
        "WAYHOME_SECRET_KEY is not set, and without it sign-ins cannot be protected. "
        'Make one with: python -c "import secrets; print(secrets.token_urlsafe(50))" '
        "and set it for every process of this installation."
    )


def made_once(home: Home, name: str, length: int = 50) -> str:
    """A demonstration's own key, in a file of its home; `length` in bytes, before it is written."""
    file = home.root / name
    if not file.exists():
        home.root.mkdir(parents=True, exist_ok=True)
        # Exclusive: of two processes starting together only one may choose the key.
        try:
            with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
                new.write(secrets.token_urlsafe(length))
        except FileExistsError:
            pass
    return file.read_text(encoding="utf-8")
