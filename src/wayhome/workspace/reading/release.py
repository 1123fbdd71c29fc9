"""What the release that serves says of itself: the day it is for, and when it was made."""

from datetime import date, datetime, time
from typing import Any

from wayhome.pipeline import Release

_manifests: dict[str, dict[str, Any]] = {}


def manifest(release: Release) -> dict[str, Any]:
    """What the run that made it wrote down; a release never changes, so it is read once."""
    key = str(release.folder)
    if key not in _manifests:
        _manifests[key] = release.manifest()
    return _manifests[key]


def today(release: Release) -> date:
    """The day the release was built for: ages and windows are counted to it, not to the clock.

    An invented region lives on its own day; a real release is built for the day of the run.
    """
    return date.fromisoformat(manifest(release)["as_of"])


def end_of(day: date) -> datetime:
    """The last moment of a day: "as known on D" includes what arrived on D."""
    return datetime.combine(day, time.max)
