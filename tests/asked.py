"""What tests ask the workspace's database, so that PostgreSQL is asked all of it and little twice.

The run on SQLite notes each statement as it was written, without what was given to it, and what
came of it: a refusal is the database's own answer, so it counts as a statement of its own. Of the
tests that asked, those few are run on PostgreSQL that ask all there is in the fewest seconds. Where
PostgreSQL may decide otherwise than SQLite for the same statement, a test is marked `postgresql`,
and is run there whatever else is.
"""

import heapq
import json
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

GIVEN = re.compile(r"'[^']*'|\b\d+\b|%s")
SEVERAL = re.compile(r"\?(?:, \?)+")
ROWS = re.compile(r"\(\?\)(?:, \(\?\))+")
OWN_TRANSACTION = re.compile(r"(?:release )?savepoint|rollback|begin|commit", re.IGNORECASE)
BEGINNING = 0.05  # seconds that any test costs


def shape(sql: str) -> str:
    """One statement without its values, however many there are."""
    return ROWS.sub("(?)", SEVERAL.sub("?", GIVEN.sub("?", sql)))


@lru_cache(10_000)  # most are asked by hundreds of tests
def _mark(sql: str, came: str) -> str:
    return blake2b(f"{came} {shape(sql)}".encode(), digest_size=6).hexdigest()


@dataclass
class Noted:
    """What one test asked, and how long it took in seconds."""

    seconds: float = 0.0
    asked: set[str] = field(default_factory=set)

    def costs(self, asked: set[str]) -> float:
        """Seconds for each statement that was not asked yet."""
        new = len(self.asked - asked)
        return (self.seconds + BEGINNING) / new if new else math.inf

    def note(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Django's execute_wrapper."""
        came = ""
        try:
            return execute(sql, params, many, context)
        except Exception as refused:
            came = type(refused).__name__
            raise
        finally:
            if not OWN_TRANSACTION.match(str(sql)):
                self.asked.add(_mark(str(sql), came))


def keep(file: Path, test: str, noted: Noted) -> None:
    """Several processes write to one file, a line at a time."""
    told = {"test": test, "seconds": noted.seconds, "asked": sorted(noted.asked)}
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(told) + "\n")


def kept(file: Path) -> dict[str, Noted]:
    """By test, in an order that is the same for every process."""
    told = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {
        one["test"]: Noted(one["seconds"], set(one["asked"]))
        for one in sorted(told, key=lambda one: one["test"])
    }


def fewest(noted: dict[str, Noted], sure: Iterable[str] = ()) -> set[str]:
    """Tests that ask everything between them, those that are sure among them: again and again the
    one that asks most for its time of what nobody has asked yet."""
    chosen = set(sure)
    asked = {one for test in chosen & noted.keys() for one in noted[test].asked}
    waiting = [(noted[test].costs(asked), test) for test in noted.keys() - chosen]
    heapq.heapify(waiting)
    while waiting:
        _, test = heapq.heappop(waiting)
        costs = noted[test].costs(asked)  # more than it did, where others have asked some since
        if waiting and (costs, test) > waiting[0]:
            heapq.heappush(waiting, (costs, test))
        elif costs < math.inf:
            chosen.add(test)
            asked |= noted[test].asked
        else:
            break
    return chosen
