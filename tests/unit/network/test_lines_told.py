"""Which records speak of a line, and what the table keeps of each."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from drawn_lines import Row, world

from wayhome.network.lines.fact import line_id

N1, N2 = "+447700900123", "+447700900456"
AT = {"place_name": "14 Mill Road", "postcode": "AB1 2CD", "area": "E1", "force": "F1"}


def phone(value: str, **more: Any) -> Row:
    return "contact_point", {"kind": "phone", "value": value, **more}


def event(record: str, **more: Any) -> Row:
    return "event", {"record_id": record, "kind": "community_statement", **more}


def in_event(of: str, who: str, role: str) -> Row:
    return "involvement", {"event_id": of, "subject_ref": who, "role": role}


def told(columns: str, *records: Row) -> list[tuple[str, ...]]:
    """Columns of the table that these records come to, as text."""
    with world(records) as con:
        rows = con.execute(f"select {columns} from line_fact order by all").fetchall()
    return [tuple("" if each is None else str(each) for each in row) for row in rows]


def test_a_name_a_number_and_whose_it_is() -> None:
    records = [
        phone(N1, whose="line", line=" Ray "),
        phone(N2, whose="line"),
        phone(N2, whose="own", line="Ray", subject_ref="anna"),
        phone(N2, whose="own", subject_ref="ben"),
        ("contact_point", {"kind": "sim", "value": "00101", "line": "RAY", "whose": "line"}),
        ("statement", {"topic": "selling", "line": "07700 900456"}),
        ("statement", {"topic": "selling", "line": " "}),
    ]
    assert told("what, line_id, number, value, said, person_id", *records) == [
        ("device", line_id("Ray"), "", "00101", "sim", ""),
        ("number", line_id("Ray"), "", N1, "line", ""),
        ("number", line_id(N2), N2, N2, "line", ""),
        ("own_number", line_id("Ray"), "", N2, "own", "P-anna"),
        ("said", line_id(N2), N2, "", "selling", ""),
    ]


def test_what_was_said_has_its_place_and_who_else_was_in_it() -> None:
    records = [
        event("a", **AT), in_event("a", "anna", "named"),
        in_event("a", "ben", "named"), in_event("a", "teacher", "reported_by"),
        ("statement", {"record_id": "s", "event_id": "a", "line": "Ray", "topic": "carrying",
                       "subject_ref": "anna"}),
        event("b", kind="nuisance", agency="HOU", **AT),
        ("thing", {"record_id": "t", "event_id": "b", "kind": "phone", "agency": "HOU",
                   "description": "the RAY line"}),
        ("thing", {"event_id": "b", "kind": "phone", "agency": "HOU", "description": "a Nokia"}),
        event("m", kind="address_measure", code="closure_notice", outcome="nuisance", **AT),
        event("n", kind="address_measure", code="injunction", postcode="AB1 2CD",
              place_name="9 Mill Road"),
    ]  # fmt: skip
    house = "at:AB12CD|14"
    assert told("what, person_id, said, place_id, area, other_id, agency", *records) == [
        ("heard", "", "nuisance", house, "E1", "b", "HOU"),
        ("measure", "", "closure_notice", house, "E1", "", "POL"),
        ("named", "P-ben", "named", house, "E1", "a", "POL"),
        ("said", "P-anna", "carrying", house, "E1", "a", "POL"),
    ]


def test_where_many_meet_is_named_and_is_no_address() -> None:
    records = [
        event("a", place_name="Eastmarsh station", postcode="AB1 2CD"),
        ("statement", {"event_id": "a", "line": "Ray", "topic": "selling"}),
    ]
    assert told("place_id, place", *records) == [("", "Eastmarsh station")]


def test_calls_of_its_numbers_alone_by_the_month_and_the_mast() -> None:
    def rang(caller: str, called: str, day: str, **more: Any) -> Row:
        return "call", {"caller": caller, "called": called, "occurred_from": day, "times": 2,
                        "area": "E1", **more}  # fmt: skip

    records = [
        phone(N1, whose="line", line="Ray"),
        rang(N1, N2, "2026-03-01"), rang(N1, N2, "2026-03-09"), rang(N2, N1, "2026-03-09"),
        rang(N1, N2, "2026-04-01"), rang(N1, N2, "2026-04-01", marking="restricted"),
        rang(N2, "+447700900999", "2026-04-01"),
    ]  # fmt: skip
    columns = "number, value, said, times, marking, month(first)"
    calls = [row for row in told(columns, *records) if row[0] == N1]
    assert calls == [
        (N1, N2, "from", "2", "official-sensitive", "4"),
        (N1, N2, "from", "2", "restricted", "4"),
        (N1, N2, "from", "4", "official-sensitive", "3"),
        (N1, N2, "to", "2", "official-sensitive", "3"),
    ]


@pytest.mark.parametrize(("of_event", "of_said"), [("restricted", None), (None, "restricted")])
def test_a_row_is_as_narrow_as_the_narrower(of_event: str | None, of_said: str | None) -> None:
    def marked(marking: str | None) -> dict[str, str]:
        return {"marking": marking} if marking else {}

    records = [
        event("a", **marked(of_event)),
        ("statement", {"event_id": "a", "line": "Ray", "topic": "selling", **marked(of_said)}),
    ]
    assert told("marking", *records) == [("restricted",)]


def test_what_was_replaced_says_nothing_and_no_event_of_another_agency_is_joined() -> None:
    records = [
        phone(N1, whose="line", line="Ray", superseded_at="2026-05-01"),
        event("a", agency="HOU", kind="nuisance", **AT),
        ("statement", {"event_id": "a", "line": "Ray", "topic": "selling"}),
    ]
    assert told("what, place_id", *records) == [("said", "")]
