"""The map of the land in words: the same plain data for the table that the server writes and for
the drawing.

Keeps: a marker has a word and a shape, and says how exactly its place is known; other people are
called as the picture calls them.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from wayhome.lexicon.kinds import StayKind
from wayhome.lexicon.numbers import times
from wayhome.lexicon.spots import HOW_EXACT, Spot
from wayhome.network.kinds import TieKind
from wayhome.workspace.disputing.standing import disputes
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.picture.found_where import answer
from wayhome.workspace.pages.picture.telling import day_number, when
from wayhome.workspace.pages.words import count, kind, listed, lower_first, miles, upper_first
from wayhome.workspace.pages.words import part_words as part_of
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.land import Land, Marker, Visit
from wayhome.workspace.reading.view import View

Told = dict[str, Any]
Link = Callable[..., str]
SHAPES = {
    "home": "Home",
    "place": "Placement, tenancy or address",
    "institution": "School",
    "event": "Something that happened",
}
STAYS = {
    StayKind.HOME: ("home", "home"),
    StayKind.PLACEMENT: ("placement", "place"),
    StayKind.TENANCY: ("tenancy", "place"),
    StayKind.SCHOOL: ("school", "institution"),
}
WORDS = 2  # kinds that stand beside a marker; of more, how many


def told(
    of: Land, labels: list[str], agencies: Mapping[str, str], link: Link,
    held: Disputes = Disputes(),  # noqa: B008 - it is frozen
) -> Told:  # fmt: skip
    """Everything that page and drawing need. `labels`: what the picture calls its nodes; `held`:
    which of its records are disputed."""
    return {
        "title": answer(of, held),
        "said": _said(of),
        "shapes": SHAPES,
        "exact": HOW_EXACT,
        "markers": [
            _marker(one, of.home, labels, agencies, link, held)
            | ({"far": "Left out"} if of.left_out else {})
            for one in of.markers
        ],
    }


def disputed(seen: View, of: Land) -> Disputes:
    """What this viewer may know to be disputed of what is on the map."""
    visits = (visit for marker in of.markers for visit in marker.visits)
    return disputes(seen, (record for visit in visits for record in visit.records))


def _marker(
    one: Marker, home: Spot | None, labels: list[str], agencies: Mapping[str, str], link: Link,
    held: Disputes,
) -> Told:  # fmt: skip
    """One marker, with what is drawn of it and every visit."""
    return {
        **spot_told(one.spot),
        "shape": _shape(one),
        "word": _word(one),
        "far": _far(one, home),
        "visits": [
            {"id": f"w{place}", **_visit(visit, labels, agencies, link, held)}
            for place, visit in enumerate(one.visits)
        ],
    }


def spot_told(at: Spot) -> Told:
    """Where a marker stands, and how exactly that is known."""
    return {
        "key": f"{at.lat},{at.lon},{at.precision}",
        "lat": at.lat,
        "lon": at.lon,
        "precision": at.precision,
        "area": at.area or "",
        "district": area_name(at.area) or "District not known",
    }


def _said(of: Land) -> str:
    cut = f"Showing {len(of.markers):,} of {of.in_all:,} places." if of.in_all > len(of.markers) \
        else f"{count(of.in_all, 'place')} on the map."  # fmt: skip
    if not of.unplaced:
        return cut
    many = count(of.unplaced, "record names", "records name")
    return f"{cut} {many} a place without a postcode or district: not on the map."


def _shape(one: Marker) -> str:
    """The first of home, another stay, a happening: a home is a home whatever happened in it."""
    kinds = {visit.kind for visit in one.visits if visit.own}
    for stay, (_, shape) in STAYS.items():
        if stay in kinds:
            return shape
    return "event" if kinds or not _stays(one) else "place"


def _stays(one: Marker) -> bool:
    return any(visit.kind in STAYS for visit in one.visits)


def _word(one: Marker) -> str:
    """ "Home; arrested twice"; what others have to do with a place stands after it."""
    kinds = Counter(_what(visit) for visit in one.visits if visit.own)
    others = sum(not visit.own for visit in one.visits)
    stays = [words for words, _ in STAYS.values()]
    ordered = sorted(kinds, key=lambda what: what not in stays)
    said = [
        what if what in stays or kinds[what] == 1 else f"{what} {times(kinds[what])}"
        for what in ordered[:WORDS]
    ]
    if len(ordered) > WORDS:
        said.append(f"{len(ordered) - WORDS} more")
    if others and not kinds:
        said.append(count(others, "record of others", "records of others"))
    return upper_first(listed(map(lower_first, said)))


def _what(visit: Visit) -> str:
    return STAYS[StayKind(visit.kind)][0] if visit.kind in STAYS else kind(visit.kind)


def _far(one: Marker, home: Spot | None) -> str:
    if any(visit.own and visit.kind == StayKind.HOME for visit in one.visits):
        return "A home of theirs is here"
    far = one.spot.miles_from(home) if home else None
    if far is None or home is None:
        return "Not known"
    # two in one sector may be a street apart, or one: no distance is known
    return "Near: no nearer is known" if (home.lat, home.lon) == (one.spot.lat, one.spot.lon) \
        else upper_first(miles(far))  # fmt: skip


def _visit(
    visit: Visit, labels: list[str], agencies: Mapping[str, str], link: Link, held: Disputes
) -> Told:
    lasting = TieKind.LIVED if visit.lasts else TieKind.PRESENT
    row = {"first": visit.first, "last": visit.last, "kind": lasting}
    part = part_of(visit.part) if visit.own else "somebody else, tied to them in the picture"
    return {
        "what": upper_first(_what(visit)),
        "part": ", ".join(words for words in (part, _disputed(visit, held)) if words),
        "place": upper_first(visit.place or "place not named"),
        "when": when(row),
        "from": day_number(visit.first),
        "to": day_number(visit.last),
        "lasts": visit.lasts,
        "agencies": list(visit.agencies),
        "source": listed(agencies.get(code, code) for code in visit.agencies),
        "record": link("record", visit.under, visit.record_id) if visit.under else "",
        "ties": list(visit.ties),
        "nodes": [{"at": node, "label": labels[node]} for node in visit.nodes],
    }


def _disputed(visit: Visit, held: Disputes) -> str:
    """That it is, and no more: why is told on the record's page."""
    if held.every(visit.records):
        return "disputed"
    return "disputed in part" if any(one in held for one in visit.records) else ""
