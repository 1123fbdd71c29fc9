"""What an outsider gets is what there would be if the restricted records did not exist.

Worlds of made-up families, with the same child in several agencies, restricted and sealed records
among them, are linked and indexed twice: once whole, once with everything left out that the
outsider may not see. People, hits, reasons, counts and completions must be equal.
"""

import random
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from wayhome import people

Build = Callable[..., duckdb.DuckDBPyConnection]
VIEWER = "NBC"
GIVEN = ("Kai", "Ky", "Mohammed", "Muhammad", "Kate", "Catherine", "Leo", "Amir")
FAMILY = ("Turner", "Turnbull", "O'Neil", "Khan")
NUMBERS = ("9434765919", "4010232137", "9876543210")
ASKED = (
    "kai turner", "kai", "turner", "turn", "muhammad khan 2010", "12/03/2010", "kate oneil",
    "07700 900001", "07700 900002", "AB1 2DE", "9434765919", "leo turner 5 may 2011", "smiley",
    "k turner", "kai turnb", "kay turnerr", "900001", "muhammad oneal",
)  # fmt: skip


def world(seed: int) -> dict[str, list[dict[str, object]]]:
    chance = random.Random(seed)
    subjects: list[dict[str, object]] = []
    contacts: list[dict[str, object]] = []
    stays: list[dict[str, object]] = []
    for number in range(60):
        agency = chance.choice(("NBC", "NPF", "ECP"))
        marking = chance.choice(("official-sensitive",) * 3 + ("restricted",))
        ref = f"{agency}/own/{number}"
        hidden = {"subject_ref": ref, "marking": marking}
        subjects.append(
            {
                **hidden,
                "given_names": chance.choice(GIVEN),
                "family_name": chance.choice(FAMILY),
                "dob": chance.choice(("2010-03-12", "2010-12-03", "2011-05-05", None)),
                "nhs_number": chance.choice((*NUMBERS, None, None, None)),
                "street_name": chance.choice(("Smiley", None, None)),
                "sealed_reason": "adoption" if chance.random() < 0.05 else None,
                "received_at": f"2026-0{chance.randint(1, 9)}-01",
            }
        )
        if chance.random() < 0.3:  # a second row, perhaps the only one others may see
            subjects.append(
                {
                    **subjects[-1],
                    "marking": chance.choice(("official-sensitive", "restricted")),
                    "family_name": chance.choice(FAMILY),
                }
            )
        if chance.random() < 0.5:
            contacts.append({**hidden, "value": f"+44770090000{chance.randint(1, 3)}"})
        if chance.random() < 0.5:
            stays.append({**hidden, "address": "14 Mill Road", "postcode": "AB1 2DE"})
    return {"subject": subjects, "contact_point": contacts, "stay": stays}


def without_hidden(tables: dict[str, list[dict[str, object]]]) -> dict[str, list]:
    sealed = {row["subject_ref"] for row in tables["subject"] if row.get("sealed_reason")}

    def seen(row: dict[str, object]) -> bool:
        ours = str(row["subject_ref"]).startswith(f"{VIEWER}/")
        return ours or (row["marking"] != "restricted" and row["subject_ref"] not in sealed)

    subjects = [row for row in tables["subject"] if seen(row)]
    stated = {row["subject_ref"] for row in subjects}
    return {
        "subject": subjects,
        **{
            name: [row for row in tables[name] if seen(row) and row["subject_ref"] in stated]
            for name in ("contact_point", "stay")
        },
    }


def answers(con: duckdb.DuckDBPyConnection, folder: Path) -> list[object]:
    people.link(con)
    people.index(con)
    folder.mkdir()
    people.keep_index(con, folder)
    lookup = people.Lookup(folder / "lookup")
    return [
        *(people.search(lookup, text, VIEWER) for text in ASKED),
        *(people.search(lookup, text, VIEWER, limit=2, offset=1) for text in ASKED),
        *(people.complete(lookup, text, VIEWER) for text in ("tu", "ka", "mo")),
    ]


def _same(records: Build, folder: Path, seed: int) -> None:
    tables = world(seed)
    whole = answers(records(**tables), folder / "whole")
    alone = answers(records(**without_hidden(tables)), folder / "alone")
    assert any(found.count for found in whole[: len(ASKED)])  # type: ignore[attr-defined]
    for text, got, expected in zip((*ASKED, *ASKED, "tu", "ka", "mo"), whole, alone, strict=True):
        assert got == expected, text


def test_an_outsider_cannot_tell(records: Build, tmp_path: Path) -> None:
    _same(records, tmp_path, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 22))
def test_an_outsider_cannot_tell_in_many_worlds(records: Build, tmp_path: Path, seed: int) -> None:
    _same(records, tmp_path, seed)
