"""A record as people read it: no code beside its own words, no number without its meaning."""

from datetime import datetime
from typing import Any

import pytest

from wayhome.workspace.pages.particulars import plain, shown_columns
from wayhome.workspace.pages.views.record import when

SUSPENSION = {"table": "event", "kind": "suspension", "value": 2.0}


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        ({**SUSPENSION, "outcome": "PP", "code": "PP"}, ["Reasons", "School days"]),
        ({**SUSPENSION, "outcome": "PP; DA", "code": "DA"}, ["Reasons", "School days"]),
        ({"kind": "referral", "outcome": "RC1", "code": "N1"}, ["Outcome", "Code of the source"]),
        ({"kind": "attendance", "value": 4.0, "value_of": 10.0},
         ["Sessions attended", "Sessions possible"]),
        ({"table": "contact_point", "kind": "phone", "value": "+447700900123"}, ["Number"]),
        ({"table": "involvement", "role": "subject"}, []),
        ({"table": "involvement", "role": "victim"}, ["Their part"]),
    ],
)  # fmt: skip
def test_a_column_stands_once_and_under_what_it_means(
    record: dict[str, Any], shown: list[str]
) -> None:
    assert [label for _, label in shown_columns(record)] == shown


@pytest.mark.parametrize(
    ("value", "name", "said"),
    [
        ("9434765919", "nhs_number", "943 476 5919"),
        ("NBC:4000063", "child_id", "4000063"),
        ("victim", "role", "Harmed"),
        (["pnc_id:07/123X", "upn:A1"], "invalid_ids",
         "Police National Computer: 07/123X, Unique pupil number: A1"),
        (["Sammy Hill", "S Hill"], "other_names", "Sammy Hill, S Hill"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_people_read_it(value: Any, name: str, said: str) -> None:
    assert plain(value, name) == said


@pytest.mark.parametrize(
    ("precision", "end", "said"),
    [
        ("minute", None, "27 September 2026, 06:15"),
        ("day", datetime(2026, 9, 29), "27 September 2026 to 29 September 2026"),
        ("not known", None, "Not stated. The day of the same row that stands in for it is "
         "27 September 2026"),
    ],
)  # fmt: skip
def test_a_day_that_stands_in_is_not_said_to_be_when(
    precision: str, end: datetime | None, said: str
) -> None:
    record = {"occurred_from": datetime(2026, 9, 27, 6, 15), "occurred_to": end}
    assert when({**record, "occurred_precision": precision}) == said
    assert when({**record, "occurred_from": None, "occurred_precision": precision}) == ""
