"""How fresh each agency's data is, from the receipts that the release was built with.

Silence is not safety: an agency that has supplied nothing is listed first and said plainly.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from wayhome.insight.freshness import Freshness, freshness
from wayhome.workspace.reading.view import View

_fresh: dict[str, list[Freshness]] = {}  # by release, which never changes
LATE = timedelta(days=31)  # a feed of which nothing came for longer is told of as late

DELIVERIES = """
select agency, feed, received_at from delivery
where received_at::date <= coalesce($until::date, 'infinity'::date)
"""


def fresh(view: View, until: date | None = None) -> list[Freshness]:
    """Every agency of the register, those that have supplied nothing first; or as on a past day."""
    found = view.rows(DELIVERIES, until=until)
    return freshness(
        view.agencies, [(row["agency"], row["feed"], row["received_at"]) for row in found]
    )


@dataclass(frozen=True)
class Late:
    """A feed of an agency of which nothing came lately, and the day on which something last did."""

    agency: str
    feed: str
    newest: date


def silent(view: View) -> list[str]:
    """Names of agencies that have supplied nothing to this release."""
    return sorted(one.agency.name for one in _held(view) if one.silent)


def late(view: View, today: date) -> list[Late]:
    """Feeds of which nothing came lately, the one longest not heard of first."""
    found = [
        Late(one.agency.name, fed.feed, fed.newest.date())
        for one in _held(view)
        for fed in one.feeds
        if today - fed.newest.date() > LATE
    ]
    return sorted(found, key=lambda one: (one.newest, one.agency, one.feed))


def _held(view: View) -> list[Freshness]:
    key = str(view.release.folder)
    if key not in _fresh:
        _fresh[key] = fresh(view)
    return _fresh[key]
