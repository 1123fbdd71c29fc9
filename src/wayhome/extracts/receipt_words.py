"""Receipts in words for a terminal. The workspace has its own page of the same facts."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from wayhome.extracts.receipt import Count, Outcome, Reason, Receipt, total

UNDOING = "If not: wayhome deliveries withdraw {} --why wrong-file"
MENDING = "Rows to mend and send again: store/{}/refused-*.csv (or refused.xlsx)"


def show(console: Console, receipts: list[Receipt]) -> None:
    """Counts by table, then each reason with where it stands, then what was left aside."""
    read = [receipt for receipt in receipts if receipt.was_read]
    if read:
        console.print(_counts(read))
    for receipt in receipts:
        if receipt.sentence:
            console.print(Text(f"{receipt.file}: {receipt.outcome}. {receipt.sentence}"))
        if receipt.question:
            console.print(Text(f"{receipt.file}: {receipt.question}", style="yellow"))
            console.print(Text(f"{receipt.file}: {UNDOING.format(receipt.delivery)}"))
        for reason in receipt.refused:
            console.print(Text(f"{receipt.file}: {_line(reason, 'refused')}", style="red"))
        if receipt.refused:
            console.print(Text(f"{receipt.file}: {MENDING.format(receipt.delivery)}"))
        for reason in receipt.noted:
            console.print(Text(f"{receipt.file}: {_line(reason, 'noted')}", style="dim"))
        for note in receipt.notes:
            console.print(Text(f"{receipt.file}: {note}", style="dim"))
    console.print(Text(_last(receipts)))


def _counts(receipts: list[Receipt]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("File", "Feed", "Table"):
        table.add_column(heading, overflow="fold")
    for heading in ("Rows", "Accepted", "of them superseding", "Unchanged", "Refused"):
        table.add_column(heading, justify="right")
    for receipt in receipts:
        for name, count in receipt.tables.items():
            table.add_row(Text(receipt.file), receipt.feed, name, *_cells(count))
    return table


def _cells(count: Count) -> list[str]:
    numbers = (count.rows, count.accepted, count.superseding, count.unchanged, count.refused)
    return [f"{number:,}" for number in numbers]


def _line(reason: Reason, done: str) -> str:
    places = ", ".join(
        f"{example.table} row {example.row}"
        + (f" column {example.column}" if example.column else "")
        for example in reason.examples[:3]
    )
    return f"{reason.rows:,} {done}: {reason.says} ({reason.code}; {places})"


def _last(receipts: list[Receipt]) -> str:
    new = [receipt for receipt in receipts if receipt.outcome is Outcome.RECEIVED]
    count = total(count for receipt in new for count in receipt.tables.values())
    aside = [f"{receipt.file}" for receipt in receipts if receipt.outcome is Outcome.NO_FEED]
    said = (
        f"{len(new)} of {len(receipts)} files received: {count.accepted:,} rows accepted, "
        f"{count.unchanged:,} unchanged, {count.refused:,} refused."
    )
    return said + (f" Of no feed: {', '.join(aside)}." if aside else "")
