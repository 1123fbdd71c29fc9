"""What a list says on a day: what it brought along, and the newest line that has begun."""

from datetime import date

import pytest

from wayhome.casework.lists import Kept, Line, contacts, holding
from wayhome.casework.referral.responders import NAMED, has_duty, refusal
from wayhome.casework.school_words import helplines
from wayhome.lexicon.agencies import Agency, AgencyKind

MAY, JUNE, LATER = date(2027, 5, 1), date(2027, 6, 1), date(2027, 7, 1)
NBC = Agency("NBC", "Northborough", AgencyKind.COUNCIL, phone="01632 960100")


def _line(kept: Kept, of: str, since: date, **says: str) -> Line:
    return Line(kept, of, since, says, "its own page", since)


@pytest.mark.parametrize(
    ("day", "how"),
    [
        (date(2027, 4, 30), "Ring 0800 1111"),  # as it was brought along
        (MAY, "Ring 01632 960111"),
        (date(2027, 5, 31), "Ring 01632 960111"),
        (JUNE, None),  # off the list
        (LATER, "Ring 01632 960112"),  # and on it again
    ],
)
def test_of_one_thing_the_newest_that_has_begun_holds(day: date, how: str | None) -> None:
    lines = [
        _line(Kept.HELPLINES, "childline", LATER, name="Childline", how="Ring 01632 960112"),
        _line(Kept.HELPLINES, "childline", MAY, name="Childline", how="Ring 01632 960111"),
        _line(Kept.HELPLINES, "childline", JUNE),
    ]
    held = {one.code: one.how for one in helplines(day, lines)}
    assert held.get("childline") == how
    assert held["samaritans"] == "Ring 116 123"  # nothing else is touched


def test_of_two_from_one_day_the_one_written_later_holds() -> None:
    lines = [_line(Kept.HELPLINES, "new", MAY, name="A", how=how) for how in ("first", "then")]
    assert holding(Kept.HELPLINES, MAY, lines)["new"].says["how"] == "then"


def test_whom_to_ring_is_said_whole_and_nothing_else_of_an_agency() -> None:
    lines = [
        _line(Kept.CONTACTS, "NBC", MAY, contact_role="Night team", out_of_hours="01632 960199")
    ]
    before, after = (contacts({"NBC": NBC}, day, lines)["NBC"] for day in (date(2027, 4, 30), MAY))
    assert before == NBC
    assert (after.name, after.phone, after.out_of_hours) == ("Northborough", "", "01632 960199")


def test_who_may_refer_goes_by_the_day() -> None:
    lines = [
        _line(Kept.RESPONDERS, "Harbour Trust", MAY, name="Harbour Trust", also="HT"),
        _line(Kept.RESPONDERS, "Unseen", JUNE),
        _line(Kept.RESPONDERS, "National Crime Agency", MAY, name="National Crime Agency", also=""),
    ]
    before = date(2027, 4, 30)
    assert "not on the list" in refusal(NAMED, "Harbour Trust", before, lines)
    assert not refusal(NAMED, "Harbour Trust", MAY, lines)
    assert not refusal(NAMED, "Unseen", date(2027, 5, 31), lines)
    assert "not on the list" in refusal(NAMED, "Unseen", JUNE, lines)
    assert not has_duty(NAMED, "Harbour Trust", MAY, lines)
    assert has_duty(NAMED, "National Crime Agency", MAY, lines)  # what it was, it stays
