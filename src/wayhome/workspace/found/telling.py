"""Who is told that a child was found: the council of home first, then every agency that holds them.

The home council has the duty, by day and by night, wherever the child is found. Where no record
that all may see and nothing that was typed says where home is, the council of the place is told.

Keeps: where home is comes from records that everybody may see. An agency that holds the child in
restricted records alone is told and named to nobody else (`openly`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wayhome.governance.visibility import NOBODY
from wayhome.people import Particulars
from wayhome.workspace.found.where import area_of
from wayhome.workspace.gate.holders import every_holder
from wayhome.workspace.reading.found import home_of, own_area
from wayhome.workspace.reading.ringing import councils_in, home_councils
from wayhome.workspace.reading.view import View


@dataclass(frozen=True)
class Told:
    """An agency that is told, why (FoundNotice.WHY), and whether others may know that it is."""

    code: str
    why: str
    openly: bool = True


def to_tell(seen: View, given: Particulars, person_id: str, found_in: str) -> list[Told]:
    """Agencies to tell, each once, for its first reason."""
    found: dict[str, Told] = {}
    for one in _told(seen, given, person_id, found_in):
        found.setdefault(one.code, one)
    return list(found.values())


def _told(seen: View, given: Particulars, person_id: str, found_in: str) -> Iterator[Told]:
    agencies = seen.agencies.values()
    councils = {
        code
        for area in _home_areas(seen, given, person_id)
        for code in home_councils(agencies, area)
    }
    yield from (Told(code, "home") for code in sorted(councils))
    if person_id:
        held = every_holder(person_id).items()
        yield from (Told(code, "holds", openly) for code, openly in held)
    if not councils:
        near = councils_in(agencies, found_in or own_area(seen))
        yield from (Told(code, "found") for code in sorted(near))


def _home_areas(seen: View, given: Particulars, person_id: str) -> Iterable[str]:
    as_all_may = replace(seen, eyes=NOBODY)
    held = home_of(as_all_may, person_id) if person_id else None
    return filter(None, (held, area_of(given.postcode)))
