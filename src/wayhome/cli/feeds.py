"""`wayhome feeds`: what agencies can send, the manual page and the blank template of each feed."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from wayhome.extracts import Feed, manual_page, write_template
from wayhome.extracts import feeds as all_feeds
from wayhome.lexicon.errors import BadUsage

feeds = typer.Typer(help="The feeds: what agencies can send, and in which form.")
Name = Annotated[str, typer.Argument(help="The feed, as in the list.")]


@feeds.callback(invoke_without_command=True)
def listing(context: typer.Context) -> None:
    """List the feeds."""
    if context.invoked_subcommand:
        return
    table = Table("Feed", "What it is", "Formats", "Tables", "Contract")
    for feed in all_feeds().values():
        formats = ", ".join(feed.formats)
        table.add_row(feed.name, feed.title, formats, str(len(feed.tables)), feed.version)
    Console().print(table)


@feeds.command("show")
def show(feed: Name) -> None:
    """The manual page of a feed: its tables, columns, codes and rules."""
    page = manual_page(_named(feed))
    console = Console()
    if console.is_terminal:
        console.print(Markdown(page))
    else:
        console.print(page, markup=False, highlight=False, soft_wrap=True)


@feeds.command("template")
def template(
    feed: Name,
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    xlsx: Annotated[bool, typer.Option("--xlsx", help="One workbook, a sheet a table.")] = False,
) -> None:
    """Write blank files with the columns of a feed, ready to be filled."""
    for path in write_template(_named(feed), out, workbook=xlsx):
        Console().print(path.name, markup=False, highlight=False)


def _named(name: str) -> Feed:
    known = all_feeds()
    if name not in known:
        raise BadUsage(f"There is no feed {name}. The feeds are: {', '.join(known)}.")
    return known[name]
