"""Health records as canonical rows: what an attendance tells, and how closely it is kept."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from wayhome.lexicon.places import force_name

Row = dict[str, Any]
Built = Callable[..., list[Row]]
NIGHT = datetime(2026, 1, 9, 23, 40)
CAME = {"attendance_id": "A1", "patient_id": "7", "arrived_at": NIGHT}


@pytest.mark.parametrize(
    ("row", "code", "category"),
    [
        ({"injury_mechanism": "stabbing"}, "stabbing", "violence"),
        ({"injury_mechanism": "stabbing", "injury_intent": "self"}, "stabbing; self", None),
        ({"injury_mechanism": "stabbing", "injury_intent": "accident"}, "stabbing; accident", None),
        ({"injury_mechanism": "burn", "injury_intent": "assault"}, "burn; assault", "violence"),
        ({"injury_mechanism": "sexual_assault"}, "sexual_assault", "sexual"),
        ({"injury_mechanism": "fall", "unexplained": True}, "fall; unexplained", None),
        (
            {"injury_mechanism": "concealed_item", "accompanied_by": "adult_not_family"},
            "concealed_item; adult_not_family",
            None,
        ),
        (
            {"attendance_reason": "mental_health", "injury_intent": "not_known"},
            "mental_health",
            None,
        ),
        ({"injury_mechanism": "other", "unexplained": False}, None, None),
    ],
)
def test_an_attendance_says_in_its_code_what_signs_ask_for(
    row: Row, code: str | None, category: str | None, store: Any, built: Built
) -> None:
    store.deliver("health", "attendances", [{**CAME, **row}])
    (event,) = built("event")
    assert (event["kind"], event["reference"]) == ("emergency_attendance", "A1")
    assert (event["code"], event["category"]) == (code, category)
    assert [i["role"] for i in built("involvement")] == ["subject"]


def test_what_hurt_somebody_is_nothing_that_was_found_on_them(store: Any, built: Built) -> None:
    row = {"injury_mechanism": "stabbing", "weapon": "kitchen knife", "substances": "cannabis"}
    store.deliver("health", "attendances", [{**CAME, **row}])
    assert built("thing") == []
    (event,) = built("event")
    assert event["text"] == "Hurt with: kitchen knife. Substances named: cannabis"


def test_where_they_turned_up_and_where_it_happened_are_two_places(
    store: Any, built: Built
) -> None:
    row = {
        "department": "Norwich, emergency department", "department_postcode": "NR1 1AA",
        "incident_place": "14 Alder Road", "incident_postcode": "LS1 4DY",
        "incident_at": datetime(2026, 1, 9, 21),
    }  # fmt: skip
    store.deliver("health", "attendances", [{**CAME, **row}])
    events = {e["kind"]: e for e in built("event")}
    assert force_name(events["emergency_attendance"]["force"]) == "Norfolk"
    assert force_name(events["note"]["force"]) == "West Yorkshire"
    assert (events["note"]["place_name"], events["note"]["code"]) == (
        "14 Alder Road",
        "incident_place",
    )
    assert events["note"]["occurred_from"] == datetime(2026, 1, 9, 21)
    assert {i["subject_ref"] for i in built("involvement")} == {"NBP/main/7"}


@pytest.mark.parametrize(
    ("flag", "said", "of_the_person", "of_the_row"),
    [
        (None, "official", "official-sensitive", "official-sensitive"),
        (None, "restricted", "official-sensitive", "restricted"),
        (True, "official", "restricted", "restricted"),
    ],
)
def test_no_row_is_wide_and_who_is_hidden_is_hidden_everywhere(
    flag: bool | None, said: str, of_the_person: str, of_the_row: str, store: Any, built: Built
) -> None:
    patient = {"patient_id": "7", "surname": "Hill", "postcode": "LS1 4DY", "marking": "official"}
    store.deliver("health", "patients", [{**patient, "s_flag": flag}])
    store.deliver("health", "attendances", [{**CAME, "marking": said}])
    assert {row["marking"] for row in built("subject") + built("stay")} == {of_the_person}
    assert {row["marking"] for row in built("event") + built("involvement")} == {of_the_row}


def test_a_wait_ends_with_a_later_version(store: Any, built: Built) -> None:
    row: Row = {"referral_ref": "R1", "patient_id": "7", "service": "mental_health"}
    row["referred_on"] = date(2026, 1, 1)
    store.deliver("health", "referrals", [{**row, "outcome": "waiting"}])
    seen = {**row, "first_seen_on": date(2026, 4, 1), "closed_on": date(2026, 5, 1)}
    store.deliver(
        "health", "referrals", [{**seen, "closing_reason": "not_brought"}], day="2026-05-02"
    )
    waiting, closed = sorted(built("event"), key=lambda event: event["received_at"])
    assert (waiting["outcome"], waiting["value"], waiting["occurred_to"]) == ("waiting", None, None)
    assert waiting["superseded_at"] == closed["received_at"]
    assert (closed["outcome"], closed["value"], closed["code"]) == ("closed", 90, "mental_health")
    assert closed["text"] == "First seen 01/04/2026. Closed: was not brought"


def test_alerts_treatment_appointments_and_notes(store: Any, built: Built) -> None:
    person = {"patient_id": "7"}
    alert = {**person, "alert_ref": "C1", "seen_at": NIGHT, "plan_kind": "child_protection"}
    store.deliver("health", "alerts", [{**alert, "council_told": False}])
    treated = {**person, "treatment_ref": "T1", "treatment_start": date(2026, 2, 1)}
    store.deliver(
        "health", "treatment", [{**treated, "substance_1": "crack", "substance_2": "lsd"}]
    )
    due = {**person, "appointment_ref": "P1", "appointment_at": NIGHT, "service": "mental_health"}
    store.deliver("health", "appointments", [{**due, "outcome": "was_not_brought"}])
    note = {**person, "note_ref": "N1", "seen_at": NIGHT}
    store.deliver("health", "notes", [{**note, "observed": ["tiredness", "hunger", "hunger"]}])
    told = {e["kind"]: (e["category"], e["code"], e["outcome"]) for e in built("event")}
    assert told == {
        "protection_alert": ("abuse_or_neglect", "child_protection", "council not told"),
        "substance_use": (None, "crack; lsd", None),
        "appointment": (None, "mental_health", "was_not_brought"),
        "note": (None, "hunger; tiredness", None),
    }
