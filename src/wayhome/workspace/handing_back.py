"""What people decided, handed back as deliveries: one file of feed `own` an agency and table.

A file holds everything that the agency's accounts decided, in order, so it is the same file for as
long as nobody decides anew, and a row that was received before is unchanged: nothing is received
twice, and a build that was killed has lost nothing.
"""

import csv
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wayhome import extracts
from wayhome.extracts.withdrawing import withdrawn
from wayhome.lexicon.agencies import OWN_FEED
from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import Home


@dataclass(frozen=True)
class Table:
    """A table of the feed: its name, its columns, and in words what people did and where they take
    it back."""

    name: str
    columns: Sequence[str]
    did: str
    where: str

    @property
    def called(self) -> str:
        return self.name.replace("_", " ")


def hand_back(
    home: Home, table: Table, rows: Mapping[str, Iterable[Sequence[str]]]
) -> list[extracts.Receipt]:
    """Receive the rows of each agency; a receipt for each.

    NotSetUp or BadUsage where one cannot be received: no build leaves a decision out in silence.
    """
    receipts: list[extracts.Receipt] = []
    with tempfile.TemporaryDirectory() as folder:
        for agency, decided in rows.items():
            file = Path(folder) / f"{table.name}-{agency}.csv"
            _write(file, table.columns, decided)
            receipts += extracts.receive([file], feed=OWN_FEED, agency=agency, at=home)
    gone = withdrawn(home.store)
    for one in receipts:
        _in_the_build(one, gone, table)
    return receipts


def _in_the_build(one: extracts.Receipt, gone: set[str], table: Table) -> None:
    if one.delivery in gone:
        raise NotSetUp(
            f"What people {table.did} at {one.agency} was withdrawn as delivery {one.delivery}: "
            f"put it back, and take {table.called} back one by one on {table.where}."
        )
    if not one.was_read or one.total.refused:
        raise NotSetUp(
            f"What people {table.did} cannot be handed back ({one.file}): {one.sentence}"
        )


def _write(file: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        written = csv.writer(out)
        written.writerow(columns)
        written.writerows(rows)
