"""Where on the land a person's records and what is drawn around them lie, as one viewer may know.

Keeps: made of the chronology and of the ties that this viewer's picture holds, and of nothing else,
so what is kept close moves no marker, no bound and no count. One happening is one visit, however
many agencies tell of it. What gives a place without a postcode or district is counted and is put
nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from wayhome.chronology import Entry, Whereabouts
from wayhome.lexicon.spots import Precision, Spot, spot
from wayhome.network.kinds import NodeKind
from wayhome.workspace.reading.life import life, whereabouts
from wayhome.workspace.reading.picture import Picture
from wayhome.workspace.reading.view import Row, View

MOST = 500  # markers of one map
RECORDS = """
select record_id, any_value(kind) as kind, any_value(place_name) as place_name,
    any_value(address) as address, any_value(postcode) as postcode, any_value(lat) as lat,
    any_value(lon) as lon, any_value(area) as area
from (
    select record_id, kind, place_name, address, postcode, lat, lon, area from {event}
    where record_id in (select unnest($records))
    union all
    select record_id, kind, place_name, address, postcode, lat, lon, area from {stay}
    where record_id in (select unnest($records))
)
group by record_id order by record_id
"""
STAYS = frozenset({"home", "placement", "school", "tenancy"})


@dataclass(frozen=True)
class Visit:
    """What records put at a spot: of the person themselves (`own`), or along a tie that is drawn.
    `ties` and `nodes`: places in the picture. `under`: in whose file the record opens, if any."""

    kind: str
    part: str
    place: str
    first: datetime | None
    last: datetime | None
    lasts: bool
    agencies: tuple[str, ...]
    record_id: str
    under: str
    ties: tuple[int, ...]
    nodes: tuple[int, ...]
    own: bool
    records: tuple[str, ...] = ()  # all that tell of it


@dataclass(frozen=True)
class Marker:
    """A spot with what records put there, the newest first."""

    spot: Spot
    visits: tuple[Visit, ...]


@dataclass(frozen=True)
class Land:
    """The markers, those with the newest visit first; how many there are in all; visits whose
    record names a place that cannot be put on a map; and the home, where one is known. `left_out`:
    homes and schools are not told for this purpose, and so no way from them."""

    markers: tuple[Marker, ...]
    in_all: int
    unplaced: int
    home: Spot | None
    left_out: bool = False


def land(view: View, person_id: str, drawn: Picture, since: date | None) -> Land:
    """Everything that can be put on a map of the land."""
    by_record = _ties_by_record(drawn)
    told = life(view, person_id)
    hidden = {"thing", *STAYS} if view.leaves_out else {"thing"}
    entries = [one for one in told.entries if one.kind not in hidden and _since(one, since)]
    found = [_of_entry(entry, person_id, by_record, drawn) for entry in entries]
    known = {source.record_id for entry in told.entries for source in entry.sources}
    others = {record: ties for record, ties in by_record.items() if record not in known}
    found += _of_ties(view, others, drawn)
    if view.leaves_out:
        return replace(_gathered(found, None), left_out=True)
    return _gathered(found, _home(whereabouts(view, person_id)))


def _ties_by_record(drawn: Picture) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, tie in enumerate(drawn.ties):
        found[tie.row["record_id"]].append(place)
    return found


def _since(entry: Entry, since: date | None) -> bool:
    """What has no day is in every time; what lasts still has no end."""
    last = entry.to or (None if entry.lasting else entry.from_)
    return since is None or last is None or last.date() >= since


def _of_entry(
    entry: Entry, person_id: str, by_record: dict[str, list[int]], drawn: Picture
) -> tuple[Spot | None, Visit]:
    records = [source.record_id for source in entry.sources]
    ties = sorted({tie for record in records for tie in by_record.get(record, ())})
    at = spot(entry.lat, entry.lon, _postcode(entry.place), entry.area)
    visit = Visit(
        entry.kind, entry.part, entry.place, entry.from_, entry.to,
        entry.lasting and entry.to is None and entry.from_ is not None, entry.agencies, records[0],
        person_id, tuple(ties), _things(drawn, ties), True, tuple(records),
    )  # fmt: skip
    return at, visit


def _of_ties(
    view: View, by_record: dict[str, list[int]], drawn: Picture
) -> Iterable[tuple[Spot | None, Visit]]:
    """What is drawn along records that are not the person's own."""
    rows = view.rows(RECORDS, records=sorted(by_record)) if by_record else []
    for row in rows:
        ties = by_record[row["record_id"]]
        tie = drawn.ties[ties[0]]
        visit = Visit(
            row["kind"], "beside", _words(row), tie.row["first"], tie.row["last"],
            row["kind"] in STAYS and tie.row["first"] is not None and tie.row["last"] is None,
            (tie.row["agency"],), row["record_id"], tie.under, tuple(ties),
            _things(drawn, ties), False, (row["record_id"],),
        )  # fmt: skip
        yield spot(row["lat"], row["lon"], row["postcode"], row["area"]), visit


def _things(drawn: Picture, ties: Iterable[int]) -> tuple[int, ...]:
    """The ends of ties that are no person: an address stands somewhere, a person is not it."""
    ends = {end for tie in ties for end in (drawn.ties[tie].left, drawn.ties[tie].right)}
    return tuple(sorted(e for e in ends if drawn.nodes[e].kind is not NodeKind.PERSON))


def _gathered(found: Iterable[tuple[Spot | None, Visit]], home: Spot | None) -> Land:
    """One marker for what stands at one point as exactly as another."""
    held: dict[tuple[float, float, Precision], tuple[Spot, list[Visit]]] = {}
    unplaced = 0
    for at, visit in found:
        if at is None:
            unplaced += bool(visit.place)
        else:
            held.setdefault((at.lat, at.lon, at.precision), (at, []))[1].append(visit)
    markers = [
        Marker(at, tuple(sorted(visits, key=_newest, reverse=True)))
        for at, visits in held.values()
    ]  # fmt: skip
    markers.sort(key=lambda one: (_newest(one.visits[0]), one.spot.lat, one.spot.lon), reverse=True)
    return Land(tuple(markers[:MOST]), len(markers), unplaced, home)


def _newest(visit: Visit) -> tuple[datetime, str]:
    return visit.first or datetime.min, visit.record_id  # noqa: DTZ901


def _home(where: Whereabouts) -> Spot | None:
    home = where.home
    return spot(home.lat, home.lon, home.postcode, home.area) if home else None


def _postcode(place: str) -> str | None:
    """A chronology writes a place as 'name, address, postcode'."""
    return place.rpartition(", ")[2] or None


def _words(row: Row) -> str:
    said = (row["place_name"], row["address"], row["postcode"])
    return ", ".join(dict.fromkeys(part for part in said if part))
