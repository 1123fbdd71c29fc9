"""The manual of what comes before a panel, as tables: which cases are due and why, and when a panel
sits again."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import LIMITS, case_of, moment
from tests.spec.casework.test_panel_carrying import sent

from wayhome.casework.case import Case
from wayhome.casework.limits import Limit, Unit
from wayhome.casework.panel.cycle import cycle, meets_again
from wayhome.casework.panel.due import Before, Due, due
from wayhome.casework.pathways import PATHWAYS
from wayhome.lexicon.working_days import is_working_day

MEETS = date(2026, 12, 15)
PLAN = "begun 1 10:00, people 1 10:00, moment 1 10:00, view 1 10:00"
FOUND = "found:what=arrest:away=yes:supply=yes 1 10:00"


def before(case: Case, panel: str, about: str = "person", meets: date = MEETS) -> Due | None:
    return due(Before(case, about, case.clocks(LIMITS, moment("2 10:00"))), panel, meets)


@pytest.mark.parametrize(
    ("pathway", "said", "about", "decides", "exploitation"),
    [
        ("crisis", FOUND, "person", "A crisis response", "A crisis response"),
        ("crisis", f"{FOUND}, slot 1 12:00", "person", "", ""),
        ("crisis", f"{FOUND}, call off:clock=panel_slot 1 12:00", "person", "", ""),
        ("plan", "begun 1 10:00", "person", "", ""),
        ("plan", f"{PLAN}, short:review=2026-12-10 1 12:00", "person", "Look at", "Look at"),
        ("plan", f"{PLAN}, short:review=2026-12-15 1 12:00", "person", "Look at", "Look at"),
        ("plan", f"{PLAN}, short:review=2026-12-16 1 12:00", "person", "", ""),
        ("concern", "raised 1 10:00", "person", "", ""),
        ("concern", "raised 1 10:00", "address", "", "Open since 1 December 2026"),
        ("concern", "raised 1 10:00", "line", "", "Open since 1 December 2026"),
        ("concern", "raised 1 10:00", "group", "", "Open since 1 December 2026"),
    ],
)
def test_what_is_due(pathway: str, said: str, about: str, decides: str, exploitation: str) -> None:
    case = case_of(PATHWAYS[pathway], said)
    for panel, why in (("decision", decides), ("exploitation", exploitation)):
        found = before(case, panel, about)
        assert found.why.startswith(why) if found and why else not why and not found


@pytest.mark.parametrize(
    ("about", "measure", "kind"),
    [
        ("person", "care order", "child"),
        ("person", "cawn", "person"),
        ("address", "closure", "place"),
        ("line", "ddtro", "line"),
        ("group", "dispersal", "theme"),
    ],
)
def test_as_which_kind_of_item_it_comes(about: str, measure: str, kind: str) -> None:
    said = f"asked:measure={measure} 1 10:00, made:review=2026-12-09 1 12:00"
    case = case_of(PATHWAYS["order"], said)
    found = before(case, "exploitation", about)
    assert found
    assert found.kind == kind


def test_referrals_wait_for_the_decision_that_is_next() -> None:
    first = before(sent().case, "decision")
    assert first
    assert (first.asks, first.by is not None) == ("first", True)
    second = before(sent().say("first yes", "2026-11-30T15:00").case, "decision")
    assert second
    assert second.asks == "second"
    refused = sent().say("first no", "2026-11-30T15:00")
    assert before(refused.case, "decision") is None
    again = before(refused.say("reconsider", "2026-11-30T16:00").case, "decision")
    assert again
    assert (again.asks, again.why) == ("first", "To be decided again")


def test_no_panel_is_offered_what_another_decides() -> None:
    assert before(sent(route="central").case, "decision") is None
    assert before(sent().case, "exploitation") is None


@pytest.mark.parametrize(
    ("kind", "every", "meets", "again"),
    [
        ("decision", "", "2026-12-01T14:00", "2026-12-15 14:00"),
        ("exploitation", "", "2026-12-01T14:00", "2026-12-29 14:00"),
        ("decision", "7", "2026-12-01T14:00", "2026-12-08 14:00"),
        ("decision", "", "2026-12-11T09:30", "2026-12-29 09:30"),  # Christmas Day, and after it
        ("decision", "0", "2026-12-01T14:00", "None"),
        ("decision", "", "2026-10-20T14:00", "2026-11-03 14:00"),  # the clocks changed between
    ],
)
def test_when_it_sits_again(kind: str, every: str, meets: str, again: str) -> None:
    found = meets_again({"kind": kind, "every": every, "meets": meets}, LIMITS)
    assert (f"{found:%Y-%m-%d %H:%M}" if found else "None") == again


def test_a_partnership_sets_its_own_cycle() -> None:
    held = {"panel_decision_cycle": Limit(3, Unit.WORKING_DAYS)}
    planned = {"kind": "decision", "meets": "2026-12-24T10:00"}
    assert meets_again(planned, held) == datetime(2026, 12, 31, 10)
    assert cycle({"kind": "exploitation"}, held) is None


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_it_sits_again_when_offices_are_open_and_never_sooner(last: date, days: int) -> None:
    planned = {"kind": "decision", "every": str(days), "meets": f"{last}T10:00"}
    found = meets_again(planned, LIMITS)
    assert found
    assert is_working_day(found.date())
    assert (found.date() - last).days >= days
