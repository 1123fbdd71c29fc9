"""Which canonical records may have changed since the release before: asked of prints, not of rows.

    folder `changed` of a release
      print.parquet    half, bucket, print
      door_house, public_place   what places rest on beside their own records (network.places)
      head.json        the rules and the code under which its tables were made

Every row adds its print to two buckets, by two parts of the hash of what it is of: its own record,
for a part or a thing its event, for a row of `person_subject` its subject ref. A record may have
changed where both its buckets have. After a thousand changes, of fifty thousand others about
one is taken for one that has; to look at it for nothing does no harm. What came or went changes its
buckets too, so what the release before tells of a record that is gone is found by the same rule.
Keeps: no record that has changed in anything is passed over (docs/adr/0051).
"""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import duckdb

from wayhome.records.schema import TABLES

FOLDER, DATABASE, OPENED = "changed", "serving.duckdb", "release_before"
HEAD = "head.json"
MOST = 0.2  # where more of the buckets have changed, to make all anew is less work
BITS = 18  # 262,144 buckets: more cost more to count, fewer find more for nothing
_PRIME = 18446744073709551557  # the largest below 2^64, as in signs.reads
_ABOUT = {"involvement": "event_id", "thing": "event_id"}
# What lives and ties are made of, each with what its rows are of.
OF = {table.name: _ABOUT.get(table.name, "record_id") for table in TABLES} | {
    "person_subject": "subject_ref"
}
# Whose code makes the rows that are carried over.
ROOMS = ("records", "people", "chronology", "network", "lexicon", "governance", "pipeline")


def _bucket(half: int, hashed: str) -> str:
    return f"(({hashed} >> {64 - BITS * (half + 1)}) & {(1 << BITS) - 1})::uinteger"


_ROW = f"""
select {_bucket(0, "of")} as bucket_0, {_bucket(1, "of")} as bucket_1, print
from (select hash({{of}}) as of, hash(*columns(*)) as print from {{table}})
"""
_ROWS = "create or replace temp table row_print as {rows}"
_HALF = f"""
select {{half}} as half, bucket_{{half}} as bucket, (sum(print) % {_PRIME})::ubigint as print
from row_print group by bucket_{{half}}
"""
_PRINTED = "create or replace temp table bucket_print as {halves}"
_CHANGED = """
create or replace temp table changed_bucket as
select half, bucket from bucket_print n full join {before} b using (half, bucket)
where n.print is distinct from b.print
"""
_IN = "({bucket} in (select bucket from changed_bucket where half = {half}))"
_TOLD = """
create or replace temp table record_changed as select distinct record_id from ({ids})
"""


@dataclass(frozen=True)
class Before:
    """The release before, by its folder: its prints, and its file for serving, of which rows are
    carried over."""

    folder: Path

    @property
    def prints(self) -> str:
        """The file of prints, quoted for SQL."""
        return kept(self.folder, "print")

    def table(self, name: str) -> str:
        """A table of it, for SQL, once `find_changed` has opened it."""
        return f"{OPENED}.main.{name}"

    def carries(self) -> bool:
        """Whether its rows may stand: made under the same rules, and all there."""
        there = self.keeps("print") and (self.folder / DATABASE).exists()
        return there and self._head().get("rules") == rules()

    def keeps(self, *names: str) -> bool:
        """Whether these files are there beside the prints."""
        return all((self.folder / FOLDER / f"{name}.parquet").exists() for name in names)

    def _head(self) -> dict[str, str]:
        try:
            told = (self.folder / FOLDER / HEAD).read_text(encoding="utf-8")
            return dict(json.loads(told))
        except (OSError, ValueError):
            return {}


def find_changed(
    con: duckdb.DuckDBPyConnection, before: Path | None, keep: Path | None
) -> Before | None:
    """Make `record_changed(record_id)` and open the release before, where its rows may stand; None
    where everything has to be made anew. After the canonical tables and person_subject.

    `before`, `keep`: folders of the release before and of this one, whose prints are left there.
    """
    last = Before(before) if before else None
    if last and not last.carries():
        last = None
    if last or keep:
        _take_prints(con)
    found = last if last and _tell(con, last) else None
    if keep:
        _leave(con, keep / FOLDER)
    if last or keep:
        con.execute("drop table bucket_print")
    return found


def _take_prints(con: duckdb.DuckDBPyConnection) -> None:
    rows = " union all ".join(_ROW.format(of=of, table=table) for table, of in OF.items())
    con.execute(_ROWS.format(rows=rows))
    # buckets are numbered from nought: a row's place is its number, and nothing is looked for
    con.execute(f"set perfect_ht_threshold = {BITS}")
    con.execute(_PRINTED.format(halves=" union all ".join(_HALF.format(half=h) for h in (0, 1))))
    con.execute("reset perfect_ht_threshold")
    con.execute("drop table row_print")


def _tell(con: duckdb.DuckDBPyConnection, before: Before) -> bool:
    con.execute(_CHANGED.format(before=before.prints))
    (changed,) = con.execute("select count(*) from changed_bucket").fetchall()[0]
    if changed > MOST * 2 * (1 << BITS):
        con.execute("drop table changed_bucket")
        return False
    con.execute(f"attach {quoted(before.folder / DATABASE)} as {OPENED} (read_only)")
    ids = (f"select {of} as record_id from {t} where {may_differ(of)}" for t, of in OF.items())
    con.execute(_TOLD.format(ids=" union all ".join(ids)))
    return True


def may_differ(column: str) -> str:
    """SQL of whether a record of this id, here or in the release before, may have changed."""
    # nothing has a hash as well
    both = (_IN.format(half=h, bucket=_bucket(h, f"hash({column})")) for h in (0, 1))
    return f"({column} is not null and {' and '.join(both)})"


def opened(con: duckdb.DuckDBPyConnection, folder: Path | None) -> Before | None:
    """The release before, where `find_changed` has opened it."""
    names = con.execute("select database_name from duckdb_databases()").fetchall()
    return Before(folder) if folder and (OPENED,) in names else None


def _leave(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    folder.mkdir()
    con.execute(f"copy bucket_print to {kept(folder.parent, 'print')}")
    head = json.dumps({"rules": rules()}) + "\n"
    (folder / HEAD).write_text(head, encoding="utf-8")


@cache
def rules() -> str:
    """A print of the code that makes lives and ties of records, and of DuckDB."""
    found = sha256(duckdb.__version__.encode())
    for room in ROOMS:
        held = Path(str(files(f"wayhome.{room}")))
        for file in sorted([*held.rglob("*.py"), *held.rglob("*.csv")]):
            found.update(file.read_bytes())
    return found.hexdigest()


def kept(folder: Path, name: str) -> str:
    """A file of a release's folder, quoted for SQL."""
    return quoted(folder / FOLDER / f"{name}.parquet")


def quoted(file: Path) -> str:
    """A path, quoted for SQL."""
    told = str(file).replace("'", "''")
    return f"'{told}'"
