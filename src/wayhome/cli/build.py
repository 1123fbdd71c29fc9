"""`wayhome build`: run the stages and let the new release serve."""

import os
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from wayhome import pipeline
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home, home
from wayhome.pipeline.unbuilt import refresh


class Engine(StrEnum):
    """What does the work of a build."""

    DUCKDB = "duckdb"
    SPARK = "spark"


AsOf = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day signs are judged on; today without it."),
]


On = Annotated[Engine, typer.Option(help="What does the work: this machine alone, or Spark.")]
Master = Annotated[
    str | None,
    typer.Option(help="Spark's master; WAYHOME_SPARK_MASTER or this machine without it."),
]
Lock = Annotated[
    int | None, typer.Option(help="The build lock, held by whoever started this.", hidden=True)
]


def build(
    as_of: AsOf = None, engine: On = Engine.DUCKDB, master: Master = None, lock: Lock = None
) -> None:
    """Link, order and examine everything received, and serve the result."""
    console = Console()

    def tell(stage: str, words: str, seconds: float | None) -> None:
        if seconds is not None:
            console.print(f"  {words:<55} {seconds:>8.1f} s", highlight=False)

    if master and engine is not Engine.SPARK:
        raise BadUsage("A master is Spark's: give it with --engine spark.")
    on_spark = pipeline.spark.master_of(master) if engine is Engine.SPARK else None
    made = _built(home(), as_of.date() if as_of else None, tell, on_spark, lock)
    refresh(home())
    rows = made.manifest()["rows"]
    console.print(
        f"Release {made.name} serves: {rows['person']:,} people, {rows['episode']:,} episodes,"
        f" {rows['sign']:,} signs."
    )


def _built(
    at: Home, as_of: date | None, tell: pipeline.Telling, master: str | None, lock: int | None
) -> pipeline.Release:
    """With what people judged in it, where there is a workspace that they could judge in."""
    if not (os.environ.get("WAYHOME_DATABASE") or at.database.exists()):
        return pipeline.build(at, as_of, tell, master=master, lock=lock)
    # Late: settings need a secret key, and a home without a workspace has none.
    from wayhome.workspace.config.start import make_ready

    make_ready()
    from wayhome.workspace import building

    return building.build(at, as_of, tell, master=master, lock=lock)
