"""Taking a delivery back: a mark beside its receipt, and the mark taken off again.

    store/<delivery>/withdrawn.json     at, by, why; undone_at and undone_by once it is put back

The delivery itself stays as it came. The mark comes by one rename, and every build reads it: what
is withdrawn is left out as if it had never come, also of a build for a day before it was. A mark
that was undone stays, because what came in the meantime was compared without the delivery.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from wayhome.extracts.store import RECEIPT, to_disk
from wayhome.lexicon.errors import BadUsage, Damaged

MARK = "withdrawn.json"


class Why(StrEnum):
    """Why a delivery is taken back. A choice, so that no words about a person come in."""

    WRONG_FILE = "wrong-file"
    NOT_TO_BE_SENT = "not-to-be-sent"
    FAULTY = "faulty"

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Why.WRONG_FILE: "It is the wrong file: another agency's, another month's, or a test.",
    Why.NOT_TO_BE_SENT: "It holds people or particulars that were not to be sent.",
    Why.FAULTY: "What it says is wrong, and a right one comes or has come.",
}


@dataclass(frozen=True)
class Withdrawal:
    """Who took a delivery back, when and why; and who put it back, if somebody did."""

    at: str
    by: str
    why: str
    undone_at: str = ""
    undone_by: str = ""

    @property
    def stands(self) -> bool:
        return not self.undone_at


def withdrawals(store: Path) -> dict[str, Withdrawal]:
    """Every mark by its delivery, those that were undone as well."""
    return {path.parent.name: _read(path) for path in store.glob(f"[!.]*/{MARK}")}


def withdrawn(store: Path) -> set[str]:
    """The deliveries that are left out."""
    return {delivery for delivery, mark in withdrawals(store).items() if mark.stands}


def withdraw(store: Path, delivery: str, why: Why, *, by: str, now: datetime) -> None:
    """Mark a delivery as taken back. BadUsage when there is none, or it is so already."""
    must_stand(store, delivery)
    _write(_folder(store, delivery), Withdrawal(_moment(now), by, why))


def put_back(store: Path, delivery: str, *, by: str, now: datetime) -> None:
    """Undo a withdrawal. BadUsage when there is none that stands."""
    mark = must_be_withdrawn(store, delivery)
    _write(_folder(store, delivery), replace(mark, undone_at=_moment(now), undone_by=by))


def must_stand(store: Path, delivery: str) -> None:
    """BadUsage when there is no such delivery, or it is withdrawn already."""
    if delivery in withdrawn(store):
        raise BadUsage(f"Delivery {delivery} is withdrawn already.")
    _folder(store, delivery)


def must_be_withdrawn(store: Path, delivery: str) -> Withdrawal:
    """The withdrawal of a delivery that stands; BadUsage when none does."""
    mark = withdrawals(store).get(delivery)
    if mark is None or not mark.stands:
        raise BadUsage(f"Delivery {delivery[:20]} is not withdrawn.")
    return mark


def _folder(store: Path, delivery: str) -> Path:
    known = {path.parent.name: path.parent for path in store.glob(f"[!.]*/{RECEIPT}")}
    if delivery not in known:
        raise BadUsage(f"There is no delivery {delivery[:20]}. See: wayhome deliveries")
    return known[delivery]


def _moment(now: datetime) -> str:
    return now.isoformat()  # to the last digit: a mark is told from another of the same second


def _write(folder: Path, mark: Withdrawal) -> None:
    aside = folder / f".{MARK}"
    aside.write_text(json.dumps(asdict(mark), ensure_ascii=False, indent=1), encoding="utf-8")
    to_disk(aside)
    os.rename(aside, folder / MARK)
    to_disk(folder)


def _read(path: Path) -> Withdrawal:
    try:
        return Withdrawal(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        # left out or not: nobody can say, and a build that guesses is worse than none
        raise Damaged(f"The withdrawal of delivery {path.parent.name} cannot be read.") from error
