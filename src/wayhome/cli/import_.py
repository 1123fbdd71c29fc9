"""`wayhome import PATH --spec NAME`: files of other tools in, by the front door; or a dry run."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from wayhome.interchange.incoming.bringing import Report, bring_in, summed
from wayhome.interchange.incoming.offering import offered
from wayhome.lexicon.errors import NothingRead
from wayhome.lexicon.home import home
from wayhome.pipeline.unbuilt import refresh

MOST = 20  # refused rows that are printed; all of them are kept with the delivery
WORDS = ("rows", "new", "changed", "matched", "refused")

Spec = Annotated[
    str, typer.Option(help=f"A specification (YAML), or one of: {', '.join(offered())}.")
]
Agency = Annotated[str, typer.Option(help="Who sent it: a code of the register.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would come of it, no more.")]
Every = Annotated[bool, typer.Option("--every", help="Print every refused row.")]


def import_(
    path: Path, spec: Spec, agency: Agency = "", dry_run: DryRun = False, every: Every = False
) -> None:
    """Bring in a chart, a graph or call data by a saved specification."""
    report = bring_in(path, spec, agency=agency, at=home(), dry_run=dry_run)
    console = Console(highlight=False, markup=False)
    console.print(_counts(report))
    for one in report.refused if every else report.refused[:MOST]:
        column = f", column {one.column}" if one.column else ""
        console.print(f"{one.file} row {one.row}{column}: {one.reason}", soft_wrap=True)
    if not every and len(report.refused) > MOST:
        console.print(f"Showing {MOST} of {len(report.refused):,} refusals; --every shows all.")
    for file, why, rows in report.aside:
        console.print(f"{file}: not taken in, {rows:,} rows. {why}", soft_wrap=True)
    console.print(_last(report, dry_run=dry_run), soft_wrap=True)
    if not dry_run:
        refresh(home())
    if not report.counted:
        raise NothingRead("Nothing of it could be taken in. The reasons are above.")


def _counts(report: Report) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("File", "Table"):
        table.add_column(heading, overflow="fold")
    for heading in WORDS:
        table.add_column(heading.capitalize(), justify="right")
    for one in report.counted:
        table.add_row(one.file, one.table, *(f"{getattr(one, word):,}" for word in WORDS))
    return table


def _last(report: Report, *, dry_run: bool) -> str:
    total = summed(report)
    said = ", ".join(f"{total[word]:,} {word}" for word in WORDS)
    again = f" {report.repeated:,} rows said what an earlier one said." if report.repeated else ""
    done = "Dry run: nothing was changed." if dry_run else f"{len(report.deliveries)} deliveries."
    return f"{said}.{again} {len(report.refused):,} refusals. {done}"
