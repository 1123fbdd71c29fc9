"""The manual's page on the canonical tables, made from the tables themselves.

docs/records.md ends with it, and a test holds the two together.
"""

from collections.abc import Iterator

from wayhome.records.schema import PROVENANCE, TABLES, Column


def manual() -> str:
    """Every canonical table with its columns, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "### On every row\n"
    yield from _table(PROVENANCE)
    shared = {column.name for column in PROVENANCE}
    for table in TABLES:
        yield f"\n### {table.name}\n\n{table.about}\n"
        yield from _table(tuple(c for c in table.columns if c.name not in shared))


def _table(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | type | marking | what it is |\n|---|---|---|---|"
    for column in columns:
        about = column.about.replace("|", "\\|")
        yield f"| {column.name} | {column.type.lower()} | {column.marking} | {about} |"
