"""What charities send: contacts and their topics, what came of a referral, ties that protect."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]
CONTACT = {"contact_ref": "C1", "person_ref": "P1", "happened_at": datetime(2026, 3, 2, 16, 30)}


def test_a_person_comes_with_home_and_ways_to_reach_them(store: Any, built: Built) -> None:
    given = {"forename": "Sam", "surname": "Hill", "known_as": "Sammy; S", "age_stated": 15}
    ways = {"postcode": "ls1 4dy", "phone": "07700 900123", "email": "S@x.org", "handle": "samh"}
    store.deliver("voluntary", "people", [{"person_ref": "P1", **given, **ways}])
    (subject,) = built("subject")
    assert (subject["subject_ref"], subject["other_names"]) == ("NBP/main/P1", ["Sammy", "S"])
    assert (subject["dob"], subject["text"]) == (None, "Age as stated: 15")
    assert [s["postcode"] for s in built("stay")] == ["LS1 4DY"]
    points = {(p["kind"], p["value"], p["whose"]) for p in built("contact_point")}
    phone, email = ("phone", "+447700900123", "own"), ("email", "s@x.org", "own")
    assert points == {phone, email, ("handle", "samh", "own")}


def test_a_contact_is_one_event_and_a_statement_for_each_topic(store: Any, built: Built) -> None:
    told = {"topics": ["threats_to_family", "positive_trusted_adult"], "outcome": "took part"}
    row = {**CONTACT, **told, "kind": "met", "said": "They rang mum.", "note": "Quiet today"}
    store.deliver("voluntary", "contacts", [{**row, "with_refs": "P2; P2; P1"}])
    (event,) = built("event")
    assert (event["kind"], event["code"], event["outcome"]) == ("appointment", "met", "took part")
    assert event["text"] == "Quiet today. In their own words: They rang mum."
    said = built("statement")
    assert {s["topic"] for s in said} == {"threats to family", "positive: trusted adult"}
    assert {(s["said_by"], s["text"]) for s in said} == {("the person", "They rang mum.")}
    assert {s["event_id"] for s in said} == {event["record_id"]}
    roles = [(i["subject_ref"], i["role"]) for i in built("involvement")]
    assert sorted(roles) == [("NBP/main/P1", "subject"), ("NBP/main/P2", "named")]


@pytest.mark.parametrize(
    ("told", "topics"),
    [
        ({}, set()),
        ({"topics": ["new_phone", "new_phone"]}, {("new phone", None)}),
        ({"topics": ["their own word"]}, {("their own word", None)}),
        ({"line_name": "Jay"}, {("name or brand heard", "Jay")}),
        (
            {"topics": ["debt", "name_or_brand_heard"], "line_name": "Jay"},
            {("debt", None), ("name or brand heard", "Jay")},
        ),
    ],
)
def test_what_came_up_in_a_contact(
    told: dict[str, Any], topics: set[tuple[str, str]], store: Any, built: Built
) -> None:
    store.deliver("voluntary", "contacts", [{**CONTACT, "noted_by": "youth worker", **told}])
    said = built("statement")
    assert {(s["topic"], s["line"]) for s in said} == topics
    assert {s["said_by"] for s in said} <= {"youth worker"}
    assert len(built("event")) == 1


def test_what_stands_no_longer_is_replaced_with_its_contact(store: Any, built: Built) -> None:
    store.deliver("voluntary", "contacts", [{**CONTACT, "topics": ["debt", "fear"]}])
    store.deliver("voluntary", "contacts", [{**CONTACT, "topics": ["debt"]}], day="2026-04-01")
    assert [s["topic"] for s in built("statement", "superseded_at is null")] == ["debt"]
    ended = built("statement", "superseded_at is not null")
    assert {s["topic"] for s in ended} == {"debt", "fear"}
    assert {s["superseded_at"] for s in ended} == {datetime(2026, 4, 1, 9)}


def test_a_group_session_is_one_number_for_all(store: Any, built: Built) -> None:
    group = [{**CONTACT, "person_ref": ref, "kind": "group"} for ref in ("P1", "P2")]
    store.deliver("voluntary", "contacts", group)
    assert len(built("event", "superseded_at is null and reference = 'C1'")) == 2


def test_a_restricted_contact_restricts_its_topics_and_not_the_person(
    store: Any, built: Built
) -> None:
    store.deliver("voluntary", "people", [{"person_ref": "P1", "surname": "Hill"}])
    rows = [{**CONTACT, "contact_ref": ref, "topics": ["debt"]} for ref in ("C1", "C2")]
    store.deliver("voluntary", "contacts", [rows[0], {**rows[1], "marking": "restricted"}])
    for table in ("event", "statement", "involvement"):
        marked = sorted(row["marking"] for row in built(table))
        assert marked == ["official-sensitive", "restricted"], table
    assert [s["marking"] for s in built("subject")] == ["official-sensitive"]


@pytest.mark.parametrize(
    ("told", "outcome", "category"),
    [
        ({}, None, None),
        ({"accepted": True}, "accepted", None),
        ({"accepted": False, "reasons": ["debt", "violence"]}, "not accepted", "violence"),
        ({"accepted": True, "outcome": "waiting"}, "waiting", None),
        (
            {"outcome": "closed", "end_outcome": "safer", "reasons": ["violence", "exploitation"]},
            "closed; safer",
            "exploitation",
        ),
    ],
)
def test_what_came_of_a_referral(
    told: dict[str, Any], outcome: str, category: str, store: Any, built: Built
) -> None:
    row = {"referral_ref": "R1", "person_ref": "P1", "referred_on": date(2026, 1, 5)}
    store.deliver("voluntary", "referrals", [{**row, "ended_on": date(2026, 5, 1), **told}])
    (event,) = built("event")
    assert (event["kind"], event["outcome"]) == ("service_referral", outcome)
    assert (event["category"], event["reference"]) == (category, "R1")
    assert (event["occurred_precision"], event["occurred_to"]) == ("day", datetime(2026, 5, 1))


@pytest.mark.parametrize(
    ("kind", "made", "text"),
    [
        ("trusted_adult", "trusted_adult", "Boxing coach."),
        ("sibling", "sibling", "Boxing coach."),
        ("neighbour", "not_known", "neighbour. Boxing coach."),
    ],
)
def test_a_tie_is_one_of_ours_or_not_known(
    kind: str, made: str, text: str, store: Any, built: Built
) -> None:
    tie = {"person_ref": "P1", "other_person_ref": "P2", "kind": kind, "note": "Boxing coach."}
    store.deliver("voluntary", "relations", [tie])
    (relation,) = built("relation")
    assert (relation["kind"], relation["text"]) == (made, text)
    assert [s["local_id"] for s in built("subject")] == ["P1", "P2"]
