"""The making of a hand-in within a request: files set down as they come, noted, handed over.

Whoever makes one holds its lock from its first moment; the process that receives inherits it, so
there is no moment in which nobody is at it. One that is not handed over leaves nothing.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from wayhome.lexicon.home import Home
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries import taking_in
from wayhome.workspace.deliveries.clearing import clear, tried
from wayhome.workspace.deliveries.handed_in import (
    FILES,
    LOCK,
    NOTE,
    Handed,
    as_note,
    locked,
    write,
)


class Arriving:
    """One file on its way to the disk, hashed as it comes; no more of it in memory than a piece."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True)
        self.path, self.size = path, 0
        self._digest, self._out = hashlib.sha256(), path.open("wb")

    def write(self, piece: bytes) -> None:
        self._digest.update(piece)
        self.size += len(piece)
        self._out.write(piece)

    def close(self) -> None:
        self._out.close()

    def handed(self) -> Handed:
        return Handed(self.path.name, self._digest.hexdigest(), self.size)


class HandingIn:
    """A hand-in in the making."""

    def __init__(self, home: Home) -> None:
        self.folder, self._lock = self._begun(home)
        self._files, self._kept = 0, False

    def _begun(self, home: Home) -> tuple[Path, IO[bytes]]:
        return begin(home.handed_in, partial(clear, home))

    def arriving(self, name: str) -> Arriving:
        """Room for one more file."""
        self._files += 1
        return Arriving(self.folder / FILES / f"{self._files:04}" / name)

    def hand_over(self, files: list[Handed], by: User) -> str:
        """Note it, put it on the trail, have it received; its number. It is now kept."""
        write(self.folder / NOTE, as_note(by.agency, by.name, files))
        actions.hand_in(number=self.folder.name, files=[asdict(f) for f in files], by=by)
        self._kept = True
        start(self.folder, self._lock.fileno())
        return self.folder.name

    def close(self) -> None:
        """Let go of it; what was not handed over is gone."""
        if not self._kept:
            shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.close()


def begin(where: Path, clear: Callable[[], None]) -> tuple[Path, IO[bytes]]:
    """A new folder with its lock, once what nobody is at any more is cleared."""
    where.mkdir(parents=True, exist_ok=True)
    with locked(where / f".{LOCK}"):  # or a folder not locked yet is cleared away
        tried(clear)
        now = f"{datetime.now():%Y%m%dT%H%M%S}-"  # noqa: DTZ005  # a name, read by people
        folder = Path(tempfile.mkdtemp(prefix=now, dir=where))
        return folder, locked(folder / LOCK)


def start(folder: Path, lock: int, work: str = taking_in.__name__) -> None:
    """Have a hand-in received by a process of its own, which takes the lock over.

    Not by this one: the web server may end it at any time, and a large file would take its memory
    and its pace from everybody's pages.
    """
    command = [sys.executable, "-m", work, str(folder)]
    child = subprocess.Popen(
        command,
        pass_fds=[lock],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # a signal to the web server is not for it
    )
    # Somebody has to hear of its end, or it stays in the table of processes.
    threading.Thread(target=child.wait, daemon=True).start()
