"""What a hand-in leaves whose process died: finished where all of it was received, else put away.

Rule kept: files in which people stand do not lie about until somebody hands something in again.
They go at the next hand-in, when somebody looks at deliveries, before a build and when Wayhome
starts. Nothing is received by that (ADR 0008): whoever sent them is told to hand them in again.
"""

import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial

import structlog

from wayhome import extracts
from wayhome.extracts.withdrawing import withdrawn
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home
from wayhome.workspace.deliveries.handed_in import (
    FILES,
    KEPT,
    LOCK,
    NUMBER,
    OUTCOME,
    HandIn,
    Standing,
    hand_in,
    is_held,
    locked,
    outcome_of,
    write,
)

log = structlog.get_logger()


def tried(clear: Callable[[], None]) -> None:
    """Do it for a page, a start or a new hand-in, which go on all the same: what cannot be cleared
    now is logged, and tried by whoever comes by next."""
    try:
        clear()
    except (OSError, WayhomeError):
        log.exception("what was left is not cleared away")


def clear_away(home: Home) -> None:
    """The same for whoever comes by. OSError where the lock or a hand-in cannot be opened."""
    if home.handed_in.exists():
        with locked(home.handed_in / f".{LOCK}"):
            clear(home)


def clear(home: Home) -> None:
    """Forget files that nobody is at any more, and hand-ins whose time is over. For whoever holds
    the lock under which they are begun."""
    for folder in home.handed_in.glob("[!.]*"):
        if is_held(folder / LOCK) or not NUMBER.fullmatch(folder.name):
            continue
        held = hand_in(home, folder.name)
        if held is None or held.at < datetime.now(UTC) - KEPT:
            shutil.rmtree(folder, ignore_errors=True)
            continue
        if held.standing is Standing.LOST:
            tried(partial(_finish, home, held))
        shutil.rmtree(folder / FILES, ignore_errors=True)


def _finish(home: Home, held: HandIn) -> None:
    """Say what became of it, if the store has every file of it from its agency: it died after that.
    Of a zip the store has what was in it, so a zip is handed in again, and nothing comes twice.

    So is what was withdrawn: its receipt tells of rows accepted, and no build has them."""
    by_hash = {one.sha256: one for one in extracts.held(home.store) if one.agency == held.agency}
    if not all(file.sha256 in by_hash for file in held.files):
        return
    gone = withdrawn(home.store)
    if any(by_hash[file.sha256].delivery in gone for file in held.files):
        return
    told = [replace(outcome_of(by_hash[file.sha256]), file=file.file) for file in held.files]
    write(held.folder / OUTCOME, [asdict(one) for one in told])
