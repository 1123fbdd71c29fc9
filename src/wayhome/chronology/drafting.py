"""From the rows of one happening to one entry: exact times, places in words, what differs.

Keeps: the entry's own times come from its most exact sources.
"""

from datetime import datetime
from typing import Any

from wayhome.chronology.differing import conflicts
from wayhome.chronology.entries import Entry, Source, Thing, label
from wayhome.chronology.episodes import episode_id
from wayhome.lexicon.dates import Precision

Row = dict[str, Any]


def entry_of(person_id: str, rows: list[Row], things: list[Thing]) -> Entry:
    """One entry from the rows that tell of it, the leading one first."""
    sources = tuple(_source(row) for row in rows)
    start, end, precision = _times(rows)
    kind = "missing" if any(row["kind"] == "missing" for row in rows) else rows[0]["kind"]
    placed = next((row for row in rows if row["lat"] is not None), rows[0])
    return Entry(
        episode_id=episode_id(person_id, rows[0]["record_id"]),
        kind=kind,
        label=label(kind),
        part=rows[0]["part"],
        from_=start,
        to=end,
        precision=precision,
        place=place_in_words(placed) or _first(rows, "place_name") or "",
        area=placed["area"],
        lat=placed["lat"],
        lon=placed["lon"],
        category=_first(rows, "category"),
        code=_first(rows, "code"),
        outcome=_first(rows, "outcome"),
        value=_first(rows, "value"),
        value_of=_first(rows, "value_of"),
        agencies=tuple(sorted({row["agency"] for row in rows})),
        sources=sources,
        conflicts=conflicts(sources),
        things=tuple(things),
        placement_type=_first(rows, "placement_type"),
        distance_miles=_first(rows, "distance_miles"),
    )


def place_in_words(row: Row) -> str:
    """'Northborough station, NB1 2CD', as far as the source says."""
    said = (row["place_name"], row["address"], row["postcode"])
    return ", ".join(dict.fromkeys(part for part in said if part))


def _source(row: Row) -> Source:
    return Source(
        from_=row["occurred_from"],
        to=row["occurred_to"],
        place=place_in_words(row),
        roles=tuple(row["roles"] or ()),
        **{name: row[name] for name in _SAME_NAMES},
    )


_SAME_NAMES = (
    "record_id", "agency", "feed", "kind", "precision", "recorded_at", "received_at",
    "superseded_at", "grading", "marking", "reference", "category", "code", "outcome", "area",
    "placement_type", "text",
)  # fmt: skip


def _first(rows: list[Row], name: str) -> Any:
    for row in rows:
        if row[name] is not None:
            return row[name]
    return None


def _times(rows: list[Row]) -> tuple[datetime | None, datetime | None, str]:
    """Beginning, end and precision, from the sources that state them most exactly."""
    if len(rows) == 1:  # most entries have one source
        return rows[0]["occurred_from"], rows[0]["occurred_to"], rows[0]["precision"]
    starts, ends = _finest(rows, "occurred_from"), _finest(rows, "occurred_to")
    start = min((row["occurred_from"] for row in starts), default=None)
    end = max((row["occurred_to"] for row in ends), default=None)
    return start, end, (starts or rows)[0]["precision"]


def _finest(rows: list[Row], name: str) -> list[Row]:
    """The rows that state this time, of those the most exact."""
    for precision in Precision:  # from the minute down
        if found := [r for r in rows if r["precision"] == precision and r[name] is not None]:
            return found
    return []
