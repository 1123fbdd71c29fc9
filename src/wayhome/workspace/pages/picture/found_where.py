"""The title of a map of the land is what it shows: "Found on four days in six weeks in
Northborough, 60 miles from home in Eastmarsh".

Keeps: built from the same visits that are drawn, so it can never say more; the newest is never left
out; silence is never told as safety. A day is counted once, however many records tell of it. What
is disputed altogether is drawn, said to be so, and counted in no title.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayhome.lexicon.kinds import EventKind as Kind
from wayhome.lexicon.numbers import in_words
from wayhome.lexicon.spots import Precision, Spot
from wayhome.workspace.disputing.told import Disputes
from wayhome.workspace.pages.words import day, listed, miles, spell, upper_first
from wayhome.workspace.reading.areas import area_name
from wayhome.workspace.reading.land import Land, Visit

SEEN = {Kind.FOUND: "found", Kind.ARREST: "arrested", Kind.STOP: "stopped"}


@dataclass
class _Area:
    """Where somebody was seen, by district: which days, how, and at which spots."""

    days: set[date]
    how: list[str]
    spots: list[Spot]


def answer(land: Land, held: Disputes = Disputes()) -> str:  # noqa: B008 - it is frozen
    """One sentence without a full stop. `held`: what is disputed of it."""
    visits = [(marker.spot, visit) for marker in land.markers for visit in marker.visits]
    seen = _seen((at, visit) for at, visit in visits if not held.every(visit.records))
    if not seen:
        home = f"; home in {_name(land.home)}" if land.home and _name(land.home) else ""
        none = "Every record that says where they were found is disputed" if _seen(visits) else \
            "No record that you can see says where they were found"  # fmt: skip
        return f"{none}{home}{_of_how_many(land)}"
    most = max(seen, key=lambda area: (len(seen[area].days), max(seen[area].days)))
    newest = max(seen, key=lambda area: max(seen[area].days))
    last = max(seen[newest].days)
    later = f"; last in {area_name(newest)}, on {day(last)}" if newest != most else ""
    far = "" if land.left_out else from_home(land.home, seen[most].spots)
    return f"{_told(most, seen[most])}{far}{later}{_of_how_many(land)}"


def _of_how_many(land: Land) -> str:
    """Where there are more markers than a map holds, the sentence is of those on it alone."""
    drawn = len(land.markers)
    return f"; of the newest {drawn:,} of {land.in_all:,} places" if drawn < land.in_all else ""


def from_home(home: Spot | None, spots: Iterable[Spot]) -> str:
    """How far from the family home, to the nearest of several."""
    if home is None:
        return "; where home is, is not known"
    spots = list(spots)
    named = f" in {_name(home)}" if _name(home) else ""
    if all(one.area == home.area for one in spots):
        return ", the area of their home"
    known = [far for one in spots if (far := one.miles_from(home)) is not None]
    rough = "about " if any(one.precision is Precision.AREA for one in (home, *spots)) else ""
    return f", {rough}{miles(min(known))} from home{named}" if known else f"; home{named}"


def _seen(visits: Iterable[tuple[Spot, Visit]]) -> dict[str, _Area]:
    found: dict[str, _Area] = defaultdict(lambda: _Area(set(), [], []))
    for at, visit in visits:
        if visit.own and visit.part == "own" and visit.kind in SEEN and visit.first and at.area:
            area = found[at.area]
            area.days.add(visit.first.date())
            area.how.append(SEEN[Kind(visit.kind)])
            area.spots.append(at)
    return dict(found)


def _told(code: str, area: _Area) -> str:
    first, last = min(area.days), max(area.days)
    often = len(area.days)
    where = f"{listed(sorted(set(area.how), key=list(SEEN.values()).index), 'or')} in"
    if often == 1:
        return upper_first(f"{where} {area_name(code)} on {day(first)}")
    spread = f"on {in_words(often)} days in {spell((last - first).days + 1)}"
    return upper_first(f"{where} {area_name(code)} {spread}")


def _name(at: Spot | None) -> str:
    return area_name(at.area) if at else ""
