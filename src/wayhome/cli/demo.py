"""`wayhome demo`: an invented region from nothing to a served workspace, with an account a role.

It keeps to a home of its own: a home that holds anything else is left alone. Started again, it
serves what it made before.
"""

import json
import os
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from wayhome import extracts, pipeline, synthetic
from wayhome.cli.serve import serve
from wayhome.lexicon.agencies import read_register, write_register
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home, home

MARK = "demonstration.json"
ARRIVES = time(6)  # extracts run at night and are there in the morning

People = Annotated[int, typer.Option(help="How many people the region has.", min=500)]
Seed = Annotated[int, typer.Option(help="Another seed, another region.")]
Port = Annotated[int, typer.Option(help="The port to listen at.", min=1, max=65535)]
Serving = Annotated[bool, typer.Option(help="Serve the workspace at the end.")]


def demo(
    people: People = 20_000, seed: Seed = 7, port: Port = 8000, serving: Serving = True
) -> None:
    """Invent a region, receive its agencies' files, build, make accounts, and serve."""
    at = _home()
    console = Console(highlight=False)
    wanted = {"people": people, "seed": seed}
    if _made(at) != wanted:
        _make(at, wanted, console)
    _accounts(at, console)
    if serving:
        serve(port=port)


def _home() -> Home:
    """The home of the demonstration, named to everything that runs after."""
    if "WAYHOME_HOME" not in os.environ:
        os.environ["WAYHOME_HOME"] = f"{home().root}-demo"
    os.environ["WAYHOME_DEMO"] = "1"
    at = home()
    if at.store.exists() and not (at.root / MARK).exists():
        raise BadUsage(
            f"The home {at.root.name} holds deliveries that are not a demonstration's. "
            "Point WAYHOME_HOME at an empty folder."
        )
    return at


def _made(at: Home) -> dict[str, Any] | None:
    """What an earlier run made to the end; None when it did not come so far."""
    mark = at.root / MARK
    whole = mark.exists() and at.current.exists()
    return json.loads(mark.read_text(encoding="utf-8")).get("made") if whole else None


def _make(at: Home, wanted: dict[str, int], console: Console) -> None:
    at.root.mkdir(parents=True, exist_ok=True)
    mark = at.root / MARK
    mark.write_text("{}\n", encoding="utf-8")
    invented = at.root / "invented"
    console.print("Inventing a region")
    today = synthetic.TODAY
    synthetic.invent(wanted["people"], wanted["seed"], invented, today)
    write_register(at.agencies, list(read_register(invented / "agencies.csv").values()))
    _receive(at, invented, console)
    release = pipeline.build(at, today, _teller(console))
    rows = release.manifest()["rows"]
    console.print(
        f"{rows['person']:,} people, {rows['episode']:,} episodes, {rows['sign']:,} signs"
    )
    mark.write_text(json.dumps({"made": wanted}) + "\n", encoding="utf-8")


def _receive(at: Home, invented: Path, console: Console) -> None:
    """Every delivery on the day it was sent, so that past days can be asked for."""
    days: dict[date, list[Path]] = {}
    for note in sorted((invented / "deliveries").rglob("delivery.yaml")):
        days.setdefault(date.fromisoformat(note.parent.name), []).append(note.parent)
    for day in sorted(days):
        receipts = extracts.receive(days[day], at=at, now=datetime.combine(day, ARRIVES))
        rows = sum(count.accepted for receipt in receipts for count in receipt.tables.values())
        refused = sum(c.refused for receipt in receipts for c in receipt.tables.values())
        console.print(
            f"  Received on {day:%d %B %Y}: {len(receipts)} files,"
            f" {rows:,} rows taken in, {refused:,} refused"
        )


def _teller(console: Console) -> pipeline.Telling:
    def tell(stage: str, words: str, seconds: float | None) -> None:
        if seconds is not None:
            console.print(f"  {words:<55} {seconds:>8.1f} s")

    return tell


def _accounts(at: Home, console: Console) -> None:
    # Settings read the environment that _home() has just set, so Django starts only now.
    from wayhome.workspace.config.start import make_ready

    make_ready()
    from wayhome.workspace.accounts.demonstration import PASSWORD, demonstration_accounts
    from wayhome.workspace.reporting.making import make_due

    make_due()
    console.print("\nAccounts of the demonstration:")
    for account in demonstration_accounts(read_register(at.agencies)):
        console.print(f"  {account.email:<38} {account.role}, {account.agency}", soft_wrap=True)
    console.print(f"The password of each: {PASSWORD}")
    stories = json.loads((at.root / "invented/answers/stories.json").read_text(encoding="utf-8"))
    child = next(iter(stories.values()))
    console.print(f"A child to search for: {child['given']} {child['family']}\n")
