"""Silence is shown first and never left out."""

from datetime import datetime

from wayhome.insight import freshness
from wayhome.lexicon.agencies import Agency, AgencyKind

COUNCIL = Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL)
POLICE = Agency("NBP", "Northborough Police", AgencyKind.POLICE)


def test_an_agency_that_supplied_nothing_comes_first() -> None:
    deliveries = [
        ("NBP", "police", datetime(2026, 11, 1, 6)),
        ("NBP", "missing", datetime(2026, 11, 3, 6)),
    ]
    silent, newest = freshness({"NBP": POLICE, "NBC": COUNCIL}, deliveries)
    assert silent.agency is COUNCIL
    assert silent.silent
    assert silent.days_old(datetime(2026, 11, 20)) is None
    assert newest.feeds == ("missing", "police")
    assert newest.days_old(datetime(2026, 11, 20)) == 16
