"""Telephones and calls as canonical rows: each with the lawful basis on which it is held."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

Built = Callable[..., list[dict[str, Any]]]
NIGHT = datetime(2026, 1, 9, 23, 40)


def test_a_number_its_handset_and_its_line_keep_their_basis(store: Any, built: Built) -> None:
    store.deliver("telephones", "people", [{"holder_id": "7", "street_name": "Ky"}])
    owned = {
        "number": "07700 900123", "holder_id": "7", "imei": "490154203237518", "whose": "line",
        "line_name": "Ray Line", "basis": "agreement", "seen_from": NIGHT,
        "source_evaluation": "2", "information_assessment": "B",
    }  # fmt: skip
    store.deliver("telephones", "ownership", [owned])
    points = {one["kind"]: one for one in built("contact_point")}
    assert {kind: one["value"] for kind, one in points.items()} == {
        "phone": "+447700900123",
        "handset": "490154203237518",
    }
    assert {one["basis"] for one in points.values()} == {"agreement"}
    assert {one["subject_ref"] for one in points.values()} == {"NBP/main/7"}
    assert (points["phone"]["line"], points["phone"]["grading"]) == ("Ray Line", "2B")
    assert points["phone"]["whose"] == "line"


def test_a_call_joins_two_numbers_and_stands_where_the_caller_was(store: Any, built: Built) -> None:
    call = {
        "caller": "07700900123", "called": "+447700900456", "began_at": NIGHT, "seconds": 40,
        "cell_postcode": "NR1 1AA", "basis": "communications_data", "basis_ref": "A/1",
        "basis_until": date(2030, 5, 3),
    }  # fmt: skip
    store.deliver("telephones", "calls", [call, {**call, "kind": "message", "times": 12}])
    one, counted = sorted(built("call"), key=lambda each: int(each["times"]))
    assert (one["caller"], one["called"]) == ("+447700900123", "+447700900456")
    assert (one["kind"], one["times"], one["basis"]) == ("call", 1, "communications_data")
    assert (one["basis_ref"], one["basis_until"]) == ("A/1", date(2030, 5, 3))
    assert one["occurred_to"] == NIGHT + timedelta(seconds=40)
    assert one["area"] == "E07000148"
    assert (counted["kind"], counted["times"]) == ("message", 12)


def test_what_may_no_longer_be_held_makes_nothing(store: Any, built: Built) -> None:
    ended = {"basis": "seized", "basis_until": date.today() - timedelta(days=1)}  # noqa: DTZ011
    store.deliver("telephones", "ownership", [{"number": "07700900123", "holder_id": "7", **ended}])
    call = {"caller": "07700900123", "called": "07700900456", "began_at": NIGHT}
    store.deliver("telephones", "calls", [{**call, **ended}])
    assert built("contact_point") == built("call") == []
