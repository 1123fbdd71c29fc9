"""Where a person lives and where they are: home on a day, where now, and the miles between.

Home on a day is every place they were recorded as living at that day: agencies may disagree, and
a child in care has a family home and a placement. Distances are as the crow flies, from the middle
of a postcode sector unless a source gave a point, so they are good to a mile or two; how far a
placement is from home is what the council states, where it does.
An open address says where somebody lives and not where they are: `seen` says when anybody last saw
them, and that they were kept in custody where nothing says they were let go.
Keeps: an address that ended is not a home; a place without a point has no distance, never zero.
"""

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import Any

import duckdb

from wayhome.chronology.drafting import place_in_words
from wayhome.chronology.known import Knowing, KnownBy

EARTH_MILES = 3958.8  # mean radius


@dataclass(frozen=True)
class Place:
    """One place a record puts the person at, with the record that says so."""

    kind: str
    words: str
    postcode: str | None
    area: str | None
    force: str | None
    lat: float | None
    lon: float | None
    agency: str
    record_id: str
    placement_type: str | None
    distance_miles: float | None  # from home, as the source says
    since: date | None


@dataclass(frozen=True)
class Seen:
    """The newest record of somebody having been seen, and who says so."""

    kind: str
    on: date
    place: str  # nothing where the record names none
    kept: bool  # detained and not let go by that day, or refused bail
    agency: str
    record_id: str


@dataclass(frozen=True)
class Whereabouts:
    """Where somebody lives and is on a day, as far as the viewer may know."""

    day: date
    homes: tuple[Place, ...]  # family homes, newest first
    placement: Place | None  # where they are placed, if they are
    absence: Place | None  # an absence with no recorded end
    last_seen: Place | None  # the newest place they were found, stopped or arrested at
    seen: Seen | None

    @property
    def home(self) -> Place | None:
        """The family home most lately stated."""
        return self.homes[0] if self.homes else None

    @property
    def missing_since(self) -> date | None:
        return self.absence.since if self.absence else None

    @property
    def now(self) -> Place | None:
        """Where they stay on the day; None while they are missing."""
        return None if self.absence else self.placement or self.home

    @property
    def miles_from_home(self) -> float | None:
        """From the family home to where they stay."""
        stated = self.now.distance_miles if self.now else None
        return _between(self.home, self.now) if stated is None else stated

    @property
    def last_seen_miles(self) -> float | None:
        """From the nearest of the family homes to where they were last seen."""
        known = [_between(home, self.last_seen) for home in self.homes]
        return min((miles for miles in known if miles is not None), default=None)


def miles(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Miles between two points in degrees, by the haversine formula."""
    half = (
        sin(radians(to_lat - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(to_lat)) * sin(radians(to_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_MILES * asin(sqrt(min(1.0, half)))


def miles_sql(one: str, other: str) -> str:
    """The same as an expression: miles between the lat and lon of two relations, or null."""
    north = f"sin(radians({other}.lat - {one}.lat) / 2) ** 2"
    east = f"sin(radians({other}.lon - {one}.lon) / 2) ** 2"
    half = f"{north} + cos(radians({one}.lat)) * cos(radians({other}.lat)) * {east}"
    return f"(2 * {EARTH_MILES} * asin(sqrt(least(1.0, {half}))))"


def whereabouts(
    con: duckdb.DuckDBPyConnection,
    person_id: str,
    day: date,
    *,
    known_on: date | None = None,
    known_by: KnownBy = "received",
    known_to: str | None = None,
    viewer_agency: str | None = None,
    see_restricted: bool = True,
) -> Whereabouts:
    """Where a person lives and is on `day`, from the records that the viewer may see."""
    knowing = Knowing(viewer_agency, see_restricted, known_on, known_by, known_to)
    rows = _rows(con, person_id, knowing, day)
    stays = [row for row in rows if row["kind"] in {"home", "placement"} and _covers(row, day)]
    placed = [_place(row) for row in stays if row["kind"] == "placement"]
    seen = [row for row in rows if row["kind"] in _SEEN and place_in_words(row)]
    absent = _absent(rows, day)
    return Whereabouts(
        day,
        tuple(_place(row) for row in stays if row["kind"] == "home"),
        placed[0] if placed else None,
        _place(absent) if absent else None,
        _place(seen[0]) if seen else None,
        _newest_seen(rows, day),
    )


_SEEN = {"found", "arrest", "stop", "custody"}
_COLUMNS = (
    "kind", "place_name", "address", "postcode", "area", "force", "lat", "lon", "agency",
    "record_id", "occurred_from", "occurred_to", "code", "placement_type", "distance_miles",
)  # fmt: skip
_TAKEN = (
    "kind", "postcode", "area", "force", "lat", "lon", "agency", "record_id", "placement_type",
    "distance_miles",
)  # fmt: skip


def _rows(
    con: duckdb.DuckDBPyConnection, person_id: str, knowing: Knowing, day: date
) -> list[dict[str, Any]]:
    """What bears on where somebody is, newest first; a record without a beginning is the oldest."""
    condition, values = knowing.where()
    query = f"""select {", ".join(_COLUMNS)} from fact
        where person_id = ? and part = 'own' and {condition}
        and kind in ('home', 'placement', 'missing', 'found', 'arrest', 'stop', 'custody',
            'return_interview')
        and (occurred_from is null or occurred_from::date <= ?)
        order by occurred_from desc nulls last, received_at desc, record_id"""
    found = con.execute(query, [person_id, *values, day]).fetchall()
    return [dict(zip(_COLUMNS, row, strict=True)) for row in found]


def _covers(row: dict[str, Any], day: date) -> bool:
    return row["occurred_to"] is None or bool(row["occurred_to"].date() >= day)


def _absent(rows: list[dict[str, Any]], day: date) -> dict[str, Any] | None:
    """The absence that stands open on the day: the newest, and nothing seen of them since."""
    seen_since = False
    for row in rows:
        if row["kind"] in _SEEN or row["kind"] == "return_interview":
            seen_since = True
        elif row["kind"] == "missing" and row["occurred_from"] is not None:
            ended = row["occurred_to"] is not None and row["occurred_to"].date() <= day
            return None if ended or seen_since else row
    return None


def _newest_seen(rows: list[dict[str, Any]], day: date) -> Seen | None:
    """The newest sighting; somebody in custody is seen until they are let go."""
    seen = [_seen(row, day) for row in rows if row["kind"] in _SEEN and row["occurred_from"]]
    # of one day what detains tells more than the arrest that led to it
    return max(seen, key=lambda one: (one.on, one.kind == "custody"), default=None)


def _seen(row: dict[str, Any], day: date) -> Seen:
    ended = row["occurred_to"].date() if row["occurred_to"] else None
    let_go = row["kind"] != "custody" or (ended is not None and ended <= day)
    on = ended if row["kind"] == "custody" and let_go and ended else row["occurred_from"].date()
    kept = not let_go or (row["kind"] == "custody" and row["code"] == "remanded")
    return Seen(row["kind"], on, place_in_words(row), kept, row["agency"], row["record_id"])


def _place(row: dict[str, Any]) -> Place:
    since = row["occurred_from"].date() if row["occurred_from"] else None
    return Place(words=place_in_words(row), since=since, **{name: row[name] for name in _TAKEN})


def _between(one: Place | None, other: Place | None) -> float | None:
    if one is None or other is None or None in (one.lat, one.lon, other.lat, other.lon):
        return None
    return miles(one.lat or 0, one.lon or 0, other.lat or 0, other.lon or 0)
