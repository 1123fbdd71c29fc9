"""How fresh each agency's data is, from the receipts that the release was built with.

Silence is not safety: an agency that has supplied nothing is listed first and said plainly.
"""

from datetime import date

from wayhome.insight.freshness import Freshness, freshness
from wayhome.workspace.reading.view import View

_silent: dict[str, list[str]] = {}  # by release, which never changes

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


def silent(view: View) -> list[str]:
    """Names of agencies that have supplied nothing to this release."""
    key = str(view.release.folder)
    if key not in _silent:
        _silent[key] = sorted(one.agency.name for one in fresh(view) if one.silent)
    return list(_silent[key])
