"""A record that somebody says is wrong: who may say so, what stands, and what then rests on it.

Nothing is taken away: whoever reads a disputed record reads that it is disputed, and why.
Authority: the right to contest accuracy (UK GDPR articles 16 and 18(1)(a)); ADR 0034.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Key = tuple[str, str]  # a number and whose it is: two agencies may give one number


class Word(StrEnum):
    """Whose word it is that a record is wrong."""

    PERSON = "person"
    FAMILY = "family"
    AGENCY = "agency"


WORDS = {
    Word.PERSON: "The person it is about",
    Word.FAMILY: "Their family, or whoever speaks for them",
    Word.AGENCY: "An agency",
}
SHORT = {Word.PERSON: "the person", Word.FAMILY: "the family"}  # of an agency, its name


class Says(StrEnum):
    """That a record is disputed, or that a dispute is taken back."""

    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Dispute:
    """One dispute. `about`: of a withdrawal, the number of what it takes back; `agency`: whose
    people said so."""

    number: str
    record_id: str
    says: Says
    about: str = ""
    agency: str = ""

    @property
    def key(self) -> Key:
        return self.number, self.agency

    @property
    def takes_back(self) -> Key:
        """Nobody takes back what another agency said."""
        return self.about, self.agency


def standing(disputes: Iterable[Dispute]) -> list[Dispute]:
    """Those that their own agency did not take back, in the order given."""
    held = list(disputes)
    gone = {one.takes_back for one in held if one.says is Says.WITHDRAWN}
    return [one for one in held if one.says is Says.DISPUTED and one.key not in gone]


def ended_by(stand: Collection[object], back: Mapping[str, datetime]) -> str:
    """Which withdrawal ended what was said of one record: the last, where nothing stands any more;
    else none. `back`: withdrawals by their number. Whoever was told that it is disputed is told
    that it is so no more, and not of each step of it."""
    return "" if stand or not back else max(back, key=lambda number: (back[number], number))


def rests_only_on(behind: Mapping[str, bool], disputed: Collection[str]) -> bool:
    """Whether what rests on these records rests on disputed ones alone.

    `behind`: by record, whether it is a stay. A home or a school is what a happening is measured
    from: where all that happened is disputed, that nobody disputes the home keeps nothing up.
    """
    happened = [record for record, stay in behind.items() if not stay]
    counts = happened or list(behind)
    return bool(counts) and all(record in disputed for record in counts)
