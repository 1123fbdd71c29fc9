"""Signs whose absence says nothing of a person: what they need is not sent, or not lately.

Told by the data that is lacking, with the signs that need it. Only agencies that hold the person or
cover where they live count: what somebody far off sends does not make this child's silence speak.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.signs.catalogue import SIGNS
from wayhome.signs.sign import Sign
from wayhome.workspace.reading.view import Row, View

NEEDS = "select code, data, agency, area, supplies, newest from sign_need order by data, agency"
# Ours, to be agreed: the shortest window of a sign is a month, and in a month without data a sign
# could have come and gone.
LATE = timedelta(days=31)


@dataclass(frozen=True)
class Lacking:
    """A kind of data and who last sent it when; `late` is empty where nobody sends it at all."""

    data: str
    signs: list[Sign]
    late: list[tuple[str, date]]


def not_known(view: View, covering: set[str], on: date) -> list[Lacking]:
    """What is lacking on a day of the clock among `covering`: agencies and areas of a person."""
    by_data: dict[str, list[Row]] = {}
    for row in view.rows(NEEDS):
        by_data.setdefault(row["data"], []).append(row)
    found = [_lacking(view, data, rows, covering, on) for data, rows in by_data.items()]
    return [one for one in found if one is not None]


def _lacking(
    view: View, data: str, rows: list[Row], covering: set[str], on: date
) -> Lacking | None:
    near = [row for row in rows if {row["agency"], row["area"]} & covering and row["supplies"]]
    newest = {view.agency_name(row["agency"]): row["newest"].date() for row in near}
    late = [(name, day) for name, day in newest.items() if on - day > LATE]
    if near and not late:
        return None
    codes = {row["code"] for row in rows}
    return Lacking(data, [sign for code, sign in SIGNS.items() if code in codes], late)
