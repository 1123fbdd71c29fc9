"""One build at a time. The lock is the operating system's, so a killed run cannot leave it shut."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home


@contextmanager
def build_lock(home: Home) -> Iterator[None]:
    """Hold the build lock of a home. BadUsage while another build runs."""
    home.root.mkdir(parents=True, exist_ok=True)
    with (home.root / ".build.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadUsage("Another build is running on this home. Wait for it to end.") from None
        yield
