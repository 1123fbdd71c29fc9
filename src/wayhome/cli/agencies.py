"""`wayhome agencies`: the register of agencies of this installation."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from wayhome.lexicon.agencies import read_register, write_register
from wayhome.lexicon.home import home

agencies = typer.Typer(help="The register of agencies: who sends, who answers, whom to ring.")


@agencies.callback(invoke_without_command=True)
def show(context: typer.Context) -> None:
    """List the agencies held."""
    if context.invoked_subcommand:
        return
    table = Table("Code", "Agency", "Kind", "Telephone", "Out of hours")
    for agency in read_register(home().agencies).values():
        table.add_row(agency.code, agency.name, agency.kind, agency.phone, agency.out_of_hours)
    Console().print(table)


@agencies.command()
def load(file: Annotated[Path, typer.Argument(help="A CSV file: code, name, kind, …")]) -> None:
    """Add the agencies of a file to the register; a code that is held already is replaced."""
    target = home().agencies
    held = read_register(target) if target.exists() else {}
    given = read_register(file)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_register(target, list((held | given).values()))
    Console().print(f"{len(given)} agencies loaded, {len(held | given)} held.")
