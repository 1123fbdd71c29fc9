"""Which people one release showed as one and the next shows as several, and since when they were.

Compared are the records that both releases hold: a record that is gone parts nobody. How far a
reader may know of it is for whoever tells them: `seen_by` leaves what that reader sees.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from wayhome.governance.visibility import visible_sql
from wayhome.lexicon.home import Home
from wayhome.pipeline import Release, held_releases

PARTED = """
select o.person_id, list((o.subject_ref, n.person_id))
from '{old}' o join '{new}' n using (subject_ref)
group by o.person_id having count(distinct n.person_id) > 1 order by 1
"""
SEEN = f"""
select distinct subject_ref from '{{subject}}'
where list_contains($refs, subject_ref) and {visible_sql()}
"""
TOGETHER = """
select person_id, list(distinct subject_ref) from '{people}'
where list_contains($refs, subject_ref) group by person_id
"""


@dataclass(frozen=True)
class Parted:
    """Somebody's records as the old release had them together: record -> person of the new one."""

    person_id: str
    now: dict[str, str]

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(sorted(set(self.now.values())))


def parted(old: Release, new: Release) -> list[Parted]:
    """Everybody of the old release whose records are several people in the new one."""
    sql = PARTED.format(old=_table(old, "person_subject"), new=_table(new, "person_subject"))
    with duckdb.connect() as con:
        rows: list[tuple[str, list[Any]]] = con.execute(sql).fetchall()
    return [Parted(person, dict(_pairs(pairs))) for person, pairs in rows]


def seen_by(eyes: str, one: Parted, old: Release) -> Parted:
    """The same as far as a reader with these eyes saw the records; with one part, none parted."""
    sql = SEEN.format(subject=_table(old, "subject"))
    with duckdb.connect() as con:
        rows = con.execute(sql, {"refs": sorted(one.now), "viewer": eyes}).fetchall()
    return Parted(one.person_id, {ref: one.now[ref] for (ref,) in rows})


def together_since(one: Parted, home: Home, old: Release) -> tuple[datetime, frozenset[str]]:
    """When the first of the releases in a row, back from the old one, was made that showed records
    of several parts as one person; and every id under which those did."""
    since, ids = _made_at(old), frozenset({one.person_id})
    before = [each for each in held_releases(home) if each.name <= old.name]
    for each in reversed(before):
        shown = _shown_together(one, each)
        if not shown:
            break
        since, ids = _made_at(each), ids | shown
    return since, ids


def _shown_together(one: Parted, release: Release) -> frozenset[str]:
    sql = TOGETHER.format(people=_table(release, "person_subject"))
    with duckdb.connect() as con:
        rows = con.execute(sql, {"refs": sorted(one.now)}).fetchall()
    return frozenset(person for person, refs in rows if len({one.now[ref] for ref in refs}) > 1)


def _pairs(rows: Iterable[Any]) -> Iterable[tuple[str, str]]:
    """A list of structs comes as tuples or as dictionaries, by the version of DuckDB."""
    for row in rows:
        left, right = row.values() if isinstance(row, dict) else row
        yield left, right


def _made_at(release: Release) -> datetime:
    return datetime.fromisoformat(release.manifest()["began_at"])


def _table(release: Release, name: str) -> str:
    return str(release.folder / "tables" / f"{name}.parquet").replace("'", "''")
