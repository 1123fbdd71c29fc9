"""The public sample returns, read in place: every file of a feed is read, rows add up."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wayhome.extracts import Receipt

Receive = Callable[..., list[Receipt]]
RETURNS = Path(__file__).parents[3] / ".." / "shared" / "data" / "returns"
there = pytest.mark.skipif(
    not RETURNS.exists(), reason="the public samples are not there to be read"
)


@there
def test_the_sample_of_looked_after_children(take: Receive) -> None:
    receipts = {one.file: one for one in take(RETURNS / "ssda903_fake", agency="NBC")}
    rows = {file: one.total.rows for file, one in receipts.items() if one.was_read}
    assert rows["header.csv"] == rows["oc2.csv"] == rows["previous_permanence.csv"] == 2_675
    assert rows["episodes.csv"] == 5_050
    assert receipts["fake_903.xml"].tables["episodes"].rows == 459
    assert not any(name in rows for name in ("ch_fake.xlsx", "scp_fake.xlsx"))


@there
def test_the_samples_of_the_census(take: Receive) -> None:
    receipts = {one.file: one for one in take(RETURNS / "cin_fake", agency="NBC")}
    assert all(one.was_read for one in receipts.values())
    assert receipts["fake_CIN_data.xml"].tables["child"].rows == 332
    assert receipts["CIN_Census_2026.xml"].tables["pre_proceedings"].rows == 1
