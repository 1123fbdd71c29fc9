"""What would come of a file, or came, as it is kept beside it and shown.

No value of any row is in it: counts, and of what is refused the row, the column and the reason.
"""

import csv
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from wayhome.interchange.cells import disarmed
from wayhome.interchange.incoming.bringing import Counted, Refusal, Report, summed

MOST = 20  # refused rows on the page; the file beside it has all
HEADER = ("file", "row", "column", "why")


@dataclass(frozen=True)
class Shown:
    """`rests_on`: a hash of what was held, and by what the file was read. `again`: something came
    in since the first dry run. `fault`: why nothing of it can be read at all."""

    counted: tuple[Counted, ...] = ()
    refused: tuple[Refusal, ...] = ()  # the first of them
    refusals: int = 0
    reasons: tuple[tuple[str, str, int], ...] = ()  # column, why, how many; the most of one first
    aside: tuple[tuple[str, str, int], ...] = ()
    repeated: int = 0
    deliveries: tuple[str, ...] = ()
    markings: tuple[str, ...] = ()
    fault: str = ""
    rests_on: str = field(default="", compare=False)
    again: bool = field(default=False, compare=False)

    @property
    def total(self) -> Counter[str]:
        return summed(Report(counted=list(self.counted)))

    @property
    def changes_something(self) -> bool:
        """Whether bringing it in would: a row comes in, or is said once more."""
        total = self.total
        return bool(self.deliveries and total["new"] + total["changed"] + total["matched"])


def shown(report: Report, *, rests_on: str = "") -> Shown:
    """A report as it is shown."""
    return Shown(
        counted=tuple(report.counted),
        refused=tuple(report.refused[:MOST]),
        refusals=len(report.refused),
        reasons=_reasons(report.refused),
        aside=tuple(report.aside),
        repeated=report.repeated,
        deliveries=tuple(report.deliveries),
        markings=tuple(sorted(report.markings)),
        rests_on=rests_on,
    )


def _reasons(refused: list[Refusal]) -> tuple[tuple[str, str, int], ...]:
    counted = Counter((one.column, one.reason) for one in refused)
    return tuple((column, why, many) for (column, why), many in counted.most_common(MOST))


def kept(one: Shown) -> dict[str, Any]:
    """As JSON holds it."""
    return asdict(one)


def read(held: dict[str, Any]) -> Shown:
    """What `kept` made."""
    several = {name: tuple(held[name]) for name in ("deliveries", "markings")}
    return Shown(
        **held
        | several
        | {
            "counted": tuple(Counted(**one) for one in held["counted"]),
            "refused": tuple(Refusal(**one) for one in held["refused"]),
            "reasons": tuple((column, why, many) for column, why, many in held["reasons"]),
            "aside": tuple((file, why, rows) for file, why, rows in held["aside"]),
        }
    )


def write_refused(path: Path, refused: list[Refusal]) -> None:
    """Every refused row, for a spreadsheet that runs nothing of it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for one in refused:
            writer.writerow(
                (disarmed(one.file), one.row, disarmed(one.column), disarmed(one.reason))
            )
