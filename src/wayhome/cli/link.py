"""`wayhome link`: the model of who is the same person, trained here and named for builds."""

import json
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from wayhome import evaluation, people, pipeline
from wayhome.lexicon.dates import LONDON
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home, home
from wayhome.people import training
from wayhome.people.choosing import held
from wayhome.people.model import read
from wayhome.pipeline.engine import connect

link = typer.Typer(help="The model of who is the same person.")

Write = Annotated[
    Path | None, typer.Option(help="The new model's file; without it one in the home, by date.")
]
FromRelease = Annotated[
    str | None, typer.Option(help="Whose records to learn from; the release that serves without.")
]
Seed = Annotated[int, typer.Option(help="What chance begins from; the same gives the same model.")]
Made = Annotated[Path, typer.Option("--write", help="The new model's file.")]
Each = Annotated[
    int, typer.Option(help="How many people a group has where groups are compared; 0: not at all.")
]
EvenSo = Annotated[
    bool, typer.Option("--even-so", help="Although a gap between groups grew, or nobody looked.")
]


@link.callback()
def _verbs() -> None:
    """What can be done with it."""


@link.command()
def train(
    write: Write = None,
    from_release: FromRelease = None,
    seed: Seed = 1,
    each: Each = evaluation.EACH,
) -> None:
    """Learn how much each agreement says from this home's own records, without labels."""
    at = home()
    held = pipeline.held_release(at, from_release) if from_release else None
    release, chosen = held or pipeline.current_release(at), people.chosen(at)
    found = _trained(release, chosen, seed)
    today = datetime.now(LONDON).date()
    file = write or _free(at, today)
    data = training.dated(chosen.data, found, version=file.stem, on=today, release=release.name)
    gaps = _compared(data, chosen.data, each)
    training.write(data, file)
    console = Console()
    for said in (training.told(found), gaps, _next(file, at)):
        console.print(said, highlight=False, markup=False, soft_wrap=True)


@link.command("make-model")
def make_model(write: Made, each: Each = evaluation.EACH) -> None:
    """Make Wayhome's own model again, counted on invented people under habits of error."""
    base = evaluation.making.current()
    today = datetime.now(LONDON).date()
    sets = evaluation.making.training_sets()
    data = evaluation.making.make(base, sets, version=write.stem, on=today)
    gaps = _compared(data, base, each)
    training.write(data, write)
    console = Console()
    for said in (evaluation.making.told(base, data), gaps, f"Wrote {write}. No build uses it yet."):
        console.print(said, highlight=False, markup=False, soft_wrap=True)


@link.command()
def use(name: str, even_so: EvenSo = False) -> None:
    """Let builds from now on use a model of this home, or Wayhome's own by its date."""
    if not even_so:
        _no_gap_grew(home(), name)
    model = people.use(home(), name)
    Console().print(
        f"Builds from now on link with {model.version}. The release that serves stays as it is; "
        "build to see what changes (wayhome build, then wayhome releases compare).",
        highlight=False,
        soft_wrap=True,
    )


def _compared(data: dict[str, Any], base: dict[str, Any], each: int) -> str:
    """Keep with a new model what gaps it leaves between groups beside the one it began from, and
    say what grew."""
    if not each:
        return "Groups were not compared: wayhome link use will ask for --even-so."
    data["gaps"] = evaluation.gaps_beside(read(data), read(base), each)
    grown = evaluation.grown(data["gaps"])
    if not grown:
        return f"No gap between groups is wider than by {base['version']} (docs/training.md)."
    said = "\n".join(f"  {one}." for one in grown)
    return f"Wider between groups than before; wayhome link use will ask for --even-so:\n{said}"


def _no_gap_grew(at: Home, name: str) -> None:
    """BadUsage where a model of the home's own leaves a wider gap than the one it began from, or
    where nobody has looked."""
    if name not in held(at):
        return
    gaps = json.loads((at.models / f"{name}.json").read_text(encoding="utf-8")).get("gaps")
    grown = evaluation.grown(gaps) if gaps else ["nobody has compared groups by this model"]
    if grown:
        raise BadUsage(
            f"{name} is not named for builds: {'; '.join(grown)}. Train again, or name it all the "
            "same with --even-so once somebody answers for it."
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
