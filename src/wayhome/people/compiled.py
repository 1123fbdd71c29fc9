"""Loops over the arrays of the index, compiled when they are first used and kept beside the code.

A question touches tens of thousands of entries; Python takes a hundred times as long for each, and
numpy passes over all of them once for every step. What is compiled reads arrays and gives arrays:
no text, no person, no rule of its own.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numba

GUESSES, FEW = 3, 16  # what is left after three guesses is about two lines of memory
Given = ParamSpec("Given")
Back = TypeVar("Back")


def compiled(function: Callable[Given, Back]) -> Callable[Given, Back]:
    """The same function as machine code. Where the folder of the code cannot be written to, what
    is kept lies in the user's own (NUMBA_CACHE_DIR names another)."""
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
