"""Whole runs of `link` over a handful of records: who joins, who stays apart, and why."""

from collections.abc import Callable

import duckdb
import pytest

from wayhome.people import link

Build = Callable[..., duckdb.DuckDBPyConnection]

KAI = {"given_names": "Kai James", "family_name": "Turner", "dob": "2010-03-12", "sex": "male"}
NHS = "9434765919"


def people(con: duckdb.DuckDBPyConnection) -> list[set[str]]:
    """The refs of each person, people in order of their smallest ref."""
    rows = con.execute(
        "select list(subject_ref) from person_subject group by person_id order by min(subject_ref)"
    ).fetchall()
    return [set(refs) for (refs,) in rows]


def band(con: duckdb.DuckDBPyConnection, left: str, right: str) -> tuple[str, str] | None:
    rows = con.execute(
        "select band, reason from link where left_ref = ? and right_ref = ?", [left, right]
    ).fetchall()
    return rows[0] if rows else None


def test_agencies_hold_one_child(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": "NBC/ssd/1", **KAI, "child_id": "NBC:1", "nhs_number": NHS},
            {"subject_ref": "NBC/ssda903/1", "dob": "2010-03-12", "child_id": "NBC:1"},
            {"subject_ref": "NPF/rms/7", **KAI, "given_names": "KAI", "family_name": "turner"},
            {"subject_ref": "HOS/ed/3", **KAI, "given_names": "Ky", "nhs_number": NHS},
            {"subject_ref": "NPF/rms/8", **KAI, "given_names": "Leo"},
        ]
    )
    link(con)
    assert people(con) == [
        {"HOS/ed/3", "NBC/ssd/1", "NBC/ssda903/1", "NPF/rms/7"},
        {"NPF/rms/8"},
    ]
    found = band(con, "NBC/ssd/1", "NBC/ssda903/1")
    assert found is not None
    assert found[0] == "linked"
    assert found[1].startswith("same council child id, nothing contradicts")


def test_same_number_but_clearly_different_people_is_for_a_human(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": "HOS/ed/1", **KAI, "nhs_number": NHS},
            {
                "subject_ref": "HOS/ed/2",
                "given_names": "Ruth",
                "family_name": "Okafor",
                "dob": "1979-08-30",
                "nhs_number": NHS,
            },
        ]
    )
    link(con)
    assert len(people(con)) == 2
    found = band(con, "HOS/ed/1", "HOS/ed/2")
    assert found is not None
    assert found[0] == "for a human"
    assert "clearly different people" in found[1]


def test_twins_and_a_shared_family_telephone_stay_apart(records: Build) -> None:
    twins = ["Amir", "Sami"]
    refs = [("NBC/ssd/1", "Amir"), ("NBC/ssd/2", "Sami"), ("NPF/rms/1", "Amir"),
            ("NPF/rms/2", "Sami"), ("NPF/rms/3", "Nadia")]  # fmt: skip
    con = records(
        subject=[
            {
                "subject_ref": ref,
                "given_names": name,
                "family_name": "Haddad",
                "dob": "2011-05-05" if name in twins else "1985-01-20",
            }
            for ref, name in refs
        ],
        stay=[
            {"subject_ref": ref, "address": "14 Mill Road", "postcode": "AB1 2CD"}
            for ref, _ in refs
        ],
        contact_point=[
            {"subject_ref": ref, "value": "+447700900123", "whose": "parent"} for ref, _ in refs
        ],
    )
    link(con)
    assert people(con) == [{"NBC/ssd/1", "NPF/rms/1"}, {"NBC/ssd/2", "NPF/rms/2"}, {"NPF/rms/3"}]


def test_two_child_ids_of_one_system_are_two_children(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": f"NBC/ssd/{n}", **KAI, "child_id": f"NBC:{n}", "upn": upn}
            for n, upn in ((1, "A123"), (2, "A123"))
        ]
    )
    link(con)
    assert len(people(con)) == 2
    found = band(con, "NBC/ssd/1", "NBC/ssd/2")
    assert found is not None
    assert found[0] == "for a human"
    assert "two child ids of one council (NBC/ssd), and only that council can say" in found[1]


