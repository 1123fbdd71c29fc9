"""The manual of help for an adult, as tables: asked first, no is a no, and nothing ends while
others still use their home."""

import pytest
from tests.spec.casework.saying import case_of, refused, stands

from wayhome.casework.pathways.adult import ADULT


@pytest.mark.parametrize(
    ("danger", "begins"),
    [("yes", "late 1 11:00"), ("not sure", "late 1 11:00"), ("no", "not begun")],
)
def test_danger_that_is_not_sure_is_answered_as_a_yes(danger: str, begins: str) -> None:
    assert stands(case_of(ADULT, f"raised:danger={danger} 1 10:00"), "danger", "1 11:00") == begins


@pytest.mark.parametrize(
    ("home", "says"),
    [("yes", "running 30 00:00"), ("not sure", "running 30 00:00"), ("no", "not begun")],
)
def test_a_home_is_looked_at_again(home: str, says: str) -> None:
    assert stands(case_of(ADULT, f"raised:home={home} 1 10:00"), "home", "2 10:00") == says


def test_looking_ends_that_clock_only_where_the_home_is_their_own() -> None:
    begun = "raised:home=yes 1 10:00, seen 1 11:00, looked again:own={} 3 10:00"
    assert stands(case_of(ADULT, begun.format("not sure")), "home", "4 10:00") == "running 30 00:00"
    assert stands(case_of(ADULT, begun.format("yes")), "home", "4 10:00") == "met 30 00:00"


def test_nobody_is_referred_without_being_asked() -> None:
    assert refused(case_of(ADULT, "raised 1 10:00"), "notified") == [
        "Missing first: “Asked about a referral”. Whoever works with them can write it down."
    ]


@pytest.mark.parametrize(("says", "may"), [("no", True), ("later", False), ("yes", False)])
def test_a_notice_names_nobody_and_is_for_those_who_said_no(says: str, may: bool) -> None:
    case = case_of(ADULT, f"raised 1 10:00, seen 1 11:00, consent:says={says} 1 12:00")
    assert (refused(case, "notified") == []) is may


@pytest.mark.parametrize(("own", "ends"), [("yes", True), ("not sure", True), ("no", False)])
def test_it_does_not_end_while_others_use_their_home(own: str, ends: bool) -> None:
    case = case_of(ADULT, f"raised 1 10:00, seen 1 11:00, looked again:own={own} 3 10:00")
    assert (refused(case, "closed") == []) is ends
