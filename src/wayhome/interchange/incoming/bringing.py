"""In through the front door: files of other tools become deliveries of the feeds that there are.

    a specification of ours     things and links → rows of the generic feed → received
    a column mapping            `pole`, `call-data` or a file: received as it is

A dry run receives into a home of its own, in which what is held already lies as links: it says what
is new and what is the same as the real thing would, and changes nothing.

What Wayhome exported is not taken in again: one record would come to look like two sources.
"""

import csv
import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import duckdb

from wayhome.extracts import Receipt, receive
from wayhome.extracts.contract_file import feeds
from wayhome.extracts.mapping import Mapping
from wayhome.extracts.receipt import Outcome
from wayhome.extracts.sender import NOTE
from wayhome.extracts.withdrawing import withdrawn
from wayhome.interchange.incoming.offering import read_either
from wayhome.interchange.incoming.reading import read
from wayhome.interchange.incoming.specification import Specification
from wayhome.interchange.incoming.translating import Translated, translate
from wayhome.lexicon.errors import BadUsage
from wayhome.lexicon.home import Home


@dataclass(frozen=True)
class Counted:
    """Rows of one file or table: of `rows`, how many are new, changed, held already, refused."""

    file: str
    table: str
    rows: int
    new: int = 0
    changed: int = 0
    matched: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Refusal:
    """A row that is not taken in: where it stands in the file that was given, and why."""

    file: str
    row: int
    column: str
    reason: str


@dataclass
class Report:
    """What came of it, or would. `aside`: files that are not taken in, each with why and how many
    rows it has. `markings`: how widely what came may be seen."""

    counted: list[Counted] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    aside: list[tuple[str, str, int]] = field(default_factory=list)
    repeated: int = 0
    deliveries: list[str] = field(default_factory=list)
    markings: set[str] = field(default_factory=set)


def bring_in(
    path: Path, specification: str | Path, *, agency: str, at: Home, dry_run: bool = False
) -> Report:
    """Take a file or a folder in, or say what would come of it. BadUsage for what is none."""
    if not path.exists():
        raise BadUsage(f"There is no file {path.name}.")
    of = read_either(specification)
    with _shadow(at) if dry_run else _nothing(at) as home:
        if isinstance(of, Mapping):
            receipts = receive([path], mapping=specification, agency=agency, at=home)
            return _reported(receipts, home, path, of)
        found = read(path, of)
        if found.ours:
            raise BadUsage(
                f"{path.name} is an export of Wayhome. It is not taken in again, because each "
                "record in it would then look like two."
            )
        return _translated(translate(found, of), of, path, agency, home)


@contextmanager
def _nothing(at: Home) -> Iterator[Home]:
    yield at


@contextmanager
def _shadow(at: Home) -> Iterator[Home]:
    """A home that holds what this one does, and can be written to without this one changing."""
    with tempfile.TemporaryDirectory(prefix="wayhome-dry-run-") as folder:
        home = Home(Path(folder))
        home.store.mkdir()
        if at.agencies.exists():
            shutil.copy(at.agencies, home.agencies)
        for delivery in at.store.glob("[!.]*") if at.store.exists() else ():
            (home.store / delivery.name).symlink_to(delivery.resolve(), target_is_directory=True)
        yield home


def _translated(made: Translated, of: Specification, path: Path, agency: str, at: Home) -> Report:
    with tempfile.TemporaryDirectory(prefix="wayhome-import-") as folder:
        aside, mapping = Path(folder, "rows"), Path(folder, "specification.yaml")
        aside.mkdir()
        mapping.write_text(_mapping(of), encoding="utf-8")
        if (path.parent / NOTE).is_file():
            shutil.copy(path.parent / NOTE, aside)
        for table in made.rows:
            _write(aside / f"{path.stem}.{table}.csv", table, made)
        receipts = receive([aside], mapping=mapping, agency=agency, at=at) if made.rows else []
        report = Report(repeated=made.repeated)
        for receipt in receipts:
            table = next(iter(receipt.tables), "")
            rows = made.rows[table] if table else []
            lines = {number: row.line for number, row in enumerate(rows, 2)}
            _add(report, receipt, at, path.name, lines, {})
        unfit = [Refusal(path.name, one.row, one.column, one.reason) for one in made.unfit]
        report.refused = sorted(unfit + report.refused, key=lambda one: (one.row, one.column))
        return report


