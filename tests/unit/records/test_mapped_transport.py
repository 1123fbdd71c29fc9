"""Transport rows as canonical rows: who was with whom, and where from and where to."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]
Row = dict[str, Any]
LATE = datetime(2026, 3, 2, 23, 40)
ON_THE_WAY = {"incident_ref": "I1", "happened_at": LATE, "station": "Norwich", "lat": 52.6268,
              "lon": 1.3068}  # fmt: skip


@pytest.mark.parametrize(
    ("checked", "kind", "text"),
    [
        (True, "home", None),
        (None, "home", None),
        (False, "not_known", "Address as stated: identity not checked"),
    ],
)
def test_an_address_nobody_checked_is_no_home(
    checked: bool | None, kind: str, text: str | None, store: Any, built: Built
) -> None:
    row = {"traveller_ref": "T1", "surname": "Hill", "stated_postcode": "LS1 4DY"}
    store.deliver("transport", "travellers", [{**row, "identity_checked": checked}])
    (stay,) = built("stay")
    assert (stay["kind"], stay["text"], stay["postcode"]) == (kind, text, "LS1 4DY")
    assert [s["family_name"] for s in built("subject")] == ["Hill"]


@pytest.mark.parametrize(
    ("kind", "category"),
    [
        ("drugs", "drug_possession"),
        ("weapon", "weapon"),
        ("robbery", "robbery"),
        ("anti_social_behaviour", "disorder"),
        ("no_ticket", "other"),
        ("as the operator calls it", "other"),
        (None, "not_known"),
    ],
)
def test_the_kind_of_an_incident_says_what_it_is_about(
    kind: str | None, category: str, store: Any, built: Built
) -> None:
    store.deliver("transport", "incidents", [{**ON_THE_WAY, "kind": kind}])
    (event,) = built("event")
    assert (event["kind"], event["code"], event["category"]) == ("travel_incident", kind, category)
    assert (event["place_name"], event["lat"]) == ("Norwich", 52.6268)
    assert event["force"] == "E23000024"
    assert built("involvement") == []


def test_those_of_one_incident_meet_and_each_is_told_of_once(store: Any, built: Built) -> None:
    row = {**ON_THE_WAY, "companion_refs": "T1; T2; T3; T3"}
    rows = [
        {**row, "traveller_ref": "T1", "role": None},
        {**row, "traveller_ref": "T2", "role": "suspect"},
    ]
    store.deliver("transport", "incidents", rows)
    first, second = built("event")
    assert (first["reference"], second["reference"]) == ("I1", "I1")
    roles = [(i["event_id"], i["subject_ref"][-2:], i["role"]) for i in built("involvement")]
    assert sorted(roles) == sorted(
        [
            (first["record_id"], "T1", "subject"),
            (second["record_id"], "T2", "suspect"),
            *((event["record_id"], "T3", "found_with") for event in (first, second)),
        ]
    )


def test_what_was_found_hangs_on_the_incident_and_a_no_is_nothing(store: Any, built: Built) -> None:
    found = {
        "cash_found": 320.0, "phones_found": 3, "ticket": "Single, London to Norwich",
        "drugs_found": "No", "weapon_found": "lock knife", "items": None,
    }  # fmt: skip
    nothing = {**ON_THE_WAY, "incident_ref": "I2", "cash_found": 0.0, "phones_found": 0}
    store.deliver(
        "transport", "incidents", [{**ON_THE_WAY, **found}, {**nothing, "ticket": "none"}]
    )
    things = {(t["kind"], t["description"], t["quantity"], t["unit"]) for t in built("thing")}
    assert things == {
        ("cash", "cash", 320.0, "£"),
        ("phone", "telephones", 3.0, "items"),
        ("ticket", "Single, London to Norwich", None, None),
        ("weapon", "lock knife", None, None),
    }
    assert {t["event_id"] for t in built("thing")} == {built("event")[0]["record_id"]}


@pytest.mark.parametrize(("role", "found"), [(None, True), ("victim", False)])
def test_who_was_missing_and_is_located_is_found(
    role: str | None, found: bool, store: Any, built: Built
) -> None:
    row = {**ON_THE_WAY, "traveller_ref": "T1", "kind": "missing_located", "role": role}
    store.deliver("transport", "incidents", [{**row, "occurrence_ref": "O9"}])
    events = {e["kind"]: e for e in built("event")}
    assert ("found" in events) is found
    assert {e["reference"] for e in events.values()} == {"O9"}
    roles = {i["role"] for i in built("involvement")}
    assert roles == ({"subject", "found"} if found else {"victim"})


def test_the_way_as_stated_is_a_journey_unless_it_is_told_as_one(store: Any, built: Built) -> None:
    row = {**ON_THE_WAY, "origin": "London", "destination": "Norwich", "mode": "rail"}
    rows = [
        {**row, "traveller_ref": "T1"},
        {**row, "traveller_ref": "T2"},
        {**row, "traveller_ref": "T3", "role": "reported_by"},
    ]
    store.deliver("transport", "incidents", rows)
    told = {"journey_ref": "J1", "traveller_ref": "T2", "departed_at": datetime(2026, 3, 2, 20)}
    store.deliver("transport", "journeys", [{**told, "from_name": "London", "to_name": "Norwich"}])
    journeys = {e["reference"]: e for e in built("event", "kind = 'journey'")}
    assert set(journeys) == {"I1", "J1"}
    stated = journeys["I1"]
    assert (stated["code"], stated["place_name"], stated["outcome"]) == (
        "London", "Norwich", "rail",
    )  # fmt: skip
    who = {i["subject_ref"][-2:] for i in built("involvement", "event_id like '%:journey'")}
    assert who == {"T1"}


def test_a_row_kept_close_takes_nothing_from_an_open_one(store: Any, built: Built) -> None:
    row = {**ON_THE_WAY, "traveller_ref": "T1", "companion_refs": "T2"}
    kept = {**ON_THE_WAY, "traveller_ref": "T2", "marking": "restricted"}
    store.deliver("transport", "incidents", [row, kept])
    told = {(i["subject_ref"][-2:], i["role"], i["marking"]) for i in built("involvement")}
    assert ("T2", "subject", "restricted") in told
    assert ("T2", "found_with", "official-sensitive") in told


def test_a_journey_stands_where_it_ended(store: Any, built: Built) -> None:
    row = {
        "journey_ref": "J1", "traveller_ref": "T1", "departed_at": datetime(2026, 3, 2, 20),
        "arrived_at": LATE, "mode": "coach", "from_name": "London", "from_postcode": "E1 6AN",
        "to_name": "Norwich", "to_postcode": "NR1 1AA", "ticket_type": "paid_by_other",
        "companion_refs": "T2",
    }  # fmt: skip
    rows = [
        {**row, "paid_by": "adult_unknown"},
        {**row, "journey_ref": "J2", "paid_by": "Dale Webb", "from_name": None},
    ]
    store.deliver("transport", "journeys", rows)
    first, second = built("event")
    assert (first["place_name"], first["postcode"], first["outcome"]) == (
        "Norwich", "NR1 1AA", "coach",
    )  # fmt: skip
    assert (first["code"], second["code"]) == ("London", "E1 6AN")
    assert first["text"] == (
        "From postcode E1 6AN. Ticket: paid by somebody else."
        " Paid by an adult the traveller does not know"
    )
    assert second["text"].endswith("Paid by somebody else")
    roles = {(i["subject_ref"], i["role"]) for i in built("involvement")}
    assert roles == {("NBP/main/T1", "subject"), ("NBP/main/T2", "found_with")}


def test_a_hired_car_is_a_note_and_a_vehicle(store: Any, built: Built) -> None:
    row = {
        "registration": "AB12 CDE", "traveller_ref": "T1", "hired_from": LATE, "colour": "blue",
        "picked_up": "Leeds", "picked_up_postcode": "LS1 4DY", "returned": "Norwich",
    }  # fmt: skip
    store.deliver("transport", "vehicles", [row])
    (event,) = built("event")
    assert (event["kind"], event["code"], event["outcome"]) == ("note", "vehicle", "hired")
    assert event["text"] == "AB12 CDE blue hired. Returned at Norwich"
    assert [(t["kind"], t["description"]) for t in built("thing")] == [("vehicle", "AB12 CDE blue")]
    assert [i["role"] for i in built("involvement")] == ["named"]


def test_a_later_row_replaces_and_a_narrow_one_hides_all_of_it(store: Any, built: Built) -> None:
    row = {**ON_THE_WAY, "traveller_ref": "T1", "companion_refs": "T2", "cash_found": 50.0}
    store.deliver("transport", "incidents", [{**row, "kind": "no_ticket"}])
    changed = {**row, "kind": "concern", "marking": "restricted"}
    store.deliver("transport", "incidents", [changed], day="2026-02-01")
    before, now = built("event")[0], built("event", "superseded_at is null")[0]
    assert before["superseded_at"] == datetime(2026, 2, 1, 9)
    assert (now["code"], now["marking"]) == ("concern", "restricted")
    for table in ("involvement", "thing"):
        marked = {r["marking"] for r in built(table, "superseded_at is null")}
        assert marked == {"restricted"}, table
