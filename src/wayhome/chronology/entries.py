"""What a chronology is made of when somebody reads it: entries, their sources, gaps, silence.

Keeps: frozen; every source of an entry is there with its own times, grading and words; where
sources differ, the difference is an entry's `conflicts` and nobody has chosen between them.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from wayhome.lexicon.kinds import EventKind

# Stays, things and statements are not events, and read as they should be said.
_OTHER_LABELS = {
    "home": "Lived at",
    "placement": "Placed",
    "school": "At school",
    "tenancy": "Tenancy",
    "thing": "Found with",
    "statement": "Said or noted",
}

PARTS_IN_WORDS = {
    "own": "",
    "suspected": "named as suspect",
    "harmed": "harmed",
    "beside": "present or named",
    "not known": "part not known",
}


@cache
def label(kind: str) -> str:
    """What people read for a kind of fact."""
    if kind in _OTHER_LABELS:
        return _OTHER_LABELS[kind]
    try:
        return EventKind(kind).label
    except ValueError:
        return kind.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Source:
    """One record behind an entry, as its agency gave it."""

    record_id: str
    agency: str
    feed: str
    kind: str
    from_: datetime | None
    to: datetime | None
    precision: str
    recorded_at: datetime | None
    received_at: datetime
    superseded_at: datetime | None
    grading: str | None
    marking: str
    reference: str | None
    category: str | None
    code: str | None
    outcome: str | None
    place: str
    area: str | None
    placement_type: str | None
    text: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """A particular that sources give differently: (agency, what it says) each."""

    particular: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Thing:
    """Something found in an event: drugs, a weapon, cash."""

    record_id: str
    kind: str
    description: str
    quantity: float | None


@dataclass(frozen=True)
class Entry:
    """One happening or stay, told by one source or several."""

    episode_id: str
    kind: str
    label: str
    part: str
    from_: datetime | None
    to: datetime | None
    precision: str
    place: str
    area: str | None
    lat: float | None
    lon: float | None
    category: str | None
    code: str | None
    outcome: str | None
    value: float | None
    value_of: float | None
    agencies: tuple[str, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...] = ()
    things: tuple[Thing, ...] = ()
    placement_type: str | None = None
    distance_miles: float | None = None  # from home, as a source says

    @property
    def hours(self) -> float | None:
        """How long it lasted; None while open, or when no end was recorded."""
        if self.from_ is None or self.to is None:
            return None
        return (self.to - self.from_).total_seconds() / 3600

    @property
    def lasting(self) -> bool:
        """A stay rather than a happening."""
        return self.kind in {"home", "placement", "school", "tenancy"}


@dataclass(frozen=True)
class Gap:
    """A period with no record of anything happening, by any agency that may be seen."""

    from_: date
    to: date

    @property
    def days(self) -> int:
        return (self.to - self.from_).days


@dataclass(frozen=True)
class Silence:
    """An agency and what it last said. Silence is not safety."""

    agency: str
    name: str
    holds: bool
    last_said: date | None  # the day of the newest thing it told of
    newest_delivery: datetime | None

    @property
    def words(self) -> str:
        if self.newest_delivery is None:
            return "Has never supplied anything"
        if not self.holds:
            return "Supplies records, none of them about this person"
        return "Holds this person" if self.last_said is None else "Holds this person and spoke"


@dataclass(frozen=True)
class Chronology:
    """One person's life in order, as one viewer may see it and as it was known."""

    person_id: str
    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]
    silence: tuple[Silence, ...]
    overlaps: tuple[tuple[str, str], ...]  # (absence, what happened during it) by episode_id

    def during(self, episode_id: str) -> tuple[Entry, ...]:
        """What happened while somebody was absent."""
        inside = {other for absence, other in self.overlaps if absence == episode_id}
        return tuple(entry for entry in self.entries if entry.episode_id in inside)
