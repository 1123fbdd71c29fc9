"""`wayhome evaluate`: how well records are joined, measured where it is known who they are."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain
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
    *("as written", "hasty", "one bad agency", "moved on", "from elsewhere", "crowded"),
    *("few fields", "one family", "a bit of everything", "untouched", "unseen"),
)
# Habits that are put on a public set without errors of its own.
CLEAN_NOISES = ("as written", "hasty", "unseen")
# Habits under which groups of a thousand people are compared.
EVEN_NOISES = ("as written", "hasty", "few fields")

People = Annotated[int, typer.Option(help="How many people an invented region has.")]
Seeds = Annotated[list[int] | None, typer.Option(help="Regions by seed; 1 and 2 without it.")]
Noises = Annotated[list[str] | None, typer.Option("--noise", help="Habits of error; most without.")]
Sets = Annotated[list[str] | None, typer.Option("--public", help="These public sets, no regions.")]
Files = Annotated[list[Path] | None, typer.Option(help="Your own labelled tables, no regions.")]
With = Annotated[Path | None, typer.Option("--model", help="This model file; Wayhome's without.")]
Groups = Annotated[
    bool, typer.Option("--groups", help="Only sets in which every group has about as many people.")
]
Each = Annotated[int, typer.Option(help="How many people a group has in those sets.")]
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
    groups: Groups = False,
    each: Each = evaluation.EACH,
    model: With = None,
    as_json: Json = False,
    write: Page = None,
) -> None:
    """Link invented regions and public sets, and compare with who the records really are."""
    console, measured = Console(), []
    seeds = seed or list(SEEDS)
    if public or file:
        sets = _published(public or [], file or [], noise)
    else:
        regions = [] if groups else [_everything(people, seeds, noise or list(NOISES))]
        sets = chain(*regions, _even(each, seeds[0], noise or list(EVEN_NOISES)))
    weighing = read_file(model) if model else None
    for labelled in sets:
        found = _measured(labelled, weighing)
        measured.append(found)
        if not as_json:
            console.print(evaluation.told(found), highlight=False, markup=False, soft_wrap=True)
    if as_json:
        typer.echo(json.dumps([evaluation.figures(one) for one in measured], indent=1))
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


def _published(
    public: list[str], files: list[Path], noises: list[str] | None = None
) -> Iterator[Labelled]:
    """Each set as it is, or under the habits asked for; a clean one under some at least."""
    for name in public:
        published = evaluation.public(name)
        habits = noises or (CLEAN_NOISES if published.clean else ())
        yield from _under(published.read(), habits)
    for path in files:
        yield from _under(evaluation.table(path.stem, [path]), noises or ())


def _under(labelled: Labelled, noises: Iterable[str], seed: int = SEEDS[0]) -> Iterator[Labelled]:
    """The set under each habit of error; itself without any."""
    habits = [evaluation.noise(name) for name in noises]
    if not habits:
        yield labelled
        return
    try:
        for habit in habits:
            yield evaluation.noisy(labelled, habit, seed)
    finally:
        labelled.con.close()


def _even(each: int, seed: int, noises: list[str]) -> Iterator[Labelled]:
    """People of every group alike many, made once those before them are measured."""
    yield from _under(evaluation.even(each, seed), noises, seed)


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
