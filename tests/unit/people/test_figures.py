"""Figures of a linking: counted right, and over open records alone."""

from collections.abc import Callable

import duckdb
import pytest
import worlds

from wayhome import people
from wayhome.people.figures import FIELDS, LINKING_FIGURE

Build = Callable[..., duckdb.DuckDBPyConnection]
Figures = dict[tuple[str, str, str], int]
KAI = {"given_names": "Kai", "family_name": "Turner", "dob": "2010-03-12"}
LEO = {"given_names": "Leo", "family_name": "O'Neil", "dob": None, "dob_precision": "not known"}
NUMBER = {"nhs_number": "9434765919"}


def figures(con: duckdb.DuckDBPyConnection) -> Figures:
    people.link(con)
    found = con.execute(LINKING_FIGURE).fetchall()
    counted = {(figure, source, other): value for figure, source, other, value in found}
    assert len(counted) == len(found), "a figure stands twice"
    return counted


def _subject(ref: str, feed: str, **more: object) -> dict[str, object]:
    return {"subject_ref": ref, "feed": feed, "delivery": f"D-{feed}", **more}


def test_two_records_of_one_child_and_one_alone(records: Build) -> None:
    found = figures(
        records(
            subject=[
                _subject("NBC/ssd/1", "ssd", **KAI, **NUMBER),
                _subject("NPF/niche/1", "police", **KAI, **NUMBER),
                _subject("NPF/niche/2", "police", **LEO),
                _subject("NPF/niche/2", "missing", **LEO),
            ],
            stay=[{"subject_ref": "NBC/ssd/1", "postcode": "AB1 2DE", "kind": "home"}],
        )
    )
    assert found["records", "", ""] == 3
    assert found["people", "", ""] == 2
    assert (found["size", "", "1"], found["size", "", "2"]) == (1, 1)
    assert found["band", "", "linked"] == 1
    assert found["source_records", "NPF/police", ""] == 2
    assert found["unjoined", "NPF/police", ""] == 1
    assert found["unjoined", "NPF/missing", ""] == 1
    assert ("unjoined", "NBC/ssd", "") not in found
    assert found["lacking", "NPF/police", "postcode"] == 2
    assert found["lacking_unjoined", "NPF/police", "date of birth"] == 1
    assert ("lacking", "NBC/ssd", "postcode") not in found
    assert found["both", "NBC/ssd", "NPF/police"] == 1
    assert found["delivery", "NPF/missing", "D-missing"] == 1
    assert {other for figure, _, other in found if figure == "lacking"} <= set(FIELDS)


def _open(tables: worlds.Tables) -> worlds.Tables:
    sealed = {row["subject_ref"] for row in tables["subject"] if row.get("sealed_reason")}
    kept = {
        name: [
            row
            for row in rows
            if row["marking"] != "restricted" and row["subject_ref"] not in sealed
        ]
        for name, rows in tables.items()
    }
    stated = {row["subject_ref"] for row in kept["subject"]}
    kept = {
        name: [row for row in rows if row["subject_ref"] in stated] for name, rows in kept.items()
    }
    # a sealed record still protects its child by the names and numbers it holds (ADR 0039)
    names = (*worlds.PROTECTED, "subject_ref")
    kept["subject"] += [
        {name: row[name] for name in names}
        for row in tables["subject"]
        if row["subject_ref"] in sealed
    ]
    return kept


def _same(records: Build, seed: int) -> None:
    tables = worlds.world(seed)
    for row in tables["subject"]:
        row |= {"feed": ("police", "ssd")[len(str(row["family_name"])) % 2], "delivery": "D"}
    assert figures(records(**tables)) == figures(records(**_open(tables)))


def test_no_figure_tells_of_a_restricted_or_sealed_record(records: Build) -> None:
    _same(records, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 22))
def test_no_figure_tells_of_them_in_many_worlds(records: Build, seed: int) -> None:
    _same(records, seed)
