"""`wayhome receive PATH…`: takes files in and prints a receipt for each."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from wayhome.extracts import Receipt
from wayhome.extracts import receive as receive_files
from wayhome.extracts.receipt_words import show
from wayhome.lexicon.errors import NothingRead
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh


def receive(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders or zip files.")],
    feed: Annotated[str, typer.Option(help="The feed, where the columns do not say it.")] = "",
    agency: Annotated[str, typer.Option(help="Who sent it: a code of the register.")] = "",
    mapping: Annotated[
        str, typer.Option(help="A column mapping (YAML), or one that comes along: pole.")
    ] = "",
) -> None:
    """Receive agencies' files: check every row, keep the good, say what is wrong with the rest."""
    errors = Console(stderr=True)
    with _bar(errors) as bar:
        task = bar.add_task("Receiving", total=None)

        def progress(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        receipts = receive_files(
            paths, feed=feed, agency=agency, mapping=mapping, progress=progress
        )
    show(Console(), receipts)
    refresh(home())
    _must_have_read(receipts)


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )


def _must_have_read(receipts: list[Receipt]) -> None:
    if not receipts:
        raise NothingRead("No file was found there. Name a file, or a folder that holds some.")
    if not any(receipt.was_read for receipt in receipts):
        raise NothingRead("Nothing could be read; nothing was changed. The reasons are above.")
