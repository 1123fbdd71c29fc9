"""A release on disk: an immutable folder, its manifest, and the pointer that names the one served.

Invariants kept here:
- a folder named without a leading dot is whole: it was renamed into place after everything in it
  had been written;
- `current` names a whole release or does not exist; it is replaced in one step.
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wayhome import people
from wayhome.lexicon.errors import BadUsage, NotSetUp
from wayhome.lexicon.home import Home
from wayhome.network.graph.opening import FOLDER as MAP

MANIFEST = "manifest.json"
SERVING = "serving.duckdb"
TABLES = "tables"
BUILDING = ".building-"


@dataclass(frozen=True)
class Release:
    """One built release."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def database(self) -> Path:
        return self.folder / SERVING

    @property
    def lookup(self) -> Path:
        return self.folder / people.LOOKUP

    @property
    def map(self) -> Path:
        return self.folder / MAP

    def manifest(self) -> dict[str, Any]:
        """Inputs by hash, versions, row counts and timings of the run that made it."""
        loaded: dict[str, Any] = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        return loaded


def held_releases(home: Home) -> list[Release]:
    """Every whole release, oldest first."""
    if not home.releases.exists():
        return []
    whole = (f for f in home.releases.iterdir() if f.is_dir() and not f.name.startswith("."))
    return [Release(folder) for folder in sorted(whole)]


def current_release(home: Home) -> Release:
    """The release that serves. NotSetUp before the first build."""
    try:
        name = home.current.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NotSetUp(
            "Nothing has been built yet. Receive files, then run: wayhome build"
        ) from None
    return Release(home.releases / name)


def before(home: Home) -> Release | None:
    """The release that the next one follows: the one that serves, or none before the first build.

    NotSetUp where it is named and not there: people would get new ids without a word.
    """
    if not home.current.exists():
        return None
    serving = current_release(home)
    if not (serving.folder / MANIFEST).exists():
        raise NotSetUp(
            f"The release that serves, {serving.name}, is not in {home.releases}. People have "
            f"their ids from it: put it back from your copies, or, to give everybody a new id, "
            f"remove {home.current}."
        )
    return serving


def serve_release(home: Home, name: str) -> Release:
    """Let a held release serve from now on; the switch is one rename."""
    served = held_release(home, name)
    waiting = home.current.with_name(".current.new")
    with waiting.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(waiting, home.current)
    return served


def held_release(home: Home, name: str) -> Release:
    """The release of that name. BadUsage when none has it."""
    held = {release.name: release for release in held_releases(home)}
    if name not in held:
        raise BadUsage(f"No release is named {name}. Held: {', '.join(held) or 'none'}.")
    return held[name]


def new_folder(home: Home) -> Path:
    """A fresh building folder; what earlier runs left unfinished is cleared first.

    Only call while holding the build lock, or a running build would be cleared.
    """
    home.releases.mkdir(parents=True, exist_ok=True)
    for left in home.releases.glob(f"{BUILDING}*"):
        shutil.rmtree(left)
    folder = home.releases / f"{BUILDING}{os.getpid()}"
    folder.mkdir()
    return folder


def finish(home: Home, building: Path, name: str, manifest: dict[str, Any]) -> Release:
    """Write the manifest, put the folder in place, and let it serve."""
    text = json.dumps(manifest, indent=1, sort_keys=True)
    (building / MANIFEST).write_text(text + "\n", encoding="utf-8")
    _sync(building)
    folder = home.releases / name
    os.rename(building, folder)
    return serve_release(home, folder.name)


def _sync(folder: Path) -> None:
    """Everything on disk before the rename, or a power cut could leave a named, torn release."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
