"""`wayhome notify`: tell what falls due in cases, and send the e-mails that wait.

Run by the clock of the machine, as builds are, or left running beside `wayhome serve`.
"""

import time
from typing import Annotated

import structlog
import typer
from rich.console import Console

from wayhome.lexicon.errors import WayhomeError
from wayhome.lexicon.home import home
from wayhome.workspace.config.start import make_ready

Every = Annotated[
    int, typer.Option(help="Go on, with a pass every so many minutes; 0: one pass.", min=0)
]


def notify(every: Every = 0) -> None:
    """Tell what falls due, and send what waits."""
    make_ready()
    if not every:
        _say()
    while every:
        _tried()
        time.sleep(every * 60)


def _say() -> None:
    # Late: models exist only once Django is ready.
    from wayhome.workspace.news.passing import notify as passed

    done = passed(home())
    console = Console(highlight=False)
    console.print(f"Told as due or late: {done.told}.")
    console.print(f"E-mails sent: {done.mail.taken}. Waiting to be tried again: {done.mail.waits}.")


def _tried() -> None:
    """A pass that must not end the passes: a database that is away now is there later."""
    from django.db import close_old_connections

    close_old_connections()
    try:
        _say()
    except WayhomeError as error:
        Console(stderr=True, highlight=False).print(str(error), markup=False)
    except Exception:
        structlog.get_logger("wayhome.notify").exception("a pass failed; the next is made")
    finally:
        close_old_connections()
