"""The manual of panels, as tables: who makes a panel able to decide, who may not be in the chair of
what, and when it can end (facts §1.4, §7)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayhome.casework.case import Case, SaidEntry
from wayhome.casework.dated import defaults, limits_on
from wayhome.casework.fields import Said
from wayhome.casework.panel import agenda, chair_of, missing_seats
from wayhome.casework.panel.agenda import Came
from wayhome.casework.panel.carrying import BECOMES
from wayhome.casework.panel.sitting import seats
from wayhome.casework.pathways.panel import CONFLICTS, PANEL, STANDARDS

AT = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
NOW = AT + timedelta(days=1)
LIMITS = limits_on(AT.date(), defaults())
MOMENT = "2026-12-01T14:00"
ITEM = {"kind": "child", "title": "Item one", "asks": "first", "minutes": "20", "case": "C-R"}
HEARD = {"voice": "I want to go home.", "changed": "Found at Eastmarsh."}
DECIDED = {
    "decision": "first positive", "standard": "first", "reasons": "The records of three agencies.",
    "evidence": "Of 30 November.", "dissent": "nobody", "tells": "Jo, allocated worker",
    "tells_by": "2026-12-02", "at": MOMENT,
}  # fmt: skip

ON_A_PLAN = {k: v for k, v in DECIDED.items() if k not in {"standard", "evidence"}}
ON_A_PLAN["decision"] = "goes on"


def panel(kind: str, *said: tuple[str, Said]) -> Case:
    first = ("planned", {"kind": kind, "meets": MOMENT, "where": "Room 2"})
    each = (first, *said)
    return Case(PANEL, [SaidEntry(code, told, AT, n) for n, (code, told) in enumerate(each)])


def member(seat: str) -> tuple[str, Said]:
    return "member", {"name": f"Somebody for {seat}", "agency": "NBC", "seat": seat}


def of(code: str, place: int, **more: str) -> tuple[str, Said]:
    return code, {"member": str(place), "at": MOMENT, **more}


def sat(*came: str, kind: str = "decision", conflict: str = "", chair: str = "") -> Case:
    """A panel that sits on one item that was heard: council 1, police 2, health 3, item 4, council
    in the chair. `conflict`: of the chair, declared once it sat; `chair`: who is named for the item
    after that."""
    places = {"council": 1, "police": 2, "health": 3}
    return panel(
        kind, *map(member, places), ("item", ITEM), of("chair", 1),
        *(of("there", places[one]) for one in came),
        ("opened", {"at": MOMENT}), ("heard", {"item": "4", **HEARD}),
        *([of("conflict", 1, item="4", kind=conflict)] if conflict else []),
        *([of("chair", places[chair], item="4")] if chair else []),
    )  # fmt: skip


def refused(case: Case, code: str, details: Said) -> str:
    return " ".join(case.refusals(code, details, LIMITS, NOW))


EVERYBODY = ("council", "police", "health")


@pytest.mark.parametrize(
    ("kind", "there", "lacks"),
    [
        ("decision", EVERYBODY, ""),
        ("decision", ("council", "police"), "Health"),
        ("decision", ("council",), "Police, Health"),
        ("decision", ("council", "health"), "Police"),
        ("exploitation", ("council", "police"), ""),
        ("exploitation", ("council", "health"), "Police"),
    ],
)
def test_who_must_be_there_to_decide(kind: str, there: tuple[str, ...], lacks: str) -> None:
    what = DECIDED if kind == "decision" else ON_A_PLAN
    said = refused(sat(*there, kind=kind), "decided", {"item": "4", **what})
    assert said == (
        f"The panel cannot decide without: {lacks}. Put it off, or ask them in." if lacks else ""
    )


@pytest.mark.parametrize(
    ("conflict", "keeps_from_the_chair"),
    [("allocated", True), ("manager", True), ("officer", True), ("close", False), ("other", False)],
)
def test_who_may_not_be_in_the_chair(conflict: str, keeps_from_the_chair: bool) -> None:
    said = refused(sat(*EVERYBODY, conflict=conflict), "decided", {"item": "4", **DECIDED})
    assert ("works on this child's case" in said) is keeps_from_the_chair
    after = sat(*EVERYBODY, conflict=conflict, chair="police")
    assert refused(after, "decided", {"item": "4", **DECIDED}) == ""


def test_whoever_has_a_conflict_is_not_named_for_the_item() -> None:
    case = sat(*EVERYBODY, conflict="manager")
    assert "name somebody else for this item" in refused(case, *of("chair", 1, item="4"))
    assert refused(case, *of("chair", 2, item="4")) == ""


def test_every_conflict_is_told_of() -> None:
    assert {"allocated", "manager", "officer", "close", "other", "none"} == set(CONFLICTS)


def test_the_chair_of_an_item_is_whoever_was_named_for_it_last() -> None:
    case = sat(*EVERYBODY, chair="health")
    found, for_all = chair_of(case, "4"), chair_of(case, "")
    assert found is not None
    assert for_all is not None
    assert (found.seat, for_all.seat) == ("health", "council")


def test_somebody_who_left_is_not_there() -> None:
    case = sat(*EVERYBODY)
    left = Case(PANEL, [*case.said, SaidEntry("left", dict(of("left", 3)[1]), AT, 99)])
    assert missing_seats(left) == ["health"]
    back = Case(PANEL, [*left.said, SaidEntry("there", dict(of("there", 3)[1]), AT, 100)])
    assert missing_seats(back) == []


@pytest.mark.parametrize(
    ("came", "ends"),
    [("nothing", False), ("heard", False), ("decided", True), ("put off", True)],
)
def test_it_ends_once_every_item_is_decided_or_put_off(came: str, ends: bool) -> None:
    case = sat(*EVERYBODY)
    if came == "nothing":
        case = Case(PANEL, [one for one in case.said if one.code != "heard"])
    if came in {"decided", "put off"}:
        case = Case(PANEL, [*case.said, SaidEntry(came, {"item": "4", **DECIDED}, AT, 99)])
    assert (refused(case, "over", {"at": MOMENT}) == "") is ends


@pytest.mark.parametrize(
    ("chair", "there", "says"),
    [
        (False, (), "Missing first: “In the chair”"),
        (True, (), "Nobody is there yet"),
        (True, (2,), "is in the chair and not there"),
        (True, (1,), ""),
    ],
)
def test_it_opens_with_a_chair_who_is_there(chair: bool, there: tuple[int, ...], says: str) -> None:
    case = panel(
        "decision", *map(member, EVERYBODY), ("item", ITEM), *([of("chair", 1)] if chair else []),
        *(of("there", one) for one in there),
    )  # fmt: skip
    said = refused(case, "opened", {"at": MOMENT})
    assert says in said if says else said == ""


@given(st.lists(st.sampled_from(["heard", "decided", "put off"]), max_size=6))
def test_what_came_of_an_item_is_what_was_said_last(said: list[str]) -> None:
    case = panel("decision", ("item", ITEM), *((one, {"item": "1", **DECIDED}) for one in said))
    became = {"heard": Came.TAKEN_UP, "decided": Came.DECIDED, "put off": Came.PUT_OFF}
    assert agenda(case)[0].came is (became[said[-1]] if said else Came.WAITS)


def test_only_a_decision_panel_decides_on_a_referral() -> None:
    said = refused(sat(*EVERYBODY, kind="exploitation"), "decided", {"item": "4", **DECIDED})
    assert said == "Only a decision panel decides on a referral. Put it on the agenda of one."


def test_grounds_are_decided_of_a_referral_alone() -> None:
    case = sat(*EVERYBODY)
    theme = [SaidEntry(one.code, {k: v for k, v in one.details.items() if k != "case"}, AT, n)
             for n, one in enumerate(case.said)]  # fmt: skip
    said = refused(Case(PANEL, theme), "decided", {"item": "4", **DECIDED})
    assert said.startswith("No referral is behind this item")
    assert refused(Case(PANEL, theme), "decided", {"item": "4", **ON_A_PLAN}) == ""


@pytest.mark.parametrize("decision", sorted(BECOMES))
@pytest.mark.parametrize("standard", STANDARDS)
def test_each_decision_is_held_to_its_own_standard(decision: str, standard: str) -> None:
    given = {**DECIDED, "decision": decision, "standard": standard}
    said = refused(sat(*EVERYBODY), "decided", {"item": "4", **given})
    assert ("on another standard" in said) is not decision.startswith(standard)


def test_a_decision_panel_has_three_core_seats() -> None:
    assert seats("decision") == ["council", "police", "health"]
