"""The process that receives one hand-in: `python -m wayhome.workspace.deliveries.taking_in FOLDER`.

It inherits the hand-in's lock and holds it until it ends, however it ends. It asks no database:
the store keeps what is received, the folder what became of each file.
"""

import fcntl
import os
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

import structlog

from wayhome import extracts
from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import Home
from wayhome.pipeline.unbuilt import refresh
from wayhome.workspace.config import log_lines
from wayhome.workspace.deliveries.handed_in import (
    FILES,
    OUTCOME,
    HandIn,
    Outcome,
    hand_in,
    outcome_of,
    write,
)
from wayhome.workspace.deliveries.laying_out import NO_FILE

PACE = 10  # nicer than the web server: somebody's page comes before anybody's file


def main(folder: Path) -> None:
    """Receive a hand-in; whatever goes wrong is one line without a person in it."""
    log_lines.configure()
    os.nice(PACE)
    try:
        take_in(folder)
    except Exception:
        structlog.get_logger("wayhome.taking_in").exception("hand-in not received")
        sys.exit(1)


def take_in(folder: Path) -> None:
    """Receive the files of a hand-in as its agency's, and tell what became of each."""
    home = Home(folder.parent.parent)
    held = hand_in(home, folder.name)
    if held is None:
        raise FileNotFoundError(folder)
    with (home.handed_in / ".turn").open("wb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # the store waits minutes for its lock; we wait our turn
        told = _outcomes(held, home)
    write(folder / OUTCOME, [asdict(one) for one in told])
    shutil.rmtree(folder / FILES, ignore_errors=True)
    refresh(home)


def _outcomes(held: HandIn, home: Home) -> list[Outcome]:
    """One a file; a zip gives one for each file in it."""
    paths = sorted((held.folder / FILES).glob("*/*"))
    try:
        receipts = extracts.receive(paths, agency=held.agency, closed=NO_FILE, at=home)
    except WayhomeError as error:
        return [Outcome(path.name, str(error)) for path in paths]
    return [outcome_of(one) for one in receipts]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
