"""Of which rules and which invented lives the figures of the page are, and whether these stand.

The print is of the files of MAKERS, byte for byte, so that it is the same under every Python. That
linking or receiving changed moves figures too and is not seen here: what these change is measured
on pages of their own.
"""

import re
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from wayhome.lexicon.errors import Damaged

MAKERS = ("signs", "synthetic", "evaluation/signs")
READ = {".py", ".csv", ".parquet"}
_SAID = re.compile(r"rules and lives with the print `([0-9a-f]+)`")


def stamp(on: date) -> str:
    """The sentence of the page that says what was measured, and when."""
    return f"Measured on {on.day} {on:%B %Y}, of rules and lives with the print `{print_of()}`."


def check(page: Path) -> None:
    """Damaged where the figures of a page are of other rules or lives than those of today, or do
    not say of which."""
    said = _SAID.search(page.read_text(encoding="utf-8"))
    if not said:
        raise Damaged(f"{page.name} does not say of which rules and lives its figures are.")
    if said[1] != print_of():
        raise Damaged(
            f"{page.name} is of rules and invented lives as they were ({said[1]}); now they are "
            f"{print_of()}. Measure it anew: wayhome evaluate signs --write {page.name}, with the "
            "people and seeds that it names."
        )


def print_of(makers: Iterable[str] = MAKERS) -> str:
    """Twelve characters that change when anything does that signs, lives or figures are made by."""
    package = Path(str(files("wayhome")))
    found = sha256()
    for room in makers:
        for file in sorted(one for one in (package / room).rglob("*") if one.suffix in READ):
            found.update(str(file.relative_to(package)).encode())
            found.update(file.read_bytes())
    return found.hexdigest()[:12]
