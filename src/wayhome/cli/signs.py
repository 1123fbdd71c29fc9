"""`wayhome signs`: the warning signs, each with its rule, its source and its examples."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

from wayhome.lexicon.errors import BadUsage, Damaged
from wayhome.signs import SIGNS, manual, page, window_in_words
from wayhome.signs.trial import every_example, expected, fired, run

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
    for sign in SIGNS.values():
        window = window_in_words(sign)
        strength = sign.strength.words + (", or look today" if sign.acute_when else "")
        table.add_row(sign.code, sign.name, window, strength, sign.split, sign.version)
    Console().print(table)


@signs.command()
def show(code: str) -> None:
    """Show one sign's page of the manual."""
    if code.upper() not in SIGNS:
        raise BadUsage(f"There is no sign {code}. See them all with: wayhome signs list")
    Console().print(Markdown(page(SIGNS[code.upper()])))


@signs.command()
def check() -> None:
    """Run every example of the manual here, and say whether each gives what it promises."""
    examples = every_example()
    con = run(examples)
    failed = [
        f"{code}: {example.title}"
        for mark, (code, example) in examples.items()
        if fired(con, code, example, mark) != expected(example)
    ]
    con.close()
    if failed:
        raise Damaged("These examples do not give what the manual says: " + "; ".join(failed))
    Console().print(f"{len(examples)} examples of {len(SIGNS)} signs give what the manual says.")


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
