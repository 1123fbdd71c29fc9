"""Youth justice records as canonical rows: offences and what hangs on them, concerns, notes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Row = dict[str, Any]
Built = Callable[..., list[Row]]
DAY = datetime(2026, 1, 5)
OFFENCE = {"offence_ref": "F1", "ypid": "1", "offence_date": DAY, "category": "drug_supply"}


def test_an_offence_carries_the_number_of_the_police(store: Any, built: Built) -> None:
    rows = [{**OFFENCE, "occurrence_no": "X1"}, {**OFFENCE, "offence_ref": "F2"}]
    store.deliver("youth_justice", "offences", [{**row, "gravity": 6} for row in rows])
    events = built("event")
    assert [e["reference"] for e in events] == ["X1", "F2"]
    assert {(e["kind"], e["category"], e["value"]) for e in events} == {
        ("offence", "drug_supply", 6)
    }
    assert {i["role"] for i in built("involvement")} == {"suspect"}


def test_those_accused_together_are_named_once_and_never_suspected_by_another_s_row(
    store: Any, built: Built
) -> None:
    first = {**OFFENCE, "occurrence_no": "X1", "co_accused": "1; 2; 3;3 "}
    second = {**OFFENCE, "offence_ref": "F2", "ypid": "2", "occurrence_no": "X1"}
    store.deliver("youth_justice", "offences", [first, second])
    told = sorted((i["subject_ref"], i["role"]) for i in built("involvement"))
    assert told == [
        ("NBP/main/1", "suspect"),
        ("NBP/main/2", "suspect"),
        ("NBP/main/3", "named"),
    ]


def test_an_outcome_is_about_what_its_offence_is_about_once_both_are_known(
    store: Any, built: Built
) -> None:
    made: Row = {"outcome_ref": "D1", "ypid": "1", "offence_ref": "F1", "kind": "referral_order"}
    made |= {"decided_on": date(2026, 2, 1), "starts_on": date(2026, 2, 8)}
    alone = {**made, "outcome_ref": "D2", "offence_ref": "F9", "kind": "outcome_22"}
    store.deliver("youth_justice", "outcomes", [made, alone], day="2026-02-10")
    remand = {"remand_ref": "M1", "ypid": "1", "offence_ref": "F1", "kind": "youth_detention"}
    store.deliver(
        "youth_justice", "remands", [{**remand, "starts_on": date(2026, 1, 6)}], day="2026-02-10"
    )
    late = {**OFFENCE, "occurrence_no": "X1", "marking": "restricted"}
    store.deliver("youth_justice", "offences", [late], day="2026-03-01")
    events = {e["code"]: e for e in built("event", "kind in ('disposal', 'remand')")}
    for code in ("referral_order", "youth_detention"):
        assert (events[code]["category"], events[code]["reference"]) == ("drug_supply", "X1")
        assert events[code]["received_at"] == datetime(2026, 3, 1, 9)
        assert events[code]["marking"] == "restricted"
    assert events["referral_order"]["occurred_from"] == datetime(2026, 2, 8)
    assert events["referral_order"]["text"] == "Decided 01/02/2026"
    by_itself = events["outcome_22"]
    assert (by_itself["category"], by_itself["reference"]) == (None, "F9")
    assert by_itself["received_at"] == datetime(2026, 2, 10, 9)
    assert by_itself["marking"] == "official-sensitive"


def test_an_assessment_makes_a_factor_of_each_concern_and_each_strength(
    store: Any, built: Built
) -> None:
    row: Row = {"assessment_ref": "S1", "ypid": "1", "assessed_on": date(2026, 1, 5)}
    row |= {"safety_and_wellbeing": "VH", "risk_of_serious_harm": "M"}
    row |= {"concerns": ["gangs", "debt", "debt", "unheard_of"], "protective": ["trusted_adult"]}
    store.deliver("youth_justice", "assessments", [row])
    (assessment,) = built("event", "kind = 'assessment'")
    assert (
        assessment["outcome"] == "safety and wellbeing: very high; serious harm to others: medium"
    )
    factors = {(e["code"], e["category"], e["outcome"]) for e in built("event", "kind = 'factor'")}
    assert factors == {
        ("gangs", "exploitation", "concern"),
        ("debt", "other", "concern"),
        ("unheard_of", "other", "concern"),
        ("trusted_adult", None, "protective"),
    }
    assert len(built("involvement")) == 5


def test_a_later_assessment_replaces_the_factors_of_the_earlier(store: Any, built: Built) -> None:
    row = {"assessment_ref": "S1", "ypid": "1", "assessed_on": date(2026, 1, 5)}
    store.deliver("youth_justice", "assessments", [{**row, "concerns": ["debt"]}])
    store.deliver(
        "youth_justice", "assessments", [{**row, "concerns": ["weapons"]}], day="2026-02-01"
    )
    factors = built("event", "kind = 'factor'")
    stands = {e["code"]: e["superseded_at"] is None for e in factors}
    assert stands == {"debt": False, "weapons": True}


@pytest.mark.parametrize(
    ("topics", "code"),
    [(["debt"], "debt"), (["fear", "debt", "fear"], "debt; fear"), ([], None), (None, None)],
)
def test_a_note_is_one_event_however_much_came_up(
    topics: list[str] | None, code: str | None, store: Any, built: Built
) -> None:
    row = {"note_ref": "N1", "ypid": "1", "noted_at": DAY, "topics": topics, "named": "4"}
    store.deliver("youth_justice", "notes", [{**row, "text": "Owes somebody £200"}])
    (event,) = built("event")
    assert (event["kind"], event["code"], event["text"]) == ("note", code, "Owes somebody £200")
    roles = {(i["subject_ref"], i["role"]) for i in built("involvement")}
    assert roles == {("NBP/main/1", "subject"), ("NBP/main/4", "named")}


def test_a_person_a_worker_an_appointment_and_a_breach(store: Any, built: Built) -> None:
    held = {"ypid": "1", "surname": "Hill", "street_name": "Ky", "pnc_id": "nonsense"}
    held |= {"postcode": "LS1 4DY", "phone": "07700 900123", "worker_role": "case manager"}
    store.deliver("youth_justice", "young_people", [held])
    due = {"appointment_ref": "P1", "ypid": "1", "appointment_at": DAY, "reason": "afraid to go"}
    store.deliver("youth_justice", "appointments", [{**due, "outcome": "could_not_come"}])
    broken = {"breach_ref": "B1", "ypid": "1", "outcome_ref": "D1", "breached_on": DAY.date()}
    store.deliver("youth_justice", "breaches", [{**broken, "reason": "curfew"}])
    (subject,) = built("subject")
    assert (subject["pnc_id"], subject["invalid_ids"]) == (None, ["pnc_id:nonsense"])
    assert [point["value"] for point in built("contact_point")] == ["+447700900123"]
    told = {e["kind"]: (e["code"], e["reference"], e["text"]) for e in built("event")}
    assert told == {
        "worker": ("case manager", None, None),
        "appointment": (None, "P1", "afraid to go"),
        "breach": ("curfew", "D1", None),
    }
