"""`wayhome webhooks`: send what waits to the systems of agencies, once or again and again."""

import time
from typing import Annotated

import typer
from rich.console import Console

from wayhome.workspace.config.start import make_ready

Every = Annotated[
    int, typer.Option(help="Go on, with as many seconds between; without it, once.", min=0)
]


def webhooks(every: Every = 0) -> None:
    """Send word of what happened in cases to the addresses that agencies gave."""
    make_ready()
    # Late: models exist only once Django is ready.
    from django.db import close_old_connections

    from wayhome.workspace.api.hooks.sending import send_waiting

    while True:
        done = send_waiting()
        if done.sent or done.failed or not every:
            Console().print(f"Sent: {done.sent}. Not sent, to be tried again: {done.failed}.")
        if not every:
            return
        close_old_connections()
        time.sleep(every)
