"""The receipt of a file: what was taken in, what was left out and why, in whole numbers.

For every table: rows = accepted + unchanged + refused. Superseding rows are among the accepted.
Examples name row and column and the reason, never the value: a receipt may be shown to anyone.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of a file."""

    RECEIVED = "received"
    HELD_ALREADY = "held already"
    NOT_TAKEN_IN = "not taken in"
    NO_FEED = "of no feed"


@dataclass(frozen=True)
class Count:
    """Rows of one table."""

    rows: int = 0
    accepted: int = 0
    unchanged: int = 0
    superseding: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Example:
    """Where one refused row stands."""

    table: str
    row: int
    column: str


@dataclass(frozen=True)
class Reason:
    """Rows refused, or let in with a note, for one reason."""

    code: str
    says: str
    rows: int
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What became of one file. `sentence` says it in words when it is more than the counts."""

    file: str
    outcome: Outcome
    sentence: str = ""
    delivery: str = ""
    feed: str = ""
    agency: str = ""
    system: str = ""
    sha256: str = ""
    bytes: int = 0
    received_at: str = ""
    extracted_on: str = ""
    marking: str = ""
    format: str = ""
    encoding: str = ""
    separator: str = ""
    sequence: int = 0
    contract_version: str = ""
    digest: str = ""  # the version of DuckDB that made the rows' digests
    tables: dict[str, Count] = field(default_factory=dict)
    refused: tuple[Reason, ...] = ()
    noted: tuple[Reason, ...] = ()
    notes: tuple[str, ...] = ()
    question: str = ""  # asked of the sender before the next build counts it

    @property
    def was_read(self) -> bool:
        return self.outcome in (Outcome.RECEIVED, Outcome.HELD_ALREADY)

    @property
    def total(self) -> Count:
        return total(self.tables.values())


def total(counts: Iterable[Count]) -> Count:
    """All counts together."""
    rows = [asdict(count) for count in counts]
    return Count(**{name: sum(row[name] for row in rows) for name in asdict(Count())})


def as_json(receipt: Receipt) -> dict[str, Any]:
    """As it is kept in receipt.json."""
    data = asdict(receipt)
    for name in ("refused", "noted"):
        data[f"{name}_by_reason"] = {reason.pop("code"): reason for reason in data.pop(name)}
    return data


def from_json(data: dict[str, Any]) -> Receipt:
    """Reads back what `as_json` made; words that it does not know are passed over."""
    known = {name: data[name] for name in Receipt.__dataclass_fields__ if name in data}
    known["outcome"] = Outcome(data.get("outcome", Outcome.RECEIVED))
    known["tables"] = {name: Count(**count) for name, count in data.get("tables", {}).items()}
    known["notes"] = tuple(data.get("notes", ()))
    for name in ("refused", "noted"):
        reasons = data.get(f"{name}_by_reason", {})
        known[name] = tuple(_reason(code, reason) for code, reason in reasons.items())
    return Receipt(**known)


def _reason(code: str, data: dict[str, Any]) -> Reason:
    examples = tuple(Example(**example) for example in data.get("examples", ()))
    return Reason(code, data["says"], data["rows"], examples)
