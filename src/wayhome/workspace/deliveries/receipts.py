"""Receipts as pages show them: the store's own record of each delivery, read and never written."""

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from wayhome import extracts
from wayhome.extracts.listing import Torn, listed
from wayhome.extracts.withdrawing import Withdrawal, withdrawals
from wayhome.lexicon.home import Home

PLACES = 3  # of rows let in with a note, to show where they stand


@dataclass(frozen=True)
class Noted:
    """Rows that were let in although something is odd about them, and where some of them stand."""

    says: str
    rows: int
    where: str


@dataclass(frozen=True)
class Receipt:
    """One delivery: who sent which file, when, and what became of its rows."""

    folder: Path
    delivery: str
    feed: str
    agency: str
    system: str
    file: str
    sha256: str
    received_at: datetime
    extracted_on: str
    format: str
    sequence: int
    tables: dict[str, dict[str, int]]
    refused_by_reason: dict[str, int]
    noted: tuple[Noted, ...]
    notes: tuple[str, ...]
    question: str
    withdrawal: Withdrawal | None  # one that stands
    accepted: int
    unchanged: int
    superseding: int
    refused: int

    @property
    def to_mend(self) -> bool:
        """Whether rows of it wait to be mended: nobody mends what was withdrawn."""
        return self.refused > 0 and self.withdrawal is None

    @property
    def own_system(self) -> str:
        """The system it came from, if that is not the one that files of its feed are taken for."""
        contract = extracts.feeds().get(self.feed)
        return self.system if contract and self.system != contract.system else ""


@dataclass(frozen=True)
class Listing:
    """The deliveries held, newest first, and those of which a file cannot be read."""

    receipts: list[Receipt]
    torn: tuple[Torn, ...]


def listing(home: Home) -> Listing:
    """Every delivery held, for a page."""
    found = listed(home.store)
    newest = reversed(found.receipts)
    return Listing([shown(home, one, found.marks.get(one.delivery)) for one in newest], found.torn)


def receipts(home: Home) -> list[Receipt]:
    """Every delivery held, newest first. Damaged where one cannot be read."""
    marks = withdrawals(home.store)
    return [
        shown(home, one, marks.get(one.delivery)) for one in reversed(extracts.held(home.store))
    ]


def receipt(home: Home, delivery: str) -> Receipt | None:
    """One delivery, or None when the store has none of that name that can be read."""
    return next((held for held in listing(home).receipts if held.delivery == delivery), None)


def shown(home: Home, held: extracts.Receipt, mark: Withdrawal | None) -> Receipt:
    """A receipt of the store in the form of pages. Reasons hold no value of any row."""
    total = held.total
    return Receipt(
        folder=home.store / held.delivery,
        delivery=held.delivery,
        feed=held.feed,
        agency=held.agency,
        system=held.system,
        file=held.file,
        sha256=held.sha256,
        received_at=datetime.fromisoformat(held.received_at),
        extracted_on=held.extracted_on,
        format=held.format,
        sequence=held.sequence,
        tables={name: asdict(count) for name, count in held.tables.items()},
        refused_by_reason={reason.says: reason.rows for reason in held.refused},
        noted=tuple(Noted(one.says, one.rows, _where(one, held)) for one in held.noted),
        notes=held.notes,
        question=held.question,
        withdrawal=mark if mark and mark.stands else None,
        accepted=total.accepted,
        unchanged=total.unchanged,
        superseding=total.superseding,
        refused=total.refused,
    )


def _where(reason: extracts.Reason, held: extracts.Receipt) -> str:
    several = len(held.tables) > 1
    places = (
        f"row {one.row}{f' of {one.table}' if several else ''}, column {one.column}"
        for one in reason.examples[:PLACES]
    )
    return f"For example {'; '.join(places)}." if reason.examples else ""
