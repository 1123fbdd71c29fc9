"""The crisis response as tables: what is due of every finding, also of the second; what a no does;
which response runs; and, whatever is said and taken back in whatever order, no clock is lost."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import (
    LIMITS,
    answered,
    case_of,
    moment,
    refused,
    rows,
    said,
    stands,
)

from wayhome.casework.case import Case, SaidEntry, facts
from wayhome.casework.clocks import Reading, State
from wayhome.casework.fields import YES
from wayhome.casework.pathways.crisis import CRISIS, NOT_KNOWN, runs

# Found at 02:00 on Tuesday 1 December 2026 and told at 02:30, lost at 10:00, found at 12:00.
ARREST = "found:what=arrest 1 02:00, home told:reached=yes 1 02:30"
LOST = f"{ARREST}, call 1 03:00, travel:known=yes 1 04:00, adult:no_part=yes 1 04:00, lost 1 10:00"
AGAIN = f"{LOST}, found again:custody=yes 1 12:00"
HOME = f"{ARREST}, set out:known=yes 1 05:00, arrived 1 08:00, interview:went=held 1 09:00"

CLOCKS = """
said                                                          | now     | clock            | stands
found 1 02:00                                                 | 1 02:59 | home_told        | running 1 03:00
found 1 02:00, home told:reached=no 1 02:10                   | 1 03:00 | home_told        | late 1 03:00
found 1 02:00, home told:reached=no 1 02:10, home told:reached=yes 1 02:50 | 9 10:00 | home_told | met 1 03:00
{LOST}                                                        | 1 10:59 | home_told        | running 1 11:00
{LOST}                                                        | 1 11:00 | police_told      | late 1 11:00
{LOST}, police told 1 10:30                                   | 9 10:00 | police_told      | met 1 11:00
{ARREST}, lost:police=yes:home=yes 1 10:00                    | 9 10:00 | police_told      | met 1 11:00
{ARREST}, lost:police=yes:home=yes 1 10:00                    | 9 10:00 | home_told        | met 1 11:00
{ARREST}, lost:police=yes:home=yes 1 10:00                    | 1 17:59 | risk             | running 1 18:00
{ARREST}, lost:police=yes:home=yes 1 10:00, risk 1 17:00      | 2 01:00 | risk             | late 2 01:00
{ARREST}, lost 1 10:00, found again 1 12:00                   | 9 10:00 | risk             | met 1 18:00
{LOST}                                                        | 1 11:59 | strategy_call    | running 1 12:00
{ARREST}, lost 1 10:00                                        | 1 11:00 | strategy_call    | late 1 04:00
{AGAIN}                                                       | 1 12:59 | home_told        | late 1 11:00
{AGAIN}, home told:reached=yes 1 12:30, lost 1 14:00          | 1 14:59 | home_told        | running 1 15:00
{AGAIN}                                                       | 1 15:59 | adult            | running 1 16:00
{ARREST}, set out:known=yes 1 03:00, lost 1 10:00, found again:custody=yes 1 12:00 | 1 16:00 | adult | late 1 16:00
{LOST}, found again:custody=no 1 12:00                        | 1 16:00 | adult            | met 1 06:00
{ARREST}, section 45:told=yes 1 03:00, lost 1 10:00, found again:custody=yes 1 12:00 | 1 16:00 | section_45 | late 1 16:00
{ARREST}, referrer 1 03:00, lost 1 10:00, found again:custody=yes 1 12:00 | 9 10:00 | referrer | met 1 06:00
found 1 02:00                                                 | 1 06:00 | safe_travel      | late 1 06:00
found 1 02:00, travel:known=no 1 04:00                        | 1 06:00 | safe_travel      | late 1 06:00
{ARREST}, travel:known=yes 1 05:59                            | 9 10:00 | safe_travel      | met 1 06:00
{AGAIN}                                                       | 1 16:00 | safe_travel      | late 1 16:00
found 1 02:00                                                 | 2 02:00 | home_again       | late 2 02:00
{HOME}                                                        | 9 10:00 | home_again       | met 2 02:00
found 1 02:00                                                 | 9 10:00 | return_interview | not begun
{ARREST}, set out:known=yes 3 14:00, arrived 3 18:00          | 6 17:59 | return_interview | running 6 18:00
{HOME}                                                        | 9 10:00 | return_interview | met 4 08:00
{HOME}, lost 2 10:00, back again 2 20:00                      | 5 19:59 | return_interview | running 5 20:00
{HOME}, met 1 10:00, lost 2 10:00, back again 2 20:00         | 3 20:00 | worker_met       | late 3 20:00
{HOME}, plan 1 10:00, lost 2 10:00, back again 2 20:00        | 5 20:00 | first_plan       | late 5 20:00
found 1 02:00                                                 | 16 00:00 | decision_backstop | running 16 00:00
{ARREST}, referred:route=central 1 10:00, decided 8 10:00     | 9 10:00 | decision_backstop | met 16 00:00
"""  # noqa: E501


def spelled(text: str) -> str:
    return text.format(ARREST=ARREST, LOST=LOST, AGAIN=AGAIN, HOME=HOME)


@pytest.mark.parametrize(("told", "now", "clock", "how"), rows(CLOCKS))
def test_clocks(told: str, now: str, clock: str, how: str) -> None:
    assert stands(case_of(CRISIS, spelled(told)), clock, now) == how


# What is due of which fact, written down here a second time and not read off the definition.
FINDS = frozenset({"found", "found again", "back again"})
CUSTODY = frozenset({"found:what=arrest", f"found again:custody={YES}"})
BEGINS = {
    "home_told": FINDS | {"lost"},
    "police_told": frozenset({"lost"}),
    "risk": frozenset({"lost"}),
    "strategy_call": FINDS | {"lost"},
    "adult": CUSTODY,
    "section_45": CUSTODY,
    "safe_travel": frozenset({"found", "found again"}),
    "home_again": frozenset({"found", "found again"}),
    "worker_met": FINDS,
    "first_plan": FINDS,
    "first_review": FINDS,
    "return_interview": frozenset({"arrived", "back again"}),
}
TRIED = """
home told:reached=yes
home told:reached=no
call
adult:no_part=yes
section 45:told=yes
travel:known=yes
travel:known=no
set out:known=yes
arrived
met
interview:went=held
plan
reviewed
lost
lost:police=yes:home=yes
police told
risk
found again:custody=yes
found again:custody=no
back again
call off:clock=home_told
call off:clock=risk
call off:clock=first_plan
closed
opened
""".strip().splitlines()
OVER = frozenset({State.MET, State.CALLED_OFF})
# What is tried, how many hours after the one before, and how long before it is written down it was.
each = st.tuples(st.sampled_from(TRIED), st.integers(0, 30), st.integers(0, 3))
# Twice as often as the rest: it is what this is about.
moves = st.tuples(
    st.sampled_from(["lost", "found again:custody=yes", "back again"]),
    st.integers(0, 30), st.integers(0, 3),
)  # fmt: skip
back = st.tuples(st.just("take back"), st.integers(0, 30), st.integers(0, 30))


def clocks_of(case: Case) -> dict[str, Reading]:
    now = moment("1 02:00") + timedelta(days=400)
    return {one.clock.code: one for one in case.clocks(LIMITS, now)}


def no_clock_is_lost(case: Case) -> None:
    """Nothing from before a child was found, lost or found again stands for what is due since; and
    as long as nobody knows where they are something is."""
    told, stand = list(facts(case.pathway, case.said)), clocks_of(case)
    for clock, begins in BEGINS.items():
        last = max((one.at for one in told if one.code in begins), default=None)
        if last is None:
            continue
        reading = stand[clock]
        assert reading.state not in OVER or reading.at >= last, (clock, case.codes)
    if case.state == NOT_KNOWN:
        assert stand["risk"].state is State.LATE or stand["risk"].by.startswith("call off")


def tried(case: Case, what: str, at: datetime, place: int) -> Case:
    """The case after it; as it was where the rules refuse it."""
    if what == "take back":
        held = [one.place for one in case.said]
        try:
            return case.without(held[place % len(held)])
        except ValueError:
            return case
    code, *answers = what.split(":")
    if code not in {one.code for one in case.offered}:
        return case
    details = answered(case, code, *answers, at=at)
    if case.refusals(code, details, LIMITS, at + timedelta(days=400)):
        return case
    return Case(case.pathway, [*case.said, SaidEntry(code, details, at, place)])


@given(
    first=st.sampled_from(["arrest", "stop"]),
    each=st.lists(each | moves | back, min_size=4, max_size=16),
)
def test_whatever_is_said_lost_found_and_taken_back_no_clock_is_lost(
    first: str, each: list[tuple[str, int, int]]
) -> None:
    at = moment("1 02:00")
    case = said(Case(CRISIS, []), "found", f"what={first}", at=at)
    for n, (what, hours, earlier) in enumerate(each, start=1):
        at += timedelta(hours=hours)
        then = at - timedelta(hours=earlier)
        case = tried(
            case, what, max(then, moment("1 02:00")), n if what != "take back" else earlier
        )
        no_clock_is_lost(case)


REFUSED = """
before    | said                                             | why
{ARREST}  | set out:known=no                                 | A child leaves with nobody whom
{ARREST}  | set out:known=yes                                |
found 1 02:00 | set out:known=yes                            | Missing first: “Home council told”
found 1 02:00, home told:reached=no 1 02:10 | call           | Missing first: “Home council told”
{ARREST}  | lost:at=2026-12-01T01~59                         | By these times they were found
{ARREST}  | lost:at=2026-12-01T02~00                         |
{LOST}    | found again:at=2026-12-01T09~59                  | By these times they were found
{LOST}    | put right:at=2026-12-01T10~01                    | By these times they were found
{LOST}    | put right:at=2026-12-01T02~30                    |
{ARREST}  | call:rail=no                                     |
{ARREST}  | call:rail=no:absent=nobody                       | Not all four of them
{ARREST}  | call:rail=yes                                    | tick British Transport Police
{ARREST}  | call:rail=not sure                               | tick British Transport Police
{ARREST}  | call:rail=yes:no_rail=They were rung twice.      |
{ARREST}  | travel:known=no:instead=                         | What is done until the home council
{ARREST}  | home told:reached=no:tried=                      | Whom did you try
{ARREST}  | home told:reached=yes:whom=                      | Who answered?
"""


@pytest.mark.parametrize(("before", "what", "why"), rows(REFUSED))
def test_refused(before: str, what: str, why: str) -> None:
    code, *answers = what.split(":")
    given_as = [one.replace("~", ":") for one in answers]
    found = " ".join(refused(case_of(CRISIS, spelled(before)), code, *given_as))
    assert why in found if why else found == ""


# Of somebody born on 11 March 2009, 18 on 11 March 2027: 100 days before is 1 December 2026.
ROUTES = """
sent             | route   | refused
2026-11-30T23:59 | panel   | no
2026-12-01T00:00 | panel   | yes
2026-12-01T00:00 | central | no
"""


@pytest.mark.parametrize(("sent", "route", "wanted"), rows(ROUTES))
def test_who_decides_is_held_against_the_day_it_was_sent(
    sent: str, route: str, wanted: str
) -> None:
    case = case_of(CRISIS, "found:born=2009-03-11 1 02:00, home told:reached=yes 1 02:30")
    found = refused(case, "referred", f"at={sent}", f"route={route}")
    assert any("the central authority decides" in one for one in found) == (wanted == "yes")


# The same child, found at the edge of a day of London: 101 days before 18, and 100.
RUNS = """
at               | what   | supply | born       | runs
2026-11-30T23:59 | arrest | yes    | 2009-03-11 | A high-risk safeguarding priority
2026-12-01T00:00 | arrest | yes    | 2009-03-11 | They are near 18
2026-12-01T00:00 | arrest | yes    |            | A high-risk safeguarding priority
2026-12-01T00:00 | stop   | yes    | 2011-03-11 | The crisis response runs.
2027-03-10T23:59 | arrest | yes    | 2009-03-11 | They are near 18
2027-03-11T00:00 | arrest | yes    | 2009-03-11 | They are 18
"""


@pytest.mark.parametrize(("at", "what", "supply", "born", "words"), rows(RUNS))
def test_which_response_runs_is_read_off_the_form(
    at: str, what: str, supply: str, born: str, words: str
) -> None:
    assert words in runs({"at": at, "what": what, "supply": supply, "born": born})
