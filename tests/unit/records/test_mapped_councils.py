"""The councils' returns as canonical rows: spells, factors, sealing, numbers, hidden days."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

Built = Callable[..., list[dict[str, Any]]]


def episode(began: str, ended: str | None, reason: str, **more: str) -> dict[str, Any]:
    return {
        "CHILD": "77", "DECOM": date.fromisoformat(began), "RNE": reason, "LS": "C2",
        "DEC": ended and date.fromisoformat(ended), "PLACE": "U6", "PL_POST": "NR1 1AA",
        "HOME_POST": "LS1 4DY", "REC": "X1" if ended else None, **more,
    }  # fmt: skip


def test_one_stay_for_each_placement_whatever_the_legal_status(store: Any, built: Built) -> None:
    rows = [
        episode("2024-01-01", "2024-03-01", "S"),
        episode("2024-03-01", "2024-06-01", "L", LS="E1", REASON_PLACE_CHANGE="CREQB"),
        episode("2024-06-01", None, "P", PLACE="K2", PL_POST="LS2 7HY"),
    ]
    store.deliver("ssda903", "episodes", rows, agency="NBC")
    stays = built("stay", "kind = 'placement'")
    spans = [(s["placement_type"], s["occurred_from"], s["occurred_to"]) for s in stays]
    assert spans == [
        ("U6", datetime(2024, 1, 1), datetime(2024, 6, 1)),
        ("K2", datetime(2024, 6, 1), None),
    ]
    assert (stays[0]["end_reason"], stays[0]["legal_status"]) == ("CREQB", "E1")
    assert stays[0]["distance_miles"] > 100
    assert stays[1]["distance_miles"] < 3
    (care,) = built("event", "kind = 'care_episode'")
    assert care["occurred_to"] is None
    assert len(built("event", "kind = 'legal_status'")) == 2
    (home,) = built("stay", "kind = 'home'")
    assert home["postcode"] == "LS1 4DY"


def test_a_spell_is_known_as_it_was_before_the_next_return(store: Any, built: Built) -> None:
    store.deliver("ssda903", "episodes", [episode("2024-01-01", None, "S")], agency="NBC")
    later = [
        episode("2024-01-01", "2026-02-01", "S"),
        episode("2026-02-01", "2026-03-01", "L", REC="E4A"),
    ]
    store.deliver("ssda903", "episodes", later, agency="NBC", day="2026-04-01")
    before, after = sorted(
        built("event", "kind = 'care_episode'"), key=lambda event: event["received_at"]
    )
    assert (before["occurred_to"], before["superseded_at"]) == (None, datetime(2026, 4, 1, 9))
    assert (after["occurred_to"], after["superseded_at"]) == (datetime(2026, 3, 1), None)
    assert after["outcome"] == "E4A"
    assert len({e["record_id"] for e in (before, after)}) == 2
    placements = built("stay", "kind = 'placement' and superseded_at is null")
    assert [p["occurred_to"] for p in placements] == [datetime(2026, 3, 1)]


def test_adoption_seals_everything_of_the_record_before_it(store: Any, built: Built) -> None:
    store.deliver("ssda903", "header", [{"CHILD": "77"}, {"CHILD": "78"}], agency="NBC")
    rows = [episode("2024-01-01", "2024-03-01", "S", REC="E11"), episode("2024-01-01", None, "S")]
    rows[1]["CHILD"] = "78"
    store.deliver("ssda903", "episodes", rows, agency="NBC")
    sealed = built("subject", "sealed_reason is not null")
    assert [s["child_id"] for s in sealed] == ["NBC:77"]
    for table in ("subject", "involvement", "stay"):
        marked = {(r["subject_ref"][-2:], r["marking"]) for r in built(table)}
        assert marked == {("77", "sealed"), ("78", "official-sensitive")}
    assert {e["marking"] for e in built("event", "source_row = 2")} == {"sealed"}


@pytest.mark.parametrize(
    "written",
    ['["1A","24A","16A"]', '{"1A": "Yes", "24A": "Yes", "16A": "Yes", "4B": "No"}',
     '["1A", "24A", "16A'],
)  # fmt: skip
def test_factors_come_in_both_shapes_and_cut_off(written: str, store: Any, built: Built) -> None:
    began = {"cina_assessment_start_date": date(2026, 1, 5), "cina_person_id": "9"}
    store.deliver("ssd", "ssd_cin_assessments", [{"cina_assessment_id": "A1", **began}])
    factors = {"cinf_assessment_id": "A1", "cinf_assessment_factors_json": written}
    store.deliver("ssd", "ssd_assessment_factors", [{"cinf_table_id": "F1", **factors}])
    about = {e["code"]: e["category"] for e in built("event", "kind = 'factor'")}
    assert about == {"1A": "other", "24A": "exploitation", "16A": "abuse_or_neglect"}
    assert {i["subject_ref"] for i in built("involvement")} == {"NBP/main/9"}


def test_the_fifteenth_hides_the_day_only_of_a_child_who_came_alone(
    store: Any, built: Built
) -> None:
    people = [{"pers_person_id": str(n), "pers_dob": date(2010, 5, 15)} for n in (1, 2)]
    people.append({"pers_person_id": "3", "pers_expected_dob": date(2027, 2, 1)})
    store.deliver("ssd", "ssd_person", people, agency="NBC")
    status = {"immi_immigration_status": "UASC", "immi_immigration_status_id": "I1"}
    store.deliver(
        "ssd", "ssd_immigration_status", [{"immi_person_id": "2", **status}], agency="NBC"
    )
    known = {s["local_id"]: (s["dob_precision"], s["text"]) for s in built("subject")}
    assert known["1"] == ("day", None)
    assert known["2"] == ("month", None)
    assert known["3"] == ("month", "Not yet born when recorded")


def test_an_address_in_broken_json_is_still_an_address(store: Any, built: Built) -> None:
    rows = [
        {"addr_table_id": "1", "addr_person_id": "9", "addr_address_postcode": "LS1 4DY",
         "addr_address_json": '{"FLAT": "2", "HOUSE": "14", "STREET": "Mill Road", "TOWN": "Nor'},
        {"addr_table_id": "2", "addr_person_id": "9", "addr_address_json": "14 Mill Road"},
        {"addr_table_id": "3", "addr_person_id": "9", "addr_address_json":
         '{"LINE1": "14 Mill Road", "LINE2": "", "LINE3": "Norwich"}'},
        {"addr_table_id": "4", "addr_person_id": "9", "addr_address_json": '{"FLAT": ""}'},
    ]  # fmt: skip
    store.deliver("ssd", "ssd_address", rows, agency="NBC")
    addresses = [s["address"] for s in built("stay")]
    assert addresses == ["2 14 Mill Road Nor", "14 Mill Road", "14 Mill Road, Norwich", None]


def test_the_sort_of_an_address_is_a_source_s_words_only_where_it_says_more(
    store: Any, built: Built
) -> None:
    sorts = ("HOME", "Main Address", "Temporary", None)
    rows = [
        {"addr_table_id": f"{n}", "addr_person_id": "9", "addr_address_type": sort}
        for n, sort in enumerate(sorts)
    ]
    store.deliver("ssd", "ssd_address", rows, agency="NBC")
    said = [s["text"] for s in built("stay")]
    assert said == [None, "Sort of address: Main Address", "Sort of address: Temporary", None]


@pytest.mark.parametrize(
    ("written", "said"),
    [("5B", "council: another department"), ("6", "police"), ("Night shelter", "Night shelter")],
)
def test_who_contacted_or_referred_is_never_a_code(
    store: Any, built: Built, written: str, said: str
) -> None:
    contact = {"cont_contact_id": "1", "cont_person_id": "9", "cont_contact_source_desc": written}
    store.deliver("ssd", "ssd_contacts", [contact], agency="NBC")
    referral = {"cine_referral_id": "1", "cine_person_id": "9", "cine_referral_source_code": "1A",
                "cine_referral_source_desc": written}  # fmt: skip
    store.deliver("ssd", "ssd_cin_episodes", [referral], agency="NBC")
    assert [e["text"] for e in built("event", "kind = 'contact'")] == [f"From {said}"]
    assert [e["text"] for e in built("event", "kind = 'referral'")] == [f"Referred by: {said}"]


def test_flags_padded_with_blanks_and_interviews(store: Any, built: Built) -> None:
    rows = [
        {"miss_table_id": f"M{n}", "miss_person_id": "9", "miss_missing_rhi_offered": offered,
         "miss_missing_rhi_accepted": accepted, "miss_missing_episode_type": "M",
         "miss_missing_episode_start_date": datetime(2026, 1, n)}
        for n, (offered, accepted) in enumerate(
            [("Y ", "Y"), ("Y", "N "), ("N", "NA"), ("NA", None), ("Y", None)], 1)
    ]  # fmt: skip
    store.deliver("ssd", "ssd_missing", rows, agency="NBC")
    interviews = {e["reference"]: e["outcome"] for e in built("event", "kind='return_interview'")}
    assert interviews == {"M1": "held", "M2": "declined", "M3": "not offered", "M5": "offered"}
    # the dataset dates the return and not the interview
    assert {e["occurred_precision"] for e in built("event", "kind='return_interview'")} == {
        "not known"
    }
    assert len(built("event", "kind = 'missing'")) == 5


def test_a_census_child_with_two_numbers_and_factors(store: Any, built: Built) -> None:
    child = {"LAchildID": "5", "UPN": "UN3", "FormerUPN": "A123", "Sex": "F",
             "Disability": ["HAND", "NONE"]}  # fmt: skip
    store.deliver("cin", "child", [child], agency="NBC")
    assessed = {"LAchildID": "5", "CINreferralDate": date(2026, 1, 1),
                "AssessmentActualStartDate": date(2026, 1, 5),
                "AssessmentFactors": ["2A", "21", "RB"]}  # fmt: skip
    store.deliver("cin", "assessments", [assessed], agency="NBC")
    (subject,) = built("subject")
    assert subject["child_id"] == "NBC:5"
    assert subject["invalid_ids"] == ["former_upn:A123"]
    factors = {e["code"]: e["category"] for e in built("event", "kind = 'factor'")}
    assert factors == {"2A": "drug_possession", "RB": "other"}
    assert [e["code"] for e in built("event", "kind = 'send'")] == ["HAND"]


def test_words_beside_a_code_are_words(store: Any, built: Built) -> None:
    day = date(2026, 1, 5)
    referral = {"LAchildID": "77", "CINreferralDate": day, "ReferralSource": "8"}
    store.deliver("cin", "cin_details", [referral], agency="NBC")
    said = {"cine_person_id": "9", "cine_referral_date": day, "cine_referral_id": "1"}
    store.deliver("ssd", "ssd_cin_episodes", [{**said, "cine_referral_source_code": "6"}])
    left = {"CHILD": "77", "IN_TOUCH": "REFU", "ACTIV": "F4", "ACCOM": "B1"}
    store.deliver("ssda903", "oc3", [left], agency="NBC")
    assert {(e["feed"], e["text"]) for e in built("event")} == {
        ("cin", "Referred by: other, such as a children's centre or charity"),
        ("ssd", "Referred by: police"),
        ("ssda903", "Contact with the council: declines contact"),
    }


def test_what_oc2_says_of_the_year_is_said_in_full(store: Any, built: Built) -> None:
    year = {
        "CHILD": "77",
        "CONVICTED": True,
        "SUBSTANCE_MISUSE": True,
        "INTERVENTION_OFFERED": True,
    }
    store.deliver("ssda903", "oc2", [year], agency="NBC")
    told = {e["kind"]: (e["outcome"], e["text"], e["occurred_from"]) for e in built("event")}
    year_of_it = "in the year of the return, which does not state the year"
    assert told["conviction"] == (None, f"Convicted or given a youth caution {year_of_it}", None)
    assert told["substance_use"] == ("help offered and declined", None, None)


def test_suitable_or_not_completes_the_code_of_where_somebody_lives(
    store: Any, built: Built
) -> None:
    lives = {"clea_person_id": "9", "clea_care_leaver_accommodation": "U"}
    rows = [
        {**lives, "clea_table_id": "1", "clea_care_leaver_accom_suitable": "2"},
        {**lives, "clea_table_id": "2", "clea_care_leaver_accom_suitable": None},
    ]
    store.deliver("ssd", "ssd_care_leavers", rows, agency="NBC")
    assert [e["code"] for e in built("event")] == ["U2", "U"]


@pytest.mark.parametrize(
    ("written", "outcome"),
    [("Y", "the plan continues"), ("N", "the plan does not continue"), (None, None)],
)
def test_a_review_says_whether_the_plan_continues(
    written: str | None, outcome: str | None, store: Any, built: Built
) -> None:
    review = {
        "cppr_cp_review_id": "1",
        "cppr_person_id": "9",
        "cppr_cp_review_date": date(2026, 1, 5),
    }
    review["cppr_cp_review_outcome_continue_cp"] = written
    store.deliver("ssd", "ssd_cp_reviews", [review], agency="NBC")
    assert [e["outcome"] for e in built("event")] == [outcome]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (
            '{"SINGLE_ASSESSMENT_FLAG":"Y","NFA_FLAG":"N","CP_CONFERENCE_FLAG":"Y"}',
            "What came of it: single assessment, child protection conference",
        ),
        (
            '{"NFA_FLAG": "Yes", "TOTAL_NO_OF_OUTCOMES": 1, "COMMENTS": "\\"No\\", says Dad, too"}',
            'What came of it: no further action. "No", says Dad, too',
        ),
        ('{"STRATEGY_DISCUSSION_FLAG":"Y","COMM', "What came of it: strategy discussion"),
        ('{"NEWLY_ADDED_FLAG":"Y"}', "What came of it: newly added"),
        ('{"NFA_FLAG":"N","COMMENTS":""}', None),
        ("Advice given", "Advice given"),
        (None, None),
    ],
)
def test_outcomes_that_are_ticked_are_said_in_words(
    written: str | None, text: str | None, store: Any, built: Built
) -> None:
    began = {
        "cina_assessment_id": "1",
        "cina_person_id": "9",
        "cina_assessment_start_date": date(2026, 1, 5),
    }
    store.deliver(
        "ssd", "ssd_cin_assessments", [{**began, "cina_assessment_outcome_json": written}]
    )
    assert [e["text"] for e in built("event")] == [text]


def test_a_care_plan_is_said_in_words(store: Any, built: Built) -> None:
    plan = {"lacp_table_id": "1", "lacp_person_id": "9"}
    plan["lacp_cla_care_plan_json"] = '{"RETURN6M":"Y","LTFOST18":"N","OTHERPLN":"Y"}'
    store.deliver("ssd", "ssd_cla_care_plan", [plan], agency="NBC")
    assert [e["text"] for e in built("event")] == [
        "Plan: return to the birth family within six months, another plan"
    ]


def test_a_council_names_the_number_it_held_a_child_under_before(store: Any, built: Built) -> None:
    people = [
        {"pers_person_id": "9", "pers_legacy_id": "4"},
        {"pers_person_id": "10", "pers_legacy_id": "10"},  # no other number is none
        {"pers_person_id": "11"},
    ]
    store.deliver("ssd", "ssd_person", people, agency="NBC")
    numbers = [
        {"link_table_id": "1", "link_person_id": "11", "link_identifier_type": "Case Number",
         "link_identifier_value": "5"},
        {"link_table_id": "2", "link_person_id": "9", "link_identifier_type": "Court Case Number",
         "link_identifier_value": "ZE1"},
    ]  # fmt: skip
    store.deliver("ssd", "ssd_linked_identifiers", numbers, agency="NBC")
    said = {(s["child_id"], s["former_child_id"]) for s in built("subject") if s["former_child_id"]}
    assert said == {("NBC:9", "NBC:4"), ("NBC:11", "NBC:5")}


def test_whom_a_number_alone_names_has_that_number(store: Any, built: Built) -> None:
    weeks = [
        {"upn": upn, "week_start": date(2026, 1, 5), "possible": 10, "attended": 4}
        for upn in ("H801200001001", "T17")
    ]
    store.deliver("education", "attendance", weeks, agency="NBE")
    call = {"cine_person_id": "9", "cine_referral_date": date(2026, 1, 5), "cine_referral_id": "1"}
    store.deliver("ssd", "ssd_cin_episodes", [call], agency="NBC")
    found = {s["local_id"]: (s["upn"], s["child_id"]) for s in built("subject")}
    assert found == {
        "H801200001001": ("H801200001001", None),
        "T17": (None, None),
        "9": (None, "NBC:9"),
    }
