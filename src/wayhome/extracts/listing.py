"""The store as people look through it: a delivery that cannot be read hides no other.

For lists alone. Whoever builds or receives asks `store.held` and `withdrawing.withdrawals`, which
stop at the first that cannot be read: what rests on a part of the store is worse than nothing.
"""

from dataclasses import dataclass
from pathlib import Path

from wayhome.extracts.receipt import Receipt
from wayhome.extracts.store import receipt_of, stored
from wayhome.extracts.withdrawing import Withdrawal, withdrawal
from wayhome.lexicon.errors import Damaged


@dataclass(frozen=True)
class Torn:
    """A delivery of which a file cannot be read: which, where, what to do. `receipt`: None where it
    is that file, and nobody can say whose the delivery is."""

    says: str
    receipt: Receipt | None


@dataclass(frozen=True)
class Listed:
    """The deliveries that can be read, in the order of receipt, their marks, and the others."""

    receipts: tuple[Receipt, ...]
    marks: dict[str, Withdrawal]
    torn: tuple[Torn, ...]


def listed(store: Path) -> Listed:
    """Every delivery held, those that cannot be read as well."""
    receipts, marks, torn = list[Receipt](), dict[str, Withdrawal](), list[Torn]()
    for delivery in sorted(stored(store)):
        receipt = None
        try:
            receipt = receipt_of(store, delivery)
            mark = withdrawal(store, delivery)
        except Damaged as fault:
            torn.append(Torn(str(fault), receipt))
            continue
        receipts.append(receipt)
        if mark:
            marks[delivery] = mark
    in_order = sorted(receipts, key=lambda receipt: receipt.sequence)
    return Listed(tuple(in_order), marks, tuple(torn))
