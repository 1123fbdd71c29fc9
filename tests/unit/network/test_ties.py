"""Every tie of the map rests on its records: who was where, with what, and whose word it is."""

from typing import Any

import duckdb
import pytest

from wayhome import network
from wayhome.records.schema import TABLES

DAY = "2026-03-01 15:00"
Row = dict[str, Any]
Tie = tuple[str, ...]


def world(*rows: tuple[str, Row]) -> duckdb.DuckDBPyConnection:
    """Canonical rows; people are named by their refs, 'POL/s/anna' is anna."""
    con = duckdb.connect()
    for table in TABLES:
        columns = ", ".join(f'"{column.name}" {column.type}' for column in table.columns)
        con.execute(f"create table {table.name} ({columns})")
    con.execute("create table person_subject (subject_ref varchar, person_id varchar)")
    for number, (table, values) in enumerate(rows):
        row = {
            "record_id": f"{table}{number}", "agency": "POL", "feed": "police",
            "marking": "official-sensitive", "occurred_from": DAY, "received_at": DAY, **values,
        }  # fmt: skip
        names, marks = ", ".join(f'"{n}"' for n in row), ", ".join("?" for _ in row)
        con.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))
    refs = " union ".join(
        f"select {column} as ref from {table}"
        for table, column in (
            *((t, "subject_ref") for t in ("involvement", "stay", "contact_point", "statement")),
            *(("relation", c) for c in ("subject_ref", "other_ref")),
        )
    )
    con.execute(
        "insert into person_subject select ref, split_part(ref, '/', 3) from"
        f" (select distinct ref from ({refs}) where ref is not null)"
    )
    network.map_out(con)
    return con


def told(con: duckdb.DuckDBPyConnection, columns: str = "kind, said") -> list[Tie]:
    """Ties, an event by the first of its records that is somebody's."""
    sql = f"""select left_id, case when right_kind = 'event' then (
            select min(t.record_id) from tie t where t.right_id = tie.right_id)
            else right_id end as other, {columns} from tie order by all"""
    return [tuple(map(str, row)) for row in con.execute(sql).fetchall()]


def in_event(event: str, who: str, role: str = "arrested", **more: Any) -> tuple[str, Row]:
    return "involvement", {"event_id": event, "subject_ref": f"POL/s/{who}", "role": role, **more}


def event(record: str, **more: Any) -> tuple[str, Row]:
    return "event", {"record_id": record, "kind": "arrest", **more}


@pytest.mark.parametrize(
    ("kind", "tie"),
    [
        ("sibling", "kin"),
        ("carer", "kin"),
        ("friend", "known_to"),
        ("not_known", "known_to"),
        ("trusted_adult", "protective"),
    ],
)
def test_what_was_stated_of_two_people(kind: str, tie: str) -> None:
    stated = {"subject_ref": "POL/s/anna", "other_ref": "POL/s/ben", "kind": kind}
    assert told(world(("relation", stated))) == [("anna", "ben", tie, kind)]


def test_an_event_ties_whoever_was_there_and_nobody_who_was_alone_in_it() -> None:
    con = world(
        event("a"), in_event("a", "anna"), in_event("a", "ben", "found_with"),
        in_event("a", "cara", "victim"), in_event("a", "officer", "worker"),
        event("b"), in_event("b", "anna"),
    )  # fmt: skip
    assert told(con) == [
        ("anna", "a", "present", "arrested"),
        ("ben", "a", "present", "found_with"),
        ("cara", "a", "named", "victim"),
    ]


def test_whoever_is_recorded_as_harmed_and_as_arrested_is_told_as_both() -> None:
    con = world(
        event("a"), in_event("a", "anna", "victim"), in_event("a", "anna"),
        in_event("a", "ben", "suspect"), in_event("a", "ben", "witness"),
    )  # fmt: skip
    assert told(con) == [
        ("anna", "a", "named", "victim"),
        ("anna", "a", "present", "arrested"),
        ("ben", "a", "named", "witness"),
        ("ben", "a", "present", "suspect"),
    ]


def test_one_reference_is_one_occasion_within_a_week_of_the_last() -> None:
    days = {"a": "2026-03-01", "b": "2026-03-06", "c": "2026-03-12", "d": "2026-04-12"}
    con = world(
        *(event(name, occurred_from=day, reference="X1") for name, day in days.items()),
        *(in_event(name, f"p{name}") for name in days),
        in_event("d", "pe"),
    )
    assert {(who, occasion) for who, occasion, *_ in told(con)} == {
        ("pa", "a"), ("pb", "a"), ("pc", "a"), ("pd", "d"), ("pe", "d"),
    }  # fmt: skip


def test_a_tie_has_the_narrower_marking_and_both_its_records() -> None:
    con = world(
        event("a"), in_event("a", "anna", record_id="i1"),
        in_event("a", "ben", record_id="i2", marking="restricted"),
    )  # fmt: skip
    assert told(con, "marking, record_id, other_id") == [
        ("anna", "a", "official-sensitive", "a", "i1"),
        ("ben", "a", "restricted", "a", "i2"),
    ]


