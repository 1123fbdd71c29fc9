"""Only what is beside people whom a change reaches is found anew; all others' is carried over.

    what has moved ──> tie_touched (reached) ──> records that bear on them (bearing)
                                              ──> the same tables, of them alone

What is told of addresses is made anew of the records that were placed anew; where lines work is
few, and made of all.
Keeps: every row of `told`, `place_told`, `beside` and `co_event` is that of a build of everybody's
(docs/adr/0059).
"""

from pathlib import Path

from duckdb import DuckDBPyConnection

from wayhome.network import beside, passing, together, told
from wayhome.network.bearing import lay_bearing
from wayhome.network.reached import find_reached
from wayhome.records.changed import Before, kept

MADE = ("told", "beside", "co_event")
KEPT = (*MADE, "place_told", "line_told")  # left for the next run, beside its prints

_PLACES = """
create view place_told as
from {before} anti join place_touched using (record_id) union all by name from place_told_now
"""
_NOW = (
    "create table {name}_now as from narrowed.main.{name} semi join tie_touched using (person_id)"
)
_BOTH = """
create view {name} as
from {before} anti join tie_touched using (person_id) union all by name from {name}_now
"""


def build_beside(
    con: DuckDBPyConnection, before: Before | None = None, keep: Path | None = None
) -> None:
    """Make `told`, `place_told`, `beside` and `co_event`, after places and lines. With `before`,
    the release before once it is open, they are views, and `tie_touched` says of whom they were
    made anew; where that would be no less work, they are not. `keep`: the folder of this one.
    """
    con.execute(passing.LINE_AREAS)
    follows = before if before and _follows(con, before) else None
    if follows:
        told.of_places(con, "place_told_now", "at_place_now")
        con.execute(_PLACES.format(before=kept(follows.folder, "place_told")))
    else:
        told.of_places(con)
    if follows and find_reached(con, follows):
        _carry(con, follows)
    else:
        told.of_people(con)
        beside.build(con)
        together.build(con)
    if keep:
        for name in KEPT:
            con.execute(f"copy (from {name}) to {kept(keep, name)}")
    con.execute("drop table line_told")


def _follows(con: DuckDBPyConnection, before: Before) -> bool:
    """Whether the rows of the release before are there, and lives and places were carried over."""
    made = "select table_name from duckdb_tables()"
    there = {name for (name,) in con.execute(made).fetchall()}
    return before.keeps(*KEPT) and {"life_touched", "place_touched"} <= there


def _carry(con: DuckDBPyConnection, before: Before) -> None:
    names = con.execute("select current_catalog(), current_schema()").fetchall()[0]
    home = ".".join(f'"{name}"' for name in names)
    con.execute("attach ':memory:' as narrowed")
    try:
        lay_bearing(con)
        con.execute("use narrowed.main")
        told.of_people(con)
        con.execute(f"use {home}")
        _put_beside(con, before, "told")
        con.execute("drop table narrowed.main.told")
        for name in ("told", "place_told"):  # a household asks of others, too
            con.execute(f"create view narrowed.main.{name} as from {home}.{name}")
        con.execute("use narrowed.main")
        beside.build(con)
        together.build(con)
    finally:
        con.execute(f"use {home}")
    for name in ("beside", "co_event"):
        _put_beside(con, before, name)
    con.execute("detach narrowed")


def _put_beside(con: DuckDBPyConnection, before: Before, name: str) -> None:
    """A table of those who were looked at, put beside that of all others."""
    con.execute(_NOW.format(name=name))
    con.execute(_BOTH.format(name=name, before=kept(before.folder, name)))