def _mapping(of: Specification) -> str:
    """A column mapping that changes nothing: which file is which table. It carries the hash of the
    specification, so that another version of it makes another delivery."""
    digest = hashlib.sha256(of.text).hexdigest()
    tables = [
        {"file": f"*.{t.name}.csv", "table": t.name, "columns": {c.name: c.name for c in t.columns}}
        for t in feeds()["generic"].tables
    ]
    head = f"# specification {of.name}, version {of.version}, sha256 {digest}\n"
    # JSON is YAML
    return head + json.dumps({"feed": "generic", "system": of.system, "tables": tables}, indent=1)


def _write(path: Path, table: str, made: Translated) -> None:
    contract = next(one for one in feeds()["generic"].tables if one.name == table)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in contract.columns])
        writer.writerows(row.cells for row in made.rows[table])


def _reported(receipts: list[Receipt], at: Home, path: Path, of: Mapping) -> Report:
    report = Report()
    folder = path if path.is_dir() else path.parent
    for receipt in receipts:
        if receipt.was_read:
            entries = [one for one in of.entries if fnmatch(receipt.file, one.file)]
            theirs = {ours: words for one in entries for ours, words in one.columns.items()}
            _add(report, receipt, at, receipt.file, {}, theirs)
        else:
            rows = _lines(folder / receipt.file)
            report.aside.append((receipt.file, receipt.sentence, rows))
    return report


def _lines(path: Path) -> int:
    """Rows of a CSV file under its header; 0 of anything else."""
    if path.suffix.lower() != ".csv" or not path.is_file():
        return 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return max(sum(1 for _ in csv.reader(file)) - 1, 0)


def _add(
    report: Report,
    receipt: Receipt,
    at: Home,
    file: str,
    lines: dict[int, int],
    theirs: dict[str, str],
) -> None:
    """`lines`: of each row of what was received its row in the file given; `theirs`: of the feed's
    columns what the file calls them. Whatever is in neither is called the same."""
    again = receipt.outcome is Outcome.HELD_ALREADY
    if not receipt.was_read:
        report.aside.append((receipt.file, receipt.sentence, 0))
        return
    if again and receipt.delivery in withdrawn(at.store):
        # to call it held would be to say that it stands; a chart makes several, and is told once
        if (file, receipt.sentence, 0) not in report.aside:
            report.aside.append((file, receipt.sentence, 0))
        return
    for table, count in receipt.tables.items():
        kept = count.rows - count.refused
        new = 0 if again else count.accepted - count.superseding
        changed = 0 if again else count.superseding
        matched = kept if again else count.unchanged
        report.counted.append(
            Counted(file, table, count.rows, new, changed, matched, count.refused)
        )
    report.markings.add(receipt.marking)
    report.refused += _refusals(at.store / receipt.delivery, file, lines, theirs)
    if not again:
        report.deliveries.append(receipt.delivery)


def _refusals(
    delivery: Path, file: str, lines: dict[int, int], theirs: dict[str, str]
) -> Iterator[Refusal]:
    """Every refused row with each of its reasons, by the row of the file that was given."""
    kept = delivery / "refused.parquet"
    if not kept.exists():
        return
    sql = 'select "row", unnest(reasons) as r from read_parquet($file) order by 1'
    for row, reason in duckdb.execute(sql, {"file": str(kept)}).fetchall():
        column = reason["column"] or reason["theirs"] or ""
        where = lines.get(row, row)
        yield Refusal(file, where, theirs.get(column, column), reason["sentence"])


def summed(report: Report) -> Counter[str]:
    """All counts together, by word."""
    total: Counter[str] = Counter()
    for one in report.counted:
        total.update({w: getattr(one, w) for w in ("rows", "new", "changed", "matched", "refused")})
    return total
