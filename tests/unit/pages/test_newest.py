"""How old the newest delivery is, named so that silence is not read as safety."""

from datetime import date, datetime

import pytest

from wayhome.insight.freshness import freshness
from wayhome.lexicon.agencies import Agency, AgencyKind
from wayhome.workspace.pages.newest import newest_words

TODAY = date(2026, 11, 20)
NOVEMBER, JUNE = datetime(2026, 11, 17, 6), datetime(2026, 6, 20, 6)
NAMES = {"NBC": "Northborough City Council", "FBP": "Fenbridge Police"}
BODIES = {
    code: Agency(code, name, AgencyKind.POLICE, "", "", "", "", "") for code, name in NAMES.items()
}


@pytest.mark.parametrize(
    ("deliveries", "said"),
    [
        ([], "Nothing has been supplied."),
        (
            [("NBC", "ssd", NOVEMBER)],
            "Newest delivery of Northborough City Council: 17 November 2026, 3 days ago.",
        ),
        (
            [("NBC", "ssd", NOVEMBER), ("FBP", "police", NOVEMBER)],
            "Newest delivery of each of these agencies: 17 November 2026, 3 days ago.",
        ),
        (
            [("NBC", "ssd", NOVEMBER), ("FBP", "police", NOVEMBER), ("FBP", "missing", JUNE)],
            "Newest delivery: 17 November 2026, 3 days ago; the oldest 5 months ago: "
            "Fenbridge Police, missing people.",
        ),
    ],
)
def test_the_newest_and_the_oldest_are_said(
    deliveries: list[tuple[str, str, datetime]], said: str
) -> None:
    fresh = [one for one in freshness(BODIES, deliveries) if not one.silent]
    assert newest_words(fresh, TODAY) == said


def test_on_a_past_day_age_is_counted_to_that_day() -> None:
    fresh = freshness({"NBC": BODIES["NBC"]}, [("NBC", "ssd", JUNE)])
    assert newest_words(fresh, date(2026, 6, 30), date(2026, 6, 30)) == (
        "Newest delivery of Northborough City Council by then: 20 June 2026, 10 days before."
    )
