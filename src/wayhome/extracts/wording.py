"""What is said of a row that is left out or noted: code, kind of value and sentence, once each.

No sentence repeats what the row holds: receipts are read in places where the row may not be.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """One reason. `value_class` says what sort of value stood there, not the value."""

    code: str
    value_class: str
    says: str


REQUIRED = Wording("REQUIRED", "nothing", "Nothing is given here, and the row needs it.")
DATE_SHORT_YEAR = Wording(
    "DATE-SHORT-YEAR",
    "two-digit year",
    "The year has two digits, so it could be of either century. Write all four.",
)
DATE_IMPOSSIBLE = Wording(
    "DATE-IMPOSSIBLE",
    "impossible date",
    "There is no such day or time. Dates are read day first: 03/04/2026 is 3 April.",
)
DATE_TEXT = Wording(
    "DATE-TEXT", "text in a date", "This is not a date. Write 2026-04-03 or 03/04/2026."
)
NUMBER = Wording("NUMBER", "text in a number", "This is not a number.")
WHOLE_NUMBER = Wording("WHOLE-NUMBER", "not a whole number", "This is not a whole number.")
YES_NO = Wording("YES-NO", "neither yes nor no", "This is neither yes nor no. Write Y or N.")
CODE = Wording("CODE", "code not in the list", "The code is not in the list for this column.")
LENGTH = Wording("LENGTH", "text too long", "The text is longer than the column may hold.")
DUPLICATE = Wording(
    "DUPLICATE", "same key twice", "An earlier row of the file has the same key: row {about}."
)
FIELDS = Wording(
    "FIELDS",
    "wrong number of fields",
    "The row has {about} fields where the header has {wanted}.",
)

CODE_NOT_LISTED = Wording(
    "CODE-NOT-LISTED", "code not in the list", "The code is not in the list; kept as written."
)
IDENTIFIER = Wording(
    "IDENTIFIER", "failed check", "The number fails its own check; kept as written, not matched on."
)
NOT_JSON = Wording("NOT-JSON", "broken JSON", "This is not whole JSON; kept as written.")
