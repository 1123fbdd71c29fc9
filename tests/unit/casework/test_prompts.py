"""Prompts are questions with a citation, blame nobody, and stand in the manual."""

from datetime import date
from pathlib import Path

import pytest

from wayhome.casework import AT_ONCE, LOOK_FOR, of_age
from wayhome.casework.prompts import URGENT

PAGE = (Path(__file__).parents[3] / "docs" / "found.md").read_text(encoding="utf-8")
EVERY = (*AT_ONCE, *LOOK_FOR)
TODAY = date(2026, 11, 20)
# Words that a child is not called by (facts §6.2).
NEVER = (
    "runner", "dealer", "absconded", "gang member", "offender", "victim", "streetwise", "lifestyle",
    "puts themselves", "boy", "girl",
)  # fmt: skip


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: prompt.code)
def test_it_is_one_question_with_a_source(prompt) -> None:
    assert prompt.question.endswith("?")
    assert prompt.question.count("?") == 1
    assert prompt.why.endswith(".")
    assert "facts §" in prompt.source


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: prompt.code)
def test_it_blames_nobody(prompt) -> None:
    said = f"{prompt.question} {prompt.why}".lower()
    assert [word for word in NEVER if word in said] == []


def test_codes_are_told_apart() -> None:
    assert len({prompt.code for prompt in EVERY}) == len(EVERY)


def test_the_clock_and_the_law_are_asked_about() -> None:
    codes = {prompt.code for prompt in AT_ONCE}
    assert {"adult", "leaves", "section_45", "referral"} <= codes


@pytest.mark.parametrize("prompt", EVERY, ids=lambda prompt: prompt.code)
def test_the_manual_holds_it(prompt) -> None:
    assert f"| {prompt.question} | {prompt.source} | {'yes' if prompt.checked else 'no'} |" in PAGE


@pytest.mark.parametrize(
    ("born", "says"),
    [
        (None, "More or fewer than 100 days"),
        (date(2009, 3, 1), "101 days short of 18: more than 100. A panel"),
        (date(2009, 2, 28), "100 days short of 18: not more than 100. The central authority"),
        (date(2008, 11, 21), "1 day short of 18: not more than 100"),
        (date(2008, 11, 20), "18 years old. Age not sure"),
    ],
)
def test_days_to_18_are_exact(born: date | None, says: str) -> None:
    asked = of_age(born, TODAY)
    assert says in asked.why
    assert asked.question.endswith("?")
    assert (URGENT in asked.why) == ("short of 18" in asked.why and born is not None)
