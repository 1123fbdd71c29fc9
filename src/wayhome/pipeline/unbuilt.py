"""What was received since the release that serves, made ready to be looked up until it is built.

    unbuilt/<number>/   lookup/    an index of what waits (people/unbuilt.py)
                        head.json  for which release, of which deliveries, at which state of the
                                   store, and which wait and are not in it
    unbuilt/current     names the folder; replaced in one step

Whoever receives, builds, withdraws or goes back to another release calls `refresh`. Nothing of it
is needed: where it is not there, or older than the store, whoever looks up is told what waits.
Keeps: what was withdrawn is not looked up, whoever withdrew it.
"""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import structlog

from wayhome import people
from wayhome.extracts.receipt import Receipt
from wayhome.extracts.store import receipt_of, stored
from wayhome.extracts.withdrawing import withdrawal
from wayhome.lexicon.agencies import OWN_FEED, read_register
from wayhome.lexicon.errors import NotSetUp, WayhomeError
from wayhome.lexicon.home import Home
from wayhome.people.unbuilt import index_unbuilt, kept_close
from wayhome.pipeline import engine
from wayhome.pipeline.release import Release, current_release
from wayhome.records.unbuilt import build_unbuilt

# Rows: to make them ready takes seconds, and past this minutes, in which the next build is as near.
MOST = 200_000
HEAD = "head.json"
log = structlog.get_logger()


@dataclass(frozen=True)
class Waiting:
    """A delivery that is in no release yet. `received_at` by the clocks of the place."""

    delivery: str
    agency: str
    feed: str
    marking: str
    received_at: str


@dataclass(frozen=True)
class Unbuilt:
    """What waits beside a release. `lookup`: the folder of its index, None where there is none;
    `inside`: what that holds; `left`: what waits and cannot be looked up."""

    release: str = ""
    store: int = 0
    lookup: Path | None = None
    inside: tuple[Waiting, ...] = ()
    left: tuple[Waiting, ...] = ()


_heads: dict[str, Unbuilt] = {}  # by folder: one that is named never changes
_waiting: dict[tuple[str, str, int], tuple[Waiting, ...]] = {}  # of the last state of each store


def unbuilt(home: Home, release: Release) -> Unbuilt:
    """What waits beside this release, as far as it can be looked up now."""
    held, now = _held(home), _state(home)
    fits = held.release == release.name and _all_stand(home, held.inside)
    if fits and held.store == now:
        return held
    key = (str(home.root), release.name, now)
    if key not in _waiting:
        _waiting.clear()
        _waiting[key] = tuple(map(_waits, _unbuilt(home, release)))
    waits = tuple(one for one in _waiting[key] if _stands(home, one.delivery))
    if not fits:
        return Unbuilt(release.name, now, left=waits)
    return replace(held, left=tuple(one for one in waits if one not in held.inside))


def refresh(home: Home) -> None:
    """Make ready what waits beside the release that serves; nothing before the first build. What
    cannot be made ready stops nobody from receiving or building: it is told as waiting."""
    try:
        _refresh(home, current_release(home))
    except NotSetUp:
        return
    except (OSError, WayhomeError) as error:
        log.error("what waits cannot be looked up", kind=type(error).__name__)


