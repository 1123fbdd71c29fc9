"""What is said of two people: that one protects, that they were together. No mere names."""

import pytest
from tests.unit.network.test_ties import Row, event, in_event, told, world

from wayhome.network.kinds import TieKind

AT = {"address": "14 Mill Road", "postcode": "AB1 2CD"}


def said(topic: str, *who: str, **more: object) -> list[tuple[str, Row]]:
    """A statement of the community: of the first, and of others named with them."""
    about = {"event_id": "a", "subject_ref": f"POL/s/{who[0]}", "topic": topic}
    return [
        event("a", kind="community_statement", code=topic, **more),
        *(in_event("a", one, "named", record_id=f"i-{one}") for one in who),
        ("statement", {"record_id": "s", **about, "line": "Ray Line"}),
        ("thing", {"event_id": "a", "kind": "vehicle", "description": "QI21 ABC"}),
    ]


def test_an_adult_who_protects_is_somebody_they_trust_and_is_tied_by_nothing_else() -> None:
    """By no event, address, vehicle or line: ways to known exploitation are walked over those."""
    con = world(*said("protective adult", "coach", "kid", **AT))
    assert told(con, "kind, said, record_id, other_id") == [
        ("kid", "coach", "protective", "protective adult", "a", "i-kid")
    ]
    assert con.execute("from line_fact").fetchall() == [], "nor on the page of a line"


def test_of_an_adult_who_protects_nobody_says_whom_there_is_no_tie() -> None:
    assert told(world(*said("protective adult", "coach", **AT))) == []


@pytest.mark.parametrize("close", ["event", "involvement", "statement"])
def test_trust_is_as_close_as_the_closest_of_what_it_rests_on(close: str) -> None:
    rows = [
        (table, {**row, "marking": "restricted"} if table == close else row)
        for table, row in said("protective adult", "coach", "kid")
    ]
    assert [marking for *_, marking in told(world(*rows), "marking")] == ["restricted"]


def test_where_somebody_is_said_to_be_safe_the_place_is_trusted() -> None:
    assert told(world(*said("safe place", "kid", **AT)[:2])) == [
        ("kid", "at:AB12CD|14", "protective", "safe place")
    ]


def test_seen_together_is_more_than_named() -> None:
    con = world(*said("seen together", "anna", "ben")[:3])
    assert told(con) == [(one, "a", "seen_with", "seen together") for one in ("anna", "ben")]


@pytest.mark.parametrize(("kind", "tied"), [("met", ["anna", "ben"]), ("group", [])])
def test_whoever_came_along_to_a_charity_was_seen_with_them(kind: str, tied: list[str]) -> None:
    """Of a group that a service itself brings together nothing is said, and one number of many
    contacts makes no occasion of them."""
    con = world(
        event("a", kind="appointment", code=kind, reference="K1"),
        in_event("a", "anna", "subject"), in_event("a", "ben", "named"),
        event("b", kind="appointment", code=kind, reference="K1"), in_event("b", "cara", "subject"),
    )  # fmt: skip
    assert [who for who, _, how, _ in told(con) if how == TieKind.SEEN_WITH] == tied
    assert len(told(con)) == len(tied)


@pytest.mark.parametrize(("ref", "days", "tied"), [
    (("J1", "J1"), (1, 2), True), (("J1", "J2"), (1, 2), False), ((None, None), (1, 1), False),
    (("J1", "J1"), (1, 20), False),
])  # fmt: skip
def test_who_is_reported_as_missing_together_is_told_by_one_number(ref, days, tied) -> None:
    """Each report has its own number, and nobody guesses from one night in one town."""
    con = world(
        *(event(name, kind="missing", reference=f"M-{name}", joint_ref=joint,
                occurred_from=f"2026-03-{day:02} 20:00")
          for name, joint, day in zip("ab", ref, days, strict=True)),
        in_event("a", "anna", "subject"), in_event("b", "ben", "subject"),
    )  # fmt: skip
    assert {(who, how) for who, _, how, _ in told(con)} == (
        {("anna", "present"), ("ben", "present")} if tied else set()
    )
