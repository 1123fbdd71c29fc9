"""Silence is shown first and never left out; no feed hides behind a younger one."""

from datetime import datetime

from wayhome.insight import freshness
from wayhome.lexicon.agencies import Agency, AgencyKind

COUNCIL = Agency("NBC", "Northborough City Council", AgencyKind.COUNCIL)
POLICE = Agency("NBP", "Northborough Police", AgencyKind.POLICE)
SCHOOLS = Agency("NBE", "Northborough Education Service", AgencyKind.EDUCATION)
REGISTER = {agency.code: agency for agency in (SCHOOLS, POLICE, COUNCIL)}
MAY, NOVEMBER = datetime(2026, 5, 22, 6), datetime(2026, 11, 17, 6)


def test_an_agency_that_supplied_nothing_comes_first() -> None:
    found = freshness(REGISTER, [("NBP", "police", NOVEMBER)])
    assert [one.agency for one in found] == [COUNCIL, SCHOOLS, POLICE]
    assert [one.silent for one in found] == [True, True, False]
    assert found[0].feeds == ()


def test_each_feed_of_an_agency_has_a_day_of_its_own() -> None:
    """A force that sends crimes each week may have sent no missing report since May."""
    deliveries = [
        ("NBP", "police", MAY),
        ("NBP", "missing", MAY),
        ("NBP", "police", NOVEMBER),
    ]
    (force,) = freshness({"NBP": POLICE}, deliveries)
    assert [(one.feed, one.newest) for one in force.feeds] == [
        ("missing", MAY),
        ("police", NOVEMBER),
    ]


def test_the_oldest_feed_decides_how_far_up_an_agency_stands() -> None:
    deliveries = [
        ("NBC", "ssd", NOVEMBER),
        ("NBP", "police", NOVEMBER),
        ("NBP", "missing", MAY),
        ("NBE", "education", datetime(2026, 9, 20, 6)),
    ]
    assert [one.agency.code for one in freshness(REGISTER, deliveries)] == ["NBP", "NBE", "NBC"]
