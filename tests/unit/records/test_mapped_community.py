"""What is said in the community: graded every time, about whom, where, and how far it goes."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]
GRADE = {"source_evaluation": "2", "information_assessment": "B", "handling": "P"}
SAID = {
    "statement_ref": "S1", "said_at": datetime(2026, 3, 2, 18), "said_by": "neighbour",
    "topic": "seen together", **GRADE,
}  # fmt: skip
PLACE = {"place_ref": "L1", "kind": "unsafe", **GRADE}


def test_a_statement_is_somebody_speaking_and_no_fact(store: Any, built: Built) -> None:
    told = {"person_ref": "P1", "age_stated": 14, "other_person_ref": "P2", "text": "Most nights."}
    where = {"address": "3 High Street", "postcode": "ls1 4dy"}
    store.deliver("community", "statements", [{**SAID, **told, **where, "taken_by": "teacher"}])
    (event,) = built("event")
    assert (event["kind"], event["code"]) == ("community_statement", "seen together")
    assert (event["address"], event["postcode"]) == ("3 High Street", "LS1 4DY")
    assert "Said by: neighbour. Taken down by: teacher. Age as said: 14" in event["text"]
    (said,) = built("statement")
    assert (said["subject_ref"], said["said_by"]) == ("NBP/main/P1", "neighbour")
    assert (said["event_id"], said["topic"]) == (event["record_id"], "seen together")
    named = {(i["subject_ref"][-2:], i["role"]) for i in built("involvement")}
    assert named == {("P1", "named"), ("P2", "named")}
    assert built("subject", "dob is not null") == built("stay") == built("relation") == []
    for table in ("event", "statement", "involvement"):
        assert {row["grading"] for row in built(table)} == {"2B P"}, table


@pytest.mark.parametrize(
    ("seen", "began", "precision", "told"),
    [
        ({}, datetime(2026, 3, 2, 18), "minute", False),
        ({"seen_on": date(2026, 2, 27)}, datetime(2026, 2, 27), "day", True),
    ],
)
def test_what_was_seen_happened_on_the_day_it_was_seen(
    seen: dict[str, Any], began: datetime, precision: str, told: bool, store: Any, built: Built
) -> None:
    """Where nobody says which day that was, it was said then, as before."""
    store.deliver("community", "statements", [{**SAID, **seen, "person_ref": "P1"}])
    for table in ("event", "statement"):
        (row,) = built(table)
        assert (row["occurred_from"], row["occurred_precision"]) == (began, precision), table
    (event,) = built("event")
    assert ("Said on 2 March 2026" in event["text"]) is told


@pytest.mark.parametrize(
    ("named", "number"),
    [
        ({"person_ref": "P1", "given_name": "Sam"}, "P1"),
        ({"given_name": "Sam"}, "S1-about"),
        ({"street_name": "Ghost"}, "S1-about"),
        ({"description": "a boy with a red bag", "age_stated": 14}, None),
    ],
)
def test_who_becomes_a_person(
    named: dict[str, Any], number: str | None, store: Any, built: Built
) -> None:
    store.deliver("community", "statements", [{**SAID, **named}])
    assert [s["local_id"] for s in built("subject")] == ([number] if number else [])
    assert len(built("statement")) == len(built("involvement")) == bool(number)
    assert len(built("event")) == 1


@pytest.mark.parametrize(
    ("told", "line", "whose"),
    [
        ({"topic": "selling"}, None, None),
        ({"phone_is_theirs": True}, None, None),
        ({"phone_is_theirs": True, "given_name": "Sam"}, None, ("S1-about", "own")),
        ({"topic": "line active"}, "+447700900123", (None, "line")),
        ({"line_name": "Jay"}, "Jay", (None, "line")),
        ({"line_name": "Jay", "given_name": "Sam"}, "Jay", (None, "line")),
        (
            {"phone_is_theirs": True, "given_name": "Sam", "topic": "line active"},
            None,
            ("S1-about", "own"),
        ),
    ],
)
def test_whose_a_number_heard_is(
    told: dict[str, Any], line: str | None, whose: Any, store: Any, built: Built
) -> None:
    store.deliver("community", "statements", [{**SAID, "phone": "07700 900123", **told}])
    (thing,) = built("thing")
    assert (thing["kind"], thing["description"]) == ("phone", "+447700900123")
    owned = [
        (p["subject_ref"] and p["subject_ref"][9:], p["whose"]) for p in built("contact_point")
    ]
    assert owned == ([whose] if whose else [])
    assert [s["line"] for s in built("statement") if s["line"]] == ([line] if line else [])


def test_what_has_conditions_stays_with_the_agency(store: Any, built: Built) -> None:
    heard = {"given_name": "Sam", "phone": "07700 900123", "phone_is_theirs": True, "vehicle": "A1"}
    rows = [
        {**SAID, **heard, "statement_ref": code, "handling": code, "person_ref": ref}
        for code, ref in (("P", "P1"), ("C", "P1"), ("C2", "P2"))
    ]
    rows[2]["handling"] = "C"
    store.deliver("community", "statements", rows)
    store.deliver("community", "places", [{**PLACE, "handling": "C"}])
    assert {e["reference"]: e["marking"] for e in built("event")} == {
        "P": "official-sensitive", "C": "restricted", "C2": "restricted", "L1": "restricted",
    }  # fmt: skip
    for table in ("statement", "involvement", "thing", "contact_point", "subject"):
        widest = {row["marking"] for row in built(table, "source_row = 2")}
        assert widest == {"official-sensitive"}, table
        for row in (3, 4):
            marked = {found["marking"] for found in built(table, f"source_row = {row}")}
            assert marked == {"restricted"}, (table, row)


@pytest.mark.parametrize("day", ["2025-12-01", "2026-06-01"])
def test_a_statement_is_as_narrow_as_its_session_whenever_that_came(
    day: str, store: Any, built: Built
) -> None:
    at = [{**SAID, "statement_ref": ref, "session_ref": ref} for ref in ("M1", "M2", "M3")]
    store.deliver("community", "statements", [{**row, "given_name": "Sam"} for row in at])
    held = [{"session_ref": ref, "held_on": date(2026, 3, 2)} for ref in ("M1", "M2")]
    store.deliver("community", "sessions", [{**held[0], "marking": "restricted"}, held[1]], day=day)
    said = {e["reference"]: e for e in built("event", "kind = 'community_statement'")}
    assert {ref: e["marking"] for ref, e in said.items()} == {
        "M1": "restricted", "M2": "official-sensitive", "M3": "official-sensitive",
    }  # fmt: skip
    assert {e["received_at"] for e in said.values()} == {datetime(2026, 1, 1, 9)}


def test_a_place_spoken_of_keeps_its_address_and_grade(store: Any, built: Built) -> None:
    session = {"session_ref": "M1", "held_on": date(2026, 3, 2), "led_by": "youth worker"}
    store.deliver("community", "sessions", [{**session, "review_on": date(2026, 6, 1)}])
    where = {"place_name": "The arches", "address": "Mill Lane", "session_ref": "M1"}
    times = {
        "L1": {},
        "L2": {"known_from": date(2026, 2, 1)},
        "L3": {"known_to": date(2026, 1, 1)},
        "L4": {"known_from": date(2025, 7, 1), "known_to": date(2025, 3, 1)},  # "2025 to March"
    }
    rows = [{**PLACE, **where, "place_ref": ref, **time} for ref, time in times.items()]
    store.deliver("community", "places", rows)
    (held,) = built("event", "kind = 'mapping_session'")
    assert held["text"] == "Led by: youth worker. To be looked at again on 1 June 2026"
    places = built("event", "kind = 'community_statement'")
    assert {(p["code"], p["address"], p["grading"]) for p in places} == {
        ("unsafe", "Mill Lane", "2B P")
    }
    assert {p["reference"]: (p["occurred_from"], p["occurred_to"]) for p in places} == {
        "L1": (datetime(2026, 3, 2), None),
        "L2": (datetime(2026, 2, 1), None),
        "L3": (datetime(2026, 1, 1), datetime(2026, 1, 1)),
        "L4": (datetime(2025, 7, 1), datetime(2025, 7, 1)),
    }
    assert built("involvement") == []


def test_a_line_nobody_is_named_for_is_spoken_of_all_the_same(store: Any, built: Built) -> None:
    row = {"topic": "line stopped", "line_name": "Jay", "said_at_precision": "month"}
    store.deliver("community", "statements", [{**SAID, **row}])
    (said,) = built("statement")
    assert (said["subject_ref"], said["line"], said["grading"]) == (None, "Jay", "2B P")
    assert said["occurred_precision"] == "month"
    assert built("subject") == []
