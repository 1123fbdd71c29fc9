"""What the last linking worked out, so that the next one works out only what has changed since.

    folder `linking` of a release
      unit.parquet      every subject_ref folded, with a print of the rows it was folded from
      face.parquet      the names each goes by, as compared; hidden.parquet those that shape nobody
      offer.parquet     pairs of records with their weight; worded.parquet its words
      apart.parquet     pairs kept apart by what the records say (not by a person's judgement)
      seal_of.parquet   on which side of a seal somebody stands (seals.py)
      component.parquet which records hang together by any pair
      person.parquet, person_subject.parquet, link.parquet   what came of it
      identity*.parquet ids and their past (identities/state.py)
      <measure>.parquet how common values are (commonness.py)
      head.json         which model and which rules made it

Most of them lie in two layers (layers.py).

A record is linked anew when any of its rows has changed, came, or went, and with it everybody whose
person that may touch (touched.py). Everything else is carried over, and because what is common is
carried over too, the outcome is that of linking all of it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from wayhome.people.layers import (
    LATER,
    MOST_LATER,
    OF_PAIR,
    STAY,
    Layers,
    quoted_file,
    share_file,
    without,
)
from wayhome.people.model import Model

FOLDER = "linking"
HEAD = "head.json"
# Past this change in how many people's records are held, what is common is measured anew.
GROWN, SHRUNK = 1.25, 0.8


@dataclass(frozen=True)
class Before:
    """The linking before this one. `folder` None: there is none, and all is worked out."""

    folder: Path | None = None
    afresh: bool = False  # carry over what is common, and nothing else

    @classmethod
    def of(cls, folder: Path | None, model: Model, held: int) -> "Before":
        """What can be carried over from a release's folder: nothing under other rules, and
        nothing when many more or fewer open records are held."""
        head = _head(folder)
        same = head.get("rules") == rules(model)
        then = int(str(head.get("held", 0)))
        near = SHRUNK * then <= held <= GROWN * then
        if folder is None or not (same and near):
            return cls()
        return cls(folder, afresh=not Layers(folder).whole())

    @property
    def layers(self) -> Layers:
        return Layers(self.folder or Path())

    def file(self, name: str) -> str:
        """A file of it that has no layers, quoted for SQL."""
        return self.layers.file(name)

    def read(self, name: str, only: str = "") -> str:
        """A table of it that lies in layers, in brackets for SQL; of some records, or of all."""
        return self.layers.read(name, only)

    @property
    def carries(self) -> bool:
        """Whether records are carried over."""
        return self.folder is not None and not self.afresh


def under_other_rules(folder: Path | None, model: Model) -> bool:
    """Whether the linking that kept this folder had another model or other rules."""
    return _head(folder).get("rules") != rules(model)


def _head(folder: Path | None) -> dict[str, object]:
    try:
        return dict(json.loads((folder / HEAD).read_text(encoding="utf-8"))) if folder else {}
    except (OSError, ValueError):
        return {}


def rules(model: Model) -> str:
    """A print of everything that decides a weight: the model, this room's code, DuckDB's hash,
    Splink's SQL."""
    versions = f"{duckdb.__version__}|{version('splink')}"
    return sha256(f"{model}|{_code()}|{versions}".encode()).hexdigest()


@cache
def _code() -> str:
    found = sha256()
    for part in _parts(files("wayhome.people")):
        found.update(part.read_bytes())
    return found.hexdigest()


def _parts(folder: Traversable) -> Iterable[Traversable]:
    for part in sorted(folder.iterdir(), key=lambda each: each.name):
        if part.is_dir():
            yield from _parts(part)
        elif not part.name.endswith((".pyc", ".md")):
            yield part


# Every row about a subject adds to its print (what its own rows say is in `all_refs` already); a
# sum, because two rows alike must not cancel out.
PRINTS = """
create {kind} printed as
select subject_ref, (sum(print) % 18446744073709551557)::ubigint as print from (
  select subject_ref, hash(r) as print from (select * exclude (unit) from all_refs) r
  union all select subject_ref, hash(s) from {records}.stay s
    where subject_ref is not null and kind in ('home', 'placement', 'tenancy')
  union all select subject_ref, hash(c) from {records}.contact_point c
    where subject_ref is not null and kind = 'phone'
) group by subject_ref
"""

CHANGED = """
create table changed as
select subject_ref from printed p
where not exists (
  from {unit} b where b.subject_ref = p.subject_ref and b.print = p.print)
"""


def find_changed(con: DuckDBPyConnection, records: str, before: Before) -> None:
    """From `all_refs` make `printed`, and the views `refs` (to be folded anew) and `kept_hidden`
    (carried over)."""
    # read at once where it tells what has changed, and else only to be kept, if anything is
    kind = "table" if before.carries else "view"
    con.execute(PRINTS.format(records=records, kind=kind))
    if not before.carries:
        con.execute("create view refs as from all_refs")
        return
    con.execute(CHANGED.format(unit=before.read("unit")))
    con.execute("create view refs as from all_refs semi join changed using (subject_ref)")
    kept = "semi join all_refs using (subject_ref) anti join changed using (subject_ref)"
    con.execute(f"create view kept_hidden as from {before.read('hidden')} {kept}")


