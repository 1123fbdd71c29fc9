"""What the release that serves says of itself: the day it is for, and when it was made.

Two days that must not be mixed up: ages of people, windows and signs are counted to the day of the
release; how old the data is, to the clock, or a build that stopped would keep data young for ever.
"""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from wayhome.lexicon.errors import NotSetUp
from wayhome.lexicon.home import home
from wayhome.pipeline import Release, current_release

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


def clock() -> date:
    """The day that the age of data is counted to. A demonstration lives on its release's day."""
    if settings.DEMO:
        try:
            return today(current_release(home()))
        except NotSetUp:
            pass
    return timezone.localdate()


def now() -> datetime:
    """The moment it is on that day, by the clock on the wall here."""
    return datetime.combine(clock(), timezone.localtime().time())