def test_a_tie_is_not_told_to_one_agency_by_what_another_keeps_close() -> None:
    """The second record is the council's own: a tie of the police's would show it to the police."""
    con = world(
        event("a"), in_event("a", "anna"), in_event("a", "cara", agency="NBC"),
        in_event("a", "ben", agency="NBC", marking="restricted"),
    )  # fmt: skip
    assert [who for who, *_ in told(con)] == ["anna", "cara"]


def test_a_line_said_to_be_at_an_address_is_as_close_as_the_record_of_it() -> None:
    where = {"address": "14 Mill Road", "postcode": "AB1 2CD", "marking": "restricted"}
    said = {"subject_ref": "POL/s/anna", "event_id": "a", "line": "Alpha", "topic": "line"}
    con = world(event("a", **where), ("statement", said))
    assert con.execute(
        "select marking from tie where left_kind = 'place' and right_kind = 'line'"
    ).fetchall() == [("restricted",)]


def test_what_was_replaced_ties_nobody() -> None:
    relation = {"subject_ref": "POL/s/anna", "other_ref": "POL/s/ben", "kind": "friend"}
    assert told(world(("relation", {**relation, "superseded_at": DAY}))) == []


def home(who: str, address: str | None, postcode: str, **more: Any) -> tuple[str, Row]:
    where = {"address": address, "postcode": postcode}
    return "stay", {"subject_ref": f"POL/s/{who}", "kind": "home", **where, **more}


def test_one_house_is_one_place_however_it_is_written() -> None:
    con = world(
        home("anna", "14 Mill Road", "AB1 2CD", uprn="000012"),
        home("ben", "14, Mill Rd.", "AB1 2CD"),
        home("cara", "Flat 2, 14 Mill Road", "AB1 2CD"),
        home("dan", "Mill Road", "AB1 2CD"),
        home("eve", None, "AB1 2CD"),
    )
    assert told(con, "said") == [
        ("anna", "uprn:12", "home"),
        ("ben", "uprn:12", "home"),
        ("cara", "at:AB12CD|2.14", "home"),
    ]


def test_a_senders_own_number_makes_no_institution_of_a_home() -> None:
    where = {"address": "12 Cutter Lane", "postcode": "PE21 3AB"}
    rows = [
        ("stay", {"subject_ref": "POL/s/anna", "kind": "home", "place_id": "1070", **where}),
        ("stay", {"subject_ref": "POL/s/ben", "kind": "tenancy", "place_id": "88", **where}),
    ]
    ties = told(world(*rows), "right_kind, kind")
    assert len({place for _, place, *_ in ties}) == 1, "one address, whatever each calls it"
    assert {(what, kind) for _, _, what, kind in ties} == {("place", "lived")}


def test_an_address_with_several_references_is_none_of_them() -> None:
    con = world(
        home("anna", "14 Mill Road", "AB1 2CD", uprn="1"),
        home("ben", "14 Mill Road", "AB1 2CD", uprn="2"),
        home("cara", "14 Mill Road", "AB1 2CD"),
    )
    assert [place for _, place, *_ in told(con)] == ["uprn:1", "uprn:2", "at:AB12CD|14"]


def test_what_is_kept_close_makes_no_two_open_records_one() -> None:
    """Neither one house by its reference, nor one occasion by standing between two."""
    close = {"marking": "restricted"}
    con = world(
        home("anna", "14 Mill Road", "AB1 2CD", uprn="1", **close),
        home("ben", "14 Mill Road", "AB1 2CD"),
        event("a", occurred_from="2026-03-01", reference="X1"),
        event("b", occurred_from="2026-03-07", reference="X1", **close),
        event("c", occurred_from="2026-03-13", reference="X1"),
        in_event("a", "pa"), in_event("a", "qa"), in_event("b", "pb", **close),
        in_event("c", "pc"), in_event("c", "qc"),
    )  # fmt: skip
    at = dict(con.execute("select record_id, place_id from at_place").fetchall())
    assert list(at.values()) == ["uprn:1", "at:AB12CD|14"]
    occasions = con.execute(
        "select right_id, list(left_id order by left_id) from tie where right_kind = 'event'"
        " group by all order by 2"
    ).fetchall()
    assert [who for _, who in occasions] == [["pa", "pb", "qa"], ["pc", "qc"]]


def test_where_many_meet_is_an_institution() -> None:
    con = world(
        ("stay", {"subject_ref": "POL/s/anna", "kind": "school", "place_id": "136541"}),
        ("stay", {"subject_ref": "POL/s/ben", "kind": "placement", "place_id": "SC12"}),
        event("a", place_name="Eastmarsh railway station", postcode="AB1 2CD"),
        in_event("a", "cara"),
    )
    assert told(con, "right_kind, kind") == [
        ("anna", "school:136541", "institution", "attended"),
        ("ben", "home:SC12", "institution", "attended"),
    ]
    stations = con.execute("select place_id from at_place where record_id = 'a'").fetchall()
    assert stations == [("station:eastmarsh railway station",)]


