"""Only the signs of whom something has changed are worked out anew; all others' are carried over.

    folder `signs` of a release, and `address_signs`, with a place_id
      print.parquet   person_id, prints of their life and of their ties: all that their signs read
                      (reads.py); and wakes_on: the first day after the release's on which a sign of
                      theirs could begin by itself
      ran_out, assessing, line_name   what the signs kept apart rest on as well (shared.py): of
                      people alone
      head.json       the day, and a print of the rules and the code that made it

A person is looked at anew when a print of theirs has changed or has come, when the day has reached
their wakes_on, and when what all share says something else of them. An 18th birthday changes
nothing: rules ask how old somebody was on the day of a record. Under another code or list of
reference, and for an earlier day, everybody is looked at anew. An address is looked at anew in the
same way.
Keeps: every row is that of a run over everybody (docs/adr/0025).
"""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from wayhome.signs import shared
from wayhome.signs.reads import LIFE, TIES, narrow, take_prints, take_prints_of_touched
from wayhome.signs.subject import PERSON, Subject

FOLDER = "signs"
HEAD, PRINT = "head.json", "print.parquet"
# What a sign's rows are worked out by, from the rows that it reads.
ROOMS = ("signs", "chronology", "network", "records", "governance", "lexicon")
CARRIED = {LIFE: "fact", TIES: "beside"}  # parts of a print, and by which table one knows
MOST = 0.5  # where more of the people are touched, all of them is less work


