"""`wayhome deliveries`: what is held, and taking a delivery back."""

from contextlib import suppress
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wayhome.extracts import Receipt
from wayhome.extracts.listing import listed
from wayhome.extracts.withdrawing import Why
from wayhome.lexicon.errors import BadUsage, WayhomeError
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh
from wayhome.workspace.config.start import make_ready

NOT_DONE = (
    "What becomes of delivery {0} is decided, and could not be written to store/{0} yet: see that "
    "the disk has room and that folder can be written to; the next build does it, or stops."
)
OTHER = (
    "What was decided before of delivery {0} could not be done yet: see that the disk has room and "
    "store/{0} can be read and written to; the next build does it, or stops."
)

deliveries = typer.Typer(help="What agencies sent: the list, and withdrawing a delivery.")


@deliveries.callback(invoke_without_command=True)
def listing(
    context: typer.Context,
    agency: Annotated[str, typer.Option(help="Only of this agency, by its code.")] = "",
    many: Annotated[int, typer.Option(help="How many, newest first.", min=1)] = 50,
) -> None:
    """List the deliveries held, newest first."""
    if context.invoked_subcommand:
        return
    found = listed(home().store)
    shown = [one for one in reversed(found.receipts) if agency in ("", one.agency)]
    table = Table(box=None, pad_edge=False)
    for heading in ("Delivery", "Received", "Agency", "Feed"):
        table.add_column(heading, no_wrap=True)
    table.add_column("File", overflow="fold")
    for heading in ("Accepted", "Refused"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for one in shown[:many]:
        mark = found.marks.get(one.delivery)
        table.add_row(*_cells(one), "withdrawn" if mark and mark.stands else "")
    Console().print(table)
    if len(shown) > many:
        Console().print(f"{len(shown) - many} older ones are not shown: say --many.")
    for torn in found.torn:
        Console().print(torn.says, markup=False, highlight=False)


def _cells(one: Receipt) -> tuple[str, ...]:
    day = datetime.fromisoformat(one.received_at)
    total = one.total
    counts = (f"{total.accepted:,}", f"{total.refused:,}")
    came = (one.delivery, f"{day.day} {day:%b %Y}", one.agency, one.feed)
    return *came, escape(one.file), *counts


@deliveries.command()
def withdraw(
    delivery: Annotated[str, typer.Argument(help="The delivery, as in the list.")],
    why: Annotated[Why | None, typer.Option(help="Why it is taken back.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Put it back.")] = False,
) -> None:
    """Take a delivery back, or put it back: the next build is as if it had never come."""
    if undo == bool(why):
        raise BadUsage(f"Say either --why ({', '.join(Why)}) or --undo.")
    make_ready()
    # Late: models exist only once Django is ready.
    from wayhome.workspace.actions import deliveries as actions
    from wayhome.workspace.deliveries.finishing import left

    _finish()
    if why:
        actions.withdraw(delivery=delivery, why=why, by=None)
        said = "is withdrawn: the next build leaves it out"
    else:
        actions.put_back(delivery=delivery, by=None)
        said = "is put back: the next build has it"
    _finish()
    stuck = [one.delivery for one in left(home())]
    if delivery in stuck:
        raise WayhomeError(NOT_DONE.format(delivery))
    for line in (f"Delivery {delivery} {said} (wayhome build).", *map(OTHER.format, stuck)):
        Console().print(line, highlight=False)
    refresh(home())


def _finish() -> None:
    """Do what was decided. What is stuck in another delivery holds this one up no more: it is told
    of once this one is done, and a build stops at it."""
    from wayhome.workspace.deliveries.finishing import finish

    with suppress(OSError, WayhomeError):
        finish(home())
