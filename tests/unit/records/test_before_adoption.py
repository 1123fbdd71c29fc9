"""A record that says that it is of before an adoption is sealed, with all that hangs on it."""

from typing import Any

import pytest

HOME = {"address": "14 Mill Road", "postcode": "M1 1AE"}
PUPIL = {"upn": "A823012345678", "school_urn": "100001", "start_date": None}


@pytest.mark.parametrize(
    ("feed", "table", "row"),
    [
        ("health", "patients", {"patient_id": "7", "nhs_number": "9434765919", **HOME}),
        ("education", "pupils", {**PUPIL, **HOME}),
        ("generic", "persons", {"person_ref": "7", **HOME}),
    ],
)
@pytest.mark.parametrize(("said", "seals"), [(True, True), (False, False), (None, False)])
def test_what_says_so_is_sealed(
    feed: str,
    table: str,
    row: dict[str, Any],
    said: bool | None,
    seals: bool,
    store: Any,
    built: Any,
) -> None:
    names = {"forename": "Poppy", "surname": "Reed"}
    store.deliver(feed, table, [{**row, **names, "before_adoption": said}])
    (subject,), stays = built("subject"), built("stay")
    assert subject["sealed_reason"] == ("adopted" if seals else None)
    assert {one["marking"] == "sealed" for one in (subject, *stays)} == {seals}
