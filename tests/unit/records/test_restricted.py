"""No row may be seen more widely than what it hangs on: its event, and whom it is about."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]
PUPIL = {"upn": "P1", "school_urn": "1", "start_date": date(2024, 9, 1)}
WEEK = {"week_start": date(2026, 3, 2), "possible": 10, "attended": 4}
OPEN = {"official-sensitive"}


def marked(built: Built, table: str, where: str = "true") -> set[str]:
    return {row["marking"] for row in built(table, where)}


def test_all_that_an_agency_sent_of_somebody_it_restricts(store: Any, built: Built) -> None:
    pupils = [{**PUPIL, "postcode": "LS1 4DY", "marking": "restricted"}, {**PUPIL, "upn": "P2"}]
    store.deliver("education", "pupils", pupils)
    store.deliver("education", "attendance", [{"upn": upn, **WEEK} for upn in ("P1", "P2")])
    for table in ("subject", "stay", "involvement"):
        assert marked(built, table, "subject_ref like '%P1'") == {"restricted"}, table
        assert marked(built, table, "subject_ref like '%P2'") == OPEN, table
    weeks = {e["source_row"]: e["marking"] for e in built("event", "kind = 'attendance'")}
    assert weeks == {2: "restricted", 3: "official-sensitive"}


def test_one_restricted_school_restricts_the_others(store: Any, built: Built) -> None:
    """The school that a child moved to for safety is the one that weekly attendance tells of."""
    new = {**PUPIL, "school_urn": "2", "start_date": date(2026, 1, 5), "marking": "restricted"}
    store.deliver("education", "pupils", [PUPIL, new])
    store.deliver("education", "attendance", [{"upn": "P1", **WEEK}])
    for table in ("subject", "stay", "involvement", "event"):
        assert marked(built, table) == {"restricted"}, table


def test_another_agency_s_rows_of_the_same_person_stay_open(store: Any, built: Built) -> None:
    store.deliver("education", "pupils", [{**PUPIL, "marking": "restricted"}], agency="NBP")
    store.deliver("education", "pupils", [PUPIL], agency="NBC")
    store.deliver("own", "concerns", [{
        "concern_id": "1", "subject_ref": "NBP/main/P1", "raised_at": datetime(2026, 1, 1),
        "raised_by": "social worker", "text": "Seen with older people.",
    }], agency="NBC")  # fmt: skip
    assert marked(built, "subject", "agency = 'NBP'") == {"restricted"}
    assert marked(built, "subject", "agency = 'NBC'") == OPEN
    assert marked(built, "statement") == OPEN


def test_a_restricted_report_does_not_restrict_the_person(store: Any, built: Built) -> None:
    store.deliver("police", "nominals", [{"nominal_id": "N1", "surname": "Hill"}])
    report = {"nominal_id": "N1", "reported_at": datetime(2026, 1, 1, 9)}
    store.deliver("missing", "reports", [
        {"misper_ref": "M1", "marking": "restricted", **report}, {"misper_ref": "M2", **report},
    ])  # fmt: skip
    interviews = [{"interview_ref": f"R{n}", "misper_ref": f"M{n}"} for n in (1, 2)]
    store.deliver("missing", "return_interviews", interviews)
    for kind in ("missing", "return_interview"):
        events = {e["reference"]: e["marking"] for e in built("event", f"kind = '{kind}'")}
        assert events == {"M1": "restricted", "M2": "official-sensitive"}, kind
    assert marked(built, "subject", "source_table = 'nominals'") == OPEN


def test_a_decision_is_as_narrow_as_its_referral(store: Any, built: Built) -> None:
    store.deliver("nrm", "referrals", [
        {"nrm_ref": f"R{n}", "forename": "Kai", "surname": "Hill", "marking": marking}
        for n, marking in ((1, "restricted"), (2, None))
    ])  # fmt: skip
    store.deliver("nrm", "decisions", [{"nrm_ref": f"R{n}", "stage": "RG"} for n in (1, 2)])
    decided = {e["reference"]: e["marking"] for e in built("event", "kind = 'nrm_decision'")}
    assert decided == {"R1": "restricted", "R2": "official-sensitive"}


def test_sending_the_row_again_without_the_marking_lifts_it(store: Any, built: Built) -> None:
    store.deliver("education", "pupils", [{**PUPIL, "marking": "restricted"}])
    store.deliver("education", "attendance", [{"upn": "P1", **WEEK}])
    store.deliver("education", "pupils", [PUPIL], day="2026-02-01")
    assert marked(built, "event") == OPEN
    assert marked(built, "subject", "superseded_at is null") == OPEN


def test_restricting_somebody_reaches_what_was_sent_before(store: Any, built: Built) -> None:
    store.deliver("education", "pupils", [PUPIL])
    store.deliver("education", "attendance", [{"upn": "P1", **WEEK}])
    store.deliver("education", "pupils", [{**PUPIL, "marking": "restricted"}], day="2026-02-01")
    for table in ("subject", "stay", "involvement", "event"):
        assert marked(built, table) == {"restricted"}, table


def test_an_event_with_others_in_it_stays_theirs(store: Any, built: Built) -> None:
    names = {"N1": "restricted", "N2": None}
    store.deliver("police", "nominals", [
        {"nominal_id": n, "surname": "Hill", "marking": marking} for n, marking in names.items()
    ])  # fmt: skip
    store.deliver("police", "occurrences", [
        {"occurrence_no": o, "recorded": datetime(2026, 1, 1)} for o in ("O1", "O2")
    ])  # fmt: skip
    store.deliver("police", "roles", [
        {"occurrence_no": o, "nominal_id": n, "role": "suspect"}
        for o, n in (("O1", "N1"), ("O1", "N2"), ("O2", "N1"))
    ])  # fmt: skip
    property_ = [{"property_ref": o, "occurrence_no": o, "kind": "cash"} for o in ("O1", "O2")]
    store.deliver("police", "property", property_)
    for table in ("event", "thing"):
        assert [row["marking"] for row in built(table)] == ["official-sensitive", "restricted"]
    parts = {(i["event_id"][-7], i["subject_ref"][-2:]): i["marking"] for i in built("involvement")}
    assert set(parts.values()) == {"restricted", "official-sensitive"}
    assert all((ref == "N1") == (mark == "restricted") for (_, ref), mark in parts.items())


def test_somebody_named_in_a_restricted_event_alone_is_restricted(store: Any, built: Built) -> None:
    when = datetime(2026, 1, 1)
    store.deliver("generic", "events", [
        {"event_ref": "E1", "kind": "other", "occurred_from": when, "marking": "restricted"}
    ])  # fmt: skip
    store.deliver("generic", "statements", [
        {"statement_ref": "S1", "event_ref": "E1", "person_ref": "G1", "text": "Seen there."}
    ])  # fmt: skip
    assert marked(built, "statement") == {"restricted"}
    assert marked(built, "subject") == {"restricted"}


@pytest.mark.parametrize("column", ["person_ref", "other_ref"])
def test_a_relation_is_as_narrow_as_either_of_the_two(
    store: Any, built: Built, column: str
) -> None:
    store.deliver("generic", "persons", [
        {"person_ref": "G1", "family_name": "Hill", "marking": "restricted"},
        {"person_ref": "G2", "family_name": "Hill"},
    ])  # fmt: skip
    pair = {"person_ref": "G2", "other_ref": "G2", "kind": "sibling", column: "G1"}
    store.deliver("generic", "relations", [pair])
    assert marked(built, "relation") == {"restricted"}
