"""`wayhome link`: the model of who is the same person, trained here and named for builds."""

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from wayhome import people, pipeline
from wayhome.lexicon.dates import LONDON
from wayhome.lexicon.home import Home, home
from wayhome.people import training
from wayhome.pipeline.engine import connect

link = typer.Typer(help="The model of who is the same person.")

Write = Annotated[
    Path | None, typer.Option(help="The new model's file; without it one in the home, by date.")
]
FromRelease = Annotated[
    str | None, typer.Option(help="Whose records to learn from; the release that serves without.")
]
Seed = Annotated[int, typer.Option(help="What chance begins from; the same gives the same model.")]


@link.callback()
def _verbs() -> None:
    """What can be done with it."""


@link.command()
def train(write: Write = None, from_release: FromRelease = None, seed: Seed = 1) -> None:
    """Learn how much each agreement says from this home's own records, without labels."""
    at = home()
    held = pipeline.held_release(at, from_release) if from_release else None
    release, chosen = held or pipeline.current_release(at), people.chosen(at)
    found = _trained(release, chosen, seed)
    today = datetime.now(LONDON).date()
    file = write or _free(at, today)
    data = training.dated(chosen.data, found, version=file.stem, on=today, release=release.name)
    training.write(data, file)
    console = Console()
    console.print(training.told(found), highlight=False, markup=False, soft_wrap=True)
    console.print(_next(file, at), highlight=False, markup=False, soft_wrap=True)


@link.command()
def use(name: str) -> None:
    """Let builds from now on use a model of this home, or Wayhome's own by its date."""
    model = people.use(home(), name)
    Console().print(
        f"Builds from now on link with {model.version}. The release that serves stays as it is; "
        "build to see what changes (wayhome build, then wayhome releases compare).",
        highlight=False,
        soft_wrap=True,
    )


def _trained(release: pipeline.Release, chosen: people.Chosen, seed: int) -> training.Training:
    with (
        tempfile.TemporaryDirectory() as scratch,
        connect(":memory:", Path(scratch)) as con,
    ):
        training.show_linking(con, chosen.model, release.folder / people.LINKING)
        return training.train(con, chosen.model, seed=seed)


def _free(at: Home, today: date) -> Path:
    """The home's file for a model of today that is not there yet."""
    stem, number = f"{today.isoformat()}-trained", 1
    while (file := at.models / f"{stem}{f'-{number}' if number > 1 else ''}.json").exists():
        number += 1
    return file


def _next(file: Path, at: Home) -> str:
    here = file.parent.resolve() == at.models.resolve()
    put = "" if here else f"put it into {at.models}, "
    return (
        f"Wrote {file}. No build uses it yet. Next: see what it is worth where it is known who "
        f"everybody is (wayhome evaluate link --model {file}), have it read by somebody who knows "
        f"the records, keep it under version control; then {put}name it "
        f"(wayhome link use {file.stem}), build, and lay the two releases beside each other "
        "(wayhome releases compare)."
    )
