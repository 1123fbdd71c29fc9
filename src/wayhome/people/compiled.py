"""Loops over the arrays of the index, compiled when they are first used and kept beside the code.

A question touches tens of thousands of entries; Python takes a hundred times as long for each, and
numpy passes over all of them once for every step. What is compiled reads arrays and gives arrays:
no text, no person, no rule of its own.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numba

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
