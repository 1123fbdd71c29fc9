"""Rows of the table: an absence with how it ended, a run of attendance, and the quiet between."""

from datetime import datetime, timedelta

from life_in_lines import START, entry, source

from wayhome.chronology import Entry
from wayhome.workspace.pages.folding import folded


def told_by(agency: str, reference: str) -> dict[str, object]:
    return {"agencies": (agency,), "sources": (source(agency, reference=reference),)}


def absence(day: float, hours: float, number: int) -> list[Entry]:
    """One absence as the police tell it: missing, found, and the interview offered."""
    own = told_by("NBP", f"M{number}")
    return [
        entry("missing", day, hours, **own),
        entry("found", day + hours / 24, **own),
        entry("return_interview", day + hours / 24 + 2, **own),
    ]


def test_an_absence_is_one_row() -> None:
    six = [e for n in range(6) for e in absence(500 + 10 * n, 20, n)]
    for shown in (six, list(reversed(six))):
        rows = folded(shown)
        assert len(rows) == 6
        assert [e.kind for e in rows[0].then] == ["found", "return_interview"]
    assert folded(six)[0].entry.from_ == START + timedelta(days=500)


def test_a_force_that_found_them_under_a_number_of_its_own_stands_with_the_absence() -> None:
    elsewhere = entry("found", 500.5, **told_by("EMC", "OCC9"))
    later = entry("found", 520, **told_by("EMC", "OCC9"))
    rows = folded([entry("missing", 500, 20, **told_by("NBP", "M1")), elsewhere, later])
    assert [e.kind for row in rows for e in (row.entry, *row.then)] == ["missing", "found", "found"]
    assert rows[0].then == (elsewhere,)


def test_what_has_no_absence_here_is_a_row_of_its_own() -> None:
    alone = absence(500, 20, 1)[1:]
    assert [row.entry.kind for row in folded(alone)] == ["found", "return_interview"]


def test_another_s_part_is_not_folded_away() -> None:
    beside = entry("found", 500.5, part="beside", **told_by("NBP", "M1"))
    assert len(folded([*absence(500, 20, 1)[:1], beside])) == 2


def test_quiet_is_counted_between_the_rows_that_are_shown() -> None:
    shown = [entry("referral", 10), entry("home", 300), entry("missing", 400, 48)]
    assert [row.quiet for row in folded(shown)] == [0, 290, 100]
    assert [row.quiet for row in folded(list(reversed(shown)))] == [100, 290, 0]


def test_what_goes_on_leaves_no_quiet() -> None:
    plan = entry("protection_plan", 10, 24 * 300)
    assert folded([plan, entry("missing", 320)])[1].quiet == 0
    weeks = [entry("attendance", 10 + 7 * n, 24 * 5) for n in range(20)]
    run, after = folded([*weeks, entry("arrest", 200)])
    assert (run.run, run.last) == (True, datetime(2025, 5, 29))
    assert after.quiet == 0
