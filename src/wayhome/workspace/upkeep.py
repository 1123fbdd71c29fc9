"""What is done by the clock, in one process beside the server: nobody has to remember to start it.

    news          every 5 minutes    what falls due is told, waiting e-mail is sent
    builds        every 5 seconds    one is begun where something waits and has settled
    webhooks      every 30 seconds   waiting word to the systems of agencies
    attachments   every 10 minutes   files that no scanner has looked at yet, where there is one
    tidying       every day          what a crash left of attachments

Keeps: a task that fails ends no other; it is in the log, and is done again when its time comes. One
process does the upkeep of a home, however many servers it has: the others stand by, and one of them
goes on where that one ends.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.conf import settings
from django.db import close_old_connections

from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home, home
from wayhome.workspace.api.hooks.sending import send_waiting
from wayhome.workspace.attachments.looking_after import scan_waiting, tidy
from wayhome.workspace.building.coming import UPKEEP, begin_when_due
from wayhome.workspace.news.passing import notify

LOCK = UPKEEP
LOOK = 1.0  # seconds between looks at the clock, and at whether the server still runs


@dataclass(frozen=True)
class Task:
    """One thing that is done again and again. `every`: from its beginning to its next."""

    name: str
    every: timedelta
    does: Callable[[], object]


def _news() -> None:
    notify(home())


def _scan() -> None:
    if settings.CLAMAV is not None:
        scan_waiting()


TASKS = (
    Task("news", timedelta(minutes=5), _news),
    Task("builds", timedelta(seconds=5), begin_when_due),
    Task("webhooks", timedelta(seconds=30), send_waiting),
    Task("attachments", timedelta(minutes=10), _scan),
    Task("tidying", timedelta(days=1), tidy),
)


def keep_up(tasks: Sequence[Task] = TASKS, *, of: int | None = None) -> None:
    """Do each task at its time until stopped. `of`: the process that ours ends with."""
    with _alone(home(), of) as ours:
        due = dict.fromkeys(tasks, time.monotonic())
        while ours and _runs(of):
            for one in tasks:
                if time.monotonic() >= due[one]:
                    due[one] = time.monotonic() + one.every.total_seconds()
                    done(one)
            time.sleep(LOOK)


def done(one: Task) -> bool:
    """Whether a task was done to its end."""
    close_old_connections()
    try:
        one.does()
    except WayhomeError:  # another pass is under way, or a setting is not as it should be
        structlog.get_logger("wayhome.upkeep").warning("upkeep not done", stage=one.name)
    except Exception:  # a database that is away now is there later
        structlog.get_logger("wayhome.upkeep").exception("upkeep not done", stage=one.name)
    else:
        return True
    finally:
        close_old_connections()
    return False


def _runs(of: int | None) -> bool:
    return of is None or os.getppid() == of


@contextmanager
def _alone(at: Home, of: int | None) -> Iterator[bool]:
    """True once nobody else does the upkeep of this home; False where the server ends before."""
    at.root.mkdir(parents=True, exist_ok=True)
    with (at.root / LOCK).open("a") as file:
        while _runs(of):
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(LOOK)
            else:
                yield True
                return
        yield False
