"""`wayhome build`: run the stages and let the new release serve."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console

from wayhome import pipeline
from wayhome.lexicon.home import home

AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day signs are judged on; today without it."),
]


def build(as_of: AsOf = None) -> None:
    """Link, order and examine everything received, and serve the result."""
    console = Console()

    def tell(stage: str, words: str, seconds: float | None) -> None:
        if seconds is not None:
            console.print(f"  {words:<55} {seconds:>8.1f} s", highlight=False)

    made = pipeline.build(home(), as_of.date() if as_of else None, tell)
    rows = made.manifest()["rows"]
    console.print(
        f"Release {made.name} serves: {rows['person']:,} people, {rows['episode']:,} episodes,"
        f" {rows['sign']:,} signs."
    )
