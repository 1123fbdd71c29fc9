"""The two decisions of a referral: when each is due, what waits, until when it is asked again."""

from datetime import UTC, datetime

import pytest
from tests.spec.casework.referring import LIMITS, NOW, Told
from tests.spec.casework.saying import rows

from wayhome.casework.pathways.referral import REFERRAL
from wayhome.casework.referral.checks import recovered
from wayhome.casework.referral.routes import Route


def sent(route: str, on: str = "2026-11-30T10:00") -> Told:
    born = "2014-01-01"
    told = Told().written(Route.CHILD, pv_dob=born).say("ready")
    return told.say("sent", on, area="yes" if route == "panel" else "no", route=route)


FIRST = """
route   | now              | stands  | last day
panel   | 2027-01-14T23:59 | running | 2027-01-14
panel   | 2027-01-15T00:00 | late    | 2027-01-14
central | 2026-12-07T23:59 | running | 2026-12-07
central | 2026-12-08T00:00 | late    | 2026-12-07
"""


@pytest.mark.parametrize(("route", "now", "stands", "last"), rows(FIRST))
def test_by_when_the_first_decision_is_due(route: str, now: str, stands: str, last: str) -> None:
    assert sent(route).clock(f"{route}_first_decision", now) == (stands, last)


WAITS = """
waits | answered         | now              | stands  | last day
yes   |                  | 2026-12-31T10:00 | paused  | 2026-12-29
yes   | 2026-12-04T10:00 | 2026-12-05T10:00 | running | 2026-12-09
no    |                  | 2026-12-08T10:00 | late    | 2026-12-07
"""


@pytest.mark.parametrize(("waits", "answered", "now", "stands", "last"), rows(WAITS))
def test_a_decision_that_waits_for_information(
    waits: str, answered: str, now: str, stands: str, last: str
) -> None:
    told = sent("central").say("asked", "2026-12-02T10:00", waits=waits)
    told = told.say("answered", answered) if answered else told
    found = told.clock("central_first_decision", now)
    assert found[0] == stands
    assert stands == "paused" or found[1] == last


# The first was taken on 7 December 2026 at 10:00: thirty days end with 6 January.
SECOND = """
route   | taken            | meeting | why so soon | refused because
panel   | 2026-12-07T10:00 | yes     |             |
panel   | 2026-12-08T10:00 | yes     |             | on another day
panel   | 2026-12-08T10:00 | no      |             |
panel   | 2026-12-06T10:00 | no      |             | not before the first
central | 2026-12-07T10:00 | yes     | urgent      | Only a panel
central | 2027-01-06T23:59 | no      |             | not over before 7 January 2027
central | 2027-01-06T23:59 | no      | urgent      |
central | 2027-01-07T00:00 | no      |             |
central | 2027-10-01T10:00 | no      |             |
"""


@pytest.mark.parametrize("code", ["second yes", "second no"])
@pytest.mark.parametrize(("route", "on", "meeting", "early", "because"), rows(SECOND))
def test_when_the_second_decision_may_be(
    route: str, on: str, meeting: str, early: str, because: str, code: str
) -> None:
    told = sent(route).say("first yes", "2026-12-07T10:00")
    assert recovered(told.case) == datetime(2027, 1, 7, tzinfo=UTC)
    found = told.refusals(code, on, meeting=meeting, early=early)
    assert any(because in one for one in found) if because else found == []


def test_no_clock_runs_for_the_second_decision() -> None:
    told = sent("central").say("first yes", "2026-12-07T10:00").say("supported", "2027-01-05T10:00")
    stands = {one.clock.code: str(one.state) for one in told.case.clocks(LIMITS, NOW)}
    assert stands == {"referral_sent": "met", "central_first_decision": "met", "recovery": "met"}


# A negative decision of 7 December 2026: thirty days end with 6 January.
AGAIN = """
asked            | late | refused because
2027-01-06T23:59 |      |
2027-01-07T00:00 |      | The 30 days
2027-01-07T00:00 | new  |
"""


@pytest.mark.parametrize(("on", "late", "because"), rows(AGAIN))
def test_until_when_it_is_looked_at_again(on: str, late: str, because: str) -> None:
    told = sent("panel").say("first no", "2026-12-07T10:00")
    assert told.clock("reconsideration", "2026-12-08T10:00") == ("running", "2027-01-06")
    found = told.refusals("reconsider", on, late=late)
    assert any(because in one for one in found) if because else found == []


def test_both_decisions_may_be_looked_at_again() -> None:
    told = sent("panel").say("first no", "2026-12-07T10:00").say("reconsider", "2026-12-09T10:00")
    told.say("first yes", "2027-01-02T10:00").say("second no", "2027-02-01T10:00", meeting="no")
    assert told.clock("reconsideration", "2027-02-02T10:00") == ("running", "2027-03-03")
    told.say("reconsider", "2027-02-03T10:00").say("second yes", "2027-03-01T10:00", meeting="no")
    assert "told to them" in told.refusals("closed")[0]
    told.say("told", "2027-03-02T10:00").say("closed", "2027-03-03T10:00")
    assert told.case.is_closed


# Ways told to their end, each step as the rules allow it.
WAYS = (
    "begun, put right, passed on, taken on, child, not them = taken back",
    "begun, child, withdrawn, opened, closed = closed",
    "NOTICE, ready, notified, closed = closed",
    "ADULT, consented, guardian?, ready, withdrawn = withdrawn",
    "CHILD, guardian, ready, SENT, guardian, asked, answered, first yes, told, supported, "
    "second yes, told, closed, opened, withdrawn = withdrawn",
    "CHILD, ready, SENT, first no, reconsider, first yes, second no, reconsider, second yes, "
    "told, closed = closed",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_its_end(way: str) -> None:
    steps, _, state = way.partition(" = ")
    assert walked(steps.split(", ")).case.state == state


def test_every_entry_can_be_said() -> None:
    said = {one for way in WAYS for one in walked(way.partition(" = ")[0].split(", ")).case.codes}
    of_the_frame = {"pause", "resume", "call off"}
    frame = ("action", "handover", "agency added", "concern joined")
    actions = {one for one in REFERRAL.entries if one.startswith(frame)}
    assert set(REFERRAL.entries) - said - of_the_frame - actions == {"notice name"}


def walked(steps: list[str]) -> Told:
    told = Told()
    for n, step in enumerate(steps):
        on = f"2026-12-{n + 1:02}T10:00"
        if step.endswith("?"):
            assert told.refusals(step[:-1], on) != []
        elif step == "SENT":
            told.say("sent", on, area="yes", route="central")
        elif step.isupper():
            told.written(Route[step])
        else:
            told.say(step, on, **({"early": "urgent"} if step.startswith("second") else {}))
    return told
