"""One person's chronology, read and merged at the moment somebody asks (ADR 0004).

Keeps: filters first, then merges, so an entry is made only of records that the viewer may see and
that were known on the day asked about; every such record is in exactly one entry.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from datetime import date
from typing import Any

import duckdb

from wayhome.chronology.drafting import entry_of
from wayhome.chronology.entries import Chronology, Entry, Thing
from wayhome.chronology.known import Knowing, KnownBy
from wayhome.chronology.merging import merge
from wayhome.chronology.quiet import gaps_of, silence_of
from wayhome.chronology.sameness import RULE_OF, Told

Row = dict[str, Any]

COLUMNS = (
    "record_id", "kind", "part", "roles", "category", "code", "reference", "outcome", "value",
    "value_of", "agency", "feed", "occurred_from", "occurred_to", "precision", "recorded_at",
    "received_at", "superseded_at", "grading", "marking", "place_name", "address", "postcode",
    "lat", "lon", "area", "force", "event_id", "placement_type", "legal_status",
    "distance_miles", "end_reason", "text",
)  # fmt: skip


def of_person(
    con: duckdb.DuckDBPyConnection,
    person_id: str,
    *,
    known_on: date | None = None,
    known_by: KnownBy = "received",
    known_to: str | None = None,
    viewer_agency: str | None = None,
    see_restricted: bool = True,
) -> Chronology:
    """The chronology of one person. Who belongs to the person is as linked today, on any day."""
    knowing = Knowing(viewer_agency, see_restricted, known_on, known_by, known_to)
    rows = _rows(con, person_id, knowing)
    entries = _entries(person_id, rows)
    return Chronology(
        person_id,
        entries,
        gaps_of(entries),
        silence_of(con, person_id, knowing, rows),
        _overlaps(entries),
    )


def _rows(con: duckdb.DuckDBPyConnection, person_id: str, knowing: Knowing) -> list[Row]:
    condition, values = knowing.where()
    names = ", ".join(f'"{column}"' for column in COLUMNS)
    found = con.execute(
        f"select {names} from fact where person_id = ? and {condition}", [person_id, *values]
    ).fetchall()
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def _entries(person_id: str, rows: list[Row]) -> tuple[Entry, ...]:
    by_id = {row["record_id"]: row for row in rows}
    things = _things(rows, by_id)
    folded = {thing.record_id for found in things.values() for thing in found}
    standing = [row for row in rows if row["record_id"] not in folded]
    made = [
        entry_of(person_id, group, [t for row in group for t in things.get(row["record_id"], ())])
        for group in _groups(standing)
    ]
    return tuple(sorted(made, key=_order))


def _order(entry: Entry) -> tuple[bool, Any, bool, str, str]:
    # What has no date stands last. Of one moment: stays first, then by kind.
    return (
        entry.from_ is None,
        entry.from_ or 0,
        not entry.lasting,
        entry.kind,
        entry.episode_id,
    )


def _things(rows: list[Row], by_id: dict[str, Row]) -> dict[str, list[Thing]]:
    """Things by the record of the event they were found in, where that event can be seen."""
    found: dict[str, list[Thing]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row["record_id"])):
        if row["kind"] == "thing" and row["event_id"] in by_id:
            thing = Thing(row["record_id"], row["code"] or "", row["text"] or "", row["value"])
            found[row["event_id"]].append(thing)
    return found


def _groups(rows: list[Row]) -> list[list[Row]]:
    """Rows of one happening together, the leading one first."""
    by_id = {row["record_id"]: row for row in rows}
    sets: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        sets[_set_of(row)].append(row)
    groups: list[list[Row]] = []
    for (name, *_), members in sets.items():
        rule = RULE_OF.get(name)
        if rule is None or len(members) == 1:
            groups.extend([row] for row in members)
        else:
            merged = merge([_told(row, rule.agree) for row in members], rule)
            groups.extend([[by_id[told.record_id] for told in group] for group in merged])
    return groups


def _set_of(row: Row) -> tuple[str, ...]:
    """Rows that may be the same: one rule, one part, one key."""
    rule = RULE_OF.get(row["kind"])
    if rule is None:
        return (row["kind"], row["record_id"])
    key = row[rule.key] if rule.key else ""
    if key is None and rule.lasting:
        return (rule.name, row["part"], "", row["record_id"])
    return (rule.name, row["part"], key or "")


def _told(row: Row, agree: str) -> Told:
    return Told(
        row["record_id"],
        (row["agency"], row["feed"]),
        row["occurred_from"],
        row["occurred_to"],
        row["precision"] == "minute",
        row["reference"],
        row[agree] if agree else None,
    )


def _overlaps(entries: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    """(absence, entry) for everything that began while somebody was away; entries are in order."""
    begun = [e for e in entries if e.from_ and e.part == "own" and not e.lasting]
    starts = [entry.from_ for entry in begun if entry.from_]
    return tuple(
        (absence.episode_id, other.episode_id)
        for absence in entries
        if absence.kind in {"missing", "away"} and absence.from_ and absence.to
        for other in begun[bisect_left(starts, absence.from_) : bisect_right(starts, absence.to)]
        if other is not absence
    )
