"""A build with what people decided in it: hand back, build, tell, report. And one started from a
page, or by the clock.

What is started so is `wayhome build` itself, in a process of its own: the web server may end at any
time, and whoever starts a build by hand goes the same way. It is given the build lock, so it is
under way from the moment it is started (pipeline/lock.py).
"""

import os
import subprocess
import sys
import threading
from datetime import date

from wayhome import pipeline
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home, home
from wayhome.pipeline import Release, Telling, current_release, tried
from wayhome.pipeline.lock import build_lock
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

GIVES_WAY = 10  # as `nice` counts: whoever waits for a page goes first


def build(
    home: Home,
    as_of: date | None,
    telling: Telling,
    *,
    master: str | None = None,
    lock: int | None = None,
) -> Release:
    """Build a release that holds what people decided until now, and tell whom it concerns; of a
    month that has ended, make the report. `lock`: the handle of the build lock, where it was given
    to us. BadUsage while another build runs."""
    with build_lock(home, lock) as held:
        if lock is None:  # whoever gave us the lock has noted it
            tried.begin(home)
        with tried.noted(home):
            _hand_back(home)
            made = pipeline.build(home, as_of, telling, master=master, lock=held)
            tell(home)
            make_due(made)
    return made


def _hand_back(home: Home) -> None:
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


def start(as_of: date | None) -> None:
    """Have a build made by a process of its own, with the surroundings of this one. BadUsage while
    another runs."""
    at = home()
    with build_lock(at) as lock:
        tried.begin(at)
        child = subprocess.Popen(
            _command(at, as_of, lock),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[lock],
            start_new_session=True,  # a signal to the web server is not for it
        )
    os.setpriority(os.PRIO_PROCESS, child.pid, GIVES_WAY)
    # Somebody has to hear of its end, or it stays in the table of processes.
    threading.Thread(target=child.wait, daemon=True).start()


def _command(at: Home, as_of: date | None, lock: int) -> list[str]:
    command = [sys.executable, "-m", "wayhome.cli", "build", f"--lock={lock}"]
    command += [f"--as-of={as_of}"] if as_of else []
    # what was too much for one machine is too much for it still
    return command + (["--engine=spark"] if _made_on_spark(at) else [])


def _made_on_spark(at: Home) -> bool:
    try:
        return bool(current_release(at).manifest().get("parts"))
    except (NotSetUp, OSError):
        return False