def kept_pairs(before: Before, name: str, columns: str) -> str:
    """A query of the pairs of that file of which neither record has changed: unit_l, unit_r, …"""
    if not before.carries:
        nothing = ", ".join(f"null as {column.strip()}" for column in columns.split(","))
        return f"select 0 as unit_l, 0 as unit_r, {nothing} where false"
    return (
        f"select l.unit as unit_l, r.unit as unit_r, {columns} from {before.read(name)} "
        "join unit l on l.subject_ref = left_ref join unit r on r.subject_ref = right_ref "
        "where not l.new and not r.new"
    )


def show_everybody(con: DuckDBPyConnection, records: str, folder: Path, before: Before) -> None:
    """Make the outcome that of everybody, after `write_before`: what nothing touched beside what
    was linked now. What is read seldom is a view of what was kept and is copied nowhere."""
    if before.carries:
        rest = _of_the_rest(before, "person_subject")
        con.execute(f"insert into {records}.person_subject by name {rest}")
    for name in SELDOM_READ:
        con.execute(f"drop table {records}.{name}")
        con.execute(f"create view {records}.{name} as from {Layers(folder).read(name)}")


def write_before(
    con: DuckDBPyConnection, records: str, folder: Path, model: Model, held: int, before: Before
) -> None:
    """Keep what the next linking can carry over, of everybody. The folder must not be there yet."""
    folder.mkdir()
    if before.carries and _is_little(con, before):
        _write_later(con, records, folder, before)
    else:
        _write_all(con, records, folder, before)
    used = f"semi join {Layers(folder).read('offer')} using (levels)"
    con.execute(f"copy (from worded {used}) to {quoted_file(folder, 'worded')}")
    con.execute(f"copy (from seal_of order by all) to {quoted_file(folder, 'seal_of')}")
    write_head(folder, model, held)


def write_head(folder: Path, model: Model, held: int) -> None:
    """Say under which rules, and of how many people's records, the folder was made."""
    head = {"held": held, "rules": rules(model)}
    (folder / HEAD).write_text(json.dumps(head) + "\n", encoding="utf-8")


def _is_little(con: DuckDBPyConnection, before: Before) -> bool:
    """Whether few enough were touched since all was written; makes `later(subject_ref)` of them."""
    last = f"union from {before.file(LATER)}" if before.layers.has_later else ""
    con.execute(f"create table later as from touched {last}")
    count = "select (select count(*) from later), (select count(*) from printed)"
    (later, held) = con.execute(count).fetchall()[0]
    return bool(later <= MOST_LATER * held)


def _write_all(con: DuckDBPyConnection, records: str, folder: Path, before: Before) -> None:
    for name, now in KEPT.items():
        rest = f"union all by name {_of_the_rest(before, name)}" if before.carries else ""
        rows = f"{now.format(records=records)} {rest}"
        con.execute(f"copy ({rows}) to {quoted_file(folder, name)}")


def _write_later(con: DuckDBPyConnection, records: str, folder: Path, before: Before) -> None:
    con.execute(f"copy later to {quoted_file(folder, LATER)}")
    for name, now in KEPT.items():
        share_file(before.layers.folder / f"{name}.parquet", folder / f"{name}.parquet")
        rest = _of_the_rest_later(before, name)
        rows = f"{now.format(records=records)} {rest}"
        con.execute(f"copy ({rows}) to {Layers(folder).later(name)}")


def _of_the_rest(before: Before, name: str) -> str:
    """A query of what the last linking knew and this one has not looked at again."""
    if STAY[name] == OF_PAIR:
        return f"select * from {before.read(name)} where {STILL}"
    return without(name, before.read(name), "touched", before.read("person_subject"))


def _of_the_rest_later(before: Before, name: str) -> str:
    """What of that is not in the lower layer, or does not count there."""
    if STAY[name] == OF_PAIR:
        either = "(left_ref in (from later) or right_ref in (from later))"
        return f"union all by name {_of_the_rest(before, name)} and {either}"
    if not before.layers.has_later:
        return ""
    subjects = before.layers.later("person_subject")
    return f"union all by name {without(name, before.layers.later(name), 'touched', subjects)}"


REFS = """
select l.subject_ref as left_ref, r.subject_ref as right_ref, t.* exclude (unit_l, unit_r)
from {table} t join unit l on l.unit = unit_l join unit r on r.unit = unit_r
"""

# Neither of a pair has changed, and it was not looked at now.
STILL = (
    "left_ref not in (from dead) and right_ref not in (from dead) "
    "and not (left_ref in (from touched) and right_ref in (from touched))"
)
# What is kept of what was linked now.
STATE = {
    "unit": "select u.* exclude (unit, new), print from unit u join printed using (subject_ref)",
    "face": "select * exclude (unique_id, unit, new) from face",
    "hidden": "select * exclude (unique_id, unit, new) from hidden.face",
    "component": "from component",
    "identity": "from identity",
    "offer": REFS.format(table="offer"),
    "apart": REFS.format(table="seen_apart"),
}
SELDOM_READ = ("person", "link")
OUTCOME = ("person_subject", *SELDOM_READ)  # tables of other rooms
KEPT = STATE | {name: f"from {{records}}.{name}" for name in OUTCOME}
