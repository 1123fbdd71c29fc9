"""`wayhome serve`: bring the database up to date, check, and serve the workspace.

Beside it a process does the upkeep (`workspace/upkeep.py`) and ends with it.
"""

import os
import subprocess
import sys
from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from wayhome.lexicon.home import home
from wayhome.workspace import serving
from wayhome.workspace.config.start import make_ready

Host = Annotated[str, typer.Option(help="The address to listen at.")]
Port = Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)]
Workers = Annotated[int, typer.Option(help="Processes; each answers several people.", min=1)]
Upkeep = Annotated[bool, typer.Option(help="Do what is done by the clock too.")]

THREADS = 8  # a page mostly waits for a file or the database


def serve(
    host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 2, upkeep: Upkeep = True
) -> None:
    """Serve the workspace until it is stopped."""
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.deliveries.clearing import clear_away, tried

    tried(partial(clear_away, home()))
    serving.make_ready()
    if upkeep:
        start_upkeep()
    Console().print(f"Wayhome is at http://{host}:{port}/ (stop it with Ctrl+C)", highlight=False)
    sys.stdout.flush()
    # Replaced, not called: the server itself then gets the signals that stop it.
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *arguments(host, port, workers)])


def start_upkeep() -> subprocess.Popen[bytes]:
    """The process that does the upkeep. It ends when this one has, whatever ended it."""
    of = f"--of={os.getpid()}"  # the server keeps this number: it replaces us
    return subprocess.Popen([sys.executable, "-m", "wayhome.cli", "upkeep", of])


def arguments(host: str, port: int, workers: int) -> list[str]:
    """What gunicorn is started with."""
    return [
        "wayhome.workspace.config.wsgi:application",
        f"--bind={host}:{port}",
        f"--workers={workers}",
        f"--threads={THREADS}",
        "--worker-class=gthread",
        "--logger-class=wayhome.workspace.config.serving_log.Quiet",
        "--timeout=120",
        "--max-requests=5000",
        "--max-requests-jitter=500",
        "--no-control-socket",
    ]
