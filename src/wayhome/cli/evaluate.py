"""`wayhome evaluate`: how well records are joined, measured where it is known who they are."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from wayhome import evaluation
from wayhome.evaluation import Measured
from wayhome.evaluation import signs as signs_of
from wayhome.evaluation.labelled import Labelled
from wayhome.lexicon.dates import LONDON
from wayhome.people.choosing import read_file
from wayhome.people.model import Model
from wayhome.synthetic import TODAY

evaluate = typer.Typer(help="How well Wayhome does what it does, against answers that are known.")

SEEDS = (1, 2)
NOISES = (
    *("as written", "hasty", "moved on", "from elsewhere", "few fields", "one family", "unseen"),
    "untouched",
)

People = Annotated[int, typer.Option(help="How many people an invented region has.")]
Seeds = Annotated[list[int] | None, typer.Option(help="Regions by seed; 1 and 2 without it.")]
Noises = Annotated[list[str] | None, typer.Option("--noise", help="Habits of error; most without.")]
Sets = Annotated[list[str] | None, typer.Option("--public", help="These public sets, no regions.")]
Files = Annotated[list[Path] | None, typer.Option(help="Your own labelled tables, no regions.")]
With = Annotated[Path | None, typer.Option("--model", help="This model file; Wayhome's without.")]
Json = Annotated[bool, typer.Option("--json", help="The figures as JSON.")]
Check = Annotated[
    Path | None,
    typer.Option(exists=True, help="Only say whether this page's figures are of today's rules."),
]
Page = Annotated[Path | None, typer.Option(help="Put the figures into this page.")]


@evaluate.callback()
def _verbs() -> None:
    """What can be evaluated."""


@evaluate.command()
def link(
    people: People = 5_000,
    seed: Seeds = None,
    noise: Noises = None,
    public: Sets = None,
    file: Files = None,
    model: With = None,
    as_json: Json = False,
    write: Page = None,
) -> None:
    """Link invented regions and public sets, and compare with who the records really are."""
    console, measured = Console(), []
    if public or file:
        sets = _published(public or [], file or [])
    else:
        sets = _everything(people, seed or list(SEEDS), noise or list(NOISES))
    weighing = read_file(model) if model else None
    for labelled in sets:
        each = _measured(labelled, weighing)
        measured.append(each)
        if not as_json:
            console.print(evaluation.told(each), highlight=False, markup=False, soft_wrap=True)
    if as_json:
        typer.echo(json.dumps([evaluation.figures(each) for each in measured], indent=1))
    if write:
        evaluation.write(write, measured)
        console.print(f"Wrote the figures to {write.name}.", highlight=False)


@evaluate.command()
def signs(
    people: People = 5_000, seed: Seeds = None, write: Page = None, check: Check = None
) -> None:
    """Build invented regions whole and compare every sign with what was done to whom."""
    if check:
        signs_of.check(check)
        Console().print(f"The figures of {check.name} are of today's rules.", highlight=False)
        return
    seeds = seed or list(SEEDS)
    with signs_of.lived(people, seeds) as con:
        told, homes = signs_of.count(con, TODAY), signs_of.count_homes(con, TODAY)
        agreed = signs_of.agreement(con)
    each = ", ".join(map(str, seeds))
    what = f"Regions of {people:,} people, seeds {each}: the year to {TODAY:%d %B %Y}. "
    what += signs_of.stamp(datetime.now(LONDON).date())
    if write:
        signs_of.write(write, told, homes, agreed, what)
        Console().print(f"Wrote the figures to {write.name}.", highlight=False)
    else:
        typer.echo(f"{what}\n\n{signs_of.summed(told, homes, agreed)}")


def _published(public: list[str], files: list[Path]) -> Iterator[Labelled]:
    for name in public:
        yield evaluation.public(name).read()
    for path in files:
        yield evaluation.table(path.stem, [path])


def _everything(people: int, seeds: list[int], noises: list[str]) -> Iterator[Labelled]:
    """Public sets that are installed; then each region under each habit of error."""
    habits = [evaluation.noise(name) for name in noises]
    yield from _published([name for name, each in evaluation.SETS.items() if each.here], [])
    for seed in seeds:
        with evaluation.region(people, seed) as invented:
            for habit in habits:
                yield evaluation.noisy(invented, habit, seed)


def _measured(labelled: Labelled, model: Model | None) -> Measured:
    """One set at a time: several at once take too much memory."""
    try:
        return evaluation.measure(labelled, model)
    finally:
        labelled.con.close()