def refresh_aside(home: Home) -> None:
    """The same by a process of its own, for a page: nobody waits for it. Nothing where nobody has
    made anything ready yet, as before the first build."""
    if not home.unbuilt.exists():
        return
    child = subprocess.Popen(
        [sys.executable, "-m", __name__, str(home.root)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # a signal to the web server is not for it
    )
    # Somebody has to hear of its end, or it stays in the table of processes.
    threading.Thread(target=child.wait, daemon=True).start()


def _refresh(home: Home, release: Release) -> None:
    folder = home.unbuilt
    folder.mkdir(exist_ok=True)
    with _turn(folder):
        now = _state(home)  # before it is read: what comes meanwhile is told as waiting
        came = [one for one in _unbuilt(home, release) if _stands(home, one.delivery)]
        inside, left = _within(came)
        made = Path(mkdtemp(prefix="", dir=folder))
        ready = bool(inside) and _made_ready(home, release, inside, made / people.LOOKUP)
        if not ready:
            inside, left = [], [*inside, *left]
        _write(made, release, now, inside, left)
        _name(folder, made)


def _made_ready(home: Home, release: Release, receipts: list[Receipt], into: Path) -> bool:
    """Whether these could be made ready."""
    scratch = into.with_name("scratch")
    try:
        con = engine.connect(":memory:", scratch)
        linking = release.folder / people.LINKING
        register = read_register(home.agencies)
        build_unbuilt(con, home.store, register, receipts, kept_close(linking))
        index_unbuilt(con, release.lookup, linking, into)
        con.close()
    except (duckdb.Error, WayhomeError, OSError) as error:
        # the kind of it alone: what DuckDB says may hold a value
        log.error("what waits cannot be looked up", kind=type(error).__name__)
        shutil.rmtree(into, ignore_errors=True)
        return False
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return True


def _within(receipts: list[Receipt]) -> tuple[list[Receipt], list[Receipt]]:
    """The newest deliveries that are not too much together, and the others."""
    inside: list[Receipt] = []
    left: list[Receipt] = []
    rows = 0
    for one in reversed(receipts):
        rows += one.total.accepted
        (inside if rows <= MOST else left).append(one)
    return inside[::-1], left[::-1]


def _unbuilt(home: Home, release: Release) -> list[Receipt]:
    """The deliveries that brought anything and are not in the release, withdrawn or not, as they
    came. What people decided here is not among them: it describes nobody."""
    held = stored(home.store)
    if not held:
        return []
    built = {str(one["delivery"]) for one in release.manifest()["inputs"]}
    found = [receipt_of(home.store, one) for one in sorted(held - built)]
    found = [one for one in found if one.feed != OWN_FEED and one.total.accepted]
    return sorted(found, key=lambda one: one.sequence)


def _all_stand(home: Home, waiting: tuple[Waiting, ...]) -> bool:
    return all(_stands(home, one.delivery) for one in waiting)


def _stands(home: Home, delivery: str) -> bool:
    mark = withdrawal(home.store, delivery)
    return mark is None or not mark.stands


def _waits(receipt: Receipt) -> Waiting:
    names = Waiting.__dataclass_fields__
    return Waiting(**{name: str(getattr(receipt, name)) for name in names})


def _state(home: Home) -> int:
    """Changes whenever a delivery comes: each is renamed into the store."""
    return home.store.stat().st_mtime_ns if home.store.exists() else 0


def _held(home: Home) -> Unbuilt:
    """What was made ready last."""
    try:
        name = (home.unbuilt / "current").read_text(encoding="utf-8").strip()
        folder = home.unbuilt / name
        if str(folder) not in _heads:
            head = json.loads((folder / HEAD).read_text(encoding="utf-8"))
            _heads.clear()
            _heads[str(folder)] = _read(folder, head)
        return _heads[str(folder)]
    except (OSError, ValueError, TypeError, KeyError):
        return Unbuilt()


def _read(folder: Path, head: dict[str, Any]) -> Unbuilt:
    inside, left = (tuple(Waiting(**one) for one in head[name]) for name in ("inside", "left"))
    lookup = folder / people.LOOKUP
    return Unbuilt(head["release"], head["store"], lookup if inside else None, inside, left)


def _write(
    made: Path, release: Release, store: int, inside: list[Receipt], left: list[Receipt]
) -> None:
    told = {
        "release": release.name,
        "store": store,
        "inside": [asdict(_waits(one)) for one in inside],
        "left": [asdict(_waits(one)) for one in left],
    }
    (made / HEAD).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _name(folder: Path, made: Path) -> None:
    """Let it be looked up, and clear away what was before: not the last, which somebody may be
    about to open."""
    current, waiting = folder / "current", folder / ".current.new"
    last = current.read_text(encoding="utf-8").strip() if current.exists() else ""
    waiting.write_text(made.name + "\n", encoding="utf-8")
    os.replace(waiting, current)
    for other in folder.iterdir():
        if other.is_dir() and other.name not in (made.name, last):
            shutil.rmtree(other, ignore_errors=True)


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    with (folder / ".turn").open("wb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    refresh(Home(Path(sys.argv[1])))
