"""Entries of a chronology in a line each, for tests of what is drawn and said of them."""

from datetime import date, datetime, timedelta

from wayhome.chronology import Entry, Source
from wayhome.workspace.pages.timeline import window

TODAY = date(2026, 11, 20)
START = datetime(2025, 1, 1)
SHOWN = window("2y", None, TODAY, None, None)


def entry(kind: str, day: float, hours: float | None = None, **more: object) -> Entry:
    """Something that began so many days after 1 January 2025 and lasted so many hours."""
    begin = START + timedelta(days=day)
    own = {
        "episode_id": f"E-{kind}-{day}", "kind": kind, "label": kind, "part": "own",
        "from_": begin, "to": begin + timedelta(hours=hours) if hours else None,
        "precision": "minute", "place": "", "area": None, "lat": None, "lon": None,
        "category": None, "code": None, "outcome": None, "value": 4.0, "value_of": 10.0,
        "agencies": ("NBC",), "sources": (),
    }  # fmt: skip
    return Entry(**{**own, **more})  # type: ignore[arg-type]


def source(agency: str, **more: object) -> Source:
    """One record behind an entry."""
    own = {
        "record_id": f"{agency}-1", "agency": agency, "feed": "police", "kind": "home",
        "from_": None, "to": None, "precision": "day", "recorded_at": None,
        "received_at": datetime(2026, 11, 17, 6), "superseded_at": None, "grading": None,
        "marking": "official", "reference": None, "category": None, "code": None, "outcome": None,
        "place": "", "area": None, "placement_type": None, "text": None, "roles": (),
    }  # fmt: skip
    return Source(**{**own, **more})  # type: ignore[arg-type]
