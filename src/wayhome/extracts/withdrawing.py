"""Taking a delivery back: a mark beside its receipt, and the mark taken off again.

    store/<delivery>/withdrawn.json     at, by, why, order; undone_at and undone_by once put back

The delivery itself stays as it came. The mark comes by one rename, and every build reads it: what
is withdrawn is left out as if it had never come, also of a build for a day before it was. A mark
that was undone stays, because what came in the meantime was compared without the delivery.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from wayhome.extracts.store import stored, to_disk, torn
from wayhome.lexicon.dates import LONDON
from wayhome.lexicon.errors import BadUsage

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
    """Who took a delivery back, when and why; and who put it back, if somebody did. `at`: by the
    clocks of the place, to be read. `order`: see `in_order`."""

    at: str
    by: str
    why: str
    undone_at: str = ""
    undone_by: str = ""
    order: str = ""

    @property
    def stands(self) -> bool:
        return not self.undone_at

    def placed(self, own: Mapping[str, str]) -> str:
        """Its order. A mark from before 30 November 2026 has none, and bears the moment of its step
        by the clocks of the place: `own` are the orders of steps by those moments."""
        here = datetime.fromisoformat(self.at).replace(tzinfo=LONDON)
        return self.order or own.get(self.at) or in_order(here, "")


def in_order(at: datetime, step: str) -> str:
    """What a step and its mark are known by: no two are alike, and the later one is the greater.
    Clocks of the place would not do: an hour comes twice a year."""
    return f"{at.astimezone(UTC).isoformat(timespec='microseconds')} {step}"


def withdrawals(store: Path) -> dict[str, Withdrawal]:
    """Every mark by its delivery, those that were undone as well."""
    return {path.parent.name: _read(path) for path in store.glob(f"[!.]*/{MARK}")}


def withdrawal(store: Path, delivery: str) -> Withdrawal | None:
    """The mark of one delivery that is held, undone or not: what is wrong with another's is none of
    its own. Damaged where it cannot be read."""
    path = store / delivery / MARK
    return _read(path) if path.exists() else None


def withdrawn(store: Path) -> set[str]:
    """The deliveries that are left out."""
    return {delivery for delivery, mark in withdrawals(store).items() if mark.stands}


def withdraw(
    store: Path, delivery: str, why: Why, *, by: str, now: datetime, order: str = ""
) -> None:
    """Mark a delivery as taken back. BadUsage when there is none, or it is so already."""
    must_stand(store, delivery)
    _write(_folder(store, delivery), Withdrawal(now.isoformat(), by, why, order=order))


def put_back(store: Path, delivery: str, *, by: str, now: datetime) -> None:
    """Undo a withdrawal. BadUsage when there is none that stands."""
    mark = must_be_withdrawn(store, delivery)
    _write(_folder(store, delivery), replace(mark, undone_at=now.isoformat(), undone_by=by))


def must_stand(store: Path, delivery: str) -> None:
    """BadUsage when there is no such delivery, or it is withdrawn already."""
    mark = withdrawal(store, _folder(store, delivery).name)
    if mark and mark.stands:
        raise BadUsage(f"Delivery {delivery} is withdrawn already.")


def must_be_withdrawn(store: Path, delivery: str) -> Withdrawal:
    """The withdrawal of a delivery that stands; BadUsage when none does."""
    mark = withdrawal(store, _folder(store, delivery).name)
    if mark is None or not mark.stands:
        raise BadUsage(f"Delivery {delivery[:20]} is not withdrawn.")
    return mark


def _folder(store: Path, delivery: str) -> Path:
    if delivery not in stored(store):
        raise BadUsage(f"There is no delivery {delivery[:20]}. See: wayhome deliveries")
    return store / delivery


def _write(folder: Path, mark: Withdrawal) -> None:
    aside = folder / f".{MARK}"
    aside.write_text(json.dumps(asdict(mark), ensure_ascii=False, indent=1), encoding="utf-8")
    to_disk(aside)
    os.rename(aside, folder / MARK)
    to_disk(folder)


def _read(path: Path) -> Withdrawal:
    try:
        mark = Withdrawal(**json.loads(path.read_text(encoding="utf-8")))
        datetime.fromisoformat(mark.at)
        return mark
    except (OSError, ValueError, TypeError) as error:
        # left out or not: nobody can say, and a build that guesses is worse than none
        raise torn("withdrawal", path) from error
