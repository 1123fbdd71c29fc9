"""Two times side by side: what begins and ends between them, as each viewer may know it."""

import sys
from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict

sys.path.insert(0, str(Path(__file__).parent))  # with the map of a few ties

from small_map import CLOSE, PERSON, WIDE, made, tie, view

from wayhome.workspace.pages.choices import Choices
from wayhome.workspace.pages.views.changes import times
from wayhome.workspace.reading.changes import Changed, Time, among, around
from wayhome.workspace.reading.view import View

SPRING, AUTUMN = (
    Time(date(2026, 3, 1), date(2026, 5, 31)),
    Time(date(2026, 9, 1), date(2026, 11, 20)),
)
A, B, C = ((PERSON, f"P-{letter}") for letter in "ABC")
HOUSE, OLD_PHONE, SCHOOL = ("place", "at:1"), ("phone", "0770"), ("institution", "school:1")


def lasting(one, two, kind, record, first, last, **more):
    told = list(tie(one, two, kind, record, first=first, **more))
    told[7] = last
    return tuple(told)


TIES = [
    lasting(A, HOUSE, "lived", "h1", "2026-01-01", "2026-06-30"),
    lasting(B, HOUSE, "lived", "h2", "2026-07-01", None),
    tie(C, HOUSE, "seen_at", "s1", first="2026-10-01"),
    tie(C, HOUSE, "seen_at", "s2", CLOSE, first="2026-04-01"),
    lasting(A, OLD_PHONE, "held_phone", "p1", "2026-02-01", "2026-12-01"),
    tie(A, SCHOOL, "attended", "sc", first="2026-09-01"),
    tie(A, B, "kin", "k", first="2026-10-01"),
    *(tie(one, ("event", "E-1"), "present", f"e1-{one[1]}", first="2026-04-02") for one in (A, B)),
    *(tie(one, ("event", "E-2"), "present", f"e2-{one[1]}", first="2026-10-02")
      for one in (A, B, C)),
]  # fmt: skip


@pytest.fixture
def seen(tmp_path: Path) -> View:
    return view(made(tmp_path, TIES))


def ends(ties: tuple) -> list[tuple[str, str]]:
    return [(right, kind) for _, right, kind in ties]


def test_around_an_address_who_is_new_and_of_whom_nothing_is_told_any_more(seen: View) -> None:
    found = around(seen, HOUSE, SPRING, AUTUMN)
    assert ends(found.change.new) == [("person:P-B", "lived"), ("person:P-C", "seen_at")]
    assert ends(found.change.over) == [("person:P-A", "lived")]
    assert [row["record_id"] for row in found.records["", "person:P-C", "seen_at"]] == ["s1"]


def test_what_is_kept_close_is_a_change_for_its_agency_alone(tmp_path: Path) -> None:
    of = made(tmp_path, TIES)
    assert ("person:P-C", "seen_at") in ends(
        around(view(of, "NBP"), HOUSE, SPRING, AUTUMN).change.stays
    )
    open_ = made(tmp_path, [each for each in TIES if each[8] == WIDE])
    assert around(view(of), HOUSE, SPRING, AUTUMN) == _renumbered(
        around(view(open_), HOUSE, SPRING, AUTUMN), around(view(of), HOUSE, SPRING, AUTUMN)
    )


def _renumbered(found: Changed, as_in: Changed) -> Changed:
    """Rows hold their place in the release, which a hidden row moves and no page shows."""
    places = {r["record_id"]: r["number"] for rows in as_in.records.values() for r in rows}
    records = {
        tie: tuple(row | {"number": places[row["record_id"]]} for row in rows)
        for tie, rows in found.records.items()
    }
    return Changed(found.change, records)


def test_around_a_person_family_and_school_are_no_change(seen: View) -> None:
    change = around(seen, A, SPRING, AUTUMN).change
    assert ends(change.new) == [("event:E-2", "present")]
    assert ends(change.over) == [("event:E-1", "present"), ("place:at:1", "lived")]
    assert ends(change.stays) == [("phone:0770", "held_phone")]


def test_acting_against_people_no_home_is_told(seen: View) -> None:
    seen.purpose = "disruption"
    found = around(seen, HOUSE, SPRING, AUTUMN)
    assert ends(found.change.new) == [("person:P-C", "seen_at")]
    assert not found.change.over


def test_among_a_group_which_two_are_newly_together(seen: View) -> None:
    found = among(seen, ["P-A", "P-B", "P-C"], SPRING, AUTUMN)
    assert found.change.stays == (("person:P-A", "person:P-B", "present"),)
    assert [tie[:2] for tie in found.change.new] == [
        ("person:P-A", "person:P-C"), ("person:P-B", "person:P-C")
    ]  # fmt: skip
    assert {row["record_id"] for row in found.records[found.change.new[0]]} == {"e2-P-A", "e2-P-C"}


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("", {}),
        ("was_from=2026-01-01&was_until=2026-01-31", {}),
        ("was_from=2026-02-01&was_until=2026-01-31", {"was_until": "ends before it begins"}),
        ("now_until=26-1-1", {"now_until": "write the year with four figures"}),
        ("now_from=2026-02-30", {"now_from": "is not in the calendar"}),
    ],
)
def test_two_times_are_read_or_it_is_said_what_is_wrong(
    seen: View, given: str, wrong: dict[str, str]
) -> None:
    asked = times(Choices(QueryDict(given)), seen)
    assert set(asked.wrong) == set(wrong)
    assert all(said in asked.wrong[name].lower() for name, said in wrong.items())
    assert bool(asked.before and asked.after) is not bool(wrong)
    if not given:
        assert asked.after == Time(date(2026, 8, 23), date(2026, 11, 20))
        assert asked.before == Time(date(2026, 5, 25), date(2026, 8, 22))
