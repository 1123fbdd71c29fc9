"""`wayhome upkeep`: what is done by the clock, for as long as it runs."""

from typing import Annotated

import typer

from wayhome.workspace.config.start import make_ready

Of = Annotated[int | None, typer.Option(help="End when this process has.", hidden=True)]


def upkeep(of: Of = None) -> None:
    """Tell what falls due, send what waits, scan and clear away, until it is stopped."""
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.upkeep import keep_up

    keep_up(of=of)
