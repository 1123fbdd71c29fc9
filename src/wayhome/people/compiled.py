"""Loops over the arrays of the index, compiled when they are first used and kept beside the code.

A question touches tens of thousands of entries; Python takes a hundred times as long for each, and
numpy passes over all of them once for every step. What is compiled reads arrays and gives arrays:
no text, no person, no rule of its own.

numba asks of what it kept only whether that function's own file is the same. One loop calls another
of another file (who sees a tie is such a one), and a mended rule would go on unmended. So what is
kept lies in a folder that is named by every file of the rooms that have compiled loops.
"""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba

ROOMS = ("people", "network")
GUESSES, FEW = 3, 16  # what is left after three guesses is about two lines of memory
Given = ParamSpec("Given")
Back = TypeVar("Back")


def stamp(rooms: Iterable[Path]) -> str:
    """What names the state of all code in these folders: another where any file is another."""
    found = sha256(numba.__version__.encode())
    for file in sorted(each for room in rooms for each in room.rglob("*.py")):
        state = file.stat()
        found.update(f"{file}|{state.st_mtime_ns}|{state.st_size}".encode())
    return found.hexdigest()[:16]


def _kept_in() -> str:
    here = Path(str(files("wayhome")))
    named = getattr(numba.config, "CACHE_DIR", "")
    beside = here / "__pycache__" if os.access(here, os.W_OK) else Path(_of_the_user())
    return str(Path(named or beside) / f"compiled-{stamp(here / room for room in ROOMS)}")


def _of_the_user() -> str:
    """Never a folder that others may write to: what lies there is run."""
    return os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache" / "wayhome")


setattr(numba.config, "CACHE_DIR", _kept_in())  # noqa: B010  # made when numba is read, so no type


def compiled(function: Callable[Given, Back]) -> Callable[Given, Back]:
    """The same function as machine code. Where the folder of the code cannot be written to, what
    is kept lies in the user's own cache (NUMBA_CACHE_DIR names another)."""
    made = numba.njit(cache=True, nogil=True, error_model="numpy")(function)
    return cast(Callable[Given, Back], made)


@compiled
def lower(ordered: Any, value: Any) -> int:
    """The first place whose number is not below the value, as numpy's searchsorted has it, which
    takes a second to compile wherever it is used."""
    first, past = 0, len(ordered)
    while first < past:
        middle = (first + past) >> 1
        if ordered[middle] < value:
            first = middle + 1
        else:
            past = middle
    return first


@compiled
def near(ordered: Any, value: Any) -> int:
    """What `lower` gives, of numbers that lie about evenly, as hashes do: where the value stands is
    guessed, and what is around it is read. To halve millions again and again is to wait for memory
    a dozen times. Of numbers that lie unevenly it is as right, and slower."""
    first, past = 0, len(ordered)
    for _ in range(GUESSES):
        if past - first <= FEW:
            break
        least, most = float(ordered[first]), float(ordered[past - 1])
        share = (float(value) - least) / (most - least) if most > least else 0.5
        guess = first + int(min(max(share, 0.0), 1.0) * (past - first - 1))
        around = int((past - first) ** 0.5)
        low, high = max(first, guess - around), min(past - 1, guess + around)
        # both hold whatever was guessed: the place is after what is less, not after what is not
        if ordered[low] < value:
            first = low + 1
        else:
            past = low
        if past > high and high >= first:
            if ordered[high] < value:
                first = high + 1
            else:
                past = high
    while first < past:
        middle = (first + past) >> 1
        if ordered[middle] < value:
            first = middle + 1
        else:
            past = middle
    return first
