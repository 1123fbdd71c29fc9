"""The store: one folder a delivery, never changed once it is there (withdrawing lays a mark in it).

A delivery is built aside in `.building-…` and comes into being by one rename, so that a crash at
any moment leaves the last good state. One writer at a time holds the lock; a writer that finds
what another left behind when it died clears it away, because the lock says that nobody is at it.
"""

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wayhome.extracts.receipt import Receipt, as_json, from_json
from wayhome.lexicon.errors import Damaged, WayhomeError

BUILDING = ".building-"
RECEIPT = "receipt.json"
PATIENCE = 900  # seconds: a large delivery by somebody else takes minutes


@dataclass(frozen=True)
class Building:
    """A delivery in the making: what will be kept, and what is only needed on the way."""

    kept: Path
    scratch: Path


@contextmanager
def locked(store: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the store for writing; the lock goes with the process, however it ends."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / ".lock").open("w") as lock:
        _wait(lock.fileno(), patience)
        for left in store.glob(f"{BUILDING}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _wait(lock: int, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise WayhomeError(
                    "Another delivery is being received. Try again when it is finished."
                ) from None
            time.sleep(0.05)


@contextmanager
def building(store: Path) -> Iterator[Building]:
    """Room for one delivery, cleared away unless `put` moved it into the store."""
    room = Path(tempfile.mkdtemp(prefix=BUILDING, dir=store))
    made = Building(room / "kept", room / "scratch")
    made.kept.mkdir()
    made.scratch.mkdir()
    try:
        yield made
    finally:
        shutil.rmtree(room, ignore_errors=True)


def put(store: Path, made: Building, receipt: Receipt) -> None:
    """The one rename by which a delivery comes to be held."""
    words = json.dumps(as_json(receipt), ensure_ascii=False, indent=1)
    (made.kept / RECEIPT).write_text(words, encoding="utf-8")
    for path in made.kept.iterdir():
        to_disk(path)
    to_disk(made.kept)
    made.kept.rename(store / receipt.delivery)
    to_disk(store)


def to_disk(path: Path) -> None:
    """Have a file or folder on the disk before anything that follows."""
    # a rename that reaches the disk before the bytes would leave a whole folder of torn files
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def held(store: Path) -> list[Receipt]:
    """Every delivery held, in the order of receipt."""
    found = [receipt_of(store, delivery) for delivery in sorted(stored(store))]
    return sorted(found, key=lambda receipt: receipt.sequence)


def stored(store: Path) -> set[str]:
    """The deliveries held, by id: none of them is read."""
    return {path.parent.name for path in store.glob(f"[!.]*/{RECEIPT}")}


def receipt_of(store: Path, delivery: str) -> Receipt:
    """The receipt of a delivery that is held. Damaged where it cannot be read."""
    path = store / delivery / RECEIPT
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise torn("receipt", path) from error


def torn(what: str, path: Path) -> Damaged:
    """That a file of a delivery cannot be read: which, where, and what to do."""
    delivery = path.parent.name
    return Damaged(
        f"The {what} of delivery {delivery} cannot be read: have store/{delivery}/{path.name} "
        "restored from a backup, for until then nothing is received or built."
    )
