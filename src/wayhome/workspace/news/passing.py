"""One pass: tell what falls due, then send what waits. By the clock, in a process of its own.

    wayhome notify            one pass, and ends: for the clock of the machine
    wayhome notify --every 5  a pass every five minutes, until it is stopped

Keeps: one pass at a time, by a lock of the operating system, which a pass that was killed lets go
of; when the last one began is read off the file of the lock, so that the pages can say that none is
made. Nothing of it happens within a request.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home
from wayhome.workspace.actions.news import tell_due
from wayhome.workspace.news.due import due
from wayhome.workspace.news.sending import Sent, send

LOCK = ".notify.lock"
UNDER_WAY = "Another pass is under way on this home. Let it end: it does the same."


@dataclass(frozen=True)
class Passed:
    """What a pass did: how much was told as due, and what became of messages."""

    told: int
    mail: Sent


def notify(home: Home) -> Passed:
    """Make one pass. BadUsage while another is made."""
    with _alone(home):
        found = due()
        told = tell_due(news=found) if found else 0
        return Passed(told, send())


def last_pass(home: Home) -> datetime | None:
    """When the last pass began; None where there was none."""
    try:
        return datetime.fromtimestamp((home.root / LOCK).stat().st_mtime, UTC)
    except FileNotFoundError:
        return None


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    home.root.mkdir(parents=True, exist_ok=True)
    with (home.root / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadUsage(UNDER_WAY) from None
        (home.root / LOCK).touch()
        yield
