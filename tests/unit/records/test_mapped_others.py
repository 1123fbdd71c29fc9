"""Missing, education, referrals, anybody's spreadsheet and our own words as canonical rows."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from wayhome.lexicon.places import force_name

Built = Callable[..., list[dict[str, Any]]]


def test_an_absence_its_end_and_its_interview_share_a_number(store: Any, built: Built) -> None:
    report = {
        "misper_ref": "M1", "joint_ref": "J7", "forename": "Sam", "surname": "Hill",
        "flags": "CCE",
        "reported_at": datetime(2026, 1, 1, 23), "found_at": datetime(2026, 1, 3, 4, 30),
        "found_postcode": "NR1 1AA", "home_postcode": "LS1 4DY",
    }  # fmt: skip
    store.deliver("missing", "reports", [report])
    offer = {"interview_ref": "R1", "misper_ref": "M1", "offered": True, "accepted": False}
    store.deliver("missing", "return_interviews", [offer])
    events = {e["kind"]: e for e in built("event")}
    assert set(events) == {"missing", "found", "return_interview"}
    assert {e["reference"] for e in events.values()} == {"M1"}
    assert events["missing"]["category"] == "exploitation"
    assert events["missing"]["occurred_to"] == datetime(2026, 1, 3, 4, 30)
    told = {kind: each["joint_ref"] for kind, each in events.items()}
    assert told == {"missing": "J7", "found": None, "return_interview": None}
    assert force_name(events["found"]["force"]) == "Norfolk"
    assert events["return_interview"]["outcome"] == "declined"
    assert {i["subject_ref"] for i in built("involvement")} == {"NBP/main/M1"}


@pytest.mark.parametrize(
    ("reasons", "code", "category"),
    [
        (["DB", "DA"], "DA", "drug_possession"),
        (["DA", "OW"], "OW", "weapon"),
        (["PP"], "PP", "violence"),
        (["VA", "DB"], "VA", "behaviour"),
        ([], None, "not_known"),
    ],
)
def test_the_reason_that_tells_most_names_a_suspension(
    reasons: list[str], code: str | None, category: str, store: Any, built: Built
) -> None:
    given = {f"reason_{n}": reason for n, reason in enumerate(reasons, 1)}
    row = {"exclusion_ref": "E1", "upn": "S1", "kind": "suspension", "days": 2.5, **given}
    store.deliver("education", "exclusions", [{**row, "start_date": date(2026, 1, 5)}])
    (event,) = built("event")
    assert (event["kind"], event["value"]) == ("suspension", 2.5)
    assert (event["code"], event["category"]) == (code, category)
    assert event["outcome"] == ("; ".join(reasons) or None)


def test_attendance_is_an_event_a_week(store: Any, built: Built) -> None:
    week = {"upn": "S1", "week_start": date(2026, 1, 5), "possible": 10, "attended": 3}
    store.deliver("education", "attendance", [week])
    (event,) = built("event")
    assert (event["value"], event["value_of"], event["occurred_precision"]) == (3, 10, "day")
    assert event["occurred_to"] == datetime(2026, 1, 11)


def test_a_concern_states_each_of_its_topics(store: Any, built: Built) -> None:
    row = {"concern_ref": "C1", "upn": "S1", "concern_date": datetime(2026, 1, 5, 9)}
    topics = ["left_site", "new_phone", "new_phone", "sold his bike"]
    store.deliver("education", "concerns", [{**row, "topics": topics, "text": "Left at lunch."}])
    said = {(one["topic"], one["said_by"], one["text"]) for one in built("statement")}
    assert said == {
        (topic, "school", "Left at lunch.") for topic in ("left site", "new phone", "sold his bike")
    }
    assert {one["subject_ref"] for one in built("statement")} == {"NBP/main/S1"}


def test_what_a_report_measures_is_an_event_each(store: Any, built: Built) -> None:
    report = {"upn": "S1", "report_date": date(2026, 1, 5)}
    later = {"report_date": date(2026, 3, 5), "average_grade": 4.5, "behaviour_points": 12}
    store.deliver("education", "reports", [report, {**report, **later}])
    told = {(e["occurred_from"].month, e["code"], e["value"]) for e in built("event")}
    assert told == {(1, "behaviour", None), (3, "behaviour", 12), (3, "attainment", 4.5)}


def test_a_school_is_named_where_any_row_names_it(store: Any, built: Built) -> None:
    pupil = {"upn": "S1", "school_urn": "136541", "start_date": date(2024, 9, 1)}
    store.deliver("education", "pupils", [{**pupil, "school_name": "Alder School"}])
    renamed = {**pupil, "upn": "S2", "school_name": "Alder Academy"}
    store.deliver("education", "pupils", [renamed], day="2026-02-01")
    row = {"upn": "S1", "start_date": date(2026, 1, 5), "concern_date": datetime(2026, 1, 5, 9)}
    concerns = [
        {**row, "concern_ref": "C1", "school_urn": "136541"},
        {**row, "concern_ref": "C2", "school_urn": "999999"},
        {**row, "concern_ref": "C3"},
    ]
    store.deliver("education", "concerns", concerns)
    sent_out = {**row, "exclusion_ref": "E1", "kind": "suspension", "school_urn": "136541"}
    store.deliver("education", "exclusions", [sent_out])
    moved = {**row, "move": "pru", "from_urn": "999999", "to_urn": "136541"}
    store.deliver("education", "moves", [moved])
    told = {(e["reference"], e["place_name"]) for e in built("event")}
    assert told == {
        ("C1", "Alder Academy"),
        ("C2", "school number 999999"),
        ("C3", None),
        ("E1", "Alder Academy"),
        ("999999", "Alder Academy"),
    }
    numbers = {e["reference"]: e["code"] for e in built("event", "kind = 'school_concern'")}
    assert numbers == {"C1": "136541", "C2": "999999", "C3": None}
    assert len(built("involvement")) == 5


def test_an_adult_who_did_not_consent_is_counted_without_a_person(store: Any, built: Built) -> None:
    rows = [
        {"nrm_ref": "D1", "kind": "duty_to_notify", "referred_on": date(2026, 1, 1)},
        {"nrm_ref": "R1", "surname": "Hill", "referred_on": date(2026, 1, 2),
         "exploitation_types": ["criminal", "labour"], "county_lines": True},
    ]  # fmt: skip
    store.deliver("nrm", "referrals", rows)
    decided = {"nrm_ref": "R1", "stage": "RG", "outcome": "positive"}
    store.deliver("nrm", "decisions", [{**decided, "decided_on": date(2026, 2, 1)}])
    assert [s["local_id"] for s in built("subject")] == ["R1"]
    events = {(e["kind"], e["reference"]): (e["code"], e["outcome"]) for e in built("event")}
    assert events["nrm_referral", "D1"] == (None, "duty to notify")
    assert events["nrm_referral", "R1"] == ("criminal; labour", "county lines")
    assert events["nrm_decision", "R1"] == ("RG", "positive")
    assert {i["subject_ref"] for i in built("involvement")} == {"NBP/main/R1"}


def test_a_graph_s_export_finds_its_places_and_contacts(store: Any, built: Built) -> None:
    store.deliver("generic", "persons", [{"person_ref": "1", "full_name": "Sam Lee Hill"}])
    store.deliver("generic", "events", [{"event_ref": "7", "category": "Drugs"}])
    store.deliver("generic", "roles", [{"event_ref": "7", "person_ref": "1", "role": None}])
    store.deliver("generic", "places", [{"place_ref": "3", "postcode": "LS1 4DY"}])
    store.deliver("generic", "event_places", [{"event_ref": "7", "place_ref": "3"}])
    store.deliver("generic", "contacts", [{"contact_ref": "5", "value": "07700 900123"}])
    store.deliver("generic", "contact_owners", [{"contact_ref": "5", "person_ref": "1"}])
    (subject,) = built("subject")
    assert (subject["given_names"], subject["family_name"]) == ("Sam Lee", "Hill")
    (event,) = built("event")
    assert (event["postcode"], event["category"]) == ("LS1 4DY", "drug_possession")
    assert [i["event_id"] for i in built("involvement")] == [event["record_id"]]
    owned = built("contact_point", "subject_ref is not null")
    assert [point["value"] for point in owned] == ["+447700900123"]


def test_every_judgement_is_kept_as_it_was_made(store: Any, built: Built) -> None:
    pair = {"left_ref": "A/x/1", "right_ref": "B/y/2", "judged_by": "u1"}
    turned = {"left_ref": "B/y/2", "right_ref": "A/x/1", "judged_by": "u2"}
    rows = [
        {**pair, "judgement_id": "J1", "judgement": "same", "judged_at": datetime(2026, 1, 1)},
        {
            **turned,
            "judgement_id": "J2",
            "judgement": "withdrawn",
            "judged_at": datetime(2026, 2, 1),
            "takes_back": "J1",
        },
    ]
    store.deliver("own", "judgements", rows)
    held = {j["judgement_id"]: (j["superseded_at"], j["takes_back"]) for j in built("judgement")}
    assert held == {"J1": (None, None), "J2": (None, "J1")}


def test_a_concern_is_a_statement_about_the_person_it_names(store: Any, built: Built) -> None:
    said = {"text": "Has a new phone.", "raised_at": datetime(2026, 1, 1, 9)}
    rows = [
        {"concern_id": "1", "subject_ref": "NBP/main/N1", **said},
        {"concern_id": "2", "forename": "Sam", "surname": "Hill", **said},
    ]
    store.deliver("own", "concerns", rows, agency="NBC")
    about = [s["subject_ref"] for s in built("statement")]
    assert about == ["NBP/main/N1", "NBC/main/2"]
    assert [s["subject_ref"] for s in built("subject")] == ["NBC/main/2"]
