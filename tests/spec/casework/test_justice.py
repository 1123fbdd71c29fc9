"""The manual of prosecutor and justice, as tables: when section 45 may apply by what was gone
through, and what a decision is asked that came first."""

import pytest
from tests.spec.casework.saying import case_of, refused, stands

from wayhome.casework.pathways.justice import JUSTICE, may_apply, open_questions

BEGUN = "considered 1 10:00"


@pytest.mark.parametrize(
    ("direct", "reasonable", "excluded", "applies"),
    [
        ("yes", "yes", "no", "yes"),
        ("yes", "yes", "not sure", "not sure"),
        ("yes", "not sure", "no", "not sure"),
        ("not sure", "yes", "no", "not sure"),
        ("no", "yes", "no", "no"),
        ("yes", "no", "no", "no"),
        ("yes", "yes", "yes", "no"),
    ],
)
def test_whether_section_45_may_apply(
    direct: str, reasonable: str, excluded: str, applies: str
) -> None:
    told = f"section 45:direct={direct}:reasonable={reasonable}:excluded={excluded} 2 10:00"
    assert may_apply(case_of(JUSTICE, f"{BEGUN}, {told}")) == applies


def test_what_was_not_gone_through_is_not_a_no() -> None:
    assert may_apply(case_of(JUSTICE, BEGUN)) == "not sure"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("", ["Section 45 gone through", "The four stages gone through"]),
        (", section 45 2 10:00", ["The four stages gone through"]),
        (", section 45:direct=not sure 2 10:00",
         ["The four stages gone through", "Was it a direct consequence of being exploited?"]),
        (", section 45 2 10:00, four stages 2 11:00", []),
        (", section 45 2 10:00, four stages:duress=not sure 2 11:00",
         ["Is there clear evidence of duress?"]),
    ],
)  # fmt: skip
def test_what_is_left_open(said: str, left: list[str]) -> None:
    assert open_questions(case_of(JUSTICE, BEGUN + said)) == left


@pytest.mark.parametrize("code", ["charged", "decided"])
def test_a_decision_that_came_first_is_asked_why(code: str) -> None:
    case = case_of(JUSTICE, BEGUN)
    assert "Not gone through, or not sure: Section 45" in " ".join(refused(case, code))
    assert refused(case, code, "without=The court sat the next morning.") == []
    whole = case_of(JUSTICE, f"{BEGUN}, section 45 2 10:00, four stages 2 11:00")
    assert refused(whole, code) == []


@pytest.mark.parametrize(
    ("said", "clock", "now", "says"),
    [
        ("", "youth_told", "1 12:00", "running 3 00:00"),
        (", youth justice 2 10:00", "youth_told", "9 12:00", "met 3 00:00"),
        (", youth justice 4 10:00", "youth_told", "9 12:00", "met, late 3 00:00"),
        ("", "early_advice", "8 23:59", "running 9 00:00"),
        ("", "early_advice", "9 00:00", "late 9 00:00"),
        ("", "section_45", "9 00:00", "late 9 00:00"),
    ],
)
def test_its_clocks(said: str, clock: str, now: str, says: str) -> None:
    assert stands(case_of(JUSTICE, BEGUN + said), clock, now) == says
