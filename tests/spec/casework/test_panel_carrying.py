"""The manual of what a panel decides on a referral, as tables: which entries of the referral it is,
that its rules hold, and on which no panel decides (facts §1.4)."""

import pytest
from tests.spec.casework.referring import LIMITS, NOW, Told
from tests.spec.casework.saying import case_of
from tests.spec.casework.test_panel import AT, DECIDED, EVERYBODY, ITEM, member, of, panel

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.panel.carrying import BECOMES, behind, carried, refused
from wayhome.casework.pathways.crisis import CRISIS
from wayhome.casework.pathways.panel import DECISIONS, OF_A_REFERRAL
from wayhome.casework.referral.person import PERSON
from wayhome.casework.referral.routes import ASKED, Route

SITTING = "Panel of 1 December (C-7K3M-9Q2X-4TBC)"


def sitting(case: str = "C-R", decision: str = "first positive") -> tuple[Case, dict[str, str]]:
    """A panel with one item, about a case, under the chair of the police."""
    item = {**ITEM, "case": case}
    held = panel("decision", *map(member, EVERYBODY), ("item", item), of("chair", 2))
    return held, {"item": "4", **DECIDED, "decision": decision}


def sent(born: str = "2011-03-14", route: str = "panel") -> Told:
    case = Told()
    for section in ASKED[Route.CHILD]:
        given = {"pv_dob": born} if section is PERSON else {}
        case.say(section.code, "2026-11-29T10:00", **given)
    area = "yes" if route == "panel" else "no"
    return case.say("ready").say("sent", area=area, route=route)


@pytest.mark.parametrize(
    ("decision", "becomes"),
    [
        ("first positive", ["first yes"]),
        ("first negative", ["first no"]),
        ("both positive", ["first yes", "second yes"]),
        ("both negative", ["first yes", "second no"]),
        ("second positive", ["second yes"]),
        ("second negative", ["second no"]),
    ],
)
def test_what_a_decision_is_in_the_referral(decision: str, becomes: list[str]) -> None:
    held, decided = sitting(decision=decision)
    referral = sent()
    if decision.startswith("second"):
        referral.say("first yes", "2026-11-30T15:00")
    for code, details in carried(held, ("decided", decided), SITTING, referral.case, ""):
        assert referral.case.refusals(code, details, LIMITS, NOW) == []
        said = SaidEntry(code, details, AT, len(referral.case.said))
        referral.case = Case(referral.case.pathway, [*referral.case.said, said])
        assert str(details["by"]) == f"{SITTING}, in the chair: Somebody for police"
        assert (details["reasons"], details["at"]) == (decided["reasons"], decided["at"])
    assert referral.case.codes[-len(becomes) :] == becomes


def test_whether_the_second_was_taken_at_the_meeting_of_the_first() -> None:
    held, decided = sitting(decision="second positive")
    elsewhere = sent().say("first yes", "2026-11-30T15:00").case
    here = sent().say("first yes", DECIDED["at"], by=f"{SITTING}, in the chair: Bo").case
    of = ("decided", decided)
    found = [carried(held, of, SITTING, one, "")[0][1]["meeting"] for one in (elsewhere, here)]
    assert found == ["no", "yes"]


@pytest.mark.parametrize(
    ("case", "decision", "number"),
    [
        ("C-R", "first positive", "C-R"),
        ("C-R", "goes on", ""),
        ("", "first positive", ""),
    ],
)
def test_of_which_case_it_is_a_decision(case: str, decision: str, number: str) -> None:
    held, decided = sitting(case, decision)
    assert behind(held, "decided", decided) == number
    assert behind(held, "heard", decided) == ""


def test_a_panel_does_not_decide_what_the_central_authority_decides() -> None:
    assert "sent to the central authority" in " ".join(refused(sent(route="central").case))
    assert list(refused(sent().case)) == []
    assert list(refused(Told().say(ASKED[Route.CHILD][0].code).case)) == []  # its own rules refuse


def test_a_panel_decides_no_grounds_where_there_is_no_referral() -> None:
    response = case_of(CRISIS, "found:what=arrest 1 10:00")
    assert "No referral is behind this item" in " ".join(refused(response))


def test_every_decision_on_a_referral_becomes_something() -> None:
    assert frozenset(BECOMES) == OF_A_REFERRAL <= DECISIONS.keys()


def test_what_is_put_on_the_agenda_is_the_place_of_a_crisis_response_once() -> None:
    item = ("item", {**ITEM, "case": "C-R"})
    held = panel("exploitation")
    response = case_of(CRISIS, "found:what=arrest 1 10:00")
    (made,) = carried(held, item, SITTING, response, "2026-12-01T14:00")
    assert made == ("slot", {"at": "2026-12-01T14:00", "day": "2026-12-01"})
    there = case_of(CRISIS, "found:what=arrest 1 10:00, slot 1 12:00")
    over = case_of(CRISIS, "found:what=arrest 1 10:00, not them 1 12:00")
    for one in (there, over, sent().case):
        assert carried(held, item, SITTING, one, "2026-12-01T14:00") == []