@dataclass(frozen=True)
class Before:
    """What the release before left of a kind of subject: its folder of signs, and of its tables."""

    folder: Path
    tables: Path
    of: Subject = PERSON

    def carries(self, as_of: date, only: Collection[str]) -> bool:
        """Whether its rows may stand: made under the same rules, for this day or an earlier one,
        and all there."""
        head = self._head()
        files = (self.folder / PRINT, *map(self._table, self.of.made))
        if self.of == PERSON:
            files += tuple(map(self._shared, shared.KEPT))
        whole = all(file.exists() for file in files)
        return whole and head.get("rules") == rules(only) and head["as_of"] <= as_of.isoformat()

    @property
    def as_of(self) -> str:
        """The day it was made for, once it carries."""
        return self._head()["as_of"]

    @property
    def prints(self) -> str:
        """The file of prints, quoted for SQL."""
        return _quoted(self.folder / PRINT)

    def shared(self, name: str) -> str:
        """The file of what all shared, quoted for SQL."""
        return _quoted(self._shared(name))

    def table(self, name: str) -> str:
        """The file of a table, quoted for SQL."""
        return _quoted(self._table(name))

    def _shared(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"

    def _table(self, name: str) -> Path:
        return self.tables / f"{name}.parquet"

    def _head(self) -> dict[str, str]:
        try:
            return dict(json.loads((self.folder / HEAD).read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return {}


def _quoted(file: Path) -> str:
    quoted = str(file).replace("'", "''")
    return f"'{quoted}'"


@contextmanager
def looked_at(
    con: DuckDBPyConnection,
    as_of: date,
    only: Collection[str],
    before: Before | None,
    keep: Path | None,
    of: Subject = PERSON,
) -> Iterator[None]:
    """Within it the signs of a day are made: of those alone whom something has changed for since
    `before`, where that can be told; what the next run needs is left in `keep`, not there yet."""
    if before and not before.carries(as_of, only):
        before = None
    if before or keep:
        _take_prints(con, as_of, before, of)
    if before and not is_little(con, before, as_of):
        con.execute(f"drop table {of.touched}")
        before = None
    if not before:
        lay_rows(con, of)
    with touched_alone(con, before) if before else nullcontext():
        yield
    if keep:
        leave(con, keep, as_of, only, before, of)


def _take_prints(con: DuckDBPyConnection, as_of: date, before: Before | None, of: Subject) -> None:
    carried = {part for part, table in CARRIED.items() if is_view(con, table)}
    if before and of == PERSON and carried:
        take_prints_of_touched(con, as_of.isoformat(), before.as_of, before.prints, carried)
    else:
        take_prints(con, as_of.isoformat(), of)


def lay_rows(con: DuckDBPyConnection, of: Subject) -> None:
    """Have the records of everybody in a table: signs tell rows apart by their place in it, and
    where lives were carried over they are a view."""
    if is_view(con, of.records):
        con.execute(f"create table everybody as from {of.records}")
        con.execute(f"drop view {of.records}")
        con.execute(f"alter table everybody rename to {of.records}")


def is_view(con: DuckDBPyConnection, name: str) -> bool:
    """Whether the rows of a table are carried over, and not all laid here."""
    return bool(con.execute("from duckdb_views() where view_name = $1", [name]).fetchall())


_TOUCHED = """
create or replace table sign_touched as
select person_id from printed n full join {before} b using (person_id)
where n.life is distinct from b.life or n.ties is distinct from b.ties
    or b.wakes_on <= date '{as_of}'
"""
_REACHED = """
insert into sign_touched
select distinct person_id from reached anti join sign_touched using (person_id)
"""
_SHARE = """
select (select count(*) from sign_touched) > {most} * (select count(*) from printed)
"""


def is_little(con: DuckDBPyConnection, before: Before, as_of: date) -> bool:
    """Make `sign_touched(person_id)`, and whether it is few enough people to look at by themselves;
    after `take_prints` and, of people, `find_shared`."""
    con.execute(before.of.told(_TOUCHED).format(before=before.prints, as_of=as_of))
    if before.of == PERSON:
        was = {name: before.shared(name) for name in shared.KEPT}
        shared.find_reached(con, was, before.table("sign_aside"), as_of)
        con.execute(_REACHED)
    return con.execute(before.of.told(_SHARE).format(most=MOST)).fetchall() == [(False,)]


_NOW = (
    "create table {name}_now as from narrowed.main.{name} semi join sign_touched using (person_id)"
)
_BOTH = """
create view {name} as
from {before} anti join sign_touched using (person_id) union all by name from {name}_now
"""


@contextmanager
def touched_alone(con: DuckDBPyConnection, before: Before) -> Iterator[None]:
    """Within it there is nothing but what bears on the people of `sign_touched`; what signs are
    made of them is put beside those of all others, which are views of what was kept."""
    names = con.execute("select current_catalog(), current_schema()").fetchall()[0]
    home = ".".join(f'"{name}"' for name in names)
    con.execute("attach ':memory:' as narrowed")
    try:
        narrow(con, before.of.touched, before.of)
        con.execute("use narrowed.main")
        yield
    finally:
        con.execute(f"use {home}")
    for name in before.of.made:
        con.execute(before.of.told(_NOW).format(name=name))
        con.execute(before.of.told(_BOTH).format(name=name, before=before.table(name)))
    con.execute("detach narrowed")


_KEPT = """
select person_id, life, ties, wakes_on from printed left join ({wakes}) using (person_id)
"""
_WAKES = "select person_id, min(wakes_on) as wakes_on from ({waking}) group by person_id"
_WAKES_STILL = """
{wakes} having person_id in (from sign_touched)
union all select person_id, wakes_on from {before} anti join sign_touched using (person_id)
"""


def leave(
    con: DuckDBPyConnection,
    folder: Path,
    as_of: date,
    only: Collection[str],
    before: Before | None,
    of: Subject,
) -> None:
    """Leave what the next run needs in a folder that is not there yet; after `take_prints` and the
    signs of everybody or, with `before`, of `sign_touched`."""
    folder.mkdir()
    waking = (of.wake, "sign_aside_wake") if of == PERSON else (of.wake,)
    wakes = of.told(_WAKES).format(waking=" union all ".join(f"from {each}" for each in waking))
    if before:
        wakes = of.told(_WAKES_STILL).format(wakes=wakes, before=before.prints)
    rows = of.told(_KEPT).format(wakes=wakes)
    con.execute(f"copy ({rows}) to {_quoted(folder / PRINT)}")
    if of == PERSON:
        ran_out = before.shared(shared.RAN_OUT) if before else None
        shared.keep_shared(con, folder, as_of, ran_out)
    head = {"as_of": as_of.isoformat(), "rules": rules(only)}
    (folder / HEAD).write_text(json.dumps(head) + "\n", encoding="utf-8")


def rules(only: Collection[str]) -> str:
    """A print of everything that makes signs of rows: the code, DuckDB, and which signs."""
    return sha256(f"{_code()}|{duckdb.__version__}|{sorted(only)}".encode()).hexdigest()


@cache
def _code() -> str:
    found = sha256()
    for room in ROOMS:
        held = Path(str(files(f"wayhome.{room}")))
        for file in sorted([*held.rglob("*.py"), *held.rglob("*.csv")]):
            found.update(file.read_bytes())
    return found.hexdigest()
