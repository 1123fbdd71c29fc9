"""`wayhome releases`: what was built, and going back to an older one."""

import typer
from rich.console import Console
from rich.table import Table

from wayhome import pipeline
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh

releases = typer.Typer(help="Releases held, and which of them serves.")


@releases.callback(invoke_without_command=True)
def show(context: typer.Context) -> None:
    """List the releases held, the one that serves marked."""
    if context.invoked_subcommand:
        return
    try:
        serving = pipeline.current_release(home()).name
    except NotSetUp:
        serving = ""
    table = Table("Release", "As of", "People", "Deliveries", "Serves")
    for held in pipeline.held_releases(home()):
        about = held.manifest()
        marks = "yes" if held.name == serving else ""
        people = f"{about['rows']['person']:,}"
        table.add_row(held.name, about["as_of"], people, str(len(about["inputs"])), marks)
    Console().print(table)


@releases.command()
def serve(name: str) -> None:
    """Let an older release serve from now on."""
    Console().print(f"Release {pipeline.serve_release(home(), name).name} serves.")
    refresh(home())


@releases.command()
def compare(one: str, other: str) -> None:
    """Lay two releases beside each other: the same row for row, or where they differ."""
    table = Table("Table", "Rows", "Rows", "What differs")
    first, second = (pipeline.held_release(home(), name) for name in (one, other))
    found = list(pipeline.compare(first, second))
    for beside in found:
        table.add_row(beside.table, *(f"{rows:,}" for rows in beside.rows), beside.words)
    Console().print(table)
    if not all(beside.same for beside in found):
        raise typer.Exit(1)
