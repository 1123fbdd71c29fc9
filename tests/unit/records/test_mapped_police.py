"""Police rows as canonical rows: roles stay in their event, arrests together share a number."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

Built = Callable[..., list[dict[str, Any]]]


def test_a_nominal_is_a_subject_with_its_home_and_telephone(store: Any, built: Built) -> None:
    store.deliver(
        "police",
        "nominals",
        [
            {
                "nominal_id": "N1",
                "forename": "Sam",
                "middle_names": "Lee",
                "surname": "Hill",
                "aliases": "Sammy Hill; S Hill",
                "dob": date(2010, 2, 3),
                "sex": "M",
                "pnc_id": "07/123X",
                "phone": "07700 900123",
                "postcode": "ls1 4dy",
            }  # fmt: skip
        ],
    )
    (subject,) = built("subject")
    assert subject["subject_ref"] == "NBP/main/N1"
    assert (subject["given_names"], subject["family_name"]) == ("Sam Lee", "Hill")
    assert subject["other_names"] == ["Sammy Hill", "S Hill"]
    assert (subject["sex"], subject["dob_precision"]) == ("male", None)
    assert subject["pnc_id"] is None
    assert subject["invalid_ids"] == ["pnc_id:07/123X"]
    (stay,) = built("stay")
    assert (stay["kind"], stay["postcode"], stay["area"]) == ("home", "LS1 4DY", "E08000035")
    assert stay["lat"]
    assert stay["occurred_precision"] == "not known"
    (phone,) = built("contact_point")
    assert phone["value"] == "+447700900123"


def test_those_arrested_for_one_occurrence_meet_in_its_number(store: Any, built: Built) -> None:
    when = datetime(2026, 3, 1, 22, 30)
    store.deliver(
        "police",
        "custody",
        [
            {
                "custody_no": f"C{n}",
                "occurrence_no": "O1",
                "nominal_id": f"N{n}",
                "arrested_at": when,
                "arrest_postcode": "LS1 4DY",
                "co_detained": "N1; N2; N3",
                "offence_description": "Possession of a controlled drug with intent to supply",
                "released_at": datetime(2026, 3, 2, 9, 0),
                "outcome": "bailed",
            }  # fmt: skip
            for n in (1, 2)
        ],
    )
    arrests = built("event", "kind = 'arrest'")
    assert [a["reference"] for a in arrests] == ["O1", "O1"]
    assert {a["category"] for a in arrests} == {"drug_supply"}
    assert {a["occurred_precision"] for a in arrests} == {"minute"}
    roles = {(i["subject_ref"][-2:], i["role"]) for i in built("involvement")}
    both = {(who, role) for who in ("N1", "N2") for role in ("arrested", "subject")}
    # N3 has no arrest of their own here, so only the others' rows tell of them.
    assert roles == both | {("N3", "found_with")}
    (custody, _) = built("event", "kind = 'custody'")
    assert custody["occurred_to"] == datetime(2026, 3, 2, 9, 0)


def test_a_role_knows_each_version_of_its_occurrence(store: Any, built: Built) -> None:
    store.deliver(
        "police", "roles", [{"occurrence_no": "O1", "nominal_id": "N1", "role": "victim"}]
    )
    occurred = {"occurrence_no": "O1", "occurred_from": datetime(2026, 1, 5, 12, 0)}
    first = store.deliver("police", "occurrences", [occurred], day="2026-02-01")
    store.deliver(
        "police", "occurrences", [{**occurred, "offence_description": "Robbery"}], day="2026-03-01"
    )
    rows = {row["event_id"]: row for row in built("involvement")}
    assert len(rows) == 2
    early = rows[f"{first}:occurrences:2:event"]
    assert early["received_at"] == datetime(2026, 2, 1, 9)
    assert early["superseded_at"] == datetime(2026, 3, 1, 9)
    (late,) = (row for key, row in rows.items() if key != early["event_id"])
    assert (late["received_at"], late["superseded_at"]) == (datetime(2026, 3, 1, 9), None)
    assert {e["category"] for e in built("event", "superseded_at is null")} == {"robbery"}


def test_intelligence_with_conditions_stays_with_the_force(store: Any, built: Built) -> None:
    graded = {"source_evaluation": "2", "information_assessment": "B", "nominal_id": "N1"}
    told = {"submitted_at": datetime(2026, 1, 1, 10, 0), "text": "Seen with an older male."}
    rows = [
        {"intelligence_ref": f"I{code}", "handling": code, **graded, **told} for code in ("P", "C")
    ]
    store.deliver("police", "intelligence", rows)
    marked = {e["reference"]: (e["grading"], e["marking"]) for e in built("event")}
    assert marked == {"IP": ("2B P", "official-sensitive"), "IC": ("2B C", "restricted")}


def test_the_narrowest_marking_holds(store: Any, built: Built) -> None:
    rows = [
        {"nominal_id": "N1", "surname": "Hill", "marking": "official"},
        {"nominal_id": "N2", "surname": "Dale", "marking": "sealed"},
    ]
    store.deliver("police", "nominals", rows, marking="restricted")
    assert [s["marking"] for s in built("subject")] == ["restricted", "sealed"]


def test_property_is_a_thing_of_the_arrest_it_was_found_at(store: Any, built: Built) -> None:
    arrest = {"nominal_id": "N1", "arrested_at": datetime(2026, 3, 1, 22, 30)}
    store.deliver("police", "custody", [{"custody_no": "C1", **arrest}])
    found = {"kind": "drugs", "quantity": 12.5, "unit": "g", "description": "crack cocaine"}
    store.deliver("police", "property", [{"property_ref": "P1", "custody_no": "C1", **found}])
    (thing,) = built("thing")
    (event,) = built("event", "kind = 'arrest'")
    assert thing["event_id"] == event["record_id"]
    assert (thing["kind"], thing["quantity"]) == ("drugs", 12.5)


def test_kin_is_kin_in_whichever_word_and_an_unknown_word_is_not_known(
    store: Any, built: Built
) -> None:
    kinds = {
        "Uncle": "family", "cousin": "family", "Grand-mother": "family", "son": "family",
        "Mum": "parent", "step-father": "parent", "stepdad": "parent", "half-brother": "sibling",
        "Trusted Adult": "trusted_adult", "Known associate": "associate", "boyfriend": "associate",
        "partner": "not_known", "neighbour": "not_known",
    }  # fmt: skip
    tied = {"nominal_id": "N1", "seen_from": datetime(2026, 1, 1)}
    rows = [{**tied, "other_nominal_id": f"O{w}", "association": w} for w in kinds]
    store.deliver("police", "associations", rows)
    assert {row["text"]: row["kind"] for row in built("relation")} == kinds


def test_a_person_nobody_describes_still_has_a_subject_row(store: Any, built: Built) -> None:
    store.deliver("police", "stops", [{"stop_ref": "S1", "nominal_id": "N9",
                                       "stopped_at": datetime(2026, 1, 1, 8, 0)}])  # fmt: skip
    (subject,) = built("subject")
    assert (subject["subject_ref"], subject["family_name"]) == ("NBP/main/N9", None)
