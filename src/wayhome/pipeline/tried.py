"""How the last build fared where it did not end well: a small file of the home, so that whoever
waits for it is told, and the clock knows when to try again.

Keeps: it is written before the work, as if that had failed already, and taken away after it. So a
build that is killed is told of too. Only for whoever holds the build lock.
"""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home

FILE = ".build.tried.json"
STOPPED = "It was stopped before its end."


@dataclass(frozen=True)
class Tried:
    """A build that runs or did not end. `began`: UTC; `times`: how many in a row did not end, this
    one too; `why`: a sentence."""

    began: datetime
    times: int
    why: str


def tried(home: Home) -> Tried | None:
    """The last build, where it runs or did not end well."""
    try:
        told = json.loads((home.root / FILE).read_text(encoding="utf-8"))
        return Tried(datetime.fromisoformat(told["began"]), int(told["times"]), str(told["why"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None  # lost, and with it only how long to wait before the next


def begin(home: Home) -> None:
    """Note that a build begins."""
    before = tried(home)
    _write(home, Tried(datetime.now(UTC), before.times + 1 if before else 1, STOPPED))


@contextmanager
def noted(home: Home) -> Iterator[None]:
    """Note how the build within ends."""
    try:
        yield
    except Exception as error:
        if begun := tried(home):
            _write(home, Tried(begun.began, begun.times, _why(error)))
        raise
    (home.root / FILE).unlink(missing_ok=True)


def _why(error: Exception) -> str:
    if isinstance(error, WayhomeError):
        return str(error)
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "The disk is full. Make room on it, and it is tried again."
    # the kind of it alone: what an unforeseen error says may quote a record
    return f"Something is wrong inside Wayhome ({type(error).__name__}); the log says where."


def _write(home: Home, told: Tried) -> None:
    words = {"began": told.began.isoformat(), "times": told.times, "why": told.why}
    aside = (home.root / FILE).with_suffix(".new")
    aside.write_text(json.dumps(words), encoding="utf-8")
    os.replace(aside, home.root / FILE)
