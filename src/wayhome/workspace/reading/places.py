"""Every place a person has stayed, newest first: several records of one stay are one line."""

from dataclasses import dataclass

from wayhome.chronology import Chronology, Entry, Place, Whereabouts
from wayhome.lexicon.places import miles


@dataclass(frozen=True)
class Stay:
    """One stay, with its miles from the family home: a source's own, or between the two points."""

    entry: Entry
    miles: float | None


def stays(told: Chronology, where: Whereabouts) -> list[Stay]:
    """Homes, placements, schools and tenancies; those without a beginning last."""
    stays_ = [entry for entry in told.entries if entry.lasting]
    dated = [entry for entry in reversed(stays_) if entry.from_]
    undated = [entry for entry in stays_ if not entry.from_]
    return [Stay(entry, _from_home(entry, where.home)) for entry in (*dated, *undated)]


def _from_home(entry: Entry, home: Place | None) -> float | None:
    if entry.distance_miles is not None:
        return entry.distance_miles
    if home is None or None in (entry.lat, entry.lon, home.lat, home.lon):
        return None
    return miles(entry.lat or 0, entry.lon or 0, home.lat or 0, home.lon or 0)
