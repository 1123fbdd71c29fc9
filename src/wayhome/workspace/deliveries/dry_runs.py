"""A dry run: what would come of files of another tool, until they are brought in or thrown away.

    dry-runs/<number>/
        lock            held by whoever is at it, as that of a hand-in
        files/<n>/…     as they came
        own/…           an agency's own specification
        note.json       who handed in what, when, and by what it is read
        report.json     what would come of it; refused.csv every row that would be refused
        wanted.json     who wants it brought in
        outcome.json    what came of it

Rules kept: nothing is held anew before somebody wanted what they were shown. Files wait for a day
and are put away then, for nobody needs longer to read a report, and people stand in them.
"""

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from wayhome.interchange.incoming.offering import offers
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.handed_in import (
    FILES,
    KEPT,
    LOCK,
    NOTE,
    NUMBER,
    OUTCOME,
    Handed,
    is_held,
    read,
)
from wayhome.workspace.deliveries.shown import Shown
from wayhome.workspace.deliveries.shown import read as as_shown

OWN, REPORT, REFUSED, WANTED, ROOM = "own", "report.json", "refused.csv", "wanted.json", "room"
WAITS = timedelta(days=1)
LATELY = timedelta(days=1)  # what was brought in stays on the list for whoever wandered off


class Standing(StrEnum):
    """Where a dry run stands."""

    UNDER_WAY = "under way"
    SHOWN = "shown"  # it is known what would come of it
    BROUGHT_IN = "brought in"
    LOST = "lost"  # whoever was at it is gone, and it has to be chosen again


@dataclass(frozen=True)
class DryRun:
    """Files, by what they are to be read, and what would come of them."""

    folder: Path
    agency: str
    by: str
    at: datetime
    files: tuple[Handed, ...]
    specification: str  # the name of one that comes along; empty for one's own
    title: str  # what it is called; empty for one that nobody kept
    own: Handed | None
    marking: str = ""  # chosen on the page; of one from before it was asked, none

    @property
    def number(self) -> str:
        return self.folder.name

    @property
    def standing(self) -> Standing:
        # The lock first, as of a hand-in: whoever lets go of it has told, or never will.
        if is_held(self.folder / LOCK):
            return Standing.UNDER_WAY
        if (self.folder / OUTCOME).exists():
            return Standing.BROUGHT_IN
        return Standing.SHOWN if (self.folder / REPORT).exists() else Standing.LOST

    @property
    def wanted(self) -> bool:
        """Whether somebody wants it brought in; if nobody is at it, that came to a stop."""
        return (self.folder / WANTED).exists()

    @property
    def has_files(self) -> bool:
        return (self.folder / FILES).exists() and self.at > datetime.now(UTC) - WAITS

    @property
    def report(self) -> Shown | None:
        return _shown(self.folder / REPORT)

    @property
    def outcome(self) -> Shown | None:
        return _shown(self.folder / OUTCOME)

    @property
    def seal(self) -> str:
        """What proves which report was seen."""
        return hashlib.sha256((self.folder / REPORT).read_bytes()).hexdigest()

    @property
    def read_by(self) -> Path:
        """The file of its specification or column mapping."""
        if self.own:
            return self.folder / OWN / self.own.file
        return next(one.path for one in offers() if one.name == self.specification)


def dry_run(home: Home, number: str) -> DryRun | None:
    """One dry run; None when there is none of that number, or it is still on its way here."""
    folder = home.dry_runs / number
    note: dict[str, Any] | None = read(folder / NOTE) if NUMBER.fullmatch(number) else None
    if note is None:
        return None
    files = tuple(Handed(**file) for file in note.pop("files"))
    own = note.pop("own")
    at = datetime.fromisoformat(note.pop("at"))
    return DryRun(folder, at=at, files=files, own=Handed(**own) if own else None, **note)


def dry_runs(home: Home) -> list[DryRun]:
    """Every one that is kept, newest first."""
    found = (dry_run(home, path.name) for path in home.dry_runs.glob("[!.]*"))
    return sorted((d for d in found if d), key=lambda d: (d.at, d.number), reverse=True)


def to_attend(home: Home, agency: str) -> list[tuple[DryRun, Standing]]:
    """Of one agency: under way, waiting for somebody's word, lost or brought in within a day."""
    ours = [(one, one.standing) for one in dry_runs(home) if one.agency == agency]
    return list(_to_attend(ours))


def _to_attend(ours: list[tuple[DryRun, Standing]]) -> Iterable[tuple[DryRun, Standing]]:
    since = datetime.now(UTC) - LATELY
    for one, standing in ours:
        if standing is Standing.UNDER_WAY:
            yield one, standing
        elif one.at > since and (standing is not Standing.SHOWN or one.has_files):
            yield one, standing


def clear(home: Home) -> None:
    """Put files away that nobody needs any more, and forget dry runs whose time is over. For
    whoever holds the lock under which they are begun."""
    now = datetime.now(UTC)
    for folder in home.dry_runs.glob("[!.]*"):
        if is_held(folder / LOCK) or not NUMBER.fullmatch(folder.name):
            continue
        held = dry_run(home, folder.name)
        if held is None or held.at < now - KEPT:
            shutil.rmtree(folder, ignore_errors=True)
        elif held.standing is not Standing.SHOWN or not held.has_files:
            put_files_away(folder)


def put_files_away(folder: Path) -> None:
    """What people stand in, and what was made of it on the way."""
    for name in (FILES, ROOM):
        shutil.rmtree(folder / name, ignore_errors=True)


def _shown(path: Path) -> Shown | None:
    held = read(path)
    return None if held is None else as_shown(held)
