"""Housing rows as canonical rows: a home has its signs whether or not anybody is named there."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]
Row = dict[str, Any]
HOME = {"uprn": "100001", "address": "4 Alder Court", "postcode": "LS1 4DY"}
NOON = datetime(2026, 3, 2, 12, 0)


def lives(person: str, role: str | None = "tenant", **more: Any) -> Row:
    """A row of somebody in the tenancy T1."""
    return {"tenancy_ref": "T1", "person_ref": person, "role": role, **HOME, **more}


def placed(row: Row) -> Row:
    return {name: row[name] for name in HOME}


def test_a_tenancy_is_a_stay_of_each_who_lives_there(store: Any, built: Built) -> None:
    began = {"starts_on": date(2024, 5, 1), "tenure": "social"}
    rows = [lives("P1", **began), lives("P2", "household_member", **began), lives("P3", None)]
    store.deliver("housing", "tenancies", rows, agency="NBC")
    stays = {s["subject_ref"]: s for s in built("stay")}
    assert {s["kind"] for s in stays.values()} == {"tenancy"}
    assert {ref: s["legal_status"] for ref, s in stays.items()} == {
        "NBC/main/P1": "tenant",
        "NBC/main/P2": "household_member",
        "NBC/main/P3": "not_known",
    }
    child = stays["NBC/main/P2"]
    assert (child["placement_type"], child["occurred_from"]) == ("social", datetime(2024, 5, 1))
    assert placed(child) == HOME
    assert child["area"] == "E08000035"


def test_drink_and_drugs_are_noted_apart_from_what_else_is_hard(store: Any, built: Built) -> None:
    noted = ["mental_health", "drugs", "isolation", "alcohol", "drugs"]
    row = {"person_ref": "P1", "phone": "07700 900123", "noted_on": date(2026, 1, 5)}
    store.deliver("housing", "people", [{**row, "vulnerabilities": noted}, {"person_ref": "P2"}])
    told = {(e["kind"], e["code"], e["outcome"]) for e in built("event")}
    assert told == {
        ("substance_use", "alcohol; drugs", None),
        ("note", "vulnerability", "isolation; mental_health"),
    }
    assert {i["subject_ref"] for i in built("involvement")} == {"NBP/main/P1"}
    assert [c["value"] for c in built("contact_point")] == ["+447700900123"]


@pytest.mark.parametrize(
    ("kind", "others", "code", "category"),
    [
        ("noise", None, "noise", "disorder"),
        ("noise", ["drug_dealing", "noise"], "noise; drug_dealing", "drug_supply"),
        ("drug_dealing", ["weapons", "visitors_day_and_night"],
         "drug_dealing; visitors_day_and_night; weapons", "weapon"),
        ("hostile_callers", [], "hostile_callers", "violence"),
        ("unknown_children", None, "unknown_children", "other"),
        (None, ["drug_use"], "drug_use", "drug_possession"),
        (None, None, None, "not_known"),
    ],
)  # fmt: skip
def test_what_tells_most_says_what_nuisance_is_about(
    kind: str | None,
    others: list[str] | None,
    code: str | None,
    category: str,
    store: Any,
    built: Built,
) -> None:
    row = {"case_ref": "C1", "reported_at": NOON, "kind": kind, "other_kinds": others, **HOME}
    store.deliver("housing", "nuisance", [row])
    (event,) = built("event")
    assert (event["kind"], event["code"], event["category"]) == ("nuisance", code, category)
    assert placed(event) == HOME
    assert built("involvement") == []


def test_each_report_of_a_case_counts_and_nobody_s_name_is_passed_on(
    store: Any, built: Built
) -> None:
    row = {"case_ref": "C1", "reported_by": "neighbour", "closed_at": datetime(2026, 5, 1), **HOME}
    named = {"about_person_ref": "P7", "affected_person_ref": "P8", "police_ref": "O1"}
    rows = [
        {**row, "reported_at": NOON},
        {**row, "reported_at": datetime(2026, 3, 4), "reported_by": "Mrs Quill at 6", **named},
    ]
    store.deliver("housing", "nuisance", rows)
    first, second = built("event")
    assert (first["reference"], second["reference"]) == ("C1", "O1")
    assert first["text"] == "Reported by a neighbour. Case closed 1 May 2026"
    assert second["text"] == "Reported by somebody else. Case C1. Case closed 1 May 2026"
    assert first["occurred_to"] is None
    roles = {(i["subject_ref"], i["role"], i["event_id"]) for i in built("involvement")}
    assert roles == {
        ("NBP/main/P7", "named", second["record_id"]),
        ("NBP/main/P8", "victim", second["record_id"]),
    }


@pytest.mark.parametrize(
    ("seen", "code", "category"),
    [
        ({"concerns": ["weight_loss", "anxious"]}, "anxious; weight_loss", None),
        ({"tenant_seen": False}, "tenant_not_seen", None),
        ({"tenant_seen": False, "concerns": ["tenant_not_seen"]}, "tenant_not_seen", None),
        ({"welfare_check": True, "declined": True}, "welfare_check_declined", None),
        ({"concerns": ["home_taken_over"], "declined": False}, "home_taken_over", "exploitation"),
        ({"tenant_seen": True}, None, None),
    ],
)
def test_all_that_a_visit_saw_stands_in_its_code(
    seen: Row, code: str | None, category: str | None, store: Any, built: Built
) -> None:
    row = {"visit_ref": "V1", "visited_at": NOON, "access": "refused", "strangers_seen": 2}
    store.deliver("housing", "visits", [{**row, **HOME, **seen}])
    (visit,) = built("event")
    assert (visit["kind"], visit["outcome"], visit["value"]) == ("tenancy_visit", "refused", 2)
    assert (visit["code"], visit["category"]) == (code, category)


def test_rent_owed_finds_its_home_and_its_tenants_of_that_day(store: Any, built: Built) -> None:
    owed = {"tenancy_ref": "T1", "as_of": date(2026, 1, 5), "amount": 812.5, "change": 40.0}
    store.deliver("housing", "arrears", [owed])
    rows = [
        lives("P1"),
        lives("P2", "joint_tenant", ends_on=date(2020, 1, 1)),
        lives("P3", "household_member"),
    ]
    store.deliver("housing", "tenancies", rows, day="2026-02-01")
    (event,) = built("event")
    assert (event["kind"], event["value"], event["outcome"]) == ("arrears", 812.5, "risen")
    assert placed(event) == HOME
    # nobody could say which home it was before the tenancies came
    assert event["received_at"] == datetime(2026, 2, 1, 9)
    (owing,) = built("involvement")
    assert (owing["subject_ref"], owing["role"]) == ("NBP/main/P1", "subject")
    assert owing["event_id"] == event["record_id"]


def test_a_tenant_is_known_from_and_until_the_tenancy_said_so(store: Any, built: Built) -> None:
    visit = {"visit_ref": "V1", "visited_at": NOON, "tenancy_ref": "T1", **HOME}
    store.deliver("housing", "visits", [visit])
    store.deliver("housing", "tenancies", [lives("P1")], day="2026-04-01")
    over = lives("P1", ends_on=date(2026, 2, 1))
    store.deliver("housing", "tenancies", [over], day="2026-05-01")
    (event,) = built("event")
    # the place stood in the row itself
    assert event["received_at"] == datetime(2026, 1, 1, 9)
    (seen,) = built("involvement")
    known = (seen["received_at"], seen["superseded_at"])
    assert known == (datetime(2026, 4, 1, 9), datetime(2026, 5, 1, 9))


def test_a_home_that_is_kept_close_is_not_told_by_the_rent(store: Any, built: Built) -> None:
    store.deliver("housing", "tenancies", [lives("P1", marking="restricted")])
    owed = {"tenancy_ref": "T1", "as_of": date(2026, 1, 5), "amount": 10.0}
    store.deliver("housing", "arrears", [owed, {**owed, "tenancy_ref": "T2"}])
    marked = {e["reference"]: (e["marking"], e["postcode"]) for e in built("event")}
    assert marked == {"T1": ("restricted", "LS1 4DY"), "T2": ("official-sensitive", None)}


def test_a_home_given_by_its_number_is_spelled_by_its_tenancy(store: Any, built: Built) -> None:
    kept_close = {**lives("P2", marking="restricted"), "tenancy_ref": "T2", "uprn": "9"}
    store.deliver("housing", "tenancies", [lives("P1"), kept_close])
    repair = {"repair_ref": "R1", "reported_at": NOON, "kind": "front_door", "cause": "forced"}
    rows = [{**repair, "uprn": HOME["uprn"]}, {**repair, "repair_ref": "R2", "uprn": "9"}]
    store.deliver("housing", "repairs", rows)
    forced, elsewhere = built("event")
    assert (forced["kind"], forced["code"], forced["category"]) == (
        "damage", "front_door", "damage",
    )  # fmt: skip
    assert placed(forced) == HOME
    assert placed(elsewhere) == {"uprn": "9", "address": None, "postcode": None}


def test_a_measure_at_an_address_says_why(store: Any, built: Built) -> None:
    row = {
        "measure_ref": "M1", "measure": "partial_closure", "measure_from": datetime(2026, 3, 1),
        "measure_to": datetime(2026, 6, 1), "reason": "home_taken_over", "served_on": "tenant",
    }  # fmt: skip
    store.deliver("housing", "closures", [{**row, **HOME}])
    (event,) = built("event")
    assert (event["kind"], event["code"]) == ("address_measure", "partial_closure")
    assert (event["category"], event["outcome"]) == ("exploitation", "home_taken_over")
    assert event["occurred_to"] == datetime(2026, 6, 1)
    assert event["text"].endswith("Served on the tenant")
    assert built("involvement") == []


def test_a_family_without_a_home_stays_where_it_was_placed(store: Any, built: Built) -> None:
    asked = {"application_ref": "A1", "applied_on": date(2026, 2, 1), "kind": "sofa_surfing"}
    given = {"temporary_postcode": "LS1 4DY", "placed_from": date(2026, 2, 9)}
    rows = [{**asked, "person_ref": "P1", **given}, {**asked, "person_ref": "P2"}]
    store.deliver("housing", "homelessness", rows)
    events = built("event")
    assert {(e["kind"], e["code"], e["reference"]) for e in events} == {
        ("homelessness", "sofa_surfing", "A1")
    }
    assert [i["subject_ref"] for i in built("involvement")] == ["NBP/main/P1", "NBP/main/P2"]
    (stay,) = built("stay")
    assert (stay["kind"], stay["placement_type"]) == ("tenancy", "temporary")
    assert (stay["postcode"], stay["occurred_from"]) == ("LS1 4DY", datetime(2026, 2, 9))
