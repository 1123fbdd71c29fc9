"""The manual page and the blank template of a feed, made from its contract and nothing else."""

import csv
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from wayhome.extracts.contract import CodeList, Column, Feed, Rule, Severity, Table


def manual_page(feed: Feed) -> str:
    """The manual of a feed as Markdown."""
    lines = [f"# {feed.title} (`{feed.name}`)", "", feed.about, ""]
    lines += [f"Where the contract comes from: {feed.authority} Version {feed.version}.", ""]
    lines += [f"Formats: {', '.join(feed.formats)}. Name of the system unless told: {feed.system}."]
    if feed.senders:
        lines += ["", f"Usually sent by {', '.join(kind.words for kind in feed.senders)}."]
    if feed.placeholders:
        nothing = ", ".join(f"`{text}`" for text in feed.placeholders)
        lines += ["", f"Read as if nothing were written: {nothing}."]
    for table in feed.tables:
        lines += ["", *_table(table)]
    lines += ["", "## Codes", ""] if feed.codes else []
    for codes in feed.codes.values():
        lines += [*_codes(codes), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"## {table.name}"
    yield ""
    yield f"{table.about} A later row with the same {' + '.join(table.key)} replaces the earlier."
    if table.xml:
        yield f"In XML: each `{table.xml}`."
    yield ""
    yield "| Column | Type | Needed | What it holds | Also known as | Marking |"
    yield "|---|---|---|---|---|---|"
    for column in table.columns:
        yield _column(column, table)
    if table.rules:
        yield ""
        yield "| Rule | What is said | A broken row is | Authority |"
        yield "|---|---|---|---|"
        for rule in table.rules:
            yield _rule(rule)


def _column(column: Column, table: Table) -> str:
    kind = f"{column.type} ({column.codes})" if column.codes else str(column.type)
    kind += f", up to {column.max:,}" if column.max else ""
    needed = "yes" if column.required or column.name in table.key else ""
    also = ", ".join(f"`{alias}`" for alias in column.aliases)
    cells = (f"`{column.name}`", kind, needed, column.about, also, str(column.marking))
    return _cells(*cells)


def _rule(rule: Rule) -> str:
    done = "refused" if rule.severity is Severity.REFUSE else "let in with a note"
    return _cells(rule.code, rule.says, done, rule.authority)


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _codes(codes: CodeList) -> Iterator[str]:
    others = "others are kept with a note" if codes.open else "others are refused"
    yield f"**{codes.name}** ({others}): " + "; ".join(
        f"`{code}` {meaning}".strip() for code, meaning in codes.said.items()
    )


def write_template(feed: Feed, folder: Path, *, workbook: bool = False) -> list[Path]:
    """Blank files of a feed: a CSV file a table, or one workbook with a sheet a table."""
    folder.mkdir(parents=True, exist_ok=True)
    if workbook:
        return [_workbook(feed, folder / f"{feed.name}.xlsx")]
    return [_csv(table, folder / f"{feed.name}_{table.name}.csv") for table in feed.tables]


def _csv(table: Table, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow([column.name for column in table.columns])
    return path


def _workbook(feed: Feed, path: Path) -> Path:
    book = Workbook(write_only=True)
    for table in feed.tables:
        sheet = book.create_sheet(table.name[:31])  # Excel allows no longer name
        sheet.append([column.name for column in table.columns])
    book.save(path)
    return path
