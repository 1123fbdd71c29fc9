"""`wayhome pathways`: the ways of safeguarding work, each with what may be said and its clocks."""

import typer
from rich.console import Console
from rich.table import Table

from wayhome.casework.manual import page
from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.errors import BadUsage

pathways = typer.Typer(help="The ways of safeguarding work: what may be said, and the clocks.")


@pathways.callback(invoke_without_command=True)
def every(context: typer.Context) -> None:
    """List the pathways when nothing more is asked."""
    if context.invoked_subcommand is None:
        list_()


@pathways.command("list")
def list_() -> None:
    """List every pathway."""
    table = Table("Code", "Pathway", "Entries", "Clocks")
    for one in PATHWAYS.values():
        table.add_row(one.code, one.words, str(len(one.entries)), str(len(one.clocks)))
    Console().print(table)


@pathways.command()
def show(code: str) -> None:
    """Print one pathway's page of the manual."""
    if code not in PATHWAYS:
        raise BadUsage(f"There is no pathway {code}. See them all with: wayhome pathways list")
    typer.echo(page(PATHWAYS[code]), nl=False)
