"""`wayhome signs`: the warning signs, each with its rule, its source and its examples."""

from pathlib import Path
from typing import Annotated

import typer
from duckdb import DuckDBPyConnection
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.signs import SIGNS, manual, page, window_in_words
from wayhome.signs.addresses import ADDRESS_SIGNS
from wayhome.signs.addresses import trial as of_addresses
from wayhome.signs.examples import Example
from wayhome.signs.subject import ADDRESS, PERSON, Subject
from wayhome.signs.trial import every_example, expected, fired, run

EVERY = {**SIGNS, **ADDRESS_SIGNS}

signs = typer.Typer(help="The warning signs: rules, sources and examples.")


@signs.callback(invoke_without_command=True)
def every(context: typer.Context) -> None:
    """List the signs when nothing more is asked."""
    if context.invoked_subcommand is None:
        list_()


@signs.command("list")
def list_() -> None:
    """List every sign with its window and strength."""
    table = Table("Code", "Sign", "Window", "Strength", "Speaks of", "Version")
    for sign in EVERY.values():
        window = window_in_words(sign)
        strength = sign.strength.words + (", or look today" if sign.acute_when else "")
        table.add_row(sign.code, sign.name, window, strength, sign.split, sign.version)
    Console().print(table)


@signs.command()
def show(code: str) -> None:
    """Show one sign's page of the manual."""
    if code.upper() not in EVERY:
        raise BadUsage(f"There is no sign {code}. See them all with: wayhome signs list")
    Console().print(Markdown(page(EVERY[code.upper()])))


@signs.command()
def check() -> None:
    """Run every example of the manual here, and say whether each gives what it promises."""
    people, homes = every_example(), of_addresses.every_example()
    failed = [
        *_failed(people, run(people), PERSON),
        *_failed(homes, of_addresses.run(homes), ADDRESS),
    ]
    if failed:
        raise Damaged("These examples do not give what the manual says: " + "; ".join(failed))
    tried = len(people) + len(homes)
    Console().print(f"{tried} examples of {len(EVERY)} signs give what the manual says.")


def _failed(
    examples: dict[str, tuple[str, Example]], con: DuckDBPyConnection, of: Subject
) -> list[str]:
    """Those that do not give what they promise."""
    failed = [
        f"{code}: {example.title}"
        for mark, (code, example) in examples.items()
        if fired(con, code, example, mark, of) != expected(example)
    ]
    con.close()
    return failed


@signs.command("manual")
def write_manual(
    out: Annotated[Path, typer.Option(help="Folder to write to.")] = Path("docs/signs"),
) -> None:
    """Write the manual of signs, one page each."""
    out.mkdir(parents=True, exist_ok=True)
    pages = manual()
    for name, text in pages.items():
        (out / name).write_text(text, encoding="utf-8")
    Console().print(f"Wrote {len(pages)} pages to {out}.")
