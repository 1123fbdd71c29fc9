"""From the rows of one happening to one entry: exact times, places in words, what differs.

Keeps: the entry's own times come from its most exact sources; a difference between sources is
always said, and a day never contradicts a minute of the same day.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from wayhome.chronology.entries import Conflict, Entry, Source, Thing, label
from wayhome.chronology.episodes import episode_id
from wayhome.lexicon.dates import in_words

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
        conflicts=_conflicts(sources),
        things=tuple(things),
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
    "text",
)  # fmt: skip


def _first(rows: list[Row], name: str) -> Any:
    for row in rows:
        if row[name] is not None:
            return row[name]
    return None


def _times(rows: list[Row]) -> tuple[datetime | None, datetime | None, str]:
    """Beginning, end and precision, from the sources that state minutes where there are any."""
    if len(rows) == 1:  # most entries have one source
        return rows[0]["occurred_from"], rows[0]["occurred_to"], rows[0]["precision"]
    exact = [row for row in rows if row["precision"] == "minute"]
    starts = _dated(exact, "occurred_from") or _dated(rows, "occurred_from")
    ends = _dated(exact, "occurred_to") or _dated(rows, "occurred_to")
    precision = "minute" if exact else rows[0]["precision"]
    return min(starts, default=None), max(ends, default=None), precision


def _dated(rows: list[Row], name: str) -> list[datetime]:
    return [row[name] for row in rows if row[name] is not None]


def _conflicts(sources: tuple[Source, ...]) -> tuple[Conflict, ...]:
    if len(sources) == 1:
        return ()
    asked = (
        ("kind", [(s, label(s.kind) or None) for s in sources]),
        ("began", _moments((s, s.from_) for s in sources)),
        ("ended", _moments((s, s.to) for s in sources)),
        ("place", [(s, s.area) for s in sources]),
        ("outcome", [(s, s.outcome) for s in sources]),
        ("category", [(s, s.category) for s in sources]),
    )
    found = (_differing(particular, said) for particular, said in asked)
    return tuple(conflict for conflict in found if conflict)


def _moments(told: Iterable[tuple[Source, datetime | None]]) -> list[tuple[Source, str | None]]:
    """Times in words; only days where a source gives only days, else a day would contradict."""
    known = [(source, moment) for source, moment in told if moment is not None]
    days_only = any(source.precision != "minute" for source, _ in known)
    if days_only and len({moment.date() for _, moment in known}) == 1:
        return []
    return [(source, _moment(moment, source.precision)) for source, moment in known]


def _moment(moment: datetime, precision: str) -> str:
    day = in_words(date(moment.year, moment.month, moment.day))
    return f"{day} {moment:%H:%M}" if precision == "minute" else day


def _differing(particular: str, said: list[tuple[Source, str | None]]) -> Conflict | None:
    known = sorted({(source.agency, words) for source, words in said if words})
    return Conflict(particular, tuple(known)) if len({words for _, words in known}) > 1 else None