def test_a_council_says_that_it_held_a_child_under_another_number(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": "NBC/ssd/1", **KAI, "child_id": "NBC:1"},
            {"subject_ref": "NBC/ssd/2", **KAI, "child_id": "NBC:2", "former_child_id": "NBC:1"},
            {"subject_ref": "NBC/ssd/3", **KAI, "child_id": "NBC:3"},
            {"subject_ref": "NBC/cin/1", "dob": "2010-03-12", "child_id": "NBC:1"},
        ]
    )
    link(con)
    assert people(con) == [{"NBC/ssd/1", "NBC/ssd/2", "NBC/cin/1"}, {"NBC/ssd/3"}]
    found = band(con, "NBC/ssd/1", "NBC/ssd/2")
    assert found is not None
    assert found[0] == "linked"
    assert "as the council says: held under the other number before" in found[1]


@pytest.mark.parametrize(
    "other", [{"given_names": "Mia", "dob": "2013-08-01"}, {"given_names": "Leo"}]
)
def test_a_former_number_that_is_another_childs_now_joins_nobody(
    records: Build, other: dict[str, object]
) -> None:
    """A number of an older system, in use again for a stranger, or for a twin."""
    con = records(
        subject=[
            {"subject_ref": "NBC/ssd/1", **KAI, **other, "child_id": "NBC:1"},
            {"subject_ref": "NBC/ssd/2", **KAI, "child_id": "NBC:2", "former_child_id": "NBC:1"},
        ],
        stay=[
            {"subject_ref": f"NBC/ssd/{n}", "address": "14 Mill Road", "postcode": "AB1 2DE"}
            for n in (1, 2)
        ],
    )
    link(con)
    assert len(people(con)) == 2


def test_an_adopted_child_is_never_joined_to_who_they_were(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": "NBC/ssd/1", **KAI, "nhs_number": NHS, "sealed_reason": "adoption"},
            {"subject_ref": "NBC/ssd/2", **KAI, "nhs_number": NHS},
            {"subject_ref": "NPF/rms/7", **KAI, "nhs_number": NHS},
        ],
        judgement=[{"left_ref": "NBC/ssd/1", "right_ref": "NPF/rms/7", "judgement": "same"}],
    )
    link(con)
    assert people(con) == [{"NBC/ssd/1"}, {"NBC/ssd/2", "NPF/rms/7"}]
    assert con.execute(
        "select count(*) from link where 'NBC/ssd/1' in (left_ref, right_ref)"
    ).fetchall() == [(0,)]


def test_a_judgement_beats_the_model(records: Build) -> None:
    con = records(
        subject=[
            {"subject_ref": "NBC/ssd/1", **KAI, "nhs_number": NHS},
            {"subject_ref": "NPF/rms/7", **KAI, "nhs_number": NHS},
            {"subject_ref": "NPF/rms/9", "given_names": "Young K", "family_name": None},
        ],
        judgement=[
            {"left_ref": "NPF/rms/7", "right_ref": "NBC/ssd/1", "judgement": "not_same"},
            {"left_ref": "NPF/rms/9", "right_ref": "NPF/rms/7", "judgement": "same"},
        ],
    )
    link(con)
    assert people(con) == [{"NBC/ssd/1"}, {"NPF/rms/7", "NPF/rms/9"}]
    found = band(con, "NBC/ssd/1", "NPF/rms/7")
    assert found is not None
    assert found[0] == "apart"
    assert "judged not the same person" in found[1]


def test_the_order_of_records_and_a_second_run_change_nothing(records: Build) -> None:
    rows = [
        {
            "record_id": f"d:{number}",
            "subject_ref": f"{agency}/own/{number}",
            **KAI,
            "given_names": given,
            "family_name": family,
            "received_at": f"2026-0{1 + number % 9}-01",
        }
        for number, (agency, given, family) in enumerate(
            (agency, given, family)
            for agency in ("NBC", "NPF", "HOS")
            for given in ("Kai", "Ky", "Leo", "Kay")
            for family in ("Turner", "Turner-Khan", "Tuner")
        )
    ]

    def made(con: duckdb.DuckDBPyConnection) -> list[object]:
        link(con)
        return [
            con.execute(f"from {table} order by all").fetchall()
            for table in ("person_subject", "person", "link")
        ]

    con = records(subject=rows)
    first = made(con)
    assert made(con) == first
    assert made(records(subject=rows[::-1])) == first
    later = {**rows[0], "record_id": "e:1", "subject_ref": "EDU/cap/1", "received_at": "2026-11-19"}
    after = made(records(subject=[later, *rows]))
    assert set(first[0]) <= set(after[0])  # a later delivery renames nobody
