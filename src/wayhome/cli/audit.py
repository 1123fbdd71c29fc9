"""`wayhome audit`: the trail of looks and writes, proven from the command line."""

from typing import Annotated

import typer
from rich.console import Console

from wayhome.lexicon.errors import Damaged
from wayhome.workspace.config.start import start

audit = typer.Typer(help="Who looked and wrote: prove that the trail is whole.")

Expect = Annotated[
    str, typer.Option(help="A hash noted earlier; it must still be in the chain.", metavar="HASH")
]


@audit.callback()
def about() -> None:
    """Every look and every write leaves one event; each covers the one before it."""


@audit.command()
def verify(expect: Expect = "") -> None:
    """Follow the whole chain and name the first link that does not hold."""
    start()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.trail.proving import holds, proven

    verdict = proven()
    if verdict.broken is not None:
        broken = verdict.broken
        when = f", written {broken.at}" if broken.at else ""
        raise Damaged(
            f"The trail is broken at event {broken.number}{when}: {broken.what}. "
            f"The {verdict.held} events before it hold. Keep the database as it is, "
            "and tell your information governance lead."
        )
    if expect and not holds(expect):
        raise Damaged(
            "The hash you noted is not in the trail: the chain was written anew since. "
            "Keep the database as it is, and tell your information governance lead."
        )
    console = Console()
    console.print(f"The trail holds: {verdict.held:,} events.")
    console.print(f"Note this hash elsewhere, to prove it later: {verdict.head}", soft_wrap=True)
