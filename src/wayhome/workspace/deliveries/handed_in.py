"""A hand-in: files that somebody sends from a browser, until it is said what became of them.

    handed-in/<number>/
        lock            held by whoever is at it: the request, then the process that receives
        files/<n>/…     each under the name it was sent with: a feed is recognised by names too
        note.json       who handed in what, and when
        outcome.json    what became of each file

Rule kept: how a hand-in stands is read from its lock and its outcome and nowhere else. The lock
goes with its process, so one that died is never said to be at it still.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from wayhome import extracts
from wayhome.lexicon.home import Home

LOCK, FILES, NOTE, OUTCOME = "lock", "files", "note.json", "outcome.json"
KEPT = timedelta(days=14)  # what became of it is in the store by then, or was handed in again
NUMBER = re.compile(r"\d{8}T\d{6}-\w{8}")


class Standing(StrEnum):
    """Where a hand-in stands."""

    UNDER_WAY = "under way"
    TOLD = "told"  # it is known what became of each file
    LOST = "lost"  # whoever was at it is gone, and it has to be handed in again


@dataclass(frozen=True)
class Handed:
    """One file of a hand-in, by what proves which file it was."""

    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Outcome:
    """What became of one file, and what is asked of its sender; `delivery` if it is held."""

    file: str
    sentence: str
    delivery: str = ""
    question: str = ""


@dataclass(frozen=True)
class HandIn:
    """What was handed in, by whom, as the note says it."""

    folder: Path
    agency: str
    by: str
    at: datetime
    files: tuple[Handed, ...]

    @property
    def number(self) -> str:
        return self.folder.name

    @property
    def standing(self) -> Standing:
        # The lock first: whoever lets go of it has told the outcome before, or never will.
        if is_held(self.folder / LOCK):
            return Standing.UNDER_WAY
        return Standing.TOLD if (self.folder / OUTCOME).exists() else Standing.LOST

    @property
    def outcomes(self) -> list[Outcome]:
        return [Outcome(**one) for one in read(self.folder / OUTCOME) or []]


def hand_ins(home: Home) -> list[HandIn]:
    """Every hand-in of the last two weeks, newest first."""
    found = (hand_in(home, path.name) for path in home.handed_in.glob("[!.]*"))
    return sorted((h for h in found if h), key=lambda h: (h.at, h.number), reverse=True)


def hand_in(home: Home, number: str) -> HandIn | None:
    """One hand-in; None when there is none of that number, or it is still on its way here."""
    folder = home.handed_in / number
    note = read(folder / NOTE) if NUMBER.fullmatch(number) else None
    if note is None:
        return None
    files = tuple(Handed(**file) for file in note.pop("files"))
    return HandIn(folder, at=datetime.fromisoformat(note.pop("at")), files=files, **note)


def missing(hand_ins: Iterable[HandIn], held: set[str]) -> list[HandIn]:
    """Of hand-ins, newest first, those that were lost and have not come again.

    `held` are the hashes of what the store holds: it may have come by the command line since.
    """
    come, lost = set(held), list[HandIn]()
    for one in hand_ins:
        hashes = {file.sha256 for file in one.files}
        if one.standing is not Standing.LOST:
            come |= hashes
        elif not hashes <= come:
            lost.append(one)
    return lost


def is_held(lock: Path) -> bool:
    """Whether somebody holds a lock. Asked for sharing, so that those who ask never see another."""
    try:
        with lock.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def locked(path: Path) -> IO[bytes]:
    """A lock that is ours until it is closed; somebody else's is waited for."""
    lock = path.open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def outcome_of(one: extracts.Receipt) -> Outcome:
    """What became of a file, as its receipt says."""
    if not one.was_read:
        return Outcome(one.file, one.sentence)
    total = one.total
    rows = "row" if total.accepted == 1 else "rows"
    counts = f"{total.accepted:,} {rows} accepted, {total.refused:,} refused."
    return Outcome(one.file, one.sentence or counts, one.delivery, one.question)


def write(path: Path, said: dict[str, Any] | list[Any]) -> None:
    """A note or outcome, there whole or not at all."""
    aside = path.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as out:
        json.dump(said, out, ensure_ascii=False)
        out.flush()
        os.fsync(out.fileno())
    aside.rename(path)


def as_note(agency: str, by: str, files: Iterable[Handed]) -> dict[str, Any]:
    """A note of this moment, as it is kept."""
    now = datetime.now(UTC).isoformat()
    return {"agency": agency, "by": by, "at": now, "files": [asdict(file) for file in files]}


def read(path: Path) -> Any:
    """What `write` wrote, or None."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
