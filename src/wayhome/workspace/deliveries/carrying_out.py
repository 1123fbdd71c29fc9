"""The process that makes a dry run, or brings in what one was made of:
`python -m wayhome.workspace.deliveries.carrying_out FOLDER`.

It inherits the lock of its folder and holds it until it ends, as that of a hand-in does, and asks
no database. Rule kept: what is brought in is the files of which the report was seen. Where
something came in since, the dry run is made again first; if it says another thing, that is shown
and nothing is brought in.
"""

import fcntl
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import structlog

from wayhome import extracts
from wayhome.extracts.withdrawing import withdrawn
from wayhome.interchange.incoming import bringing
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home
from wayhome.pipeline.unbuilt import refresh
from wayhome.workspace.config import log_lines
from wayhome.workspace.deliveries.dry_runs import (
    REFUSED,
    REPORT,
    WANTED,
    DryRun,
    dry_run,
    put_files_away,
)
from wayhome.workspace.deliveries.handed_in import OUTCOME, write
from wayhome.workspace.deliveries.laying_out import laid_out, must_be_theirs
from wayhome.workspace.deliveries.shown import Shown, kept, shown, write_refused
from wayhome.workspace.deliveries.taking_in import PACE


def main(folder: Path) -> None:
    """Attend to a dry run; whatever goes wrong is one line without a person in it."""
    log_lines.configure()
    os.nice(PACE)
    try:
        attend(folder)
    except Exception:
        structlog.get_logger("wayhome.carrying_out").exception("dry run not carried out")
        sys.exit(1)


def attend(folder: Path) -> None:
    """Make the dry run; or bring in what it was made of, once somebody wants it."""
    home = Home(folder.parent.parent)
    held = dry_run(home, folder.name)
    if held is None:
        raise FileNotFoundError(folder)
    if not held.wanted:
        with _turn(home.dry_runs):
            _show(held, _tried(held, home))
        return
    with _turn(home.handed_in):  # the store has one writer
        _bring_in(held, home)


def _bring_in(held: DryRun, home: Home) -> None:
    before = held.report or Shown()
    if before.rests_on != _rests_on(held, home):
        now = replace(_tried(held, home), again=True)
        if now != before:
            _show(held, now)
            (held.folder / WANTED).unlink()
            return
    came = _report(held, home, dry_run=False)
    write(held.folder / OUTCOME, kept(came))
    put_files_away(held.folder)
    refresh(home)


def _show(held: DryRun, now: Shown) -> None:
    write(held.folder / REPORT, kept(now))
    if not now.changes_something:
        put_files_away(held.folder)


def _tried(held: DryRun, home: Home) -> Shown:
    return _report(held, home, dry_run=True)


def _report(held: DryRun, home: Home, *, dry_run: bool) -> Shown:
    """What came of it, or would; or the one sentence why nothing can."""
    rests_on = _rests_on(held, home)
    try:
        with laid_out(held) as path:
            must_be_theirs(held, path)
            report = bringing.bring_in(
                path, held.read_by, agency=held.agency, at=home, dry_run=dry_run
            )
    except WayhomeError as error:
        return Shown(fault=str(error), rests_on=rests_on)
    if dry_run:
        write_refused(held.folder / REFUSED, report.refused)
    return shown(report, rests_on=rests_on)


def _rests_on(held: DryRun, home: Home) -> str:
    """A hash of what besides the files a dry run rests on: what its agency sent and took back, and
    by what it is read."""
    gone = withdrawn(home.store)
    ours = [one.delivery for one in extracts.held(home.store) if one.agency == held.agency]
    stands = sorted((delivery, delivery in gone) for delivery in ours)
    read_by = hashlib.sha256(held.read_by.read_bytes()).hexdigest()
    return hashlib.sha256(json.dumps([stands, read_by]).encode()).hexdigest()


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    with (folder / ".turn").open("wb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    main(Path(sys.argv[1]))
