"""The folder of sealed files: a file arrives under a name of its own, is made sure of, and is kept.

    attachments/arriving/<name>   on its way here; of a crash it is what is left
    attachments/<name>            kept, and named by a row of the database

Keeps: a file is whole on the disk before a row names it, so a crash leaves a file that nobody names
and never a row without its file. What nobody names for a day is cleared away; nothing else is.
"""

import os
import secrets
import shutil
import time
from collections.abc import Collection
from io import BufferedReader
from pathlib import Path
from typing import IO

from django.conf import settings

from wayhome.lexicon.errors import Damaged
from wayhome.lexicon.home import Home, home
from wayhome.workspace.attachments import file_keys, sealed
from wayhome.workspace.attachments.sealed import Keys, Sealer, Unsealed

ARRIVING = "arriving"
LEFT_FOR = 24 * 60 * 60  # seconds: longer than any request runs
GONE = (
    "This file is not on the disk any more. Ask whoever looks after Wayhome here to bring it back "
    "from a backup."
)


def keys() -> Keys:
    """The keys of this installation. NotSetUp where there is none."""
    return file_keys.keys(settings.FILE_KEYS)


class Arriving:
    """One file being sealed. Kept, or gone with everything of it."""

    def __init__(self, at: Home) -> None:
        self.name = secrets.token_hex(16)
        self._folder = at.attachments
        self._path = self._folder / ARRIVING / self.name
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        self._out: IO[bytes] = os.fdopen(made, "wb")
        self.sealer = Sealer(self._out, keys(), self.name)

    def finish(self) -> None:
        """All of it is here: make sure that the disk has it."""
        self.sealer.finish()
        self._out.flush()
        os.fsync(self._out.fileno())
        self._out.close()

    def opened(self) -> BufferedReader:
        """To be looked at before it is kept."""
        return BufferedReader(Unsealed(self._path.open("rb"), keys(), self.name))

    def keep(self) -> None:
        """From here on a row may name it."""
        os.replace(self._path, self._folder / self.name)
        _made_sure(self._folder)

    def let_go(self) -> None:
        """It is not wanted: neither here nor where it would have been kept."""
        self._out.close()
        self._path.unlink(missing_ok=True)
        (self._folder / self.name).unlink(missing_ok=True)


def opened(name: str, sha256: str) -> Unsealed:
    """A kept file, proven whole before a byte of it is given. Damaged or NotSetUp, with what to do,
    where it is gone, torn, or under another key."""
    try:
        file = (home().attachments / name).open("rb")
    except OSError as fault:
        raise Damaged(GONE) from fault
    try:
        found = Unsealed(file, keys(), name)
        sealed.proven(found, sha256)
    except BaseException:
        file.close()
        raise
    return found


def has_room(at: Home, size: int) -> bool:
    """Whether the disk has room for so many bytes and as many again."""
    at.root.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(at.root).free > 2 * size


def clear_away(at: Home, named: Collection[str], now: float | None = None) -> int:
    """Remove what no row names and nobody has touched for a day; how many."""
    before = (time.time() if now is None else now) - LEFT_FOR
    lying = [*at.attachments.glob(f"{ARRIVING}/*"), *at.attachments.glob("*")]
    old = [one for one in lying if one.is_file() and one.stat().st_mtime < before]
    strays = [one for one in old if one.parent.name == ARRIVING or one.name not in named]
    for one in strays:
        one.unlink(missing_ok=True)
    return len(strays)


def seal_anew(at: Home, name: str) -> bool:
    """Put one file under the key that seals now; whether it was under another. Whole at any moment:
    the new one takes the place of the old in one step."""
    path, held = at.attachments / name, keys()
    with path.open("rb") as file:
        if sealed.under_first(file, held):
            return False
        file.seek(0)
        aside = at.attachments / ARRIVING / f"{name}.{secrets.token_hex(4)}"
        aside.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
            sealed.sealed_anew(file, out, held, name)
            out.flush()
            os.fsync(out.fileno())
    os.replace(aside, path)
    _made_sure(path.parent)
    return True


def _made_sure(folder: Path) -> None:
    """That the disk has the folder too, not only the file in it."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
