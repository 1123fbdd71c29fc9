"""A dry run within a request: files set down as they come, and what somebody does once it is shown.

Rule kept: what is brought in is what was seen. Whoever wants it says by its seal which report they
saw, and the process that brings it in looks at the hash of every file.
"""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO

from wayhome.lexicon.home import Home
from wayhome.lexicon.marking import Marking
from wayhome.workspace.accounts.models import User
from wayhome.workspace.actions import deliveries as actions
from wayhome.workspace.deliveries import carrying_out, handing_in
from wayhome.workspace.deliveries.dry_runs import OWN, WANTED, DryRun, Standing, clear
from wayhome.workspace.deliveries.handed_in import LOCK, NOTE, Handed, as_note, locked, write
from wayhome.workspace.deliveries.handing_in import HandingIn, begin


@dataclass(frozen=True)
class ReadBy:
    """By what files are read: the name of one that comes along, or a file's name with its text.
    `title` is what pages call one that is kept or comes along."""

    name: str
    title: str = ""
    text: bytes = b""


class TryingOut(HandingIn):
    """A dry run in the making."""

    def _begun(self, home: Home) -> tuple[Path, IO[bytes]]:
        return begin(home.dry_runs, partial(clear, home))

    def try_out(self, files: list[Handed], read_by: ReadBy, *, marking: Marking, by: User) -> str:
        """Note it, put it on the trail, have the dry run made; its number. It is now kept."""
        own = self._set_down(read_by) if read_by.text else None
        note = {"title": read_by.title, "own": own and asdict(own), "marking": str(marking)}
        note["specification"] = "" if own else read_by.name
        write(self.folder / NOTE, as_note(by.agency, by.name, files) | note)
        actions.try_out(
            number=self.folder.name,
            files=[asdict(file) for file in files],
            specification=own.sha256 if own else read_by.name,
            marking=marking,
            by=by,
        )
        self._kept = True
        handing_in.start(self.folder, self._lock.fileno(), carrying_out.__name__)
        return self.folder.name

    def _set_down(self, read_by: ReadBy) -> Handed:
        file = self.folder / OWN / read_by.name
        file.parent.mkdir()
        file.write_bytes(read_by.text)
        return Handed(file.name, hashlib.sha256(read_by.text).hexdigest(), len(read_by.text))


def bring_in(home: Home, held: DryRun, *, seen: str, by: User) -> bool:
    """Have it brought in; False where it is under way, or is no longer what was seen."""
    with _settled(home, held) as lock:
        if lock is None or held.seal != seen or not held.has_files:
            return False
        write(held.folder / WANTED, {"by": by.name, "at": datetime.now(UTC).isoformat()})
        try:
            files = [asdict(file) for file in held.files]
            actions.bring_in(number=held.number, files=files, report=seen, by=by)
        except Exception:
            (held.folder / WANTED).unlink()
            raise
        handing_in.start(held.folder, lock.fileno(), carrying_out.__name__)
    return True


def throw_away(home: Home, held: DryRun, *, by: User) -> bool:
    """Put it away with its files; False where it is under way or was brought in."""
    with _settled(home, held) as lock:
        if lock is None:
            return False
        actions.throw_away(number=held.number, by=by)
        shutil.rmtree(held.folder, ignore_errors=True)
    return True


def clear_away(home: Home) -> None:
    """Put away what nobody needs any more, whenever somebody comes by."""
    if home.dry_runs.exists():
        with locked(home.dry_runs / f".{LOCK}"):
            clear(home)


@contextmanager
def _settled(home: Home, held: DryRun) -> Iterator[IO[bytes] | None]:
    """Its lock, if nobody is at it and it waits for somebody's word."""
    with locked(home.dry_runs / f".{LOCK}"):  # as when it was begun: one at a time asks
        if held.standing is not Standing.SHOWN:
            yield None
            return
        with (held.folder / LOCK).open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # waits for those who only look whether it is held
            yield lock
