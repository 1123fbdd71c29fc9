"""One build at a time. The lock is the operating system's, so a killed run cannot leave it shut.

Whoever has a build made by a process of its own takes the lock and hands it on: there is no moment
between the two in which a second build could begin.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home

LOCK = ".build.lock"
PATIENCE = 0.5  # seconds: whoever only looks (`is_held`) has it for a moment


@contextmanager
def build_lock(home: Home, handed: int | None = None) -> Iterator[int]:
    """Hold the build lock of a home; gives its handle, to be handed on. `handed`: of one that is
    held already. BadUsage while another build runs."""
    with _again(handed) if handed is not None else _taken(home) as file:
        yield file.fileno()


def under_way(home: Home) -> bool:
    """Whether a build runs on this home, by whomever it was started."""
    return is_held(home.root / LOCK)


def is_held(file: Path) -> bool:
    """Whether some process holds this lock."""
    try:
        with file.open() as looked_at:
            fcntl.flock(looked_at, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _again(handed: int) -> TextIO:
    os.set_inheritable(handed, False)  # what the build starts in turn may outlive it
    return os.fdopen(os.dup(handed), "w")


def _taken(home: Home) -> TextIO:
    home.root.mkdir(parents=True, exist_ok=True)
    file, until = (home.root / LOCK).open("w"), time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return file
        except BlockingIOError:
            if time.monotonic() > until:
                file.close()
                raise BadUsage(
                    "Another build is running on this home. Wait for it to end."
                ) from None
            time.sleep(0.05)
