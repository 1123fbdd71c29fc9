"""What people judged, as linking obeys it: it beats the model; a conflict joins nothing."""

from collections.abc import Callable
from itertools import permutations

import duckdb
import pytest

from wayhome.people import link

Build = Callable[..., duckdb.DuckDBPyConnection]
BORN = {"dob": "2011-04-03", "sex": "male"}
KAI = {"given_names": "Kai", "family_name": "Turner", **BORN}
NHS = "9434765919"
A, B, C = "NBC/ssd/1", "NPF/rms/2", "HOS/pas/3"


def said(left: str, right: str, judgement: str, by: str = "ann") -> dict[str, object]:
    return {"left_ref": left, "right_ref": right, "judgement": judgement, "judged_by": by}


def numbered(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [
        {"judgement_id": str(n), "occurred_from": f"2026-11-02 09:0{n}:00", **row}
        for n, row in enumerate(rows, 1)
    ]


def people(con: duckdb.DuckDBPyConnection) -> list[set[str]]:
    found = con.execute(
        "select list(subject_ref) from person_subject group by person_id order by 1"
    )
    return sorted((set(refs) for (refs,) in found.fetchall()), key=sorted)


def three(records: Build, judged: list[dict[str, object]], **more: object) -> list[set[str]]:
    """Three records that nothing but judgements could join."""
    con = records(
        subject=[
            {"subject_ref": A, **KAI},
            {"subject_ref": B, "given_names": "Young K", **more},
            {"subject_ref": C, "given_names": "Zed", **more},
        ],
        judgement=judged,
    )
    link(con)
    return people(con)


def test_the_newest_of_one_account_counts_whichever_way_round(records: Build) -> None:
    rows = numbered([said(A, B, "not_same"), said(B, A, "same")])
    assert three(records, rows) == [{C}, {A, B}]
    assert three(records, list(reversed(rows))) == [{C}, {A, B}]


def test_a_withdrawal_takes_it_back_and_can_be_taken_back(records: Build) -> None:
    rows = [said(A, B, "same"), {**said(A, B, "withdrawn", "ben"), "takes_back": "1"}]
    assert three(records, numbered(rows)) == [{C}, {A}, {B}]
    rows.append({**said(A, B, "withdrawn", "ben"), "takes_back": "2"})
    assert three(records, numbered(rows)) == [{C}, {A, B}]


def test_two_people_who_differ_are_not_decided_between(records: Build) -> None:
    rows = numbered([said(A, B, "not_same"), said(A, B, "same", "ben")])
    assert three(records, rows) == [{C}, {A}, {B}]


CHAIN = [said(A, B, "same"), said(B, C, "same"), said(A, C, "not_same", "ben")]


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_no_same_counts_across_a_contradiction(records: Build, order: tuple[int, ...]) -> None:
    assert three(records, numbered([CHAIN[n] for n in order])) == [{C}, {A}, {B}]


def test_what_is_judged_apart_stays_apart_though_the_model_joins_it(records: Build) -> None:
    """B and C are one by their number, and C is not A: the 'same' of A and B must not pass that."""
    rows = numbered([said(A, B, "same"), said(A, C, "not_same")])
    found = three(records, rows, family_name="Turner", nhs_number=NHS)
    assert found == [{C}, {A, B}]


def test_a_persons_same_beats_a_veto_of_the_model(records: Build) -> None:
    home = [
        {"subject_ref": ref, "address": "14 Mill Road", "postcode": "AB1 2CD"} for ref in (A, B)
    ]
    twins = [
        {"subject_ref": A, **KAI},
        {"subject_ref": B, "given_names": "Leo", "family_name": "Turner", **BORN},
    ]
    con = records(subject=twins, stay=home)
    link(con)
    assert len(people(con)) == 2
    con = records(subject=twins, stay=home, judgement=numbered([said(A, B, "same")]))
    link(con)
    assert people(con) == [{A, B}]


def test_a_persons_same_beats_an_identifier_of_clearly_different_people(records: Build) -> None:
    different = {"given_names": "Zofia", "family_name": "Nowak", "dob": "1999-12-30"}
    rows = [
        {"subject_ref": A, **KAI, "nhs_number": NHS},
        {"subject_ref": B, **different, "nhs_number": NHS},
    ]
    con = records(subject=rows)
    link(con)
    assert len(people(con)) == 2
    con = records(subject=rows, judgement=numbered([said(A, B, "same")]))
    link(con)
    assert people(con) == [{A, B}]
