"""The title of the picture is its answer: the newest is in it, and silence is never safety."""

import pytest
from life_in_lines import SHOWN, entry

from wayhome.chronology import Entry
from wayhome.workspace.pages.timeline import answer

MANCHESTER, NORWICH, LYNN = "E08000003", "E07000148", "E07000146"


def test_the_title_is_the_answer() -> None:
    told = [
        entry("missing", 520), entry("missing", 560), entry("missing", 600),
        entry("found", 561, area=NORWICH), entry("found", 601, area=NORWICH),
        entry("arrest", 601), entry("arrest", 602, part="beside"),
    ]  # fmt: skip
    title = answer(told, SHOWN, MANCHESTER)
    assert title == "Missing three times since June 2026; found in Norwich twice; arrested once"


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        ((LYNN,), "Found in King's Lynn and West Norfolk once"),
        (
            (NORWICH, NORWICH, LYNN),
            "Found in Norwich twice and last in King's Lynn and West Norfolk, on 24 August 2026",
        ),
        (
            (LYNN, NORWICH, LYNN),
            "Found in Norwich once and in King's Lynn and West Norfolk twice, "
            "last on 24 August 2026",
        ),
        (
            (NORWICH, "E07000145", "E07000149", LYNN),
            "Found away from home four times, last in King's Lynn and West Norfolk"
            " on 24 August 2026",
        ),
    ],
)
def test_the_newest_place_is_never_left_out(areas: tuple[str, ...], said: str) -> None:
    first = 600 - 10 * (len(areas) - 1)
    told = [entry("found", first + 10 * n, area=area) for n, area in enumerate(areas)]
    assert answer(told, SHOWN, MANCHESTER) == said


def test_a_station_says_where_only_when_no_district_is_known() -> None:
    there = [entry("found", 590, area=LYNN), entry("found", 600, area=LYNN, place="Lynn station")]
    assert answer(there, SHOWN) == "Found in King's Lynn and West Norfolk twice"
    assert answer([entry("found", 600, place="Lynn station, PE30")], SHOWN) == (
        "Found at Lynn station once"
    )


def test_no_clause_falls_out() -> None:
    told = [
        entry("missing", 520), entry("found", 521, area=LYNN), entry("arrest", 530),
        entry("exclusion", 540), entry("suspension", 545), entry("nrm_referral", 550),
    ]  # fmt: skip
    for said in ("missing", "found", "arrested", "permanently excluded", "suspended", "referred"):
        assert said in answer(told, SHOWN, MANCHESTER).lower()


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["suspension", "suspension", "exclusion"],
         "Suspended twice and permanently excluded from school"),
        (["exclusion"], "Permanently excluded from school"),
        (["exclusion", "exclusion"], "Permanently excluded twice from school"),
        (["suspension"], "Suspended once from school"),
    ],
)  # fmt: skip
def test_school_is_one_clause(kinds: list[str], said: str) -> None:
    assert answer([entry(kind, 500.0 + n) for n, kind in enumerate(kinds)], SHOWN) == said


SCHOOL = [
    *(entry("attendance", 7.0 * n, label="School attendance") for n in range(12)),
    entry("referral", 300, label="Referral to children's services"),
]


@pytest.mark.parametrize(
    ("told", "known", "kept", "said"),
    [
        (SCHOOL, "", "", "School attendance 12 times; referral to children's services once"),
        (
            SCHOOL[-1:],
            "as known to Northborough City Council alone on 31 October 2026",
            "",
            "As known to Northborough City Council alone on 31 October 2026: "
            "referral to children's services once",
        ),
        ([], "", " under Health", "No record under Health is held"),
        (
            [],
            "as known on 1 January 2020",
            "",
            "As known on 1 January 2020: no record is held",
        ),
    ],
)
def test_what_is_not_told_is_never_called_absent(
    told: list[Entry], known: str, kept: str, said: str
) -> None:
    title = answer(told, SHOWN, known=known, kept=kept)
    assert title.startswith(said)
    for claim in ("no missing", "no arrest", "nothing"):
        assert claim not in title.lower()


def test_many_kinds_are_counted_and_the_newest_is_named() -> None:
    kinds = ("visit", "review", "worker", "contact", "send")
    told = [entry(kind, 500.0 + n, label=kind.capitalize()) for n, kind in enumerate(kinds)]
    older, week = entry("visit", 400, label="Visit"), entry("attendance", 600, label="School")
    title = answer([*told, older, week], SHOWN)
    assert title == "Seven entries of six kinds; the newest: send, on 20 May 2026"
