"""The stage of a run: the signs of everybody, then those that count for nothing else."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import duckdb

from wayhome.signs import firing
from wayhome.signs.aside import build_aside
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.kept import Before


def build(
    con: duckdb.DuckDBPyConnection,
    as_of: date,
    only: Collection[str] = tuple(SIGNS),
    *,
    before: Before | None = None,
    keep: Path | None = None,
) -> None:
    """Make what `firing.build` makes, and `sign_aside` and `sign_aside_evidence` for everybody.

    The second rest on the first and on what all share, so no row of theirs is ever carried over.
    """
    firing.build(con, as_of, only, before=before, keep=keep)
    build_aside(con, as_of)
