"""A school concern as tables: which answers make it red, amber or green, its clocks at their edges,
who may make it slower, and without what it is not closed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import case_of, refused, rows, stands

from wayhome.casework.fields import Kind
from wayhome.casework.pathways.school import SCHOOL, may_be_used, speed
from wayhome.casework.pathways.school_entries import SCHOOL_RAISED
from wayhome.casework.school_route import ANSWERS, SOONEST, Route, is_slower, reasons, route
from wayhome.casework.school_words import DO, DO_NOT, helplines

ROUTES = """
answers                                  | route
                                         | green
life=plan                                | red
life=taken                               | red
life=spoken                              | red
life=not sure                            | amber
hurt=serious                             | red
hurt=before                              | amber
hurt=not sure                            | amber
violence=yes                             | red
violence=not sure                        | amber
missing=now                              | red
missing=before                           | amber
missing=not sure                         | amber
used=yes                                 | red
used=not sure                            | amber
lasts=two weeks                          | green
lasts=over two weeks                     | amber
lasts=not sure                           | green
sudden=yes                               | amber
sudden=not sure                          | green
agencies=yes                             | amber
agencies=not sure                        | green
impact=all                               | green
lasts=over two weeks, used=yes           | red
"""

# What is heard on Tuesday 1 December 2026 at ten. School days are counted as working days.
CLOCKS = """
said                                                        | now      | clock       | stands
raised:used=yes 1 10:00                                     | 1 10:59  | red         | running 1 11:00
raised:used=yes 1 10:00                                     | 1 11:00  | red         | late 1 11:00
raised:used=yes 1 10:00, lead 1 10:59                       | 9 10:00  | red         | met 1 11:00
raised:used=yes 1 10:00, route:route=amber:why=Why 1 10:30  | 9 10:00  | red         | called off 1 11:00
raised:used=yes 1 10:00, route:route=amber:why=Why 1 10:30  | 1 11:00  | amber       | running 2 00:00
raised:used=yes 1 10:00, route:route=amber:why=Why 1 11:30  | 9 10:00  | red         | called off, late 1 11:00
raised 1 10:00                                              | 9 10:00  | red         | not begun
raised 1 10:00                                              | 9 10:00  | amber       | not begun
raised 1 10:00, route:route=red 1 12:00                     | 1 12:30  | red         | running 1 13:00
raised 1 10:00, more:life=plan 2 12:00                      | 2 13:00  | red         | late 2 13:00
raised:used=yes 1 10:00, lead 1 10:30, more:life=plan 2 09:00 | 2 10:00 | red        | late 2 10:00
raised:used=yes 1 10:00, lead 1 10:30, more 2 09:00         | 2 10:00  | red         | met 1 11:00
raised:sudden=yes 1 10:00                                   | 1 23:59  | amber       | running 2 00:00
raised:sudden=yes 1 10:00                                   | 2 00:00  | amber       | late 2 00:00
raised:sudden=yes 1 10:00, lead 1 23:59                     | 9 10:00  | amber       | met 2 00:00
raised:sudden=yes 1 10:00, route:route=green:why=Why 1 11:00 | 9 10:00 | amber       | called off 2 00:00
raised:used=yes 1 10:00                                     | 2 00:00  | social_care | late 2 00:00
raised:used=not sure 1 10:00                                | 2 00:00  | social_care | not begun
raised:used=yes 1 10:00, social care 1 11:00                | 9 10:00  | social_care | met 2 00:00
raised 1 10:00                                              | 15 23:59 | review      | running 16 00:00
raised 1 10:00                                              | 16 00:00 | review      | late 16 00:00
raised 1 10:00, reviewed 15 10:00                           | 20 10:00 | review      | met 16 00:00
raised 1 10:00, help 2 10:00                                | 18 23:59 | again       | running 19 00:00
raised 1 10:00, help 2 10:00                                | 19 00:00 | again       | late 19 00:00
raised 1 10:00, reviewed:again=2026-12-10 3 10:00           | 11 00:00 | again       | late 11 00:00
raised 1 10:00, signpost 2 10:00                            | 16 23:59 | signpost    | running 17 00:00
raised 1 10:00, signpost 2 10:00, reached 5 10:00           | 20 10:00 | signpost    | met 17 00:00
raised 1 10:00, feedback 15 10:00                           | 20 10:00 | feedback    | met 16 00:00
"""  # noqa: E501

# A case that is otherwise ready: looked at again, and the school told.
CLOSING = """
said before                                                      | refused
raised 1 10:00                                                   |
raised:used=yes 1 10:00, lead 1 10:30                            | Somebody may be using this pupil
raised:used=not sure 1 10:00, lead 1 10:30                       | Somebody may be using this pupil
raised:used=yes 1 10:00, lead 1 10:30, signpost:to=camhs 1 11:00, reached 2 10:00 | Somebody may be using this pupil
raised:used=yes 1 10:00, lead 1 10:30, social care 1 11:00       |
raised:used=not sure 1 10:00, more:used=no 1 11:00, lead 1 12:00 |
raised:used=yes 1 10:00, more:used=no 1 11:00, lead 1 12:00      | Somebody may be using this pupil
raised:used=yes 1 10:00, put right:used=no 1 11:00               |
raised 1 10:00, more:used=yes 1 11:00, lead 1 12:00              | Somebody may be using this pupil
raised:sudden=yes 1 10:00                                        | The safeguarding lead has not seen
raised:sudden=yes 1 10:00, route:route=green:why=Why 1 11:00     |
raised 1 10:00, route:route=red 1 11:00                          | The safeguarding lead has not seen
raised:sudden=yes 1 10:00, lead 1 11:00, more:hurt=before 1 12:00 | The safeguarding lead has not seen
raised:sudden=yes 1 10:00, lead 1 11:00, more 1 12:00            |
raised 1 10:00, signpost:to=doctor 1 11:00                       | Write down whether the signpost reached them: Their doctor.
raised 1 10:00, signpost 1 11:00, reached:went=waiting 2 10:00   |
"""  # noqa: E501

# By what was said before, which answer of a human needs a reason.
SLOWER = """
said                                         | is    | to    | needs a reason
raised:used=yes 1 10:00                      | red   | red   | no
raised:used=yes 1 10:00                      | red   | amber | yes
raised:used=yes 1 10:00                      | red   | green | yes
raised:sudden=yes 1 10:00                    | amber | red   | no
raised:sudden=yes 1 10:00                    | amber | green | yes
raised 1 10:00                               | green | red   | no
raised 1 10:00, route:route=red 1 11:00      | red   | green | yes
raised:used=yes 1 10:00, route:route=green:why=Why 1 11:00 | green | amber | no
raised 1 10:00, more:violence=yes 1 11:00    | red   | amber | yes
raised:used=yes 1 10:00, more 1 11:00        | red   | green | yes
"""


@pytest.mark.parametrize(("answers", "wanted"), rows(ROUTES))
def test_route(answers: str, wanted: str) -> None:
    said = dict(one.split("=") for one in filter(None, answers.split(", ")))
    assert route(said) == wanted
    assert set(said) & {one for each in reasons(said).values() for one in each} or wanted == "green"


@pytest.mark.parametrize(("said", "now", "clock", "how"), rows(CLOCKS))
def test_clocks(said: str, now: str, clock: str, how: str) -> None:
    assert stands(case_of(SCHOOL, said), clock, now) == how


@pytest.mark.parametrize(("said", "why_not"), rows(CLOSING))
def test_closing(said: str, why_not: str) -> None:
    case = case_of(SCHOOL, f"{said}, feedback 9 10:00, reviewed 9 11:00")
    found = refused(case, "closed")
    assert [one.startswith(why_not) for one in found] == ([True] if why_not else [])


@pytest.mark.parametrize(("said", "now", "to", "asks"), rows(SLOWER))
def test_only_a_slower_answer_needs_a_reason(said: str, now: str, to: str, asks: str) -> None:
    case = case_of(SCHOOL, said)
    assert speed(case) == now
    wanted = f"This is {now} by what was said. Write why it can be answered more slowly."
    assert refused(case, "route", f"route={to}") == ([wanted] if asks == "yes" else [])
    assert refused(case, "route", f"route={to}", "why=They are in hospital") == []


CHOICES = {
    one.code: [*one.choices, None] for one in SCHOOL_RAISED.fields if one.kind is Kind.CHOICE
}


@given(st.fixed_dictionaries({code: st.sampled_from(each) for code, each in CHOICES.items()}))
def test_one_answer_more_never_makes_it_slower(said: dict[str, str | None]) -> None:
    """Each question alone, then together: what is answered is never slower than any part of it."""
    for code, answer in said.items():
        assert not is_slower(route(said), route({code: answer}))


def test_every_answer_of_the_table_is_one_of_the_form() -> None:
    asked = {one.code: set(one.choices) for one in SCHOOL_RAISED.fields}
    for answers in ANSWERS.values():
        for code, values in answers.items():
            assert values <= asked[code]
    assert set(SOONEST) == set(Route)


def test_nothing_is_asked_of_age_sex_or_ethnicity() -> None:
    codes = {one.code for entry in SCHOOL.entries.values() for one in entry.fields}
    assert not codes & {"age", "born", "sex", "gender", "ethnicity"}


def test_words_beside_the_form() -> None:
    assert all(one.endswith(".") for one in (*DO, *DO_NOT))
    assert all(one.startswith("Do not ") for one in DO_NOT)
    held = {one.code: one.how for one in helplines(date(2026, 12, 1))}
    assert held["childline"] == "Ring 0800 1111"


def test_not_sure_is_never_read_as_no() -> None:
    assert may_be_used(case_of(SCHOOL, "raised:used=not sure 1 10:00"))
