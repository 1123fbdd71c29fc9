"""`wayhome synth`: invents a region of people who do not exist and the files its agencies send."""

from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console

from wayhome import synthetic

Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Today in the region; 20 November 2026 without it."),
]


def synth(
    out: Annotated[Path, typer.Option(help="The folder to write; new, or an older region.")],
    people: Annotated[int, typer.Option(help="How many people live there.")] = 20_000,
    seed: Annotated[int, typer.Option(help="The same number gives the same region.")] = 1,
    today: Day = None,
    years: Annotated[float, typer.Option(help="How many years are told.")] = 3.0,
) -> None:
    """Invent a region: people, lives, what agencies saw and sent, and the answers kept apart."""
    console, began = Console(), perf_counter()

    def said(step: str) -> None:
        console.print(f"  {perf_counter() - began:>7.1f} s  {step}", highlight=False)

    day = today.date() if today else synthetic.TODAY
    synthetic.invent(people, seed, out, today=day, years=years, said=said)
    console.print(f"A region of {people:,} people is in {out.name}.", highlight=False, markup=False)