@pytest.mark.parametrize(
    ("named", "more", "place"),
    [
        ("14 Station Road", {}, "at:AB12CD|14"),
        ("Flat 2, 14 STATION RD.", {}, "at:AB12CD|2.14"),
        ("3 Station Cottages", {}, "at:AB12CD|3"),
        ("Station Road", {}, "street:station road@AB1"),
        ("Eastmarsh station, Station Road", {}, "station:eastmarsh station, station road"),
        ("Police station, 2 Bath Road", {}, "station:police station, 2 bath road"),
        ("2 The Old Fire Station", {"uprn": "0012"}, "uprn:12"),
    ],
)
def test_a_street_named_after_a_station_is_no_station(
    named: str, more: Row, place: str | None
) -> None:
    lived = home("anna", named, "AB1 2CD", **more)
    happened = event("a", place_name=named, postcode="AB1 2CD", **more)
    con = world(lived, happened)
    found = dict(con.execute("select record_id, place_id from at_place").fetchall())
    assert found.get("a") == place
    own = None if place and place.startswith(("station:", "street:")) else place
    assert found.get("stay0") == own, "of a home the address is read: no station, and no street"


def test_what_happened_at_an_address_ties_whoever_was_in_it() -> None:
    at = {"place_name": "14 Mill Road", "postcode": "AB1 2CD"}
    con = world(
        event("a", **at), in_event("a", "anna", "found"),
        event("b", kind="custody", **at), in_event("b", "ben"),
    )  # fmt: skip
    assert told(con) == [("anna", "at:AB12CD|14", "seen_at", "arrest")]


def test_telephones_calls_vehicles_and_lines() -> None:
    phone = {"kind": "phone", "value": "+447700900123"}
    call = {"caller": "+447700900123", "called": "+447700900456", "kind": "call"}
    con = world(
        ("contact_point", {**phone, "subject_ref": "POL/s/anna", "whose": "own"}),
        ("contact_point", {**phone, "whose": "line", "line": " Ray Line "}),
        ("call", {**call, "times": 2}), ("call", {**call, "times": 3}),
        ("call", {**call, "times": 1, "occurred_from": "2026-05-01"}),
        event("v", kind="note", outcome="passenger"), in_event("v", "ben", "named"),
        ("thing", {"event_id": "v", "kind": "vehicle", "description": "qi21 abc red Golf"}),
        ("statement", {"subject_ref": "POL/s/cara", "topic": "carrying", "line": "RAY LINE"}),
    )  # fmt: skip
    assert told(con, "kind, said, times") == [
        ("+447700900123", "+447700900456", "called", "call", "1"),
        ("+447700900123", "+447700900456", "called", "call", "5"),
        ("+447700900123", "ray line", "of_line", "line", "1"),
        ("anna", "+447700900123", "held_phone", "own", "1"),
        ("ben", "QI21ABC", "in_vehicle", "passenger", "1"),
        ("cara", "ray line", "of_line", "carrying", "1"),
    ]


def test_a_line_known_by_a_number_alone_is_tied_to_that_number() -> None:
    """And what is said of it under the number, as a statement without a name has it."""
    phone = {"kind": "phone", "value": "+447700900123"}
    con = world(
        ("contact_point", {**phone, "subject_ref": "POL/s/anna", "whose": "line"}),
        ("contact_point", {**phone, "whose": "own", "value": "+447700900456"}),
        ("contact_point", {**phone, "whose": "line", "line": " ", "kind": "sim"}),
        ("statement", {"subject_ref": "POL/s/cara", "topic": "line active",
                       "line": "+447700900123"}),
    )  # fmt: skip
    assert told(con, "kind, right_kind") == [
        ("+447700900123", "+447700900123", "of_line", "line"),
        ("anna", "+447700900123", "held_phone", "phone"),
        ("cara", "+447700900123", "of_line", "line"),
    ]


def test_a_vehicle_is_known_by_its_mark_wherever_it_stands() -> None:
    con = world(
        event("v", kind="note"), in_event("v", "ben", "named"),
        event("w", kind="note"), in_event("w", "cara", "named"),
        ("thing", {"event_id": "v", "kind": "vehicle", "description": "QI21 ABC red Golf"}),
        ("thing", {"event_id": "w", "kind": "vehicle", "description": "Toyota 4Runner QI21ABC"}),
    )  # fmt: skip
    assert told(con, "said") == [("ben", "QI21ABC", "named"), ("cara", "QI21ABC", "named")]


@pytest.mark.parametrize(
    ("vehicle", "markings"),
    [({}, ["official-sensitive"]), ({"marking": "restricted"}, ["restricted"]),
     ({"superseded_at": DAY}, [])],
)  # fmt: skip
def test_a_vehicle_kept_close_ties_nobody_openly(vehicle: Row, markings: list[str]) -> None:
    con = world(
        event("v", kind="note"), in_event("v", "ben", "named"),
        ("thing", {"event_id": "v", "kind": "vehicle", "description": "QI21 ABC", **vehicle}),
    )  # fmt: skip
    assert [marking for *_, marking in told(con, "marking")] == markings
