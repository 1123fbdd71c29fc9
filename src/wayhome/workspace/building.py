"""A build with what people decided in it: hand back, build, tell, report. And one started from a
page.

What a page starts is `wayhome build` itself, in a process of its own: the web server may end at any
time, and whoever starts a build by hand or by the clock goes the same way.
"""

import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

from wayhome import pipeline
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release, Telling
from wayhome.pipeline.release import BUILDING
from wayhome.workspace.answering.handing_back import hand_back as hand_answers_back
from wayhome.workspace.deciding.handing_back import hand_back as hand_decisions_back
from wayhome.workspace.deliveries.clearing import clear_away as clear_hand_ins_away
from wayhome.workspace.deliveries.finishing import finish as finish_deliveries
from wayhome.workspace.deliveries.trying_out import clear_away
from wayhome.workspace.disputing.handing_back import hand_back as hand_disputes_back
from wayhome.workspace.judging.handing_back import hand_back
from wayhome.workspace.judging.telling import tell
from wayhome.workspace.reporting.making import make_due
from wayhome.workspace.sessions.finishing import finish_all as finish_sessions
from wayhome.workspace.stating.handing_back import hand_back as hand_models_back


def build(
    home: Home, as_of: date | None, telling: Telling, *, master: str | None = None
) -> Release:
    """Build a release that holds what people decided until now, and tell whom it concerns; of a
    month that has ended, make the report."""
    finish_deliveries(home)  # first: what an agency withdrew itself no session puts back
    finish_sessions(home)
    finish_deliveries(home)  # and what an agency withdrew while a session's mark stood
    clear_hand_ins_away(home)
    clear_away(home)
    hand_back(home)
    hand_answers_back(home)
    hand_disputes_back(home)
    hand_decisions_back(home)
    hand_models_back(home)
    made = pipeline.build(home, as_of, telling, master=master)
    tell(home)
    make_due(made)
    return made


def start(as_of: date | None) -> None:
    """Have a build made by a process of its own, with the surroundings of this one."""
    command = [sys.executable, "-m", "wayhome.cli", "build"]
    command += [f"--as-of={as_of}"] if as_of else []
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # a signal to the web server is not for it
    )
    # Somebody has to hear of its end, or it stays in the table of processes.
    threading.Thread(target=child.wait, daemon=True).start()


def under_way(home: Home) -> bool:
    """Whether a build runs on this home, by whomever it was started."""
    return any(_alive(folder.name) for folder in home.releases.glob(f"{BUILDING}*"))


def _alive(folder: str) -> bool:
    """A build works in a folder named after its process; one that was killed is no build."""
    number = folder.removeprefix(BUILDING)
    return number.isdecimal() and Path(f"/proc/{number}").exists()
