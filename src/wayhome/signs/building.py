"""The stage of a run: the signs of everybody, or of those whom anything new bears on."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import duckdb

from wayhome.signs.aside import fire_aside
from wayhome.signs.catalogue import SIGNS
from wayhome.signs.firing import fire
from wayhome.signs.kept import Before, looked_at
from wayhome.signs.needs import build_needs
from wayhome.signs.shared import find_shared, forget_shared


def build(
    con: duckdb.DuckDBPyConnection,
    as_of: date,
    only: Collection[str] = tuple(SIGNS),
    *,
    before: Before | None = None,
    keep: Path | None = None,
) -> None:
    """Make `sign`, `sign_aside`, the evidence of both and `sign_need` for a day, from the lives in
    order and what the network room makes.

    `before`: what the release before left; only those are looked at of whom anything has changed.
    `keep`: folder, not there yet, for what the next run needs (kept.py).
    """
    find_shared(con)
    with looked_at(con, as_of, only, before, keep):
        fire(con, as_of, only)
        # The signs kept apart read the others.
        fire_aside(con, as_of)
    forget_shared(con)
    build_needs(con)
